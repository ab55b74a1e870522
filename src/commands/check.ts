import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { EVERY_RULE } from "../check/every-rule.ts";
import { repositoryOf } from "../edge/git.ts";
import { isInside } from "../edge/worktree.ts";
import type { Problem } from "../model/problem.ts";
import { UserError } from "../model/user-error.ts";
import { PROBLEM_FORMATS } from "../render/problem-formats.ts";
import { type CheckReport, countBySeverity, type ProblemContext } from "../render/problems.ts";
import { judge, type StateOptions } from "./check/judge.ts";
import type { Judged } from "./check/judge-since.ts";
import { shownLines } from "./check/shown-lines.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface CheckOptions extends StateOptions {
  readonly format: string;
  readonly strict?: boolean;
}

/** `scrutiny check [PATH...]`: every problem, at its place, with its cure. Never writes. */
export const check: CommandFile = {
  define(command: Command, run) {
    command
      .description("Check every record against the model, the framework and each other. Writes nothing.")
      .argument("[path...]", "report the problems of these files and folders only (all is read)")
      .addOption(
        new Option("--format <format>", "how to say it")
          .choices(PROBLEM_FORMATS.map((one) => one.format))
          .default("pretty"),
      )
      .option("--strict", "exit with 1 for warnings too")
      .option("--since <ref>", "report what differs from where this left that branch, and what rests on it")
      .option("--staged", "check what is staged for the next commit, not the files as they lie there")
      .option("--policy-at <ref>", "judge by scrutiny.yaml, frameworks and templates of that commit")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny check\n  $ scrutiny check evidence/2025-26 --format json\n" +
          "  $ scrutiny check --format sarif > problems.sarif\n" +
          "  $ scrutiny check --since main --policy-at main\n  $ scrutiny check --staged --since HEAD",
      )
      .action((paths: string[], options: CheckOptions) =>
        run((session) => runCheck(session, paths, options)),
      );
  },
};

async function runCheck(
  session: Session,
  paths: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const wanted = paths.map((path) => insideRoot(session, path));
  const judged = await judge(session, options);
  const { at, files, since } = judged;
  const isAsked = (path: string) => wanted.length === 0 || wanted.some((one) => isUnder(path, one));
  const isWanted = ({ place }: Problem) => isAsked(place.path);
  const problems = judged.problems.filter(isWanted);
  const waived = judged.waived.filter(isWanted).length;
  const report: CheckReport = { root: session.root(), at, files, problems, waived, since };
  const isReported = (path: string) => isAsked(path) && isConcerned(path, judged);
  const context = contextOf(session, judged, { isStrict: options.strict === true, isReported });
  await say(session, report, options.format, context);
  const by = countBySeverity(problems);
  return by.error > 0 || (options.strict === true && by.warning > 0) ? 1 : 0;
}

async function say(
  session: Session,
  report: CheckReport,
  format: string,
  context: ProblemContext,
): Promise<void> {
  const listed = PROBLEM_FORMATS.find((one) => one.format === format);
  if (!listed) throw new UserError("wrong-usage", `There is no format ${format}.`);
  const render = await listed.load();
  const text = await render(report, context);
  if (listed.isLines) session.terminal.result(text);
  else session.terminal.document(text);
}

function contextOf(
  session: Session,
  { base, source }: Judged,
  about: Pick<ProblemContext, "isStrict" | "isReported">,
): ProblemContext {
  const { world, terminal } = session;
  return {
    ...about,
    version: world.version,
    rules: EVERY_RULE,
    prefix: () => prefixOf(session),
    sha256: (text) => world.sha256(text),
    paint: terminal.style,
    columns: terminal.columns,
    shown: session.shown,
    lines: async () => shownLines(base, source),
  };
}

/** Whether what is compared with has to do with the file. */
function isConcerned(path: string, { since }: Judged): boolean {
  return !since || since.isAll || since.changed.includes(path) || since.restingOn.includes(path);
}

/** Where the knowledge base lies in its repository; at the top where git cannot say. */
async function prefixOf(session: Session): Promise<string> {
  try {
    return (await repositoryOf(session.root(), session.world.env))?.prefix ?? "";
  } catch (error) {
    if (error instanceof UserError) return "";
    throw error;
  }
}

/** The path relative to the root; throws where it lies outside. */
function insideRoot(session: Session, path: string): string {
  const root = session.root();
  const full = resolve(session.world.cwd, path);
  if (full !== root && !isInside(root, full)) {
    throw new UserError("outside", `${path} is not in the knowledge base at ${root}.`);
  }
  return full.slice(root.length + 1).replaceAll("\\", "/");
}

function isUnder(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder.replace(/\/$/, "")}/`);
}
