import { type Command, Option } from "commander";
import { coverageAnswer } from "../assurance/coverage-answer.ts";
import { coverageMatrix } from "../assurance/coverage-matrix.ts";
import { coverageMore } from "../assurance/coverage-more.ts";
import { asAtOf, type PeriodFacts, periodFacts } from "../assurance/quarter.ts";
import type { CoverageMatrix } from "../model/coverage-answer.ts";
import { UserError } from "../model/user-error.ts";
import { type Period, wholeYear } from "../model/year.ts";
import { coverageAsJson } from "../render/coverage-json.ts";
import { matrixAsText } from "../render/coverage-matrix-text.ts";
import { coverageAsText } from "../render/coverage-text.ts";
import {
  defaultYear,
  mustBeKnownYear,
  mustHaveFramework,
  quarterOption,
  yearOption,
} from "./chosen-period.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface CoverageOptions {
  readonly year?: string;
  readonly quarter?: string;
  readonly matrix?: boolean;
  readonly more?: boolean;
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
      .option("--matrix", "only the areas by quarters, without the list of criteria")
      .option("--more", "add lines, methods, agencies, movement, functions and duties, and figures over time")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny coverage\n  $ scrutiny coverage --matrix\n  $ scrutiny coverage --year 2025/26 --quarter Q2 --format json",
      )
      .action((options: CoverageOptions) => run((session) => showCoverage(session, options)));
  },
};

async function showCoverage(session: Session, options: CoverageOptions): Promise<ExitCode> {
  const { terminal } = session;
  const facts = await factsFor(session, options);
  const [base, today] = [await session.knowledgeBase(), await session.today()];
  const answer = coverageAnswer(base, facts);
  const more = options.more ? coverageMore(base, facts, today) : undefined;
  if (options.format === "json") {
    terminal.document(coverageAsJson(answer, more));
    return 0;
  }
  const matrix = isOfYear(facts) ? coverageMatrix(base, facts, today) : undefined;
  const shown = { paint: terminal.style, columns: terminal.columns };
  if (options.matrix) terminal.result(matrixAsText(mustBeOfYear(matrix), shown).join("\n"));
  else terminal.result(coverageAsText(answer, { ...shown, matrix, more }));
  return 0;
}

function isOfYear({ period }: PeriodFacts): boolean {
  return period.quarter === undefined;
}

function mustBeOfYear(matrix: CoverageMatrix | undefined): CoverageMatrix {
  if (matrix) return matrix;
  throw new UserError(
    "wrong-usage",
    "--matrix shows the quarters of a year beside each other, and --quarter asks for one.",
    "Leave out --quarter.",
  );
}

async function factsFor(session: Session, options: CoverageOptions): Promise<PeriodFacts> {
  const base = await session.knowledgeBase();
  const today = await session.today();
  const period = periodFor(session, base, today, options);
  mustBeKnownYear(base, period.year);
  const framework = mustHaveFramework(base, period.year);
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
