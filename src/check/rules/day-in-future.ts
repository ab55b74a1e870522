import { allDecisions, allEntries } from "../../assurance/reference.ts";
import { type Day, dayInWords } from "../../model/day.ts";
import type { FieldPath, KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import type { DiaryEntry } from "../../model/programme.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Nothing can have been seen, done, answered or received after today; most often the year or the month is
 * mistyped. A note of a later day counts in no report, so nothing false can be printed: it is a warning.
 * Basis: The model of the knowledge base: a note later than the as-at day is left out. Today is SCRUTINY_TODAY,
 * else `today` in scrutiny.yaml, else the clock.
 */
export const dayInFuture: Rule = {
  id: "day-in-future",
  severity: "warning",
  says: "Something is said to have happened on a day that has not come yet.",
  why: "Nothing can have been seen, done, answered or received after today; most often the year or the month is mistyped. A note of a later day counts in no report, so nothing false can be printed: it is a warning.",
  basis:
    "The model of the knowledge base: a note later than the as-at day is left out. Today is SCRUTINY_TODAY, else `today` in scrutiny.yaml, else the clock.",
  *check({ base, today }) {
    for (const { record, field, day } of pastDays(base)) {
      if (day === undefined || day <= today) continue;
      yield faultAt(record, field, {
        message: `This is said to have happened on a day after today, ${dayInWords(today)}.`,
        hint: "Correct the day, or write it when it has happened.",
      });
    }
  },
};

interface PastDay {
  readonly record: RecordFile<unknown>;
  readonly field: FieldPath;
  readonly day: Day | undefined;
}

function* pastDays(base: KnowledgeBase): Iterable<PastDay> {
  for (const record of base.notes) yield* daysOfNote(record);
  for (const { record } of allEntries(base)) {
    for (const field of ["date", "raised", "asked", "became-aware", "received", "notified", "closed"]) {
      const day = (record.value as unknown as Record<string, Day | undefined>)[field];
      if (day !== undefined) yield { record, field: [field], day };
    }
    for (const [index, { on }] of record.value.updates.entries())
      yield { record, field: ["updates", index, "on"], day: on };
  }
  for (const { diary, statement } of base.years.values()) {
    for (const [index, entry] of (diary?.value.entries ?? []).entries()) {
      if (diary && isPast(entry)) yield { record: diary, field: ["entries", index, "on"], day: entry.on };
    }
    if (statement) yield { record: statement, field: ["signed", "on"], day: statement.value.signed?.on };
  }
  for (const { decision, words, index } of allDecisions(base))
    yield { record: words, field: ["decisions", index, "outcome", "on"], day: decision.outcome?.on };
}

function* daysOfNote(record: RecordFile<Note>): Iterable<PastDay> {
  const { date, until, withdrawn, "told-back": told, "passed-on": passed } = record.value;
  yield { record, field: ["date"], day: date };
  if (until !== undefined) yield { record, field: ["until"], day: until };
  if (withdrawn) yield { record, field: ["withdrawn", "on"], day: withdrawn.on };
  if (told && "on" in told) yield { record, field: ["told-back", "on"], day: told.on };
  for (const [index, { on }] of passed.entries())
    yield { record, field: ["passed-on", index, "on"], day: on };
}

/** A meeting can be cancelled or put off before its day; it cannot be done or missed. */
function isPast(entry: DiaryEntry): boolean {
  return entry.outcome === "done" || entry.outcome === "missed";
}
