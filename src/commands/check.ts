import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { EVERY_RULE } from "../check/every-rule.ts";
import { RULES } from "../check/rules/index.ts";
import { checkAll } from "../check/run.ts";
import { repositoryOf } from "../edge/git.ts";
import { isInside } from "../edge/worktree.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { Problem } from "../model/problem.ts";
import { UserError } from "../model/user-error.ts";
import { PROBLEM_FORMATS } from "../render/problem-formats.ts";
import { type CheckReport, countBySeverity, type ProblemContext } from "../render/problems.ts";
import { shownLines } from "./check/shown-lines.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface CheckOptions {
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
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny check\n  $ scrutiny check evidence/2025-26 --format json\n  $ scrutiny check --format sarif > problems.sarif",
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
  const base = await session.knowledgeBase();
  const source = await session.source();
  const wanted = paths.map((path) => insideRoot(session, path));
  const checked = checkAll(base, RULES, await session.today());
  const isReported = (path: string) => wanted.length === 0 || wanted.some((one) => isUnder(path, one));
  const isWanted = ({ place }: Problem) => isReported(place.path);
  const problems = checked.problems.filter(isWanted);
  const report: CheckReport = {
    root: source.root,
    at: source.commit?.id,
    files: base.files,
    problems,
    waived: checked.waived.filter(isWanted).length,
  };
  const context = contextOf(session, base, { isStrict: options.strict === true, isReported });
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
  base: KnowledgeBase,
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
    lines: async () => shownLines(base, await session.source()),
  };
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
