import type { RootContent } from "mdast";
import type { UsedNote } from "../assurance/notes-of-period.ts";
import type { StandingEntry } from "../assurance/registers-of-period.ts";
import type { Day } from "../model/day.ts";
import { periodDay } from "../model/note.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import { openedOn, type RegisterEntry } from "../model/registers.ts";
import { periodInWords, quarterOfDay } from "../model/year.ts";
import { anchorOf, evidenceAnchor, type ReportInput } from "./input.ts";
import { anchor, bullets, type Inline, paragraph } from "./nodes.ts";
import { andList, countOf, KIND_IN_WORDS } from "./phrases.ts";

type Entry = StandingEntry<RegisterKind>;

/** What an edition says of those register entries that are marked above it: kind, number and quarter, in a line a kind. */
export function withheldEntries(input: ReportInput, entries: readonly Entry[]): readonly RootContent[] {
  const above = entries.filter((one) => !input.isShown(one.record.value.marking));
  if (above.length === 0) return [];
  const lines = [...grouped(above, (one) => one.kind)].map(([kind, own]): readonly Inline[] => {
    const quarters = [...grouped(own, (one) => quarterOf(input, one))];
    return [
      `${countOf(own.length, KIND_IN_WORDS[kind])}: `,
      ...quarters.flatMap(([quarter, of], at): readonly Inline[] => [
        ...(at > 0 ? ["; "] : []),
        ...joined(of.map((one) => numberOf(input, one))),
        ` of ${quarter}`,
      ]),
      ".",
    ];
  });
  return [paragraph("Marked above this edition, so only kind, number and quarter are told:"), bullets(lines)];
}

/** The same without numbers, as one sentence: `3 requests, marked above this edition: 2 of quarter 1 of 2025/26; …`. */
export function withheldCount(input: ReportInput, entries: readonly Entry[]): string | undefined {
  const [first] = entries;
  if (!first) return undefined;
  const quarters = [...grouped(entries, (one) => quarterOf(input, one))];
  const counted = quarters.map(([quarter, of]) => `${of.length} of ${quarter}`).join("; ");
  return `${countOf(entries.length, KIND_IN_WORDS[first.kind])}, marked above this edition: ${counted}.`;
}

/** Notes marked above the edition, by quarter and line: no more is told of them than that and their numbers. */
export function withheldNotes(
  input: ReportInput,
  notes: readonly UsedNote[],
  linesOf: (note: UsedNote) => readonly number[],
): readonly RootContent[] {
  const above = notes.filter((one) => !input.isShown(one.record.value.marking));
  if (above.length === 0) return [];
  const quarterOfNote = (note: UsedNote) => quarterInWords(input, periodDay(note.record.value));
  const lines = [...grouped(above, quarterOfNote)].map(([quarter, own]): readonly Inline[] => [
    `${quarter[0]?.toUpperCase()}${quarter.slice(1)}, ${countOf(own.length, "note")}.`,
    ...[...grouped(own, (one) => linesInWords(linesOf(one)))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([line, of]): readonly Inline[] => [
        ` ${line}: `,
        ...joined(
          of.map(({ number, record }) =>
            anchor(evidenceAnchor(number), String(number), withheld(input, "note", periodDay(record.value))),
          ),
        ),
        ".",
      ]),
  ]);
  const [are, each] = above.length === 1 ? ["is", "it"] : ["are", "each"];
  return [
    paragraph(
      `${countOf(above.length, "note")} used ${are} marked above this edition. No more is told of ${each} than its number, quarter and line of evidence:`,
    ),
    bullets(lines),
  ];
}

function linesInWords(lines: readonly number[]): string {
  if (lines.length === 0) return "No line";
  return `${lines.length === 1 ? "Line" : "Lines"} ${andList(lines.map(String))}`;
}

/** `A note of quarter 2 of 2025/26, marked above this edition`. */
export function withheld(input: Pick<ReportInput, "policy">, kind: string, day: Day): string {
  const article = /^[aeiou]/.test(kind) ? "An" : "A";
  return `${article} ${kind} of ${quarterInWords(input, day)}, marked above this edition`;
}

function numberOf(input: ReportInput, one: Entry): Inline {
  return anchor(anchorOf(one.label), one.label, withheld(input, KIND_IN_WORDS[one.kind], openedDay(one)));
}

function quarterOf(input: ReportInput, one: Entry): string {
  return quarterInWords(input, openedDay(one));
}

function openedDay({ kind, record }: Entry): Day {
  return openedOn(kind, record.value as RegisterEntry);
}

function quarterInWords({ policy }: Pick<ReportInput, "policy">, day: Day): string {
  return periodInWords(quarterOfDay(day, policy.year.starts));
}

function grouped<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const item of items) found.set(key(item), [...(found.get(key(item)) ?? []), item]);
  return found;
}

function joined(pieces: readonly Inline[]): readonly Inline[] {
  return pieces.flatMap((one, at) => (at === 0 ? [one] : [", ", one]));
}
