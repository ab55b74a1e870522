import { Command } from "commander";
import { didYouMean } from "../model/nearest.ts";
import { UserError } from "../model/user-error.ts";
import type { CommandFile, ListedCommand } from "./command.ts";
import { candidates } from "./completion/candidates.ts";
import { HOW_TO, SCRIPTS, SHELLS, type Shell } from "./completion/scripts.ts";
import type { ExitCode, Session } from "./session.ts";

/** What the scripts ask: `completion candidates SHELL -- LINE`. Not for people. */
const ASKED = "candidates";

/** `scrutiny completion SHELL`: the lines that make a shell complete what is typed. */
export function completionOf(listed: readonly ListedCommand[]): CommandFile {
  return {
    define(command: Command, run) {
      command
        .description(
          "Print the lines that make your shell complete commands, options, ids, numbers, criteria, activities and agencies. They are read from the knowledge base at the moment of completing.",
        )
        .argument("<shell>", "your shell: bash, zsh, fish or powershell")
        .argument("[line...]", "what the scripts hand in")
        .usage(`<${SHELLS.join("|")}>`)
        .addHelpText("after", `\n${HOW_TO}\n\nExample:\n  $ scrutiny completion bash`)
        .action((shell: string, words: readonly string[]) =>
          run((session) => complete(session, shell, words, { program: command.parent ?? command, listed })),
        );
    },
  };
}

interface Known {
  readonly program: Command;
  readonly listed: readonly ListedCommand[];
}

async function complete(
  session: Session,
  shell: string,
  words: readonly string[],
  known: Known,
): Promise<ExitCode> {
  const { terminal } = session;
  if (shell !== ASKED) {
    refuseThePast(session);
    terminal.document(SCRIPTS[shellNamed(shell)]);
    return 0;
  }
  const [of = "", line = ""] = words;
  for (const { value, says } of await candidates(session, of, line, { ...known, defined }))
    terminal.result(says === "" ? value : `${value}\t${says}`);
  return 0;
}

function refuseThePast({ options }: Session): void {
  if (options.at === undefined && options.asOf === undefined) return;
  const message = "The lines for a shell are of this tool; completion reads no knowledge base of the past.";
  throw new UserError("wrong-usage", message, "Leave out --at and --as-of.");
}

function shellNamed(text: string): Shell {
  const shell = SHELLS.find((one) => one === text);
  if (shell) return shell;
  const hint = didYouMean(text, SHELLS) ?? `Known: ${SHELLS.join(", ")}.`;
  throw new UserError("unknown-shell", `There is no completion for ${text}.`, hint);
}

/** A command with its options, to look at and not to run. */
async function defined({ name, load }: ListedCommand): Promise<Command> {
  const command = new Command(name);
  (await load()).define(command, async () => {});
  return command;
}
