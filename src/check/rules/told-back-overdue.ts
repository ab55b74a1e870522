import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Those who speak and hear nothing back do not speak again.
 * Basis: The model of the knowledge base, Evidence note: `told-back` has a `due` day until they were told. A
 * withdrawn note is not asked.
 */
export const toldBackOverdue: Rule = {
  id: "told-back-overdue",
  severity: "warning",
  says: "Children or families were to be told by a day what came of what they said, and the note does not say that they were.",
  why: "Those who speak and hear nothing back do not speak again.",
  basis:
    "The model of the knowledge base, Evidence note: `told-back` has a `due` day until they were told. A withdrawn note is not asked.",
  *check({ base, today }) {
    for (const record of base.notes) {
      const { status, "told-back": back } = record.value;
      if (back === undefined || !("due" in back) || back.due >= today || status === "withdrawn") continue;
      yield faultAt(record, ["told-back", "due"], {
        message: `They were to be told by ${back.due}, and the note does not say that they were.`,
        hint: `Tell them; then type: scrutiny update ${record.id} --told-back DAY --how TEXT`,
      });
    }
  },
};
