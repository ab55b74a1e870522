import type { Command } from "commander";
import { type Keeping, keeping } from "../../edge/kept-answers.ts";
import { type Prompter, STOPPED } from "../../edge/prompts.ts";
import { templateInForce } from "../../edge/shipped.ts";
import { UserError } from "../../model/user-error.ts";
import type { CommandFile } from "../command.ts";
import type { ExitCode, Session } from "../session.ts";
import { type Became, keepBegun, stoppedInWords, withKept } from "../writing/kept.ts";
import { foundIn, mustNotIdentify, type PrivacyGuard, privacyGuard } from "../writing/privacy-guard.ts";
import { prompterFor } from "../writing/prompter.ts";
import { FRONT_DOOR } from "../writing/question.ts";
import { recordTexts } from "../writing/record-texts.ts";
import { type EntryFields, type EntryKind, isGiven, optionName } from "./entry-kind.ts";
import { givenBody, shapedEntry, someFields } from "./given-entry.ts";
import { entryOptions, type GivenEntry } from "./options.ts";
import { askForEntry } from "./questions.ts";
import { entryPath, saveEntry } from "./save.ts";
import { contextOf, wholeEntry } from "./whole-entry.ts";

/** The command that opens an entry of a register: asked at a terminal, or by options. */
export function entryCommand(kind: EntryKind): CommandFile {
  return {
    define(command: Command, run) {
      command
        .description(kind.does)
        .argument("[title]", "what it is about, in a few words and without personal data");
      const given = entryOptions(command, kind);
      command
        .addHelpText("after", `\n${kind.help}`)
        .action((title: string | undefined) =>
          run((session) => newEntry(session, kind, withTitle(given(), title))),
        );
    },
  };
}

/** The name of a kind's command. */
export function commandName({ kind }: EntryKind): string {
  return `new-${kind}`;
}

function withTitle(given: GivenEntry, title: string | undefined): GivenEntry {
  return title === undefined ? given : { ...given, fields: { title, ...given.fields } };
}

async function newEntry(session: Session, kind: EntryKind, given: GivenEntry): Promise<ExitCode> {
  session.mustBeNow(commandName(kind));
  const base = await session.knowledgeBase();
  const today = await session.today();
  const handedIn = await givenBody(session, given.body);
  const typed = shapedEntry(kind, given.fields);
  const guard = await privacyGuard(session, entryPath(kind));
  mustNotIdentify(session, "the entry", errorsIn(guard, typed, handedIn ?? ""));
  wholeEntry(typed, contextOf(typed, { kind, base, today }));

  const prompter = await prompterFor(session, { ...given, takesInput: given.body === "-" });
  const body = handedIn ?? templateInForce(base, `${kind.kind}.md`, session.world).text;
  const of = { command: commandName(kind), fields: someFields(kind) };
  const kept = prompter && (await keeping(session.world, session.root(), of));
  const asked = prompter ? await ask({ session, kind, prompter, kept, guard, body }, typed) : typed;
  if (asked === STOPPED) return 130;
  try {
    const whole = wholeEntry(asked, contextOf(asked, { kind, base, today }));
    mustBeEnough(kind, whole.fields);
    const code = await saveEntry({ session, given, kind, whole, body, isAsked: prompter !== undefined });
    if (!given.dryRun) await kept?.forget();
    return code;
  } catch (error) {
    if (kept?.find())
      session.terminal.failure(`Your answers are kept; ${commandName(kind)} offers them next time.`);
    throw error;
  }
}

function errorsIn(guard: PrivacyGuard, fields: EntryFields, body: string) {
  return foundIn(guard, recordTexts(fields, body)).filter(({ problem }) => problem.severity === "error");
}

interface AskingFor {
  readonly session: Session;
  readonly kind: EntryKind;
  readonly prompter: Prompter;
  readonly kept: Keeping<EntryFields> | undefined;
  readonly guard: PrivacyGuard;
  readonly body: string;
}

async function ask(asking: AskingFor, typed: EntryFields): Promise<EntryFields | typeof STOPPED> {
  const { session, kind, prompter, kept, guard, body } = asking;
  let became: Became = "none";
  let last: EntryFields | undefined;
  const keep = async (fields: EntryFields): Promise<void> => {
    last = fields;
    became = kept !== undefined && (await kept.keep({ fields, body: "" })) ? "kept" : "lost";
  };
  prompter.begin(`New ${kind.kind.replace("-", " ")}`);
  prompter.say([FRONT_DOOR, kind.saidFirst].filter(isGiven).join("\n"));
  const start = await withKept({ prompter, kept, given: { fields: typed, body: "" } });
  const base = await session.knowledgeBase();
  const today = await session.today();
  const made =
    start === STOPPED
      ? STOPPED
      : await askForEntry({ kind, prompter, guard, base, today, body, keep }, start.fields);
  if (made === STOPPED) {
    if (start !== STOPPED) {
      const answers = { fields: last ?? start.fields, body: "" };
      became = await keepBegun({ prompter, kept, guard, answers, became });
    }
    prompter.end(stoppedInWords(became, kept !== undefined));
  } else {
    // nothing more is asked, but writing may fail
    await keep(made);
    prompter.end("Saving it.");
  }
  return made;
}

/** Without questions: what no entry can do without. */
function mustBeEnough(kind: EntryKind, fields: EntryFields): void {
  const missing = kind.fields.filter((field) => field.need === "must" && !isGiven(fields[field.name]));
  if (missing.length === 0) return;
  const names = missing.map(optionName);
  throw new UserError(
    "missing-answer",
    `${kind.name.charAt(0).toUpperCase()}${kind.name.slice(1)} cannot be opened without ${names.join(", ")}.`,
    missing.map((field) => `  ${field.flags === "" ? "TITLE" : field.flags}  ${field.lacks}`).join("\n"),
  );
}
