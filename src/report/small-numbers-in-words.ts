import { heardId } from "../assurance/disclosure/counts-of-period.ts";
import { numbersInWords } from "../assurance/disclosure/numbers-in-words.ts";
import { isSmall } from "../assurance/disclosure/system.ts";
import { type Figure, type Note, VOICES } from "../model/note.ts";
import { suppressionOf } from "../model/policy.ts";
import { compareProblems, type Problem } from "../model/problem.ts";
import type { ReportInput } from "./input.ts";
import { type PrintedWords, recordsWords, scrutineersWords } from "./printed-words.ts";

/** Numbers that the words beside a note's citation must not say. */
interface Unsayable {
  readonly counts: ReadonlySet<number>;
  readonly percentages: ReadonlySet<number>;
}

/**
 * Places where words say a number that the edition hides: beside a citation, any number that the cited note's hidden
 * counts have; without one, a hidden number of people. Empty in an edition that hides nothing. No message says a number.
 */
export function smallNumbersInWords(input: ReportInput): readonly Problem[] {
  if (!input.people.suppresses) return [];
  const ofNote = new Map(
    input.facts.notes.used.map(({ record }) => [record.id, unsayable(input, record.value)]),
  );
  return [...scrutineersWords(input), ...recordsWords(input)]
    .filter((words) => saysOne(words, notesBeside(input, words.targets), ofNote))
    .map(problemAt)
    .sort(compareProblems);
}

function saysOne(
  { text }: PrintedWords,
  beside: readonly string[],
  ofNote: ReadonlyMap<string, Unsayable>,
): boolean {
  const all = beside.length === 0;
  const unsayable = (all ? [...ofNote.keys()] : beside).map((id) => ofNote.get(id));
  return numbersInWords(text).some(
    ({ value, isPercentage, isOfPeople }) =>
      (isOfPeople || !all) &&
      unsayable.some((one) => (isPercentage ? one?.percentages : one?.counts)?.has(value) === true),
  );
}

/** The notes that words rest on: those that they cite, and the evidence of entries that they cite. */
function notesBeside({ references, facts }: ReportInput, targets: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const target of targets) {
    const one = references.find(target, facts.period.year);
    if (one?.is === "note") found.add(one.record.id);
    if (one?.is === "entry" && "evidence" in one.entry.record.value) {
      for (const id of one.entry.record.value.evidence) found.add(id);
    }
    if (one?.is === "diary" && one.entry.note) found.add(one.entry.note);
  }
  return [...found];
}

/** Leaders are office-holders: that three of them came is no secret, unless the quarter's number is hidden. */
function unsayable(input: ReportInput, { heard, figures }: Note): Unsayable {
  const { rule } = suppressionOf(input.policy);
  const counts = new Set<number>();
  const percentages = new Set<number>();
  for (const voice of VOICES) {
    const count = heard?.[voice] ?? 0;
    if (count === 0) continue;
    if (voice !== "leaders" && isSmall(count, rule)) counts.add(count);
    const total = input.facts.voices.heard[voice];
    if (input.people.shown(heardId(input.facts.period, voice), total) === undefined) counts.add(total);
  }
  for (const figure of figures) addFigure(input, figure, { counts, percentages });
  return { counts, percentages };
}

function addFigure(
  input: ReportInput,
  figure: Figure,
  { counts, percentages }: { readonly counts: Set<number>; readonly percentages: Set<number> },
): void {
  const { value, of } = figure;
  const shown = input.people.figure(figure);
  const hides = shown.value === undefined || (of !== undefined && shown.of === undefined);
  if (!hides) return;
  if (shown.value === undefined) counts.add(value);
  if (of === undefined) return;
  if (shown.of === undefined) counts.add(of);
  if (isSmall(of - value, suppressionOf(input.policy).rule)) counts.add(of - value);
  if (of > 0) percentages.add(Math.round((100 * value) / of)).add(Math.round((100 * (of - value)) / of));
}

function problemAt({ place }: PrintedWords): Problem {
  return {
    rule: "small-number-in-words",
    severity: "error",
    message: "The words here say a number that this edition hides.",
    place,
    hint: 'Write "a few", "some" or "most", or leave the number out.',
    related: [],
  };
}
