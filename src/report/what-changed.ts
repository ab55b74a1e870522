import type { WordsFile } from "../model/knowledge-base.ts";
import type { QuarterWords, StatementWords } from "../model/words.ts";
import type { ReportInput } from "./input.ts";
import { CRITERION_IN_WORDS, DIRECTION_IN_WORDS, DUTY_IN_WORDS } from "./phrases.ts";
import { levelTitle } from "./scale.ts";

/** Something that is no longer as it was; without `from` it is new, without `to` it is gone. */
export interface Change {
  readonly what: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What differs between two states of one report. */
export interface WhatChanged {
  /** Opinion, levels, directions, views: never left unsaid. */
  readonly judgements: readonly Change[];
  /** Paragraphs of the scrutineer's words, under their headings, and the decisions asked. */
  readonly words: readonly Change[];
  /** Evidence used and entries printed: in, out, or changed. */
  readonly records: readonly Change[];
}

/** Compares a report with an earlier state of itself. */
export function whatChanged(before: ReportInput, now: ReportInput): WhatChanged {
  return {
    judgements: compared(judgementsOf(before), judgementsOf(now)),
    words: [...paragraphs(before, now), ...compared(decisionsOf(before), decisionsOf(now))],
    records: [...compared(notesOf(before), notesOf(now)), ...compared(entriesOf(before), entriesOf(now))],
  };
}

type Said = ReadonlyMap<string, string>;

function compared(before: Said, now: Said): readonly Change[] {
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((what) => ({ what, from: before.get(what), to: now.get(what) }))
    .filter(({ from, to }) => from !== to);
}

function judgementsOf(input: ReportInput): Said {
  const { facts, policy } = input;
  const said = new Map<string, string>();
  const statement = facts.statement?.value;
  if (statement?.opinion) {
    if (policy.usesLevels) said.set("Opinion, level", levelTitle(input, statement.opinion.level));
    said.set("Opinion", statement.opinion.sentence);
  }
  for (const area of facts.areas) {
    const judged = facts.own?.value.areas[area.id];
    if (policy.usesLevels) said.set(`${area.title}, level`, levelTitle(input, judged?.level));
    said.set(`${area.title}, direction`, DIRECTION_IN_WORDS[judged?.direction ?? "no-comparison"]);
    for (const { criterionId, title } of area.criteria) {
      const view = statement?.criteria[criterionId];
      if (view) said.set(`${title}, my view`, CRITERION_IN_WORDS[view]);
    }
  }
  for (const duty of facts.framework.value.duties) {
    const view = statement?.duties[duty.id];
    if (view) said.set(duty.title ?? duty.text, DUTY_IN_WORDS[view]);
  }
  return said;
}

/** Paragraphs and list items by heading: those that stand in both are passed over, the others are paired in order. */
function paragraphs(before: ReportInput, now: ReportInput): readonly Change[] {
  const [was, is] = [claimsOf(before.facts.own), claimsOf(now.facts.own)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((heading) => {
    const [old, fresh] = [was.get(heading) ?? [], is.get(heading) ?? []];
    const gone = old.filter((one) => !fresh.includes(one));
    const come = fresh.filter((one) => !old.includes(one));
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
      what: heading,
      from: gone[index],
      to: come[index],
    }));
  });
}

function claimsOf(
  words: WordsFile<QuarterWords> | WordsFile<StatementWords> | undefined,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { heading, blocks } of words?.words.sections ?? []) {
    const claims = blocks.flatMap((block) => block.claims.map((claim) => claim.text.trim()));
    found.set(heading, [...(found.get(heading) ?? []), ...claims.filter((one) => one !== "")]);
  }
  return found;
}

function decisionsOf({ facts }: ReportInput): Said {
  return new Map((facts.words?.value.decisions ?? []).map((one) => [`Decision ${one.id}`, one.text]));
}

/** What an edition may print of a note: of one marked above it, that it is there. */
function notesOf({ facts, isShown, base }: ReportInput): Said {
  return new Map(
    facts.notes.used.map(({ record }) => {
      const shown = isShown(record.value.marking);
      const { date, title } = record.value;
      const name = shown
        ? `Note of ${date}, ${title}`
        : `A note of ${date.slice(0, 7)}, marked above this edition`;
      return [name, base.meaningDigest("note", record)];
    }),
  );
}

function entriesOf({ entries, isShown, isPublic }: ReportInput): Said {
  // a learning review is never told apart to everybody
  const all = Object.values(entries)
    .flat()
    .filter(({ kind }) => !isPublic || kind !== "learning-review");
  return new Map(
    all.map(({ label, entry, record }) => [
      isShown(record.value.marking) ? `${label}, ${entry.title}` : label,
      JSON.stringify(entry),
    ]),
  );
}
