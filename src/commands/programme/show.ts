import { type Command, Option } from "commander";
import { programmeAnswer } from "../../assurance/programme-answer.ts";
import { asAtOf, frameworkOf, periodFacts } from "../../assurance/quarter.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { ProgrammeAnswer } from "../../model/programme-answer.ts";
import { UserError } from "../../model/user-error.ts";
import { type Period, wholeYear } from "../../model/year.ts";
import { programmeAsJson } from "../../render/programme-json.ts";
import { programmeAsText } from "../../render/programme-text.ts";
import { defaultYear, quarterOption, yearOption } from "../chosen-period.ts";
import type { Run } from "../command.ts";
import type { ExitCode, Session } from "../session.ts";
import { programmeOf } from "./programme-of.ts";

interface ShowOptions {
  readonly year?: string;
  readonly quarter?: string;
  readonly format: "pretty" | "json";
}

/** `scrutiny programme show`: planned, done, not done and why, late and beyond plan, by quarter. */
export function defineShow(command: Command, run: Run): void {
  command
    .command("show")
    .description(
      "Show what was planned and done by quarter, what was not and why, days, information and open points. A quarter is shown with its notes.",
    )
    .option("--year <year>", "the scrutiny year, 2025/26; else the one that holds today")
    .option("--quarter <quarter>", "one quarter only, with each line of the diary and its notes: Q1 to Q4")
    .addOption(new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"))
    .addHelpText(
      "after",
      "\nExamples:\n  $ scrutiny programme show\n  $ scrutiny programme show --quarter Q2 --year 2025/26\n  $ scrutiny programme show --format json",
    )
    .action((options: ShowOptions) => run((session) => show(session, options)));
}

async function show(session: Session, options: ShowOptions): Promise<ExitCode> {
  const { terminal } = session;
  const base = await session.knowledgeBase();
  const period = await periodFor(session, base, options);
  const { value } = programmeOf(base, period.year);
  const today = await session.today();
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (!framework) {
    throw new UserError(
      "no-framework",
      "There is no framework: no file programme/framework.yaml.",
      "Write the areas and criteria there first.",
    );
  }
  const facts = periodFacts(base, period, asAtOf(base, period, today), framework);
  const answer = programmeAnswer(base, facts, value, today);
  if (options.format === "json") {
    terminal.document(programmeAsJson(answer));
    return 0;
  }
  terminal.result(programmeAsText(answer, { paint: terminal.style, columns: terminal.columns }));
  tellNext(session, answer);
  return 0;
}

async function periodFor(session: Session, base: KnowledgeBase, options: ShowOptions): Promise<Period> {
  const today = await session.today();
  if (options.quarter !== undefined) {
    const { period, said } = quarterOption(base, today, { quarter: options.quarter, year: options.year });
    if (said) session.terminal.note(said);
    return period;
  }
  if (options.year !== undefined) {
    return wholeYear(yearOption(options.year, base.policy.value.year.starts));
  }
  const year = defaultYear(base, today);
  session.terminal.note(`Year ${year.label} (choose another with --year).`);
  return wholeYear(year);
}

function tellNext({ terminal }: Session, { quarter, quarters, year, agreement }: ProgrammeAnswer): void {
  const [first] = agreement.waitingFor;
  if (first) {
    const command = `scrutiny programme agree --year ${year} --by ${first.id} --on DAY`;
    terminal.note(`When ${first.title} has agreed it, type: ${command}`);
  } else if (agreement.changedSince) {
    terminal.note(`Once it is agreed as it stands: scrutiny programme agree --year ${year} --by ID --on DAY`);
  }
  const last = quarters.filter((one) => one.state !== "to-come").at(-1) ?? quarters[0];
  if (quarter === undefined && last)
    terminal.note(
      `A quarter with its notes: scrutiny programme show --quarter ${last.quarter} --year ${year}`,
    );
}
