import type { ExitCode, Session } from "../session.ts";
import type { Addition, Plan, Refusal } from "./plan.ts";

/** What was written, path by path, or nothing. */
export interface Done {
  readonly written: readonly string[];
  readonly additions: readonly Addition[];
}

/** Shows all that an import would add, line by line, and what it would not take in. */
export function showPlan({ terminal }: Session, plan: Plan): void {
  const lines = [
    `${plan.title}:`,
    ...additionsOf(plan).flatMap((one) => [
      "",
      `  ${one.place}: ${one.does}`,
      `    into ${one.path}`,
      ...one.lines.map((line) => `      ${line}`),
      ...one.warnings.map((warning) => `    Look again: ${warning}`),
    ]),
  ];
  terminal.note(lines.join("\n"));
  if (additionsOf(plan).length === 0) terminal.note("  Nothing to add.");
  for (const { place, what } of plan.standing) terminal.note(`${place}: ${what}`);
  for (const one of plan.said) terminal.note(one);
  sayRefused(plan, (text) => terminal.failure(text));
}

/** `Added 4. Not taken in: 1.`, and the next command. */
export function sayDone({ terminal, shown }: Session, plan: Plan, { written, additions }: Done): void {
  for (const path of new Set(written)) terminal.result(shown(path));
  const rest = plan.refused.length === 0 ? "" : ` Not taken in: ${plan.refused.length}.`;
  terminal.note(`Added ${additions.length}.${rest}`);
  if (written.length > 0) terminal.note("Next: scrutiny check");
}

/** The answer of `--format json`. */
export function planJson(plan: Plan, file: string, done: Done | undefined): string {
  const additions = done?.additions ?? additionsOf(plan);
  const answer = {
    version: 1,
    file,
    as: plan.as,
    additions: additions.map(({ place, id, number, path, does, lines, warnings }) => ({
      place,
      id,
      number,
      path,
      does,
      lines,
      warnings,
    })),
    standing: plan.standing,
    refused: plan.refused.map(({ place, reason, hint = null }) => ({ place, reason, hint })),
    said: plan.said,
    written: [...new Set(done?.written ?? [])],
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** 1 where something was not taken in, and a person is to look. */
export function exitOf({ refused }: Plan): ExitCode {
  return refused.length > 0 ? 1 : 0;
}

/** All that would be added, in the order of the file. */
export function additionsOf({ writings }: Plan): readonly Addition[] {
  return writings.flatMap(({ additions }) => additions);
}

function sayRefused({ refused }: Plan, say: (text: string) => void): void {
  if (refused.length === 0) return;
  say(`Not taken in: ${refused.length}.`);
  for (const { place, reason, hint } of refused as readonly Refusal[])
    say(`  ${place}: ${reason}${hint === undefined ? "" : ` ${hint}`}`);
}
