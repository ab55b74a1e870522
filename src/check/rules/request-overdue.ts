import { ownDueDay, policyDueDay } from "../../assurance/due-day.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What does not come leaves a gap in the evidence, and the gap has an owner.
 * Basis: The model of the knowledge base, Registers: `due`, as it was moved last; without one the policy's
 * `request`. What is received, refused, not held or withdrawn is not overdue.
 */
export const requestOverdue: Rule = {
  id: "request-overdue",
  severity: "warning",
  says: "Information that was asked for has not come by its day.",
  why: "What does not come leaves a gap in the evidence, and the gap has an owner.",
  basis:
    "The model of the knowledge base, Registers: `due`, as it was moved last; without one the policy's `request`. What is received, refused, not held or withdrawn is not overdue.",
  *check({ base, today }) {
    for (const record of base.registers.request) {
      const { status = "asked", received, closed, asked, from } = record.value;
      if (closed !== undefined || !(status === "part-received" || (status === "asked" && !received)))
        continue;
      const due = ownDueDay(record, "due") ?? policyDueDay(base, "request", "asked", asked);
      if (due === undefined || due.on >= today) continue;
      yield faultAt(record, due.field, {
        message: `It was due from ${from} on ${due.on} and has ${status === "asked" ? "not come" : "come in part"}.`,
        hint: `Remind them; when it has come, type: scrutiny update ${record.id} --received DAY --text TEXT`,
        related: due.related,
      });
    }
  },
};
