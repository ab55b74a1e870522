import type { AreaChange, Comparison, CoverageChange, FileChange } from "./diff-answer.ts";
import type { Problem } from "./problem.ts";

/** The coverage of one scrutiny year before a change and after it. */
export interface YearCompared {
  /** `2025/26`. */
  readonly year: string;
  readonly coverage: readonly CoverageChange[];
  readonly areas: readonly AreaChange[];
}

/** What `summary` answers: what a change does, for those who are asked to look at it. Its texts are masked. */
export interface SummaryAnswer extends Pick<Comparison, "evidence" | "levels" | "registers" | "words"> {
  /** What every page of an invented partnership says. */
  readonly notice: string | undefined;
  /** The commit as it was named. */
  readonly since: string;
  /** Where the change left it. */
  readonly mergeBase: string;
  /** The commit whose policy judges; undefined where it is the change's own. */
  readonly policyAt: string | undefined;
  /** Of each year in which a note or own words came, went or changed, the latest first. */
  readonly years: readonly YearCompared[];
  /** What everything is judged by, and is changed: scrutiny.yaml, frameworks, templates. */
  readonly policyFiles: readonly FileChange[];
  /** Every other file that is no note, entry or own words. */
  readonly files: readonly FileChange[];
  /** Errors, then warnings, in what changed and in what rests on it, that were not there before. */
  readonly problems: readonly Problem[];
  /** How many errors and warnings there are beside, that stood there before. */
  readonly stoodBefore: number;
  /** What a criterion or a part of one is called, by its id. */
  readonly titles: ReadonlyMap<string, string>;
}

/** Whether nothing in it needs to be said. */
export function saysNothing(answer: SummaryAnswer): boolean {
  const { evidence, levels, registers, words, policyFiles, files, problems } = answer;
  const lists = [...Object.values(evidence), levels, registers, words, policyFiles, files, problems];
  return lists.every((list) => list.length === 0);
}
