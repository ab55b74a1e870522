import { type Command, Option } from "commander";
import { asAtOf, periodFacts } from "../assurance/quarter.ts";
import { yearStatus } from "../assurance/year-status.ts";
import { QUARTERS, type QuarterName, wholeYear, type Year } from "../model/year.ts";
import { statusAsJson } from "../render/status-json.ts";
import { statusAsText } from "../render/status-text.ts";
import { defaultYear, mustBeKnownYear, mustHaveFramework, yearOption } from "./chosen-period.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";
import { thingsToDo } from "./todo/things-to-do.ts";

interface StatusOptions {
  readonly year?: string;
  readonly more?: boolean;
  readonly format: "pretty" | "json";
}

/** `scrutiny status`: the year on one screen. It reads and never writes. */
export const status: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Show the year on one screen: quarters, areas, registers, days, information, and what to do next.",
      )
      .option("--year <year>", "the scrutiny year, 2025/26; else the one that holds today")
      .option("--more", "add the registers in detail: answers, tests, days late")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny status\n  $ scrutiny status --year 2025/26 --more\n  $ scrutiny status --format json",
      )
      .action((options: StatusOptions) => run((session) => showStatus(session, options)));
  },
};

async function showStatus(session: Session, options: StatusOptions): Promise<ExitCode> {
  const { terminal } = session;
  const base = await session.knowledgeBase();
  const today = await session.today();
  const current = defaultYear(base, today);
  const year = options.year === undefined ? current : yearOption(options.year, base.policy.value.year.starts);
  mustBeKnownYear(base, year);
  const period = wholeYear(year);
  const asAt = asAtOf(base, period, today);
  const facts = periodFacts(base, period, asAt, mustHaveFramework(base, year));
  // a year that has given way to another stands as its own coverage does
  const day = year.start === current.start ? today : asAt;
  const answer = yearStatus(base, facts, day, await sealedQuarters(session, year));
  if (options.format === "json") terminal.document(statusAsJson(answer, options.more === true));
  else
    terminal.result(
      statusAsText(answer, {
        paint: terminal.style,
        columns: terminal.columns,
        partnership: base.policy.value.partnership.name,
        more: options.more === true,
        toDo: await thingsToDo(session),
      }),
    );
  return 0;
}

/** The quarters beside whose report a seal stands. */
async function sealedQuarters(session: Session, year: Year): Promise<ReadonlySet<QuarterName>> {
  const source = await session.source();
  const seal = (quarter: QuarterName) => `reports/${year.folder}/${quarter.toLowerCase()}/seal.json`;
  const listed = await source.list(QUARTERS.map(seal));
  const there = new Set(listed.filter((one) => one.kind === "file").map((one) => one.path));
  return new Set(QUARTERS.filter((quarter) => there.has(seal(quarter))));
}
