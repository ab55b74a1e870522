import { type Command, Option } from "commander";
import { coverageAnswer } from "../assurance/coverage-answer.ts";
import { asAtOf, frameworkOf, type PeriodFacts, periodFacts } from "../assurance/quarter.ts";
import { UserError } from "../model/user-error.ts";
import { type Period, wholeYear } from "../model/year.ts";
import { coverageAsJson } from "../render/coverage-json.ts";
import { coverageAsText } from "../render/coverage-text.ts";
import type { CommandFile } from "./command.ts";
import {
  defaultYear,
  type ExitCode,
  mustBeKnownYear,
  quarterOption,
  type Session,
  yearOption,
} from "./session.ts";

interface CoverageOptions {
  readonly year?: string;
  readonly quarter?: string;
  readonly format: "pretty" | "json";
}

/** `scrutiny coverage`: areas and criteria against evidence, both sides, with the reason for each gap. */
export const coverage: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Show every criterion of the framework with the evidence on both sides, and why there are gaps.",
      )
      .option("--year <year>", "the scrutiny year, 2025/26; else the one that holds today")
      .option("--quarter <quarter>", "one quarter only: Q1 to Q4")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny coverage\n  $ scrutiny coverage --year 2025/26 --quarter Q2 --format json",
      )
      .action((options: CoverageOptions) => run((session) => showCoverage(session, options)));
  },
};

async function showCoverage(session: Session, options: CoverageOptions): Promise<ExitCode> {
  const { terminal } = session;
  const facts = await factsFor(session, options);
  const base = await session.knowledgeBase();
  const answer = coverageAnswer(base, facts);
  if (options.format === "json") terminal.document(coverageAsJson(answer));
  else terminal.result(coverageAsText(answer, { paint: terminal.style, columns: terminal.columns }));
  return 0;
}

async function factsFor(session: Session, options: CoverageOptions): Promise<PeriodFacts> {
  const base = await session.knowledgeBase();
  const today = await session.today();
  const period = periodFor(session, base, today, options);
  mustBeKnownYear(base, period.year);
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (!framework) {
    throw new UserError(
      "no-framework",
      "There is no framework: no file programme/framework.yaml.",
      "Write the areas and criteria there first.",
    );
  }
  return periodFacts(base, period, asAtOf(base, period, today), framework);
}

function periodFor(
  session: Session,
  base: Awaited<ReturnType<Session["knowledgeBase"]>>,
  today: Awaited<ReturnType<Session["today"]>>,
  options: CoverageOptions,
): Period {
  if (options.quarter !== undefined) {
    const { period, said } = quarterOption(base, today, { quarter: options.quarter, year: options.year });
    if (said) session.terminal.note(said);
    return period;
  }
  if (options.year !== undefined) return wholeYear(yearOption(options.year, base.policy.value.year.starts));
  const year = defaultYear(base, today);
  session.terminal.note(`Year ${year.label} (choose another with --year).`);
  return wholeYear(year);
}
