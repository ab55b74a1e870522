import type { Command } from "commander";
import { type AnswersOf, type Keeping, keeping } from "../edge/kept-answers.ts";
import { type Prompter, STOPPED } from "../edge/prompts.ts";
import { templateInForce } from "../edge/shipped.ts";
import { noteSchema } from "../model/note.ts";
import { UserError } from "../model/user-error.ts";
import type { NoteInput } from "../parse/note-input.ts";
import type { NoteInputFields } from "../parse/note-text.ts";
import type { CommandFile } from "./command.ts";
import type { LastScreen } from "./new-evidence/asking.ts";
import { withDefaults } from "./new-evidence/defaults.ts";
import { givenNote, shaped } from "./new-evidence/given-note.ts";
import { knownFields } from "./new-evidence/known-fields.ts";
import { type Given, noteOptions } from "./new-evidence/options.ts";
import { askForNote } from "./new-evidence/questions.ts";
import { type Making, notePath, periodOf, saveNote } from "./new-evidence/save.ts";
import type { ExitCode, Session } from "./session.ts";
import { type Became, keepBegun, stoppedInWords, withKept } from "./writing/kept.ts";
import { foundIn, mustNotIdentify, type PrivacyGuard, privacyGuard } from "./writing/privacy-guard.ts";
import { prompterFor } from "./writing/prompter.ts";
import { FRONT_DOOR } from "./writing/question.ts";
import { recordTexts } from "./writing/record-texts.ts";
import { settingOf } from "./writing/setting.ts";

/** `scrutiny new-evidence`: writes an evidence note and its line in the diary, asked or by flags. */
export const newEvidence: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Write an evidence note and its line in the diary. On a terminal it asks for what is missing; nothing that exists is changed but the diary, to which a line is added.",
      )
      .argument("[title]", "what the note is about, in a few words and without personal data");
    const given = noteOptions(command);
    command
      .addHelpText(
        "after",
        `
Options after a --finding, or after a --source, belong to it. ${FRONT_DOOR}

Examples:
  $ scrutiny new-evidence
  $ scrutiny new-evidence --input visit.docx
  $ scrutiny new-evidence 'Front door visit' --activity front-door --date 2025-07-22 \\
      --finding '+ Decisions were sent to all agencies the same day.' --about outside-framework \\
      --from seen --agency council \\
      --finding '- None of the nine practitioners had seen the briefing.' --about learning.cascade \\
      --from practitioners`,
      )
      .action((title: string | undefined) => run((session) => newNote(session, title, given())));
  },
};

const ANSWERS: AnswersOf<NoteInputFields> = { command: "new-evidence", fields: noteSchema };

async function newNote(session: Session, title: string | undefined, given: Given): Promise<ExitCode> {
  session.mustBeNow("new-evidence");
  const base = await session.knowledgeBase();
  const today = await session.today();
  const merged = await givenNote(session, title, given);
  const first = settingOf(base, periodOf(merged.fields, today));
  const guard = await privacyGuard(session, notePath(first));
  const found = foundIn(guard, recordTexts(merged.fields, merged.body));
  mustNotIdentify(
    session,
    "the note",
    found.filter(({ problem }) => problem.severity === "error"),
  );
  const known: NoteInput = { ...merged, fields: knownFields(merged.fields, first) };

  const prompter = await prompterFor(session, { ...given, takesInput: given.input === "-" });
  const kept = prompter && (await keeping(session.world, session.root(), ANSWERS));
  const asked = prompter ? await ask({ session, prompter, kept, guard }, known) : known;
  if (asked === STOPPED) return 130;
  try {
    const setting = settingOf(base, periodOf(asked.fields, today));
    if (!prompter) mustBeEnough(asked.fields, given);
    const fields = knownFields(shaped(withDefaults(asked.fields, setting, today)), setting);
    const body =
      asked.body === "" ? templateInForce(base, "evidence-note.md", session.world).text : asked.body;
    const making: Making = { session, given, today, setting, fields, body };
    const code = await saveNote(making, prompter !== undefined);
    if (!given.dryRun) await kept?.forget();
    return code;
  } catch (error) {
    if (kept?.find()) session.terminal.failure("Your answers are kept; new-evidence offers them next time.");
    throw error;
  }
}

interface AskingFor {
  readonly session: Session;
  readonly prompter: Prompter;
  readonly kept: Keeping<NoteInputFields> | undefined;
  readonly guard: PrivacyGuard;
}

async function ask(
  { session, prompter, kept, guard }: AskingFor,
  given: NoteInput,
): Promise<NoteInput | typeof STOPPED> {
  const base = await session.knowledgeBase();
  const today = await session.today();
  let became: Became = "none";
  let last: NoteInput | undefined;
  prompter.begin("New evidence note");
  prompter.say(FRONT_DOOR);
  const start = await withKept({ prompter, kept, given, more: countOfFindings });
  const keep = async (made: NoteInput): Promise<void> => {
    last = made;
    became = kept !== undefined && (await kept.keep(made)) ? "kept" : "lost";
  };
  const screen: LastScreen = {
    message: "Save it?",
    fixed: new Set(),
    complete: (fields, setting) => withDefaults(fields, setting, today),
  };
  const made =
    start === STOPPED
      ? STOPPED
      : await askForNote({ prompter, base, today, keep, guard, screen, goesOn: start !== given }, start);
  if (made !== STOPPED) {
    // the last screen asks nothing that could be lost, but writing may fail
    await keep(made);
    prompter.end(made.fields.status === "ready" ? "Saving it as ready." : "Saving a draft.");
    return made;
  }
  if (start !== STOPPED) became = await keepBegun({ prompter, kept, guard, answers: last ?? start, became });
  prompter.end(stoppedInWords(became, kept !== undefined));
  return STOPPED;
}

function countOfFindings({ fields }: NoteInput): string {
  const count = fields.findings?.length ?? 0;
  return count > 0 ? `, with ${count} of your findings` : "";
}

/** Without a terminal: what a draft cannot do without, and nobody can be asked for. */
function mustBeEnough(fields: NoteInputFields, { yes }: Given): void {
  if (fields.activity === undefined) {
    throw new UserError(
      "missing-answer",
      "The activity is missing, and there is no terminal to ask at.",
      "Name it with --activity ID, or --activity unplanned.",
    );
  }
  if (fields.title === undefined && !yes) {
    throw new UserError(
      "missing-answer",
      "The title is missing, and there is no terminal to ask at.",
      "Type it after new-evidence, or take the activity and the day with --yes.",
    );
  }
}
