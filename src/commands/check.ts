import { type Command, Option } from "commander";
import { repositoryOf } from "../edge/git.ts";
import type { Problem } from "../model/problem.ts";
import { UserError } from "../model/user-error.ts";
import { PROBLEM_FORMATS } from "../render/problem-formats.ts";
import { type CheckReport, countBySeverity, type ProblemContext } from "../render/problems.ts";
import { type HistoryOptions, isOfHistory } from "./check/history-options.ts";
import { judge, type StateOptions } from "./check/judge.ts";
import type { Judged } from "./check/judge-since.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface CheckOptions extends StateOptions, HistoryOptions {
  readonly format: string;
  readonly strict?: boolean;
  readonly staged?: boolean;
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
      .addOption(
        new Option(
          "--history",
          "look for personal data in all that git keeps, whatever was deleted since",
        ).conflicts(["since", "staged", "policyAt", "privacy"]),
      )
      .addOption(
        new Option(
          "--range <range>",
          "with --history: the commits of a range alone, such as origin/main..HEAD",
        ).conflicts("pushed"),
      )
      .option("--pushed <remote>", "with --history: what git tells a pre-push hook on standard input")
      .addOption(
        new Option(
          "--privacy",
          "with --staged: look for personal data alone, in every staged file of the repository",
        ).conflicts(["since", "policyAt"]),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny check\n  $ scrutiny check evidence/2025-26 --format json\n" +
          "  $ scrutiny check --format sarif > problems.sarif\n" +
          "  $ scrutiny check --since main --policy-at main\n  $ scrutiny check --staged --since HEAD\n  $ scrutiny check --history",
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
  if (isOfHistory(options, session, paths)) return runHistory(session, options);
  const wanted = paths.map((path) => session.within(path));
  const listed = PROBLEM_FORMATS.find((one) => one.format === options.format);
  // how it is said is loaded while files are read
  const [judged] = await Promise.all([judge(session, options), listed?.load()]);
  const { at, files, since } = judged;
  const isAsked = (path: string) => wanted.length === 0 || wanted.some((one) => isUnder(path, one));
  const isWanted = ({ place }: Problem) => isAsked(place.path);
  const problems = await withHistory(session, judged, judged.problems.filter(isWanted));
  const waived = judged.waived.filter(isWanted).length;
  const report: CheckReport = { root: session.root(), at, files, problems, waived, since };
  const isReported = (path: string) => isAsked(path) && isConcerned(path, judged);
  const isStrict = options.strict === true;
  const lines = async () => {
    const { shownLines } = await import("./check/shown-lines.ts");
    return shownLines(judged.base, judged.source);
  };
  const own = { prefix: () => prefixOf(session), shown: session.shown, lines, isReported };
  return sayAndJudge(session, report, options, { ...(await contextOf(session, isStrict)), ...own });
}

/** What changed since it was confirmed says by whom; git is asked for that alone, and what asks it is loaded then. */
async function withHistory(
  session: Session,
  { base, source }: Judged,
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  if (!problems.some(({ rule }) => rule === "changed-since-confirmed")) return problems;
  const { withChangesSince } = await import("./changed-since/in-problems.ts");
  return withChangesSince(session, { base, source, today: await session.over(source).today() }, problems);
}

async function runHistory(session: Session, options: CheckOptions): Promise<ExitCode> {
  const { judgeHistory } = await import("./check/judge-history.ts");
  const { report, context } = await judgeHistory(session, options);
  return sayAndJudge(session, report, options, {
    ...(await contextOf(session, options.strict === true)),
    ...context,
  });
}

async function sayAndJudge(
  session: Session,
  report: CheckReport,
  { format }: CheckOptions,
  context: ProblemContext,
): Promise<ExitCode> {
  await say(session, report, format, context);
  const by = countBySeverity(report.problems);
  return by.error > 0 || (context.isStrict && by.warning > 0) ? 1 : 0;
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

/** What does not depend on where the problems stand. */
async function contextOf({ world, terminal }: Session, isStrict: boolean) {
  const { EVERY_RULE } = await import("../check/every-rule.ts");
  return {
    isStrict,
    version: world.version,
    rules: EVERY_RULE,
    sha256: (text: string) => world.sha256(text),
    paint: terminal.style,
    columns: terminal.columns,
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

function isUnder(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder.replace(/\/$/, "")}/`);
}
