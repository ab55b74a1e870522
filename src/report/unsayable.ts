import { heardId } from "../assurance/disclosure/counts-of-period.ts";
import type { Disclosure } from "../assurance/disclosure/disclosure.ts";
import { numbersInWords } from "../assurance/disclosure/numbers-in-words.ts";
import { isPercentage } from "../assurance/disclosure/people.ts";
import { isSmall } from "../assurance/disclosure/system.ts";
import type { PeriodFacts } from "../assurance/quarter.ts";
import { type Figure, type Note, VOICES } from "../model/note.ts";
import { type Policy, suppressionOf } from "../model/policy.ts";

/** Tells whether words say a number that the edition hides. */
export interface Unsayable {
  /**
   * Beside notes: a number that a hidden count of their figures has, or a number of people as small as those that they
   * heard. Without a note: a hidden number of people, of any note.
   */
  isSaidIn(text: string, beside: readonly string[]): boolean;
}

interface Numbers {
  /** Of figures, which count by a unit: any number may be one of them. */
  readonly counts: Set<number>;
  readonly percentages: Set<number>;
  /** Of people heard: only a number of people is one of them. */
  readonly heard: Set<number>;
}

/** What must not be said in an edition; nothing in one that hides nothing. */
export function unsayable(facts: PeriodFacts, people: Disclosure, policy: Policy): Unsayable {
  if (!people.suppresses) return { isSaidIn: () => false };
  const ofNote = new Map(
    facts.notes.used.map(({ record }) => [record.id, numbersOf(record.value, facts, people, policy)]),
  );
  return {
    isSaidIn(text, beside) {
      const isBeside = beside.length > 0;
      const numbers = (isBeside ? beside : [...ofNote.keys()]).flatMap((id) => ofNote.get(id) ?? []);
      return numbersInWords(text).some(({ value, isPercentage, isOfPeople }) =>
        numbers.some(({ counts, percentages, heard }) => {
          if (isPercentage) return (isOfPeople || isBeside) && percentages.has(value);
          return (isOfPeople && heard.has(value)) || ((isOfPeople || isBeside) && counts.has(value));
        }),
      );
    },
  };
}

/** Leaders are office-holders: that three of them came is no secret, unless the quarter's number is hidden. */
function numbersOf(note: Note, facts: PeriodFacts, people: Disclosure, policy: Policy): Numbers {
  const { rule } = suppressionOf(policy);
  const numbers: Numbers = { counts: new Set(), percentages: new Set(), heard: new Set() };
  for (const voice of VOICES) {
    const count = note.heard?.[voice] ?? 0;
    if (count === 0) continue;
    if (voice !== "leaders" && isSmall(count, rule)) numbers.heard.add(count);
    const total = facts.voices.heard[voice];
    if (people.shown(heardId(facts.period, voice), total) === undefined) numbers.heard.add(total);
  }
  for (const figure of note.figures) addFigure(figure, people, rule, numbers);
  return numbers;
}

function addFigure(
  figure: Figure,
  people: Disclosure,
  rule: { readonly from: number; readonly to: number },
  { counts, percentages }: Numbers,
): void {
  const { of } = figure;
  const shown = people.figure(figure);
  const isShare = isPercentage(figure.unit);
  if (isShare && shown.value === undefined) percentages.add(Math.round(figure.value));
  if (isShare && of === undefined) return;
  const value = isShare ? Math.round((figure.value * (of ?? 0)) / 100) : figure.value;
  if (shown.value === undefined) counts.add(value);
  if (of === undefined || (shown.value !== undefined && shown.of !== undefined)) return;
  if (shown.of === undefined) counts.add(of);
  if (isSmall(of - value, rule)) counts.add(of - value);
  if (of > 0) percentages.add(Math.round((100 * value) / of)).add(Math.round((100 * (of - value)) / of));
}
