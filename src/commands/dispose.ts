import { type Command, Option } from "commander";
import { STOPPED } from "../edge/prompts.ts";
import { UserError } from "../model/user-error.ts";
import type { CommandFile } from "./command.ts";
import { deciderName } from "./dispose/by-whom.ts";
import { carryOut } from "./dispose/carry-out.ts";
import type { DisposeOptions, Disposing } from "./dispose/disposing.ts";
import { goingOf } from "./dispose/going.ts";
import { sayBefore, sayDone, sayJson } from "./dispose/said.ts";
import { attachmentsOf, reportsOf } from "./dispose/what-goes.ts";
import { namedRecord } from "./named-record.ts";
import type { ExitCode, Session } from "./session.ts";
import { mustNameNobody } from "./update/texts.ts";
import { prompterFor } from "./writing/prompter.ts";

/** `scrutiny dispose ID`: takes the content of a note or register entry away and leaves a tombstone. */
export const dispose: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Dispose of a note or a closed register entry under the partnership's own schedule: its words and attachments go, and a tombstone stays in its place. It has title, day and reason, and of an entry its number and what reports count. Git keeps what was committed; how to take it out of the history is said at the end.",
      )
      .argument("<id>", "the record: its id, its path, a part of the id, or a number such as 2025/26-R1")
      .requiredOption("--reason <text>", "why, as reports will print it")
      .option("--by <name>", "who decided; else git's user.name")
      .option("--title-too", "take the title away as well, where it says too much")
      .option("--yes", "do it without asking")
      .option("--dry-run", "say what would go and what rests on it, and write nothing")
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n" +
          "  $ scrutiny dispose 2024-11-28-front-door-visit-h8nq --reason 'Kept six years, as the schedule says.' --dry-run\n" +
          "  $ scrutiny dispose 2024-11-28-front-door-visit-h8nq --reason 'Kept six years, as the schedule says.' --by 'Business Manager'",
      )
      .action((id: string, options: DisposeOptions) => run((session) => disposeOf(session, id, options)));
  },
};

async function disposeOf(session: Session, id: string, options: DisposeOptions): Promise<ExitCode> {
  session.mustBeNow("dispose");
  const disposing = await disposingOf(session, id, options);
  const { disposal, record } = disposing;
  await mustNameNobody(session, record.path, { reason: disposal.reason, by: disposal.by });
  const isJson = options.format === "json";
  if (!isJson) sayBefore(disposing);
  if (options.dryRun !== true) {
    const answer = await agreed(session, options);
    if (answer === STOPPED) return 130;
    if (!answer) return 0;
    await carryOut(disposing);
  }
  if (isJson) sayJson(disposing);
  else sayDone(disposing);
  return 0;
}

async function disposingOf(session: Session, id: string, options: DisposeOptions): Promise<Disposing> {
  const base = await session.knowledgeBase();
  const on = await session.today();
  const { record, what, names, tombstone } = goingOf(base, namedRecord(base, id, on), options);
  const reason = options.reason.trim();
  if (reason === "") throw new UserError("wrong-usage", "--reason has no words.", "Say why it goes.");
  const disposal = { on, by: await deciderName(session, options.by), reason };
  const made = tombstone(disposal);
  if ("refused" in made) throw new UserError("not-edited", made.refused, undefined, 1);
  return {
    session,
    base,
    record,
    what,
    names,
    disposal,
    options,
    tombstone: made.text,
    attachments: attachmentsOf(base, record),
    reports: await reportsOf(session, record),
  };
}

/** False where the person said no. */
async function agreed(session: Session, options: DisposeOptions): Promise<boolean | typeof STOPPED> {
  if (options.yes === true) return true;
  const asking = { yes: false, json: options.format === "json", takesInput: false };
  const prompter = await prompterFor(session, asking);
  if (!prompter)
    throw new UserError(
      "missing-answer",
      "Nothing was disposed of: nobody is here to be asked.",
      "Look at it with --dry-run, then add --yes.",
    );
  const answer = await prompter.choose({
    message: "Dispose of it? No hold of an inquiry, a court or a request for information may be on it.",
    choices: [
      { value: "no", label: "no, leave all as it is" },
      { value: "yes", label: "yes, its content goes" },
    ],
    chosen: "no",
  });
  return answer === STOPPED ? STOPPED : answer === "yes";
}
