import type { StandingEntry } from "../assurance/registers-of-period.ts";
import type { Day } from "../model/day.ts";
import { openedOn, type RegisterEntry, type RegisterKind } from "../model/registers.ts";
import { periodInWords, quarterOfDay } from "../model/year.ts";
import type { ReportInput } from "./input.ts";
import { KIND_IN_WORDS } from "./phrases.ts";

/** What an edition says of a register entry marked above it: its kind and its quarter, no more. */
export function withheldEntry<K extends RegisterKind>(input: ReportInput, one: StandingEntry<K>): string {
  const opened = openedOn(one.kind, one.record.value as RegisterEntry);
  return withheld(input, KIND_IN_WORDS[one.kind], opened);
}

/** `A challenge of quarter 2 of 2025/26, marked above this edition`. */
export function withheld({ policy }: Pick<ReportInput, "policy">, kind: string, day: Day): string {
  const article = /^[aeiou]/.test(kind) ? "An" : "A";
  return `${article} ${kind} of ${periodInWords(quarterOfDay(day, policy.year.starts))}, marked above this edition`;
}
