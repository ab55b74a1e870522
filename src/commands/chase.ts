import { type Command, Option } from "commander";
import { chaseAnswer } from "../assurance/chase-answer.ts";
import { chaseAsJson } from "../render/chase-json.ts";
import { type ChaseLook, chaseAsText } from "../render/chase-text.ts";
import type { CommandFile } from "./command.ts";
import { addressee, ceilingOf, sayGroups, sayWithheld } from "./export/addressee.ts";
import type { ExitCode, Session } from "./session.ts";

interface ChaseOptions {
  readonly to: string;
  readonly marking?: string;
  readonly format: ChaseLook | "json";
}

/** `scrutiny chase --to PARTY`: the words of a reminder; nothing is sent. */
export const chase: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Print the words of a reminder: what is open with an agency, a group or a role, late items first. Nothing is sent.",
      )
      .requiredOption("--to <party>", "an agency, a group or a role, by its id")
      .option("--marking <marking>", "nothing marked above this (default: the partnership's usual marking)")
      .addOption(
        new Option("--format <format>", "how to say it")
          .choices(["text", "markdown", "json"])
          .default("text"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny chase --to icb\n  $ scrutiny chase --to hospitals --format markdown > reminder.md",
      )
      .action((options: ChaseOptions) => run((session) => showChase(session, options)));
  },
};

async function showChase(session: Session, options: ChaseOptions): Promise<ExitCode> {
  const { terminal } = session;
  const base = await session.knowledgeBase();
  const policy = base.policy.value;
  const today = await session.today();
  const party = addressee(policy, options.to);
  const answer = chaseAnswer(base, party, today, ceilingOf(policy, options.marking, party));
  if (options.format === "json") terminal.document(chaseAsJson(answer));
  else if (answer.items.length === 0)
    terminal.result(`Nothing waits for ${answer.to.title}: there is nobody to remind.`);
  else terminal.result(chaseAsText(answer, options.format).trimEnd());
  sayWithheld(session, policy, answer.withheld);
  sayGroups(session, base, party, today);
  return 0;
}
