import type { Command } from "commander";
import { gitUserName } from "../edge/git-user.ts";
import { STOPPED } from "../edge/prompts.ts";
import { type Day, isDay } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { UserError } from "../model/user-error.ts";
import type { CommandFile } from "./command.ts";
import { type NamedRecord, namedRecord } from "./named-record.ts";
import type { ExitCode, Session } from "./session.ts";
import { updateDecision } from "./update/decision.ts";
import { updateEntry } from "./update/entry.ts";
import { mustBelong } from "./update/entry-change.ts";
import { dropKept, takeKept } from "./update/kept.ts";
import { mergeEntry } from "./update/merge.ts";
import { updateNote } from "./update/note.ts";
import { listOpen } from "./update/open.ts";
import { kindOf, mustFitKind, saysNothing, type UpdateOptions, updateOptions } from "./update/options.ts";
import { askForUpdate } from "./update/questions.ts";
import { privacyGuard } from "./writing/privacy-guard.ts";
import { prompterFor } from "./writing/prompter.ts";

/** `scrutiny update [ID]`: appends what happened to a register entry, a note or a decision; never changes what stands there. */
export const update: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Append a dated update to a register entry; make a note ready or withdraw it; say what became of a decision. What stands there stays. Without an id it lists what is open, overdue first.",
      )
      .argument("[id]", "a number (C1, 2025/26-C1, D2), an id, or a part of one");
    updateOptions(command);
    command
      .addHelpText(
        "after",
        `
Examples:
  $ scrutiny update
  $ scrutiny update C1 --by 'Partnership Chair' --text 'Answered for the group.' \\
      --response 'The three actions on neglect, in May.' --from dsp-group
  $ scrutiny update R2 --text 'Asked in two schools.' --tested done-not-embedded --evidence secondary-school-h3vj
  $ scrutiny update D2 --outcome taken-in-part --text 'Two of three brought a figure.'
  $ scrutiny update 2026-03-26-visit-to-a-probation-office-vae5 --ready
  $ scrutiny update t4nb --told-back 2025-09-12 --how 'In the assembly, by two pupils.'`,
      )
      .action((id: string | undefined, options: UpdateOptions) =>
        run((session) => act(session, id, options)),
      );
  },
};

async function act(session: Session, id: string | undefined, options: UpdateOptions): Promise<ExitCode> {
  const json = options.format === "json";
  const isAside = [options.merge, options.take, options.drop].some((one) => one !== undefined);
  if (id === undefined && saysNothing(options) && !isAside)
    return listOpen(session, await session.knowledgeBase(), await session.today(), json);
  if (id === undefined)
    throw new UserError(
      "missing-answer",
      "Which record is updated?",
      "Type its number or its id; scrutiny update alone lists what is open.",
    );
  session.mustBeNow("update");
  const base = await session.knowledgeBase();
  const today = await session.today();
  if (options.merge !== undefined)
    return mergeEntry({ session, base, text: id, options, by: await byOf(session, options), today });
  const named = namedRecord(base, id, today);
  if (options.drop !== undefined) return dropKept({ session, base, named, options, today });
  if (options.take !== undefined) return takeKept({ session, base, named, options, today });
  mustFitKind(options, kindOf(named));
  mustBelong(options);
  const asked = await askWhereNeeded(session, base, named, options);
  return asked === STOPPED ? 130 : updateNamed(session, base, named, asked);
}

async function updateNamed(
  session: Session,
  base: KnowledgeBase,
  named: NamedRecord,
  options: UpdateOptions,
): Promise<ExitCode> {
  const today = await session.today();
  const on = dayOf(options.on, today);
  switch (named.is) {
    case "entry":
      return updateEntry({
        session,
        base,
        file: named.entry,
        options,
        by: await byOf(session, options),
        on,
        today,
      });
    case "note":
      return updateNote({
        session,
        base,
        record: named.record,
        options,
        by: options.withdraw === true ? await byOf(session, options) : "",
        on,
        today,
      });
    case "decision":
      return updateDecision({ session, base, decision: named.decision, options, on, today });
    default:
      return named satisfies never;
  }
}

/** Asks what changed where nothing was said, and somebody is there to answer. */
async function askWhereNeeded(
  session: Session,
  base: KnowledgeBase,
  named: NamedRecord,
  options: UpdateOptions,
): Promise<UpdateOptions | typeof STOPPED> {
  if (!saysNothing(options)) return options;
  const asking = { yes: options.yes === true, json: options.format === "json", takesInput: false };
  const prompter = await prompterFor(session, asking);
  if (!prompter) return options;
  const guard = await privacyGuard(session, pathOf(named));
  return askForUpdate({ prompter, base, named, kind: kindOf(named), guard }, options);
}

async function byOf(session: Session, { by }: UpdateOptions): Promise<string> {
  const name = by ?? (await gitUserName({ folder: session.root(), env: session.world.env }));
  if (name !== undefined && name.trim() !== "") return name.trim();
  throw new UserError(
    "missing-answer",
    "Who says so is missing, and git knows no name.",
    "Give it with --by NAME.",
  );
}

function dayOf(text: string | undefined, today: Day): Day {
  if (text === undefined) return today;
  if (isDay(text)) return text;
  throw new UserError("bad-day", "--on takes a day that exists, such as 2025-07-14.");
}

function pathOf(named: NamedRecord): string {
  if (named.is === "entry") return named.entry.record.path;
  return named.is === "note" ? named.record.path : named.decision.words.path;
}
