import { answerDue, notAnswered } from "../../assurance/challenge-answer.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A question that may stay open without a word is no challenge; reports print who has not answered.
 * Basis: The model of the knowledge base, Registers: `response-due`, as it was moved last; without one the
 * policy's `challenge-response`. A chair answers for the group, a group for its members. What is closed or carried
 * on is not asked.
 */
export const challengeAnswerOverdue: Rule = {
  id: "challenge-answer-overdue",
  severity: "warning",
  says: "Somebody who was asked has not answered a challenge by its day.",
  why: "A question that may stay open without a word is no challenge; reports print who has not answered.",
  basis:
    "The model of the knowledge base, Registers: `response-due`, as it was moved last; without one the policy's `challenge-response`. A chair answers for the group, a group for its members. What is closed or carried on is not asked.",
  *check({ base, today }) {
    for (const record of base.registers.challenge) {
      const { status, closed, to } = record.value;
      if (closed !== undefined || status === "closed" || status === "carried-on") continue;
      const due = answerDue(base, record);
      if (due === undefined || due.on >= today) continue;
      for (const index of notAnswered(record.value, base.policy.value)) {
        const place = record.place(due.field);
        yield faultAt(record, ["to", index], {
          message: `${to[index]} was to answer by ${due.on} and has not.`,
          hint: `When the answer comes: scrutiny update ${record.id} --response TEXT --from ${to[index]}. To carry the question on: --carried-to ID`,
          related: [{ message: "The day comes from here.", place }, ...due.related],
        });
      }
    }
  },
};
