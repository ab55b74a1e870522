import type { Command } from "commander";
import { changedFiles } from "../edge/changed-files.ts";
import { type Prompter, STOPPED } from "../edge/prompts.ts";
import { type Standing, standingOf } from "../edge/repository-standing.ts";
import { type ActPlace, commitFiles, makeBranch, pushBranch } from "../edge/send.ts";
import { namedAddress, pullAddress, remotePlace, withoutCredentials } from "../model/pull-address.ts";
import { UserError } from "../model/user-error.ts";
import { counted } from "../render/problems.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";
import { chosenBranch } from "./submit/branch.ts";
import { inWords, lineOf } from "./submit/in-words.ts";
import { errorsOf, mustBePublicBefore, mustSayNothingPrivate } from "./submit/looked-at.ts";
import { messageOf } from "./submit/message.ts";
import { prompterFor } from "./writing/prompter.ts";

interface SubmitOptions {
  readonly message?: string;
  readonly branch?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** `scrutiny submit`: sends a change to be looked at. Each step is shown, and asked about. */
export const submit: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Send what you changed to be looked at: check it, show it in words, make a branch, commit, push, and print the address to open. Each step is asked about. Never by force.",
      )
      .option("--message <text>", "what the change is about; else it is made from the records")
      .option("--branch <name>", "the name of the branch; else one is made")
      .option("--yes", "go through all steps without asking")
      .option("--dry-run", "show what would be sent, and do nothing")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny submit\n  $ scrutiny submit --message 'Visits of July' --yes\n  $ scrutiny submit --dry-run",
      )
      .action((options: SubmitOptions) => run((session) => send(session, options)));
  },
};

/** What is to be sent, as it is shown and done. */
interface Sending {
  readonly session: Session;
  readonly place: ActPlace;
  readonly standing: Standing;
  readonly options: SubmitOptions;
  readonly prompter: Prompter | undefined;
}

async function send(session: Session, options: SubmitOptions): Promise<ExitCode> {
  session.mustBeNow("submit");
  if (options.message?.trim() === "")
    throw new UserError("wrong-usage", "--message has no words.", "Leave it out, and one is made.");
  const { world, terminal } = session;
  const prompter = await prompterFor(session, { yes: options.yes === true, json: false, takesInput: false });
  if (!prompter && options.yes !== true && options.dryRun !== true) {
    throw new UserError(
      "wrong-usage",
      "Each step is asked about, and nobody can answer here.",
      "To go through all steps without asking, type --yes; to see what would be sent, --dry-run.",
    );
  }
  const standing = await standingOf({ root: session.root(), env: world.env });
  const place = { folder: session.root(), env: world.env, mayAsk: terminal.interactive };
  const sending = { session, place, standing, options, prompter };
  const { files, others } = await changedFiles(place, standing.prefix);
  if (others > 0)
    terminal.note(
      `Left as it is, as it is no part of the knowledge base: ${counted(others, "changed file")}.`,
    );
  if (files.length > 0) return sendFiles(sending, files);
  if (standing.unsent.length > 0) return sendAgain(sending);
  terminal.note("There is nothing to send: all that you changed is sent already.");
  if (standing.branch !== standing.base && standing.branch !== undefined)
    sayAddress(sending, standing.branch, "");
  return 0;
}

/** New changes: they are looked at, committed and sent. */
async function sendFiles(
  sending: Sending,
  files: Awaited<ReturnType<typeof changedFiles>>["files"],
): Promise<ExitCode> {
  const { session, place, standing, options } = sending;
  const base = await session.knowledgeBase();
  const changes = files.map((file) => inWords(file, base));
  say(sending, `What you changed:\n${changes.map((one) => `  ${lineOf(one)}`).join("\n")}`);
  const errors = await errorsOf(session, files);
  const branch = chosenBranch({ standing, changes, asked: options.branch, day: await session.today() });
  const message = options.message ?? messageOf(changes);
  await mustSayNothingPrivate(session, [message, branch.name]);
  await sayEarlier(sending);
  const where = branch.isNew ? `the new branch ${branch.name}` : `your branch ${branch.name}`;
  if (options.dryRun) {
    say(
      sending,
      `Would commit ${counted(files.length, "file")} to ${where}, with the message:\n\n${message}`,
    );
    say(sending, `Would send it to ${shownRemote(standing)}.`);
    return errors.length > 0 ? sayErrors(sending, errors.length) : 0;
  }
  if (errors.length > 0) {
    sayErrors(sending, errors.length);
    const answer = await asked(
      sending,
      `Send it with ${counted(errors.length, "error")} all the same?`,
      "no",
    );
    if (answer !== "yes") return answer === STOPPED ? 130 : 1;
  }
  say(sending, `The message:\n\n${message}`);
  const answer = await asked(sending, `Commit ${counted(files.length, "file")} to ${where}?`, "yes");
  if (answer !== "yes") return stopped(sending, answer, "Nothing was done.");
  await commitFiles(place, {
    files,
    message,
    newBranch: branch.isNew ? branch.name : undefined,
    branch: standing.branch,
  });
  session.terminal.note(`Committed to ${branch.name}.`);
  return push(sending, branch.name);
}

/** Nothing new, but commits that were not sent: a push that failed, or commits made by hand. */
async function sendAgain(sending: Sending): Promise<ExitCode> {
  const { session, standing, options, place } = sending;
  const branch = chosenBranch({ standing, changes: [], asked: options.branch, day: await session.today() });
  await mustSayNothingPrivate(session, ["", branch.name]);
  await sayEarlier(sending);
  if (options.dryRun) {
    say(sending, `Would send the branch ${branch.name} to ${shownRemote(standing)}.`);
    return 0;
  }
  if (branch.isNew) {
    const answer = await asked(sending, `Make the branch ${branch.name} for them?`, "yes");
    if (answer !== "yes") return stopped(sending, answer, "Nothing was done.");
    await makeBranch(place, branch.name);
  }
  return push(sending, branch.name);
}

async function push(sending: Sending, branch: string): Promise<ExitCode> {
  const { standing, place, session } = sending;
  const answer = await asked(sending, `Send ${branch} to ${shownRemote(standing)}?`, "yes");
  const stands = `Your change is committed on the branch ${branch}, and was not sent. To send it, type: scrutiny submit`;
  if (answer !== "yes") return stopped(sending, answer, stands);
  session.terminal.progress("Sending");
  const said = await pushBranch(place, standing.remote.name, branch);
  session.terminal.progress("");
  session.terminal.note(`Sent to ${shownRemote(standing)}.`);
  sayAddress(sending, branch, said);
  return 0;
}

/** The one line on standard output: the address to open. */
function sayAddress({ session, standing }: Sending, branch: string, said: string): void {
  const place = remotePlace(standing.remote.address);
  const base = standing.base === branch ? undefined : standing.base;
  const address = place && (namedAddress(said, place) ?? pullAddress(place, { branch, base }));
  if (address === undefined) {
    session.terminal.note(
      `Open the page of your repository, and make a pull request of the branch ${branch}.`,
    );
    return;
  }
  session.terminal.note("Open this page, and ask somebody to look at it:");
  session.terminal.result(address);
}

async function sayEarlier(sending: Sending): Promise<void> {
  const { standing, session } = sending;
  if (standing.unsent.length === 0) return;
  await mustBePublicBefore(session, standing.known);
  const shown = standing.unsent.slice(0, 10).map((subject) => `  ${subject}`);
  const more = standing.unsent.length > 10 ? [`  and ${standing.unsent.length - 10} more`] : [];
  say(sending, `Committed before and not sent yet, which goes along:\n${[...shown, ...more].join("\n")}`);
}

function sayErrors({ session }: Sending, count: number): 1 {
  session.terminal.failure(
    `${capitalised(counted(count, "error"))} stand in what you changed. To see them: scrutiny check --since HEAD`,
  );
  return 1;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** On a terminal between the questions; else a line of result where nothing is done, and a note where it is. */
function say({ prompter, session, options }: Sending, text: string): void {
  if (options.dryRun) session.terminal.result(text);
  else if (prompter) prompter.say(text);
  else session.terminal.note(text);
}

/** The default is taken where nobody is asked. */
async function asked(
  { prompter }: Sending,
  message: string,
  usual: "yes" | "no",
): Promise<"yes" | "no" | typeof STOPPED> {
  if (!prompter) return usual;
  const choices = [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
  ];
  const answer = await prompter.choose({ message, choices, chosen: usual });
  return answer === STOPPED ? STOPPED : answer === "yes" ? "yes" : "no";
}

function stopped({ session }: Sending, answer: "no" | typeof STOPPED, text: string): ExitCode {
  session.terminal.note(text);
  return answer === STOPPED ? 130 : 0;
}

function shownRemote({ remote }: Standing): string {
  const place = remotePlace(remote.address);
  return place ? `${place.host}/${place.path}` : withoutCredentials(remote.address);
}
