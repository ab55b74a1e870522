import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { REGISTER_KINDS } from "../model/register-kinds.ts";
import { QUARTERS } from "../model/year.ts";
import type { PeriodFacts } from "./quarter.ts";
import type { References } from "./reference.ts";
import { entriesOfPeriod } from "./registers-of-period.ts";
import { type ReviewedRecord, reviewedRecords } from "./reviewed-records.ts";

/**
 * What the report of a period rests on, and may be stamped: the notes it uses, the entries that it prints, whatever else
 * its words cite or a decision rests on, and the words themselves; for a year those of its quarters too. Records that
 * count for nothing are among them only as own words that are not written yet.
 */
export function reportBasis(
  base: KnowledgeBase,
  facts: PeriodFacts,
  references: References,
): readonly ReviewedRecord[] {
  const { period, asAt, notes } = facts;
  const words = wordsOf(facts);
  const paths = new Set<string>(words.map((one) => one.path));
  for (const { record } of notes.used) paths.add(record.path);
  for (const kind of REGISTER_KINDS)
    for (const { record } of entriesOfPeriod(base, kind, period, asAt)) paths.add(record.path);
  for (const target of citedIn(words)) {
    const found = references.find(target, period.year);
    if (found?.is === "entry") paths.add(found.entry.record.path);
    if (found?.is === "note") paths.add(found.record.path);
  }
  for (const { path } of notes.leftOut) paths.delete(path);
  return reviewedRecords(base, asAt).filter(
    ({ record, notCounting }) =>
      paths.has(record.path) && (notCounting === undefined || notCounting === "unwritten"),
  );
}

function wordsOf({ folder, period }: PeriodFacts) {
  const quarters = QUARTERS.filter((one) => period.quarter === undefined || one === period.quarter);
  const words = quarters.map((one) => folder?.quarters[one]);
  return [...words, ...(period.quarter ? [] : [folder?.statement])].filter((one) => one !== undefined);
}

function citedIn(words: ReturnType<typeof wordsOf>): readonly string[] {
  return words.flatMap(({ words: { citations }, value }) => [
    ...citations.map((one) => one.target),
    ...("decisions" in value ? value.decisions.flatMap((one) => one["rests-on"]) : []),
  ]);
}
