import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import type { Challenge } from "../model/registers.ts";
import { type DueDay, ownDueDay, policyDueDay } from "./due-day.ts";

/** Positions in `to` of those who have not answered. A chair answers for the group, and a group for its members. */
export function notAnswered({ to, responses }: Challenge, { groups }: Policy): readonly number[] {
  const hasAnswered = (party: string) =>
    responses.some(
      ({ from }) =>
        from === party ||
        groups.some(
          (group) =>
            (group.id === party && group.chair === from) ||
            (group.id === from && group.members.includes(party)),
        ),
    );
  return [...to.keys()].filter((index) => !hasAnswered(to[index] ?? ""));
}

/** The day by which a challenge is to be answered: its own, else by the policy's deadline. */
export function answerDue(base: KnowledgeBase, record: RecordFile<Challenge>): DueDay | undefined {
  return (
    ownDueDay(record, "response-due") ?? policyDueDay(base, "challenge-response", "date", record.value.date)
  );
}
