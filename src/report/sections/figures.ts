import type { Disclosure } from "../../assurance/disclosure/disclosure.ts";
import { stretchInWords } from "../../model/day.ts";
import type { Figure } from "../../model/note.ts";
import { parseQuarter, parseYear } from "../../model/year.ts";
import type { ReportInput } from "../input.ts";
import { paragraph, table } from "../nodes.ts";
import { citeNote } from "../own-words.ts";
import { periodWord } from "../phrases.ts";
import type { Section } from "../section.ts";

/** The figures of cited notes: each with its base, and no percentage on a small one. */
export const figures: Section = {
  name: "figures",
  says: "the figures of cited notes, each with its base",
  render(input) {
    const cited = new Set(input.facts.own?.words.citations.map((one) => one.target));
    const notes = input.facts.notes.used.filter(
      ({ record }) => cited.has(record.id) && input.isShown(record.value.marking),
    );
    const rows = notes.flatMap((note) =>
      note.record.value.figures.map((figure) => [
        figure.measure,
        periodOf(figure, input),
        figureInWords(figure, input.people),
        citeNote(note.number, true),
      ]),
    );
    if (rows.length === 0) return [paragraph(`No figure is cited this ${periodWord(input.facts.period)}.`)];
    return [
      table(["Measure", "Period", "Figure", "Source"], rows, {
        caption: "Figures of the evidence that is cited",
      }),
    ];
  },
};

/** `24% (118 of 492)`; no percentage on a base under the policy's; a figure without a base with its unit. */
export function figureInWords(figure: Figure, people: Disclosure): string {
  const { value, of, hasBase, percentage } = people.figure(figure);
  const inWords = (one: number | undefined) => (one === undefined ? people.symbol : number(one));
  if (!hasBase) return `${inWords(value)} ${figure.unit}`;
  const counts = `${inWords(value)} of ${inWords(of)}`;
  return percentage === undefined ? counts : `${percentage}% (${counts})`;
}

/** Digits with a comma over 999, as GOV.UK writes them. */
function number(value: number): string {
  const [whole = "", part] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}

function periodOf({ period }: Figure, { policy }: ReportInput): string {
  if (typeof period !== "string") return stretchInWords(period.from, period.to);
  const starts = policy.year.starts;
  const quarter = parseQuarter(period, starts);
  if (quarter?.year) return `Quarter ${quarter.quarter.slice(1)} of ${quarter.year.label}`;
  return parseYear(period, starts)?.label ?? period;
}
