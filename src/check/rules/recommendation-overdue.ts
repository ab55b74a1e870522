import { recommendationDaysOverdue } from "../../assurance/registers-of-period.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What is due and not done is what the next meeting has to hear of.
 * Basis: The model of the knowledge base, Registers: `due` as the last update moved it. One that is complete,
 * closed, superseded or not accepted is not overdue.
 */
export const recommendationOverdue: Rule = {
  id: "recommendation-overdue",
  severity: "warning",
  says: "A recommendation is past the day by which it is due, and is not complete.",
  why: "What is due and not done is what the next meeting has to hear of.",
  basis:
    "The model of the knowledge base, Registers: `due` as the last update moved it. One that is complete, closed, superseded or not accepted is not overdue.",
  *check({ base, today }) {
    for (const record of base.registers.recommendation) {
      if (recommendationDaysOverdue(record.value, today) === 0) continue;
      const { due: first, updates } = record.value;
      const moved = updates.findLastIndex(({ due }) => due !== undefined && due !== first);
      const due = updates[moved]?.due;
      yield faultAt(record, due === undefined ? ["due"] : ["updates", moved, "due"], {
        message: `It was due on ${due ?? first} and is not complete.`,
        hint: `Ask the first owner; then type: scrutiny update ${record.id} --status STATUS --text TEXT, or --due DAY --reason TEXT`,
        related:
          due === undefined ? [] : [{ message: "It was first due here.", place: record.place(["due"]) }],
      });
    }
  },
};
