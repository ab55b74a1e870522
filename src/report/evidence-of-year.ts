import type { CountedFinding } from "../assurance/findings.ts";
import type { UsedNote } from "../assurance/notes-of-period.ts";
import { stretchInWords } from "../model/day.ts";
import type { Note } from "../model/note.ts";
import { activityTitle } from "../model/programme.ts";
import { yearOf } from "../model/year.ts";
import { evidenceAnchor, type ReportInput } from "./input.ts";
import { anchor, type Cell, table } from "./nodes.ts";
import { noteTitle } from "./note-title.ts";
import { SAYS_IN_WORDS } from "./phrases.ts";

/**
 * The evidence index of a statement: when, what, by which activity and method, on which line, how strong, and what was
 * found. Only of notes that the edition shows.
 */
export function evidenceOfYear(input: ReportInput, used: readonly UsedNote[]) {
  const header = ["No.", "Date", "Evidence", "Activity and methods", "Line and strength", "Findings"];
  return table(
    header,
    used.map((note) => row(input, note)),
    { caption: "Evidence used" },
  );
}

function row(input: ReportInput, note: UsedNote): readonly Cell[] {
  const { value } = note.record;
  const number = (what: string) => anchor(evidenceAnchor(note.number), String(note.number), what);
  const findings = input.facts.findings.filter((one) => one.note === note);
  const when = stretchInWords(value.date, value.until ?? value.date);
  const title = noteTitle(input, note);
  return [
    number(`${title}, ${when}`),
    when,
    title,
    howInWords(input, value),
    [linesInWords(findings), basesInWords(findings), strengthInWords(findings)]
      .filter((one) => one !== "")
      .join("; "),
    foundInWords(findings),
  ];
}

function howInWords({ base, policy }: ReportInput, { activity, date, methods }: Note): string {
  const programme = base.years.get(yearOf(date, policy.year.starts).start)?.programme?.value;
  const title = activity === undefined ? [] : [activityTitle(programme, activity)];
  return [...title, methods.map((one) => one.replace("-", " ")).join(", ")]
    .filter((one) => one !== "")
    .join(": ");
}

/** The lines of evidence that a note's findings are on. */
export function evidenceLines({ facts }: ReportInput, note: UsedNote): readonly number[] {
  return linesOf(facts.findings.filter((one) => one.note === note));
}

function linesOf(findings: readonly CountedFinding[]): readonly number[] {
  return [...new Set(findings.flatMap((one) => one.line ?? []))].sort();
}

function linesInWords(findings: readonly CountedFinding[]): string {
  const lines = linesOf(findings);
  if (lines.length === 0) return "";
  return `${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}`;
}

function basesInWords(findings: readonly CountedFinding[]): string {
  return [...new Set(findings.flatMap((one) => one.basis?.replace("-", " ") ?? []))].sort().join(" and ");
}

/** As the scrutineer marked the findings; those without a mark are not counted. */
function strengthInWords(findings: readonly CountedFinding[]): string {
  return (["strong", "moderate", "weak"] as const)
    .map((strength) => ({
      strength,
      count: findings.filter((one) => one.finding.strength === strength).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ strength, count }) => `${count} ${strength}`)
    .join(", ");
}

function foundInWords(findings: readonly CountedFinding[]): string {
  const counts = (["working-well", "worried-about", "not-yet-clear"] as const)
    .map((says) => ({ says, count: findings.filter((one) => one.finding.says === says).length }))
    .filter(({ count }) => count > 0)
    .map(({ says, count }) => `${count} ${SAYS_IN_WORDS[says].toLowerCase()}`);
  return counts.length === 0 ? "Nothing new" : counts.join(", ");
}
