import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import type { Challenge } from "../model/registers.ts";
import { type DueDay, ownDueDay, policyDueDay } from "./due-day.ts";

/** Positions in `to` of those who have not answered. A chair answers for the group, and a group for its members. */
export function notAnswered({ to, responses }: Challenge, { groups }: Policy): readonly number[] {
  const from = new Set(responses.map((one) => one.from));
  const answered = new Set(from);
  for (const { id, chair, members } of groups) {
    if (from.has(id)) for (const member of members) answered.add(member);
    if (chair !== undefined && from.has(chair)) answered.add(id);
  }
  return [...to.keys()].filter((index) => !answered.has(to[index] ?? ""));
}

/** The day by which a challenge is to be answered: its own, else by the policy's deadline. */
export function answerDue(base: KnowledgeBase, record: RecordFile<Challenge>): DueDay | undefined {
  return (
    ownDueDay(record, "response-due") ?? policyDueDay(base, "challenge-response", "date", record.value.date)
  );
}
