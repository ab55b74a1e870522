import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: With a fixed day nothing becomes overdue; in a knowledge base that is real, late answers would not be seen.
 * Basis: The model of the knowledge base: `today` is a fixed day, only beside a `notice`: an example does not age.
 */
export const todayWithoutNotice: Rule = {
  id: "today-without-notice",
  severity: "error",
  says: "The policy in scrutiny.yaml fixes today, and no notice says that this is an example.",
  why: "With a fixed day nothing becomes overdue; in a knowledge base that is real, late answers would not be seen.",
  basis:
    "The model of the knowledge base: `today` is a fixed day, only beside a `notice`: an example does not age.",
  *check({ base }) {
    const { today, notice } = base.policy.value;
    if (today === undefined || notice !== undefined) return;
    yield faultAt(base.policy, ["today"], {
      message: "A fixed day stands here without a notice.",
      hint: "Delete today; in an invented example, add a notice that says so.",
    });
  },
};
