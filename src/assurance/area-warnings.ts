import { type Day, toDay } from "../model/day.ts";
import type { WordsFile } from "../model/knowledge-base.ts";
import type { AreaWarningPolicy } from "../model/policy.ts";
import { NOT_ASSESSED, type QuarterWords, type StatementWords } from "../model/words.ts";
import { newestEvidence } from "./ageing.ts";
import type { AreaCoverage } from "./coverage.ts";

export type AreaWarning =
  | "one-method"
  | "one-source"
  | "only-line-1"
  | "only-reported"
  | "no-voice"
  | "nothing-recent"
  | "no-evidence";

const VOICES: readonly string[] = ["children", "parents-carers", "practitioners"];

/** What is thin about the evidence of an area that is judged. Thresholds are policy; months are calendar months. */
export function areaWarnings(
  area: AreaCoverage,
  policy: AreaWarningPolicy,
  asAt: Day,
): readonly AreaWarning[] {
  const findings = area.findings;
  if (findings.length === 0) return ["no-evidence"];
  const found: AreaWarning[] = [];
  const distinct = (values: readonly string[]) => new Set(values).size;
  if (distinct(findings.flatMap((one) => one.methods)) < policy.methods) found.push("one-method");
  if (distinct(findings.flatMap((one) => one.sources)) < policy.sources) found.push("one-source");
  if (policy.lineOneOnly && findings.every((one) => one.line === 1)) found.push("only-line-1");
  if (policy.reportedOnly && findings.every((one) => one.basis === "reported")) found.push("only-reported");
  const voices = findings.some((one) => one.finding.from !== undefined && VOICES.includes(one.finding.from));
  if (policy.noVoice && !voices) found.push("no-voice");
  const newest = newestEvidence(area);
  if (newest !== undefined && newest < monthsBefore(asAt, policy.months)) found.push("nothing-recent");
  return found;
}

/**
 * Whether the own words judge an area: by a level, or where no levels are used, in words under its heading; a
 * statement also by one of its criteria. Not assessed and not evidenced are no judgements.
 */
export function isJudged(
  area: Pick<AreaCoverage, "id" | "title" | "criteria">,
  words: WordsFile<QuarterWords | StatementWords> | undefined,
  usesLevels: boolean,
): boolean {
  if (!words) return false;
  const criteria = "criteria" in words.value ? words.value.criteria : {};
  const met = area.criteria.map((one) => criteria[one.criterionId] ?? "not-evidenced");
  if (met.some((one) => one !== "not-evidenced")) return true;
  const level = words.value.areas[area.id]?.level;
  if (usesLevels) return level !== undefined && level !== NOT_ASSESSED;
  const names = [area.id, area.title].map((name) => name.trim().toLowerCase());
  return words.words.sections.some(
    ({ heading, blocks }) => names.includes(heading.trim().toLowerCase()) && blocks.length > 0,
  );
}

function monthsBefore(day: Day, months: number): Day {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) - months;
  const start = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  return toDay(`${start}-${String(Math.min(date, 28)).padStart(2, "0")}`);
}
