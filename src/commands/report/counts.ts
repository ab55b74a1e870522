import type { PeriodFacts } from "../../assurance/quarter.ts";
import type { Problem } from "../../model/problem.ts";
import { countOf } from "../../report/phrases.ts";
import type { ExitCode, Session } from "../session.ts";

/** Notes used and left out with their reasons, and the problems of the period's records; an error is exit 1. */
export function sayCounts(session: Session, facts: PeriodFacts, problems: readonly Problem[]): ExitCode {
  const { terminal } = session;
  sayNotes(session, facts);
  const own = problems.filter((one) => isOfPeriod(one.place.path, facts));
  const errors = own.filter((one) => one.severity === "error");
  const warnings = own.filter((one) => one.severity === "warning");
  terminal.note(
    `Problems in what it rests on: ${countOf(errors.length, "error")}, ${countOf(warnings.length, "warning")}.`,
  );
  for (const one of errors.slice(0, 5)) {
    terminal.note(`  ${session.shown(one.place.path)}:${one.place.line}:${one.place.column} ${one.message}`);
  }
  if (own.length > 0) terminal.note("Next: scrutiny check");
  return errors.length > 0 ? 1 : 0;
}

/** What each reason means for the note. */
const WHY = {
  draft: "a draft, which counts when it is ready",
  withdrawn: "withdrawn",
  superseded: "a newer note has taken its place",
  unreadable: "it cannot be read",
  later: "its day is after that of the report",
} as const satisfies Record<PeriodFacts["notes"]["leftOut"][number]["reason"], string>;
const MOST = 5;

function sayNotes({ terminal, shown }: Session, { notes: { used, leftOut } }: PeriodFacts): void {
  terminal.note(`Notes: ${used.length} used, ${leftOut.length} left out${leftOut.length > 0 ? ":" : "."}`);
  for (const { path, reason } of leftOut.slice(0, MOST)) terminal.note(`  ${shown(path)}: ${WHY[reason]}`);
  if (leftOut.length > MOST)
    terminal.note(`  and ${leftOut.length - MOST} more, all named in the evidence index`);
}

/** Whether a file is one that the report of the period rests on. */
export function isOfPeriod(path: string, { notes, period }: PeriodFacts): boolean {
  if (path.startsWith("registers/") || path.startsWith("templates/") || path === "scrutiny.yaml") return true;
  if (
    notes.used.some((note) => note.record.path === path) ||
    notes.leftOut.some((note) => note.path === path)
  )
    return true;
  const folder = `programme/${period.year.folder}/`;
  return (
    path.startsWith(folder) &&
    (!/\/(?:q[1-4]|statement)\.md$/.test(path) ||
      path.endsWith(`/${period.quarter?.toLowerCase() ?? "statement"}.md`))
  );
}
