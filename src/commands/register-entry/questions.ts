import { type Answer, type Choice, type Prompter, STOPPED } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { UserError } from "../../model/user-error.ts";
import { foundIn, type PrivacyGuard, saidOf } from "../writing/privacy-guard.ts";
import { recordTexts } from "../writing/record-texts.ts";
import {
  type EntryAsking,
  type EntryField,
  type EntryFields,
  type EntryKind,
  fieldOf,
  isGiven,
} from "./entry-kind.ts";
import { gapsOf } from "./gaps.ts";
import { contextOf, type WholeEntry, wholeEntry, withDefaults } from "./whole-entry.ts";

/** What asking for an entry needs. */
export interface AskingForEntry {
  readonly kind: EntryKind;
  readonly prompter: Prompter;
  readonly guard: PrivacyGuard;
  readonly base: KnowledgeBase;
  readonly today: Day;
  readonly body: string;
  /** Called after each answer, so that none is lost. */
  keep(fields: EntryFields): Promise<void>;
}

/** Asks for what is missing, then shows the whole on one screen. Gives the fields to save, or STOPPED. */
export async function askForEntry(asking: AskingForEntry, given: EntryFields): Promise<Answer<EntryFields>> {
  let fields = given;
  for (const name of asking.kind.questions) {
    const field = fieldOf(asking.kind, name);
    if (isGiven(fields[name]) || !isAskedFor(field, fields, asking)) continue;
    const next = await askOne(asking, field, fields);
    if (next === STOPPED) return STOPPED;
    fields = next;
  }
  return askLastScreen(asking, fields);
}

/** What has a default is not asked for, but where the person confirms it. */
function isAskedFor(field: EntryField, fields: EntryFields, asking: AskingForEntry): boolean {
  const context = contextOf(fields, asking);
  if (field.isThere?.(context) === false) return false;
  return field.isConfirmed === true || !isGiven(withDefaults(fields, context).fields[field.name]);
}

async function askOne(
  asking: AskingForEntry,
  field: EntryField,
  fields: EntryFields,
): Promise<Answer<EntryFields>> {
  const entry: EntryAsking = { ...asking, ...contextOf(fields, asking) };
  const answer = await field.ask(entry, withDefaults(fields, entry).fields);
  if (answer === STOPPED) return STOPPED;
  const { [field.name]: _, ...rest } = fields;
  const next = isGiven(answer) ? { ...rest, [field.name]: answer } : rest;
  await asking.keep(next);
  return next;
}

/** One screen with all that will be written: Enter saves, or a line is chosen and changed. */
async function askLastScreen(asking: AskingForEntry, before: EntryFields): Promise<Answer<EntryFields>> {
  let fields = before;
  for (;;) {
    const whole = readWhole(asking, fields);
    const choices = [save(asking, whole), ...rows(asking, fields, whole)];
    const answer = await asking.prompter.choose({ message: "Save it?", choices });
    if (answer === STOPPED) return STOPPED;
    if (answer === "save") {
      const why = typeof whole === "string" ? whole : whyNotSaved(asking, whole);
      if (why === undefined) return fields;
      asking.prompter.say(why);
      continue;
    }
    const next = await askOne(asking, fieldOf(asking.kind, answer), fields);
    if (next === STOPPED) return STOPPED;
    fields = next;
  }
}

/** The whole entry, or why the fields do not make one. */
function readWhole(asking: AskingForEntry, fields: EntryFields): WholeEntry | string {
  try {
    return wholeEntry(fields, contextOf(fields, asking));
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.hint].filter(isGiven).join(" ");
    throw error;
  }
}

function save({ body }: AskingForEntry, whole: WholeEntry | string): Choice {
  const choice = { value: "save", label: "Save it" };
  if (typeof whole === "string") return choice;
  const count = gapsOf(whole.fields, body, whole.context).length;
  if (count === 0) return choice;
  return { ...choice, hint: count === 1 ? "it lacks one thing" : `it lacks ${count} things` };
}

function rows(asking: AskingForEntry, fields: EntryFields, whole: WholeEntry | string): readonly Choice[] {
  const context = contextOf(fields, asking);
  const shown = typeof whole === "string" ? fields : whole.fields;
  const filled = typeof whole === "string" ? [] : whole.filled;
  const there = asking.kind.fields.filter((field) => field.isThere?.(context) !== false);
  const width = Math.max(...there.map((field) => field.label.length)) + 2;
  return there.map((field) => {
    const value = shown[field.name];
    const because = filled.find((one) => one.label === field.label)?.because;
    const text = isGiven(value) ? field.shown(value, context) : "–";
    return {
      value: field.name,
      label: `${field.label.padEnd(width)}${text}${because === undefined ? "" : `, ${because}`}`,
    };
  });
}

/** What identifies a person in answers of an earlier run, or what must be there and is not. */
function whyNotSaved({ kind, guard, body }: AskingForEntry, { fields }: WholeEntry): string | undefined {
  const missing = kind.fields.filter((field) => field.need === "must" && !isGiven(fields[field.name]));
  if (missing.length > 0) return `Still to be given: ${missing.map((one) => one.label).join(", ")}.`;
  const found = foundIn(guard, recordTexts(fields, body)).find(({ problem }) => problem.severity === "error");
  return found && saidOf(found);
}
