import type { AreaCompared, CoverageChange, CriterionAmount, DiffAnswer } from "../../model/diff-answer.ts";
import { counted, type DiffItem, type DiffSection, listed } from "./page.ts";

/** Coverage before and after, in words: of each area, then of the criteria that have other evidence. */
export function coverageSections(answer: DiffAnswer): readonly DiffSection[] {
  if (answer.coverage.length === 0) return [];
  const { areas, coverage, to } = answer;
  const period = to.quarter ? `quarter ${to.quarter.slice(1)} of ${to.year}` : to.year;
  const isOfPeriods = to.is === "period";
  const moved = areas.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
  const still = areas.filter((one) => !moved.includes(one)).map(({ title }) => title);
  const items = [
    ...moved.map(({ title, from, to }) => plain(areaLine(title, from, to))),
    ...(still.length === 0 ? [] : [plain(`The same: ${listed(still)}`)]),
  ];
  return [
    { heading: isOfPeriods ? "Coverage by area" : `Coverage of ${period} by area`, items },
    { heading: "Criteria", items: isOfPeriods ? byKind(coverage) : coverage.map(oneByOne) },
  ];
}

function plain(text: string): DiffItem {
  return { text, below: [] };
}

/** `Leadership: 5 of 8 criteria with evidence (6 findings), now 3 of 8 (4 findings)` */
function areaLine(title: string, from: AreaCompared | undefined, to: AreaCompared | undefined): string {
  const amount = (one: AreaCompared, words: string) =>
    `${one.withEvidence} of ${one.of}${words} (${counted(one.findings, "finding")})`;
  const words = from && from.of === 1 ? " criterion with evidence" : " criteria with evidence";
  if (!from && to) return `${title}: new in the framework, ${amount(to, " criteria with evidence")}`;
  if (!from) return title;
  return `${title}: ${amount(from, words)}, now ${to ? amount(to, "") : "not in the framework"}`;
}

function oneByOne({ title, from, to }: CoverageChange): DiffItem {
  return plain(`${title}: ${amountInWords(from)}, now ${amountInWords(to)}`);
}

/** Two quarters have hardly a criterion in common that is the same: what matters of them is told, each in one line. */
function byKind(coverage: readonly CoverageChange[]): readonly DiffItem[] {
  const kinds: readonly (readonly [string, (one: CoverageChange) => boolean])[] = [
    ["Evidence now, and none before", ({ from, to }) => !has(from) && has(to)],
    ["Evidence before, and none now", ({ from, to }) => has(from) && !has(to)],
    [
      "Findings on both sides now, and not before",
      ({ from, to }) => !from?.bothWays && to?.bothWays === true,
    ],
    ["Evidence before and now, in other numbers", ({ from, to }) => has(from) && has(to)],
  ];
  return kinds.flatMap(([text, isOne]) => {
    const titles = coverage.filter(isOne).map(({ title }) => title);
    return titles.length === 0 ? [] : [plain(`${text} (${titles.length}): ${titles.join("; ")}`)];
  });
}

function has(one: CriterionAmount | undefined): boolean {
  return one !== undefined && one.workingWell + one.worriedAbout + one.notYetClear > 0;
}

function amountInWords(one: CriterionAmount | undefined): string {
  if (!one) return "not in the framework";
  if (!has(one)) return "no evidence";
  const sides = [
    side(one.workingWell, "working well", one.corroboration.workingWell, one.bothWays),
    side(one.worriedAbout, "worried about", one.corroboration.worriedAbout, one.bothWays),
    side(one.notYetClear, "not yet clear", "none", false),
  ];
  return listed(sides.filter((text) => text !== ""));
}

function side(
  count: number,
  name: string,
  corroboration: CriterionAmount["corroboration"]["workingWell"],
  bothWays: boolean,
): string {
  if (count === 0) return "";
  const isSaid = !bothWays && corroboration !== "none" && corroboration !== "single";
  return `${count} ${name}${isSaid ? ` (${corroboration})` : ""}`;
}
