import { type Command, InvalidArgumentError, Option } from "commander";
import { search as found } from "../assurance/search.ts";
import { didYouMean } from "../model/nearest.ts";
import { SEARCH_KINDS, type SearchKind } from "../model/search-answer.ts";
import { UserError } from "../model/user-error.ts";
import { searchAsJson } from "../render/search-json.ts";
import { searchAsText } from "../render/search-text.ts";
import { mustBeKnownYear, yearOption } from "./chosen-period.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface SearchOptions {
  readonly kind?: string;
  readonly year?: string;
  readonly limit: number;
  readonly format: "pretty" | "json";
}

/** Results that are shown unless more are asked for. */
const LIMIT = 20;

/** `scrutiny search`: words in notes, registers, own words, the diary, the programme and the framework. */
export const search: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Look for words in notes, registers, own words, the diary, the programme and the framework. Beginnings of words count, and a slip of the finger.",
      )
      .argument(
        "<words...>",
        "what to look for, letter case aside; words within quotes side by side: '\"health rota\"'",
      )
      .option("--kind <kinds>", `one or more of ${SEARCH_KINDS.join(", ")}, by commas`)
      .option("--year <year>", "only what has a day in that scrutiny year, 2025/26")
      .option("--limit <count>", "show at most so many", limitOf, LIMIT)
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny search youth panel\n  $ scrutiny search '\"health rota\"'\n  $ scrutiny search budget --kind challenge,decision --year 2025/26",
      )
      .action((words: string[], options: SearchOptions) =>
        run((session) => showSearch(session, words, options)),
      );
  },
};

function limitOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 10_000) return count;
  throw new InvalidArgumentError("Write a whole number from 1 to 10000.");
}

async function showSearch(
  session: Session,
  words: readonly string[],
  options: SearchOptions,
): Promise<ExitCode> {
  const { terminal } = session;
  const kinds = kindsOf(options.kind);
  const query = words.join(" ").trim();
  if (!/[\p{L}\p{N}]/u.test(query))
    throw new UserError("wrong-usage", "There is no word to look for.", "Such as: scrutiny search budget");
  terminal.progress("Reading the knowledge base");
  const base = await session.knowledgeBase();
  const year =
    options.year === undefined ? undefined : yearOption(options.year, base.policy.value.year.starts);
  if (year) mustBeKnownYear(base, year);
  terminal.progress("Searching");
  const answer = found(base, { query, kinds, period: year, limit: options.limit });
  terminal.progress("");
  if (options.format === "json") terminal.document(searchAsJson(answer));
  else
    terminal.result(
      searchAsText(answer, {
        paint: terminal.style,
        hasColour: terminal.hasColour,
        columns: terminal.columns,
        shown: session.shown,
      }),
    );
  return 0;
}

function kindsOf(text: string | undefined): readonly SearchKind[] {
  const asked = text?.split(",").map((one) => one.trim().toLowerCase()) ?? [];
  return asked.map((one) => {
    const kind = SEARCH_KINDS.find((known) => known === one);
    if (kind) return kind;
    throw new UserError(
      "unknown-kind",
      `${one} is no kind of thing that is searched.`,
      didYouMean(one, SEARCH_KINDS),
    );
  });
}
