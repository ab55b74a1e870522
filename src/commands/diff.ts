import { type Command, Option } from "commander";
import { compared } from "../assurance/compare/compared.ts";
import type { DiffAnswer } from "../model/diff-answer.ts";
import { diffAsJson } from "../render/diff/json.ts";
import { diffAsMarkdown } from "../render/diff/markdown.ts";
import { diffAsText } from "../render/diff/text.ts";
import type { CommandFile } from "./command.ts";
import type { DiffOptions } from "./diff/side.ts";
import { sidesOf } from "./diff/sides.ts";
import type { ExitCode, Session } from "./session.ts";

interface Options extends DiffOptions {
  readonly format: "pretty" | "markdown" | "json";
}

/** `scrutiny diff FROM [TO]`: what changed between two commits, days, quarters or years. Writes nothing. */
export const diff: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Say what changed between two states of the knowledge base, or between two quarters or years of it: evidence, coverage, judgements, registers. For those who may read the records. Exit code 0, with differences too.",
      )
      .argument(
        "<from>",
        "a commit, branch or tag; a day, 2025-09-30; a quarter, 2025/26-Q1 or q1; a year, 2025/26",
      )
      .argument("[to]", "the same; else the files as they are now, or the following quarter or year")
      .option("--year <year>", "between commits or days: the year whose coverage is compared")
      .option("--quarter <quarter>", "between commits or days: the quarter whose coverage is compared")
      .addOption(
        new Option("--format <format>", "how to say it")
          .choices(["pretty", "markdown", "json"])
          .default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny diff 2025/26-Q1\n  $ scrutiny diff q1 q3\n  $ scrutiny diff 2024/25 2025/26 --format markdown\n" +
          "  $ scrutiny diff main\n  $ scrutiny diff 2025-09-30 2025-12-31",
      )
      .action((from: string, to: string | undefined, options: Options) =>
        run((session) => showDiff(session, [from, to], options)),
      );
  },
};

async function showDiff(
  session: Session,
  [from, to]: readonly [string, string | undefined],
  options: Options,
): Promise<ExitCode> {
  const { terminal } = session;
  terminal.progress("Reading the knowledge base");
  const [before, after] = await sidesOf(session, from, to, options);
  const answer: DiffAnswer = {
    from: before.side,
    to: after.side,
    ...compared(before.state, after.state),
  };
  terminal.progress("");
  if (options.format === "json") terminal.document(diffAsJson(answer));
  else if (options.format === "markdown") terminal.result(diffAsMarkdown(answer).trimEnd());
  else terminal.result(diffAsText(answer, { paint: terminal.style, columns: terminal.columns }));
  return 0;
}
