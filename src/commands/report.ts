import type { Command } from "commander";
import { QUARTERLY_REPORT } from "../report/document-kind.ts";
import { quarterOption } from "./chosen-period.ts";
import type { CommandFile } from "./command.ts";
import { makeDocument } from "./report/make.ts";
import { type MakeOptions, withMakeOptions } from "./report/options.ts";

interface ReportOptions extends MakeOptions {
  readonly quarter: string;
  readonly year?: string;
}

/** `scrutiny report --quarter Q2`: the quarterly progress report, in Markdown and PDF. */
export const report: CommandFile = {
  define(command: Command, run) {
    const named = command
      .description("Make the quarterly progress report from the words, the evidence and the registers.")
      .requiredOption("--quarter <quarter>", "Q1 to Q4, or with its year: 2025/26-Q2")
      .option("--year <year>", "the scrutiny year, 2025/26; else the latest that has begun");
    withMakeOptions(named, "reports/YEAR/QUARTER/")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny report --quarter Q2\n  $ scrutiny report --quarter Q2 --year 2025/26 --format md --stdout\n  $ scrutiny report --quarter Q2 --edition public",
      )
      .action((options: ReportOptions) =>
        run((session) =>
          makeDocument(session, options, QUARTERLY_REPORT, (base, today) =>
            quarterOption(base, today, options),
          ),
        ),
      );
  },
};
