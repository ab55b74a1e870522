import type { Command } from "commander";
import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { wholeYear, type Year, yearFrom, yearOf } from "../model/year.ts";
import { ANNUAL_STATEMENT } from "../report/document-kind.ts";
import { yearOption, yearsWithProgramme } from "./chosen-period.ts";
import type { CommandFile } from "./command.ts";
import { makeDocument } from "./report/make.ts";
import { type MakeOptions, withMakeOptions } from "./report/options.ts";

interface StatementOptions extends MakeOptions {
  readonly year?: string;
}

/** `scrutiny statement --year 2025/26`: the annual statement of assurance, in Markdown and PDF. */
export const statement: CommandFile = {
  define(command: Command, run) {
    const named = command
      .description("Make the annual statement of assurance from the words, the evidence and the registers.")
      .option("--year <year>", "the scrutiny year, 2025/26; else the latest that has ended");
    withMakeOptions(named, "reports/YEAR/statement/")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny statement\n  $ scrutiny statement --year 2025/26 --format md --stdout",
      )
      .action((options: StatementOptions) =>
        run((session) =>
          makeDocument(session, options, ANNUAL_STATEMENT, (base, today) => {
            const { starts } = base.policy.value.year;
            if (options.year !== undefined)
              return { period: wholeYear(yearOption(options.year, starts)), said: undefined };
            const year = latestEnded(base, today);
            return { period: wholeYear(year), said: `Year ${year.label} (choose another with --year).` };
          }),
        ),
      );
  },
};

/** The latest year that has ended by today; where it has no programme, the newest that has one. */
function latestEnded(base: KnowledgeBase, today: Day): Year {
  const { starts } = base.policy.value.year;
  const ended = yearFrom(yearOf(today, starts).start - 1, starts);
  const known = yearsWithProgramme(base);
  if (known.some((year) => year.start === ended.start)) return ended;
  return known[0] ?? ended;
}
