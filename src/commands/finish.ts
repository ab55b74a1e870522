import type { Command } from "commander";
import { type AnswersOf, keeping } from "../edge/kept-answers.ts";
import { type Prompter, STOPPED } from "../edge/prompts.ts";
import { noteSchema } from "../model/note.ts";
import { UserError } from "../model/user-error.ts";
import type { NoteInput } from "../parse/note-input.ts";
import type { NoteInputFields } from "../parse/note-text.ts";
import type { CommandFile } from "./command.ts";
import { type Draft, draftOf, noteOf } from "./finish/draft.ts";
import { type FinishOptions, finishOptions, givesNothing, withTyped } from "./finish/options.ts";
import { DRAFT_SCREEN, stepsFor } from "./finish/questions.ts";
import { saveFinished } from "./finish/save.ts";
import { namedRecord } from "./named-record.ts";
import { lacking } from "./new-evidence/completeness.ts";
import { shaped } from "./new-evidence/given-note.ts";
import { knownFields } from "./new-evidence/known-fields.ts";
import { askForNote } from "./new-evidence/questions.ts";
import type { ExitCode, Session } from "./session.ts";
import { type Became, keepBegun, stoppedInWords, withKept } from "./writing/kept.ts";
import { privacyGuard } from "./writing/privacy-guard.ts";
import { prompterFor } from "./writing/prompter.ts";
import { FRONT_DOOR } from "./writing/question.ts";
import { settingOf } from "./writing/setting.ts";

/** `scrutiny finish ID`: gives a draft what it still lacks, asked or by flags, and makes it ready. */
export const finish: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Give a draft note what it still lacks, and make it ready. On a terminal it asks, one thing after the other; what stands in the file stays.",
      )
      .argument("<id>", "the note: its id, its path, or a part of the id");
    const given = finishOptions(command);
    command
      .addHelpText(
        "after",
        `
N is the number of a finding, from 1. A --finding is added at the end and has the next number.

Examples:
  $ scrutiny finish probation
  $ scrutiny finish vae5 --method interview --about 1=learning.cascade --yes
  $ scrutiny finish vae5 --finding '- The rota was not seen.' --about 2=outside-framework --status draft`,
      )
      .action((id: string) => run((session) => finishNote(session, id, given())));
  },
};

async function finishNote(session: Session, id: string, options: FinishOptions): Promise<ExitCode> {
  session.mustBeNow("finish");
  const base = await session.knowledgeBase();
  const record = noteOf(namedRecord(base, id, await session.today()), id);
  const draft = draftOf(record, record.text);
  if (!draft) throw new UserError("unreadable-record", `${record.path} cannot be read.`, undefined, 1);
  if (record.value.status === "ready") return sayReady(session, draft, options);
  const typed = await typedOver(session, draft, options);
  const prompter = await prompterFor(session, { ...options, takesInput: false });
  // who gave all of it and said what becomes of it is not asked again
  const isSaid = options.status !== undefined && (options.status === "draft" || lacks(typed).length === 0);
  if (prompter && !isSaid) return asked({ session, draft, options, prompter }, typed);
  const fields = { ...typed, status: statusOf(typed, options, draft) };
  return saveFinished({ session, draft, fields, options });
}

/** The draft with what was typed, held against schema and knowledge base. */
async function typedOver(session: Session, draft: Draft, options: FinishOptions): Promise<NoteInputFields> {
  const base = await session.knowledgeBase();
  const { reviews: _, ...own } = draft.fields;
  const fields = { ...shaped(withTyped(own, options)), reviews: draft.fields.reviews };
  const day = fields.until ?? fields.date ?? draft.record.value.date;
  const setting = settingOf(base, day);
  if (fields.date !== undefined && !draft.record.path.includes(`/${setting.year.folder}/`))
    throw new UserError(
      "wrong-value",
      `--date: the day lies in ${setting.year.label}, and the note in another year's folder.`,
      "Give a day of that year.",
    );
  return knownFields(fields, setting);
}

interface AskedFor {
  readonly session: Session;
  readonly draft: Draft;
  readonly options: FinishOptions;
  readonly prompter: Prompter;
}

async function asked(
  { session, draft, options, prompter }: AskedFor,
  typed: NoteInputFields,
): Promise<ExitCode> {
  const base = await session.knowledgeBase();
  const today = await session.today();
  const { record } = draft;
  const of: AnswersOf<NoteInputFields> = { command: "finish", record: record.id, fields: noteSchema };
  const kept = await keeping(session.world, session.root(), of);
  // answers hold for the note as it was when they were given
  const digest = session.world.sha256(record.text);
  prompter.begin(`Finish ${record.value.title}`);
  prompter.say(FRONT_DOOR);
  if (lacks(typed).length === 0) prompter.say("It lacks nothing that it needs.");
  if (kept && kept.find() !== undefined && kept.find()?.body !== digest) {
    prompter.say("The note was changed since you last answered; those answers are not used.");
    await kept.forget();
  }
  const earlier = await withKept<NoteInputFields>({ prompter, kept, given: { fields: {}, body: digest } });
  let became: Became = "none";
  let last: NoteInputFields | undefined;
  const keep = async ({ fields }: NoteInput): Promise<void> => {
    last = fields;
    became = kept !== undefined && (await kept.keep({ fields, body: digest })) ? "kept" : "lost";
  };
  const start = earlier === STOPPED || Object.keys(earlier.fields).length === 0 ? typed : earlier.fields;
  const guard = await privacyGuard(session, record.path);
  const asking = { prompter, base, today, guard, goesOn: false, screen: DRAFT_SCREEN, keep };
  const made =
    earlier === STOPPED
      ? STOPPED
      : await askForNote(asking, { fields: start, body: draft.body }, stepsFor(draft));
  if (made === STOPPED) {
    if (earlier !== STOPPED) {
      const answers = { fields: last ?? earlier.fields, body: digest };
      became = await keepBegun({ prompter, kept, guard, answers, became });
    }
    prompter.end(stoppedInWords(became, kept !== undefined));
    return 130;
  }
  await keep(made);
  prompter.end(made.fields.status === "ready" ? "Making it ready." : "Keeping it as a draft.");
  try {
    const code = await saveFinished({ session, draft, fields: made.fields, options });
    if (!options.dryRun) await kept?.forget();
    return code;
  } catch (error) {
    if (kept?.find()) session.terminal.failure("Your answers are kept while the note stays as it is.");
    throw error;
  }
}

/** All that a draft lacks, title, day and activity too, each with the option that gives it. */
function lacks(fields: NoteInputFields): readonly string[] {
  const top = (["title", "date", "activity"] as const).filter((field) => fields[field] === undefined);
  return [
    ...top.map((field) => `${field}: --${field}`),
    ...(lacking(fields).some(({ reason }) => reason === "no-finding")
      ? ["one finding at least: --finding '+ TEXT', or --nothing-new"]
      : []),
    ...(fields.findings ?? []).flatMap(({ about }, index) =>
      about === undefined ? [`finding ${index + 1}, what it is about: --about ${index + 1}=ID`] : [],
    ),
  ];
}

/** What becomes of it where nobody is asked; throws UserError `missing-answer` that names each option. */
function statusOf(fields: NoteInputFields, options: FinishOptions, { record }: Draft): "draft" | "ready" {
  const missing = lacks(fields);
  const isReady = options.status === "ready" || (options.yes && options.status !== "draft");
  if (missing.length > 0 && (options.status !== "draft" || givesNothing(options)))
    throw new UserError(
      "missing-answer",
      `${record.path} still lacks`,
      `${missing.map((one) => `  ${one}`).join("\n")}\nWith --status draft what you give is kept, and it stays a draft.`,
    );
  if (missing.length === 0 && !isReady && options.status === undefined)
    throw new UserError(
      "missing-answer",
      "The note lacks nothing. Is it ready?",
      "Say so with --status ready, or keep what you gave with --status draft.",
    );
  return isReady ? "ready" : "draft";
}

function sayReady(session: Session, { record }: Draft, { json }: FinishOptions): ExitCode {
  const answer = { version: 1, id: record.id, number: null, path: record.path, status: "ready", gaps: [] };
  if (json) session.terminal.document(`${JSON.stringify(answer, null, 2)}\n`);
  else {
    session.terminal.result(session.shown(record.path));
    session.terminal.note("The note is ready already; nothing was changed.");
  }
  return 0;
}
