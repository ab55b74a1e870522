import { withFilled } from "../model/filled-number.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Figure, Note, Voice } from "../model/note.ts";
import type { AreaCoverage } from "./coverage.ts";
import { heardId } from "./disclosure/counts-of-period.ts";
import type { PeriodFacts } from "./quarter.ts";
import { entriesOfPeriod } from "./registers-of-period.ts";

/** What a name in the own words stands for: a count, or a figure of a note. */
export type Fillable =
  | {
      readonly is: "count";
      readonly value: number;
      /** Where people are counted: what an edition that hides small numbers knows the count by. */
      readonly id?: string;
    }
  | { readonly is: "figure"; readonly figure: Figure; readonly note: RecordFile<Note> };

interface FillableName {
  readonly name: string;
  /** For the manual and for the page of own words. */
  readonly says: string;
  count(facts: PeriodFacts, base: KnowledgeBase): Omit<Extract<Fillable, { is: "count" }>, "is">;
  /** The same of one area, where an area may follow the name. */
  ofArea?(area: AreaCoverage): number;
}

const heard = (voice: Voice, who: string): FillableName => ({
  name: `heard-${voice}`,
  says: `contributions heard of ${who}`,
  count: ({ period, voices }) => ({ value: voices.heard[voice], id: heardId(period, voice) }),
});

const ofAreas = (name: string, says: string, ofArea: (area: AreaCoverage) => number): FillableName => ({
  name,
  says,
  count: ({ areas }) => ({ value: areas.reduce((sum, area) => sum + ofArea(area), 0) }),
  ofArea,
});

const open = (kind: "recommendation" | "challenge"): FillableName => ({
  name: `open-${kind}s`,
  says: `${kind}s that are open as at the report's day`,
  count: ({ period, asAt }, base) => ({
    value: entriesOfPeriod(base, kind, period, asAt).filter((one) => one.open).length,
  }),
});

/** Every name that may stand in double braces in the own words, but `figure`. */
export const FILLABLE_NAMES: readonly FillableName[] = [
  { name: "notes", says: "notes used", count: ({ notes }) => ({ value: notes.used.length }) },
  {
    name: "findings",
    says: "findings of those notes",
    count: ({ findings }) => ({ value: findings.length }),
  },
  ofAreas("criteria", "criteria of the framework", (area) => area.criteriaCount),
  ofAreas("criteria-with-evidence", "criteria that have evidence", (area) => area.withEvidence),
  ofAreas("criteria-without-evidence", "criteria that have none", (area) => area.withoutEvidence.length),
  ofAreas("working-well", "findings on what works well", (area) => area.workingWell),
  ofAreas("worried-about", "findings on what is a worry", (area) => area.worriedAbout),
  heard("children", "children"),
  heard("parents-carers", "parents and carers"),
  heard("practitioners", "practitioners"),
  heard("leaders", "leaders"),
  {
    name: "to-tell-back",
    says: "notes of which children and families are to be told what came",
    count: ({ voices }) => ({ value: voices.toTellBack.length }),
  },
  {
    name: "told-back",
    says: "those of them who were told",
    count: ({ voices }) => ({ value: voices.told.length }),
  },
  {
    name: "planned",
    says: "what the programme plans by number",
    count: ({ progress }) => ({ value: progress.planned }),
  },
  {
    name: "done-of-planned",
    says: "what was done of it",
    count: ({ progress }) => ({ value: progress.doneOfPlanned }),
  },
  {
    name: "days-used",
    says: "days of scrutiny used",
    count: ({ progress }) => ({ value: progress.daysInPeriod }),
  },
  open("recommendation"),
  open("challenge"),
];

/** The name of a figure of a note: `figure ID, 2` is its second figure. */
export const FIGURE = "figure";

const OF_FIGURE = /^([a-z0-9-]+)(?:, ?([1-9]\d{0,2}))?$/;

/** What a name stands for in a period; undefined where there is no such number. */
export function fillable(
  base: KnowledgeBase,
  facts: PeriodFacts,
  { name, of }: { readonly name: string; readonly of: string },
): Fillable | undefined {
  if (name === FIGURE) return figureNamed(facts, of);
  const known = FILLABLE_NAMES.find((one) => one.name === name);
  if (!known) return undefined;
  if (of === "") return { is: "count", ...known.count(facts, base) };
  const area = facts.areas.find((one) => one.id === of);
  return area && known.ofArea && { is: "count", value: known.ofArea(area) };
}

/** Of a note that the words cite: its figures stand in the report's table, with their source. */
function figureNamed(facts: PeriodFacts, of: string): Fillable | undefined {
  const match = OF_FIGURE.exec(of);
  const cited = facts.own?.words.citations.some((one) => one.target === match?.[1]);
  const note = facts.notes.used.find(({ record }) => record.id === match?.[1])?.record;
  const figures = note?.value.figures ?? [];
  const figure = figures[match?.[2] === undefined ? 0 : Number(match[2]) - 1];
  // without a number it is the note's only figure
  const isClear = match?.[2] !== undefined || figures.length === 1;
  return cited && note && figure && isClear ? { is: "figure", figure, note } : undefined;
}

/**
 * A text of the own words where no report is made of it: in brackets what number is filled in, not the number, which
 * depends on the edition. A name that is unknown stays as it was written.
 */
export function withNumbersSaid(text: string): string {
  return withFilled(text, ({ name, of }) => {
    if (name === FIGURE) return `(the figure of ${of})`;
    const says = FILLABLE_NAMES.find((one) => one.name === name)?.says;
    return says && `(the number of ${says}${of === "" ? "" : `: ${of}`})`;
  });
}
