import type { Citation } from "../model/citation.ts";
import { type Day, isDay } from "../model/day.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import { type Note, periodDay } from "../model/note.ts";
import { compareText } from "../model/problem.ts";
import type { Period } from "../model/year.ts";
import { supersededBy } from "./notes-of-period.ts";

/** A note about a period that is dated after it, and the day on which what it rests on was received. */
export interface ReceivedAfter {
  readonly record: RecordFile<Note>;
  readonly received: Day;
}

/**
 * Notes about a period (what they cover ends in it) that are dated after it and up to a day, ready, and not cited: they
 * count in the period of their date, and the report of the one that they are about must not pass over them in silence.
 * By day, then id.
 */
export function receivedAfter(
  base: KnowledgeBase,
  period: Period,
  asAt: Day,
  citations: readonly Citation[],
): readonly ReceivedAfter[] {
  if (asAt <= period.to) return [];
  const cited = new Set(citations.map((one) => one.target));
  const superseded = supersededBy(base.notes, asAt);
  return base.notes
    .filter(({ id, value }) => {
      const day = periodDay(value);
      const { covers, status } = value;
      const isAbout = covers !== undefined && covers.to >= period.from && covers.to <= period.to;
      const isLater = day > period.to && day <= asAt && value.date <= asAt;
      return isAbout && isLater && status === "ready" && !cited.has(id) && !superseded.has(id);
    })
    .map((record) => ({ record, received: receivedOn(record.value) }))
    .sort(
      (a, b) =>
        compareText(a.record.value.date, b.record.value.date) || compareText(a.record.id, b.record.id),
    );
}

/** The last day on which one of its sources came; its own day where none says. */
function receivedOn({ date, sources }: Note): Day {
  const days = sources.flatMap(({ received }) =>
    received !== undefined && isDay(received) ? [received] : [],
  );
  return days.sort().at(-1) ?? date;
}
