import { dayInWords } from "../../model/day.ts";
import type { DiffAnswer, DiffSide, FileChange, OwnWordsChange } from "../../model/diff-answer.ts";
import { coverageSections } from "./coverage.ts";
import { evidenceSections } from "./evidence.ts";
import { fieldLine } from "./field-line.ts";
import { counted, type DiffPage, type DiffSection, listed } from "./page.ts";
import { levelSection, registerSection } from "./registers.ts";

/** What a comparison says to a person, the most important first. */
export function diffPage(answer: DiffAnswer): DiffPage {
  const sections = [
    ...evidenceSections(answer),
    ...coverageSections(answer),
    levelSection(answer),
    registerSection(answer),
    wordsSection(answer),
    filesSection(answer),
  ];
  return {
    title: `What changed from ${sideInWords(answer.from)} to ${sideInWords(answer.to)}`,
    sentence: sentenceOf(answer),
    sections: sections.filter(({ items }) => items.length > 0),
    closing: [
      ...(answer.coverage.length > 0
        ? ["Coverage counts findings and judges nothing: more of them is neither better nor worse."]
        : []),
      "This page is for those who may read the records: no edition and no marking takes anything out.",
    ],
  };
}

/** `quarter 1 of 2025/26`, `30 September 2025 (commit 0123456789ab)`, `the work tree`. */
function sideInWords({ is, name, commit, year, quarter }: DiffSide): string {
  if (is === "period") return quarter ? `quarter ${quarter.slice(1)} of ${year}` : `the year ${year}`;
  return commit === undefined ? `the ${name}` : `${name} (commit ${commit.slice(0, 12)})`;
}

function sentenceOf(answer: DiffAnswer): string {
  const parts = [notesInWords(answer), othersInWords(answer)].filter((part) => part !== "");
  if (parts.length > 0) return `${parts.join("; ")}.`;
  return answer.files.length > 0 ? "No record says anything else than it did." : "Nothing changed.";
}

/** `2 notes are new and 1 no longer counts` */
function notesInWords({ evidence: { added, changed, withdrawn } }: DiffAnswer): string {
  const counts = (
    [
      [added.length, "is new", "are new"],
      [changed.length, "is changed", "are changed"],
      [withdrawn.length, "no longer counts", "no longer count"],
    ] as const
  ).filter(([count]) => count > 0);
  return listed(
    counts.map(([count, one, more], at) => {
      const noun = at > 0 ? "" : count === 1 ? "note " : "notes ";
      return counted(count, `${noun}${one}`, `${noun}${more}`);
    }),
  );
}

function othersInWords({ coverage, levels, registers, words, files }: DiffAnswer): string {
  const counts = (
    [
      [coverage.length, "criterion of the framework", "criteria of the framework"],
      [levels.length, "judgement", "judgements"],
      [registers.length, "register entry", "register entries"],
      [words.length, "page of own words", "pages of own words"],
      [files.filter((one) => one.is !== "says-the-same").length, "other file", "other files"],
    ] as const
  ).filter(([count]) => count > 0);
  if (counts.length === 0) return "";
  const has = counts.length === 1 && counts[0]?.[0] === 1 ? "has" : "have";
  return `${listed(counts.map(([count, one, more]) => counted(count, one, more)))} ${has} changed`;
}

function wordsSection({ words }: DiffAnswer): DiffSection {
  return {
    heading: "Words of the scrutineer",
    items: words.map((one) => ({
      text: `${one.name}: ${WRITTEN[one.is]}`,
      below: one.fields.map((field) => fieldLine(field)),
    })),
  };
}

const WRITTEN = {
  added: "begun",
  changed: "changed",
  removed: "its file is gone",
} as const satisfies Record<OwnWordsChange["is"], string>;

function filesSection({ files }: DiffAnswer): DiffSection {
  const words = {
    added: "new",
    changed: "changed",
    removed: "gone",
    "says-the-same": "stamped, moved or laid out otherwise, and says the same",
  } as const satisfies Record<FileChange["is"], string>;
  return {
    heading: "Other files",
    items: files.map(({ path, is }) => ({ text: `${path}: ${words[is]}`, below: [] })),
  };
}

/** For a line under the title: the days that the two sides count to. */
export function daysInLine({ from, to }: DiffAnswer): string {
  const [was, is] = [dayInWords(from.asAt), dayInWords(to.asAt)];
  return was === is ? `Counted as at ${is}.` : `Counted as at ${was} and as at ${is}.`;
}
