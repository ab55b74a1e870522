import type {
  AreaAnswer,
  CoverageAnswer,
  CoverageMatrix,
  CoverageMore,
  CriterionAnswer,
} from "../model/coverage-answer.ts";
import { onOneLine } from "../model/printable.ts";
import { cut } from "./columns.ts";
import { matrixAsText } from "./coverage-matrix-text.ts";
import { coverageMoreAsText } from "./coverage-more-text.ts";
import type { Screen } from "./screen.ts";
import { onNarrow } from "./screen-width.ts";
import { wrapped } from "./wrapped.ts";

/** What stands before and after the list of criteria: the matrix of a year, and what `--more` adds. */
export interface CoverageTextParts extends Screen {
  readonly matrix?: CoverageMatrix | undefined;
  readonly more?: CoverageMore | undefined;
}

/** What to do where there is nothing to count by. */
const WRITE_CRITERIA = "write them in the framework";

/** From this width on, what a criterion's evidence rests on stands on its own line beside it; below, under it. */
const WIDE = 132;

/** Coverage for a person: the matrix of a year, then a line a criterion with both sides and the reason for its gap. */
export function coverageAsText(answer: CoverageAnswer, options: CoverageTextParts): string {
  const { paint, matrix, more } = options;
  const period = answer.quarter ? `Quarter ${answer.quarter.slice(1)} of ${answer.year}` : answer.year;
  const parts = [paint.bold(`${period}, as at ${answer.asAt}`)];
  if (matrix) parts.push(matrixAsText(matrix, options).join("\n"));
  for (const area of answer.areas) parts.push(areaAsText(area, options));
  if (more) parts.push(...coverageMoreAsText(more, options));
  parts.push(closing(answer, options.columns));
  return parts.join("\n\n");
}

function areaAsText(area: AreaAnswer, { paint, columns }: Screen): string {
  const thin = area.gaps.map((gap) => gap.message).join(" ");
  if (area.of === 0)
    return `${paint.bold(area.title)}  ${paint.yellow("no criteria yet")}: ${WRITE_CRITERIA}`;
  const have = `${area.withEvidence} of ${area.of} criteria have evidence`;
  const isNarrow = columns < NARROW && area.title.length + 2 + have.length > columns;
  const head = isNarrow
    ? [...wrapped(area.title, columns).map((line) => paint.bold(line)), `  ${have}`].join("\n")
    : `${paint.bold(area.title)}  ${have}`;
  const width = titleWidth(area, columns);
  const lines = area.criteria.flatMap((one) => criterionAsText(one, { width, columns, paint }));
  return [
    head,
    ...(thin && area.withEvidence > 0
      ? wrapped(thin, thinWidth(columns)).map((line) => paint.dim(`  ${line}`))
      : []),
    ...lines,
  ].join("\n");
}

/** A sentence is broken on a narrow screen alone, as it always stood on one line of others. */
function thinWidth(columns: number): number {
  return columns < NARROW ? columns - 2 : Number.POSITIVE_INFINITY;
}

const NARROW = 80;

/** A wide screen spares what the titles do not need. */
function titleWidth({ criteria }: AreaAnswer, columns: number): number {
  const most = Math.min(44, Math.max(24, columns - 44));
  return columns < WIDE
    ? most
    : Math.min(most, Math.max(LEAST_TITLE, ...criteria.map((one) => one.title.length)));
}

function criterionAsText(
  one: CriterionAnswer,
  { width, columns, paint }: Screen & { readonly width: number },
): readonly string[] {
  const title = one.title.length > width ? `${one.title.slice(0, width - 1)}…` : one.title.padEnd(width);
  const first = one.gaps[0];
  if (first?.reason === "no-evidence") {
    const more = one.gaps.slice(1).map((gap) => gap.message);
    return [`  ${title} ${paint.yellow(["no evidence", ...more].join("; "))}`];
  }
  const unclear = one.notYetClear > 0 ? `, ${one.notYetClear} not yet clear` : "";
  const sides = `${one.workingWell} well, ${one.worriedAbout} worried${unclear}`;
  const word = wordFor(one);
  const painted = one.bothWays ? paint.yellow(word) : word;
  if (columns < NARROW && 2 + width + 1 + sides.length + 2 + word.length > columns) {
    const under = [`${sides}: ${word}`, restsOn(one)].flatMap((text) => wrapped(text, columns - 4));
    return [
      ...wrapped(one.title, columns - 2).map((text) => `  ${text}`),
      ...under.map((text) => `    ${text}`),
    ];
  }
  const line = `  ${title} ${sides}: ${painted}`;
  const rests = restsOn(one);
  if (columns < WIDE) return [line, paint.dim(`    ${cut(rests, columns - 4)}`)];
  const space = " ".repeat(Math.max(2, SIDES - sides.length - word.length));
  const room = columns - width - sides.length - word.length - space.length - 5;
  return [`${line}${space}${paint.dim(cut(rests, Math.max(LEAST, room)))}`];
}

/** Titles stand under each other over all areas, unless one is longer. */
const LEAST_TITLE = 36;
/** Columns for both sides and their word on a wide screen; what the evidence rests on gets at least so many. */
const SIDES = 42;
const LEAST = 24;

/** Sources, methods and lines of a criterion's evidence, and its newest day. */
function restsOn({ sources, methods, lines, newest }: CriterionAnswer): string {
  const count = (list: readonly unknown[], one: string) =>
    `${list.length} ${one}${list.length === 1 ? "" : "s"}`;
  const ofLines =
    lines.length === 0 ? "no line said" : `line${lines.length === 1 ? "" : "s"} ${lines.join(", ")}`;
  const day = newest === undefined ? "" : `, newest ${newest}`;
  return `${count(sources, "source")}, ${count(methods, "method")}, ${ofLines}${day}`;
}

function wordFor(one: CriterionAnswer): string {
  if (one.bothWays) return "both ways";
  if (one.workingWell + one.worriedAbout === 0) return "not yet clear only";
  return one.workingWell > 0 ? one.corroboration.workingWell : one.corroboration.worriedAbout;
}

function closing(answer: CoverageAnswer, columns: number): string {
  const criteria = answer.areas.reduce((sum, area) => sum + area.of, 0);
  const evident = answer.areas.reduce((sum, area) => sum + area.withEvidence, 0);
  const { voices, counts } = answer;
  const lines = [
    `${criteria === 0 ? `The framework has no criteria yet: ${WRITE_CRITERIA}.` : `${evident} of ${criteria} criteria have evidence; ${criteria - evident} have none.`} Outside the framework: ${answer.outsideFramework.length}.`,
    `Contributions heard: children ${voices.children}, parents and carers ${voices["parents-carers"]}, practitioners ${voices.practitioners}, leaders ${voices.leaders}.`,
    `Notes: ${counts.files} found, ${counts.used} used, ${counts.leftOut.length} left out.`,
    ...counts.leftOut.map((one) => `  left out: ${onOneLine(one.path)}: ${one.reason}`),
  ];
  const late = answer.information.filter((one) => one.overdue > 0);
  if (late.length > 0) lines.push(`Overdue from partners: ${late.map((one) => one.title).join("; ")}.`);
  return lines.flatMap((line) => onNarrow(line, columns)).join("\n");
}
