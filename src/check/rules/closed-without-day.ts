import { allEntries } from "../../assurance/reference.ts";
import type { RegisterKind } from "../../model/register-kinds.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Without the day it counts as open in every report from now on.
 * Basis: The model of the knowledge base, Registers: open is what has no `closed` by the day. A recommendation
 * that is complete may wait for its test.
 */
export const closedWithoutDay: Rule = {
  id: "closed-without-day",
  severity: "warning",
  says: "A register entry has ended by its status, and no day says when it was closed.",
  why: "Without the day it counts as open in every report from now on.",
  basis:
    "The model of the knowledge base, Registers: open is what has no `closed` by the day. A recommendation that is complete may wait for its test.",
  *check({ base }) {
    for (const { kind, record } of allEntries(base)) {
      const status = "status" in record.value ? record.value.status : undefined;
      if (status === undefined || record.value.closed !== undefined || !ENDED[kind].includes(status))
        continue;
      yield faultAt(record, ["status"], {
        message: `Its status is ${status}, and it has no closed day.`,
        hint: "Add closed: and the day, to the entry and to the update that ended it.",
      });
    }
  },
};

const ENDED: Readonly<Record<RegisterKind, readonly string[]>> = {
  recommendation: ["superseded", "closed-not-accepted"],
  challenge: ["closed"],
  escalation: ["closed"],
  request: ["received", "refused", "not-held", "withdrawn"],
  "learning-review": [],
};
