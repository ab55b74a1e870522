import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { RULES } from "../check/rules/index.ts";
import { runRules } from "../check/run.ts";
import { isInside } from "../edge/worktree.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { REGISTER_KINDS } from "../model/registers.ts";
import { UserError } from "../model/user-error.ts";
import { type CheckReport, countBySeverity } from "../render/problems.ts";
import { problemsAsJson } from "../render/problems-json.ts";
import { problemsAsText } from "../render/problems-pretty.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface CheckOptions {
  readonly format: "pretty" | "json";
  readonly strict?: boolean;
}

/** `scrutiny check [PATH...]`: every problem, at its place, with its cure. Never writes. */
export const check: CommandFile = {
  define(command: Command, run) {
    command
      .description("Check every record against the model, the framework and each other. Writes nothing.")
      .argument("[path...]", "report the problems of these files and folders only (all is read)")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .option("--strict", "exit with 1 for warnings too")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny check\n  $ scrutiny check evidence/2025-26 --format json",
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
  const all = runRules(base, RULES, await session.today());
  const problems =
    wanted.length === 0 ? all : all.filter((one) => wanted.some((path) => isUnder(one.place.path, path)));
  const report: CheckReport = { root: source.root, at: source.commit?.id, files: base.files, problems };
  if (options.format === "json") session.terminal.document(problemsAsJson(report));
  else {
    const text = problemsAsText(report, {
      paint: session.terminal.style,
      columns: session.terminal.columns,
      shown: session.shown,
      line: linesOf(base),
    });
    session.terminal.result(text);
  }
  const by = countBySeverity(problems);
  return by.error > 0 || (options.strict === true && by.warning > 0) ? 1 : 0;
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

/** Lines of records that were read; a file that could not be read is not shown, as nobody knows what it holds. */
function linesOf(base: KnowledgeBase): (path: string, line: number) => string | undefined {
  const texts = new Map<string, string>([[base.policy.path, base.policy.text]]);
  const add = (record: { readonly path: string; readonly text: string } | undefined) => {
    if (record) texts.set(record.path, record.text);
  };
  for (const note of base.notes) add(note);
  for (const kind of REGISTER_KINDS) for (const entry of base.registers[kind]) add(entry);
  for (const framework of base.frameworks.values()) add(framework);
  for (const folder of base.years.values()) {
    for (const one of [folder.programme, folder.diary, folder.returns, folder.accuracy, folder.statement])
      add(one);
    for (const words of Object.values(folder.quarters)) add(words);
  }
  return (path, line) => texts.get(path)?.split("\n")[line - 1];
}
