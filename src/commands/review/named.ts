import { type ReviewedRecord, reviewedRecords, wordsName } from "../../assurance/reviewed-records.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { UserError } from "../../model/user-error.ts";
import { parseQuarter, parseYear } from "../../model/year.ts";
import { namedRecord } from "../named-record.ts";

/**
 * The records of the names typed, each once, in that order: ids, numbers, parts of ids, and own words as `2025/26-Q2` or
 * `2025/26`. Throws UserError for a name of none or of several, for a decision, which is a part of own words, and
 * (exit 1) for a withdrawn note or words that are not written yet: there is nothing in them to confirm.
 */
export function namedRecords(
  base: KnowledgeBase,
  names: readonly string[],
  today: Day,
): readonly ReviewedRecord[] {
  const all = reviewedRecords(base, today);
  const found = names.map((name) => mustBeThere(recordOf(all, base, name, today)));
  return [...new Map(found.map((one) => [one.record.path, one])).values()];
}

function recordOf(
  all: readonly ReviewedRecord[],
  base: KnowledgeBase,
  name: string,
  today: Day,
): ReviewedRecord {
  const words = wordsNamed(base, name);
  if (words !== undefined) return ownWords(all, words);
  const named = namedRecord(base, name, today);
  if (named.is === "decision") {
    const { year, quarter } = named.decision;
    throw new UserError(
      "wrong-usage",
      `${name} is a decision, which is confirmed with the own words that ask it.`,
      `Name those: ${wordsName({ year, quarter })}`,
    );
  }
  const { path } = named.is === "note" ? named.record : named.entry.record;
  return all.find(({ record }) => record.path === path) as ReviewedRecord;
}

/** `2025/26-Q2`, `2025-26`; undefined where the name is not of own words. */
function wordsNamed(base: KnowledgeBase, name: string): string | undefined {
  const { starts } = base.policy.value.year;
  const typed = name.trim();
  const year = parseYear(typed, starts);
  if (year) return wordsName({ year, quarter: undefined });
  const quarter = /^\d{4}/.test(typed) ? parseQuarter(typed, starts) : undefined;
  return quarter?.year && wordsName({ year: quarter.year, quarter: quarter.quarter });
}

function ownWords(all: readonly ReviewedRecord[], name: string): ReviewedRecord {
  const found = all.find((one) => one.kind.endsWith("-words") && one.name === name);
  if (found) return found;
  const known = all.filter((one) => one.kind.endsWith("-words")).map((one) => one.name);
  throw new UserError(
    "unknown-id",
    `There are no own words ${name}.`,
    known.length > 0 ? `There are: ${known.slice(-8).join(", ")}.` : "Lay them out with: scrutiny words",
  );
}

function mustBeThere(one: ReviewedRecord): ReviewedRecord {
  if (one.notCounting === "withdrawn") {
    throw new UserError(
      "withdrawn",
      `${one.name} is withdrawn: nothing in it is left to confirm.`,
      undefined,
      1,
    );
  }
  if (one.notCounting === "unwritten") {
    throw new UserError(
      "unwritten",
      `${one.name} is not written yet: its first part is missing, or a prompt stands in it.`,
      `Write it first: ${one.record.path}`,
      1,
    );
  }
  return one;
}
