import { frameworkOf } from "../assurance/quarter.ts";
import { isWritten as hasFirstPart } from "../assurance/report-stage.ts";
import type { Framework } from "../model/framework.ts";
import type { KnowledgeBase, RecordFile, WordsFile, YearFolder } from "../model/knowledge-base.ts";
import type { Place } from "../model/problem.ts";
import {
  QUARTER_HEADINGS,
  type QuarterWords,
  STATEMENT_HEADINGS,
  type StatementWords,
} from "../model/words.ts";
import { type Period, QUARTERS, quarterOf, wholeYear } from "../model/year.ts";

/** The scrutineer's own words for one period, with what they are read with. */
export interface OwnWords {
  readonly file: WordsFile<QuarterWords | StatementWords>;
  readonly folder: YearFolder;
  /** By the folder and the file's name, whatever the front matter says. */
  readonly period: Period;
  /** Undefined where there is no framework at all. */
  readonly framework: RecordFile<Framework> | undefined;
  /** The headings beside the areas'. */
  readonly headings: readonly string[];
}

/** All own words: quarters, then the statement, year by year. */
export function ownWords(base: KnowledgeBase): readonly OwnWords[] {
  return [...base.years.values()].flatMap((folder) => {
    const shared = { folder, framework: frameworkOf(base, folder) };
    const quarters = QUARTERS.flatMap((quarter): OwnWords[] => {
      const file = folder.quarters[quarter];
      const period = quarterOf(folder.year, quarter);
      return file ? [{ ...shared, file, period, headings: QUARTER_HEADINGS }] : [];
    });
    const statement = folder.statement;
    if (!statement) return quarters;
    const period = wholeYear(folder.year);
    return [...quarters, { ...shared, file: statement, period, headings: STATEMENT_HEADINGS }];
  });
}

/** A heading as it is compared: letter case and white space at its ends do not matter. */
export function headingKey(heading: string): string {
  return heading.trim().toLowerCase();
}

/** The heading of an area; where it has none yet, what the front matter says of the area. */
export function placeOfArea(
  { file }: OwnWords,
  area: { readonly id: string; readonly title: string },
): Place {
  const names = [headingKey(area.id), headingKey(area.title)];
  const section = file.words.sections.find((one) => names.includes(headingKey(one.heading)));
  return section?.place ?? file.place(["areas", area.id], true);
}

/** Whether they are written: `isWritten` of assurance, by their own first heading. */
export function isWritten({ file, headings }: OwnWords): boolean {
  return hasFirstPart(file, headings[0] ?? "");
}
