import { type Command, Option } from "commander";
import { STOPPED } from "../edge/prompts.ts";
import { UserError } from "../model/user-error.ts";
import type { CommandFile } from "./command.ts";
import type { Given, ImportOptions } from "./import/given.ts";
import type { Addition, Plan } from "./import/plan.ts";
import { IMPORT_KINDS } from "./import/plan.ts";
import { planOf } from "./import/plan-of.ts";
import { additionsOf, exitOf, planJson, sayDone, showPlan } from "./import/show.ts";
import type { ExitCode, Session } from "./session.ts";
import { handedIn } from "./writing/handed-in.ts";
import { prompterFor } from "./writing/prompter.ts";

/** `scrutiny import FILE`: takes in an owner's return, a spreadsheet, or the comments of a Word file; shows all of it first. */
export const importFile: CommandFile = {
  define(command: Command, run) {
    const more = (value: string, before: readonly string[] = []) => [...before, value];
    command
      .description(
        "Take in what came back: an owner's return, notes or a tracker in a spreadsheet, returns with counts, or the comments of a Word file. Shows line by line what it would add, then asks. Nothing that stands is changed.",
      )
      .argument("<file>", "a workbook (.xlsx), CSV UTF-8 (.csv) or Word document (.docx)")
      .addOption(
        new Option("--as <kind>", "what it is, where the file does not say").choices([...IMPORT_KINDS]),
      )
      .option("--sheet <name>", "the sheet to read, where there are several")
      .option("--map <field=heading>", "which column holds a field; may be typed again", more)
      .option("--set <field=value>", "a value for a field in every row; may be typed again", more)
      .option("--quarter <quarter>", "of comments: the quarter's report; else as the file says")
      .option("--year <year>", "of comments: the year; without --quarter the statement")
      .option("--by <name>", "who says so, where the file names nobody")
      .option("--yes", "ask nothing: add what fits")
      .option("--dry-run", "show what would be added, and write nothing")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        `
Examples:
  $ scrutiny import return-icb.xlsx --dry-run
  $ scrutiny import quarterly-report-factual-accuracy.docx --as accuracy --quarter Q2
  $ scrutiny import visits.csv --as evidence --map 'finding=What we saw' --set activity=front-door
  $ scrutiny import section-11.xlsx --as returns --set 'title=Section 11 returns' --set date=2025-11-03
  $ scrutiny import tracker.xlsx --as recommendations --map 'owners=Lead agency' --set priority=2`,
      )
      .action((file: string, options: ImportOptions) => run((session) => act(session, file, options)));
  },
};

async function act(session: Session, path: string, options: ImportOptions): Promise<ExitCode> {
  session.mustBeNow("import");
  const file = await handedIn(session, path);
  const base = await session.knowledgeBase();
  const asking = { yes: options.yes === true, json: options.format === "json", takesInput: path === "-" };
  const prompter = await prompterFor(session, asking);
  const given: Given = { session, base, today: await session.today(), file, options, prompter };
  const plan = await planOf(given);
  if (plan === STOPPED) return 130;
  const isJson = options.format === "json";
  if (!isJson) showPlan(session, plan);
  if (options.dryRun === true || additionsOf(plan).length === 0) {
    if (isJson) session.terminal.document(planJson(plan, file.path, undefined));
    return exitOf(plan);
  }
  const answer = await isWanted(given, plan);
  if (answer !== true) return answer;
  return write(given, plan, isJson);
}

/** Asks before anything is written; the exit code where nothing is to be. */
async function isWanted({ prompter, options }: Given, plan: Plan): Promise<true | ExitCode> {
  if (options.yes === true) return true;
  const count = additionsOf(plan).length;
  if (!prompter)
    throw new UserError(
      "missing-answer",
      "Nothing was written: nobody is here to be asked.",
      "Add what fits with --yes, or only look with --dry-run.",
    );
  const answer = await prompter.choose({
    message: `Add ${count === 1 ? "it" : `these ${count}`}?`,
    choices: [
      { value: "yes", label: "Yes, add" },
      { value: "no", label: "No, write nothing" },
    ],
  });
  if (answer === "yes") return true;
  prompter.end("Nothing was written.");
  return answer === STOPPED ? 130 : 0;
}

/** Writes file by file, each whole or not at all; where one cannot be written, says how far it came. */
async function write({ session, file }: Given, plan: Plan, isJson: boolean): Promise<ExitCode> {
  const written: string[] = [];
  const additions: Addition[] = [];
  try {
    for (const writing of plan.writings) {
      const { path, id, number } = await writing.run();
      written.push(path);
      additions.push(
        ...writing.additions.map((one) => ({ ...one, path, id: id ?? one.id, number: number ?? one.number })),
      );
    }
  } catch (error) {
    const rest = additionsOf(plan).length - additions.length;
    session.terminal.failure(
      `Added ${additions.length}; ${rest} not yet. What is there is whole: import the file again for the rest.`,
    );
    throw error;
  }
  const done = { written, additions };
  if (isJson) session.terminal.document(planJson(plan, file.path, done));
  else sayDone(session, plan, done);
  return exitOf(plan);
}
