import { join, relative } from "node:path";
import type { PeriodFacts } from "../../assurance/quarter.ts";
import { finishSealed, type ReportSet, writeReportSet } from "../../edge/report-set.ts";
import type { WriteOptions } from "../../edge/write.ts";
import type { Session } from "../session.ts";
import type { MakeOptions } from "./options.ts";

/** Writes the outputs and their manifest or seal, and says which; with --dry-run only says it. */
export async function writeOut(
  session: Session,
  options: MakeOptions,
  set: Omit<ReportSet, "force">,
): Promise<void> {
  const { world, terminal } = session;
  const { folder, outputs } = set;
  const shown = (name: string) => (relative(world.cwd, join(folder, name)) || name).replaceAll("\\", "/");
  if (options.dryRun) {
    for (const { name } of outputs) terminal.result(shown(name));
    terminal.note("Nothing was written (--dry-run).");
    return;
  }
  const where = bounds(session, options);
  const written = await writeReportSet({ ...set, force: options.force === true }, world, where);
  for (const { name } of outputs) terminal.result(shown(name));
  for (const { name } of set.beside) terminal.note(`Signed: ${shown(name)}`);
  if (set.last.name.startsWith("seal"))
    terminal.note(
      `Sealed: ${shown(set.last.name)}. Commit it with the report. To check it: scrutiny verify ${shown(set.last.name)}`,
    );
  for (const name of written.removed) terminal.note(`Removed ${shown(name)}: it was of an earlier run.`);
  for (const name of written.kept)
    terminal.note(`Left ${shown(name)}: it was changed by hand and is of an earlier run.`);
}

/** Does what a run had left to do that was stopped after it sealed an issue of this report, in the usual place. */
export async function finishIssues(
  session: Session,
  period: PeriodFacts["period"],
  suffix: string,
): Promise<void> {
  const where = bounds(session, {});
  for (let issue = 1; ; issue++) {
    const folder = join(session.root(), ...issuePath(period, issue).split("/"));
    if (!(await finishSealed(folder, suffix, session.world, where))) return;
  }
}

function bounds({ root, world }: Session, { output }: Pick<MakeOptions, "output">): WriteOptions {
  return output === undefined ? { root: root(), cwd: world.cwd } : { cwd: world.cwd };
}

/** Where outputs go: `reports/2025-26/q2/`, `reports/2025-26/statement/`; a state of the past has a folder of its own. */
export async function folderOf(
  { root, placed, options: global, source }: Session,
  options: MakeOptions,
  facts: PeriodFacts,
  issue = 1,
): Promise<string> {
  if (options.output !== undefined) return placed(options.output);
  const folder = join(root(), ...issuePath(facts.period, issue).split("/"));
  if (global.asOf !== undefined) return join(folder, `as-of-${global.asOf}`);
  const { commit } = await source();
  return commit ? join(folder, `at-${commit.id.slice(0, 12)}`) : folder;
}

/** The folder of a report of the files of today. */
export function usualFolder({ root }: Pick<Session, "root">, { period }: PeriodFacts): string {
  return join(root(), ...usualPath(period).split("/"));
}

/** The same below the root, with `/`. */
export function usualPath({ year, quarter }: PeriodFacts["period"]): string {
  return `reports/${year.folder}/${(quarter ?? "statement").toLowerCase()}`;
}

/** Where an issue of a final stands: a corrected one beside the first. */
export function issuePath(period: PeriodFacts["period"], issue: number): string {
  return issue === 1 ? usualPath(period) : `${usualPath(period)}/issue-${issue}`;
}
