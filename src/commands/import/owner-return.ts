import { type EntryFile, type References, references } from "../../assurance/reference.ts";
import { standing } from "../../assurance/standing.ts";
import { dayInWords } from "../../model/day.ts";
import { RETURN_VERSION, type ReturnKind } from "../../model/owner-return.ts";
import { findParty, partyTitle } from "../../model/policy.ts";
import { openedOn, type RegisterEntries } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import { yearOf } from "../../model/year.ts";
import { flowLine } from "../../parse/note-text.ts";
import { type EntryUpdate, type Fields, inForce, updatedEntry } from "../../parse/record-update.ts";
import type { ReadReturn, ReturnRow } from "../../parse/return-rows.ts";
import { nameOf } from "../named-record.ts";
import { entryUpdate } from "../update/entry-change.ts";
import { saveChange } from "../update/save.ts";
import type { Given } from "./given.ts";
import { rowGuard } from "./guarded.ts";
import type { Addition, Plan, Refusal, Writing } from "./plan.ts";
import { type Answer, answerOf, isStanding } from "./return-answer.ts";

/**
 * What an owner's return comes to: an update for each answer, by the owner. A row whose id or number was changed, that is
 * closed, or whose answer does not fit is refused by itself. Throws UserError where the whole is no return that can be read.
 */
export async function planOwnerReturn(given: Given, read: ReadReturn): Promise<Plan> {
  const { base } = given;
  const { form } = read;
  mustBeReadable(given, read);
  const known = references(base);
  const seen = new Set<string>();
  const writings: Writing[] = [];
  const refused: Refusal[] = [];
  const there: { place: string; what: string }[] = [];
  const said: string[] = [...read.said];
  let unanswered = 0;
  for (const row of read.rows) {
    if (!isAnswered(row)) {
      unanswered += 1;
      continue;
    }
    const made = await planRow({ given, read, known, row, seen });
    if ("refused" in made) refused.push({ place: row.place, ...made.refused });
    else if ("standing" in made) there.push({ place: row.place, what: made.standing });
    else writings.push(made.writing);
    if ("said" in made) said.push(...made.said);
  }
  if (unanswered > 0)
    said.push(
      `${unanswered} ${unanswered === 1 ? "item has" : "items have"} no answer, and stay as they are.`,
    );
  const title = `The return of ${partyTitle(base.policy.value, form.to)} of ${dayInWords(form.asAt)}`;
  return { title, as: "owner-return", writings, refused, standing: there, said };
}

interface Row {
  readonly given: Given;
  readonly read: ReadReturn;
  readonly known: References;
  readonly row: ReturnRow;
  readonly seen: Set<string>;
}

type RowPlan =
  | { readonly refused: Omit<Refusal, "place"> }
  | { readonly standing: string }
  | { readonly writing: Writing; readonly said: readonly string[] };

function mustBeReadable({ base, file }: Given, { form, missing }: ReadReturn): void {
  if (form.version > RETURN_VERSION)
    throw new UserError(
      "newer-version",
      `${file.path} is a return of form ${form.version}; this version reads form ${RETURN_VERSION}.`,
      "Install the version of scrutiny that made it.",
    );
  if (!findParty(base.policy.value, form.to))
    throw new UserError(
      "unknown-agency",
      `${file.path} is the return of ${form.to}, and there is no such agency, group or role in scrutiny.yaml.`,
      "The line that begins with Form: must stay as it was sent.",
    );
  if (missing.length > 0)
    throw new UserError(
      "not-taken",
      `${file.path} has lost ${missing.length === 1 ? "the column" : "the columns"} ${missing.join(", ")}.`,
      "Send the return again with scrutiny export, and have the answers put into that.",
    );
}

async function planRow(at: Row): Promise<RowPlan> {
  const { given, read, row, seen } = at;
  const merged = [...row.cells.values()].some(({ isMerged }) => isMerged);
  if (merged)
    return refused("Cells of the row are merged with others.", "Unmerge them, and import it again.");
  const found = entryOf(at);
  if (!("entry" in found)) return found;
  const file = found.entry;
  const { id } = file.record;
  if (seen.has(id)) return refused("The item stands in the file twice.", "Keep the row with the answer.");
  seen.add(id);
  const answer = answerOf(given, read.form, row);
  if ("refused" in answer) return answer;
  const name = nameOf(given.base, { is: "entry", entry: file });
  const entry = file.record.value as unknown as Fields;
  if (isStanding(entry, answer)) return { standing: `${name} has this answer already.` };
  if (file.record.value.closed !== undefined)
    return refused(`${name} is closed since ${dayInWords(file.record.value.closed)}.`, undefined);
  const update = updateOf(given, file, answer);
  if ("refused" in update) return update;
  return planUpdate(at, file, { name, answer, update: update.update });
}

/** The entry of a row: its id and its number as they were sent, and an item of that owner. */
function entryOf({ read, known, row, given }: Row): { readonly entry: EntryFile } | RowPlan {
  const { form } = read;
  const text = (key: "id" | "number") => row.cells.get(key);
  if (text("id")?.isFormula === true || text("number")?.isFormula === true)
    return refused(
      "The id or the number is a formula.",
      "Paste it as a value from the return as it was sent.",
    );
  const id = text("id")?.text ?? "";
  const cure = "Put back the id and the number as they were sent.";
  const target = known.ids.includes(id) ? known.find(id, yearOf(form.asAt, starts(given))) : undefined;
  if (target?.is !== "entry") return refused("The id was changed: no item has it.", cure);
  const { entry } = target;
  if (entry.kind !== form.kind) return refused("The id was changed: it is no item of this form.", cure);
  const year = yearOf(openedOn(entry.kind, entry.record.value), starts(given));
  const named = known.find(text("number")?.text ?? "", year);
  if (named?.is !== "entry" || named.entry.record.id !== id)
    return refused("The number was changed: it does not belong to the id.", cure);
  if (!isOf(entry, form.to))
    return refused(
      "The item is not one of this owner's.",
      "Look whether the line that begins with Form: was changed.",
    );
  return { entry };
}

function isOf(entry: EntryFile, to: string): boolean {
  switch (entry.kind) {
    case "recommendation":
      return entry.record.value.owners.includes(to);
    case "challenge":
      return entry.record.value.to.includes(to);
    default:
      return entry.kind === "request" && entry.record.value.from === to;
  }
}

function updateOf(
  { base, today }: Given,
  file: EntryFile,
  answer: Answer,
): { readonly update: EntryUpdate } | { readonly refused: Omit<Refusal, "place"> } {
  const { options, by, on } = answer;
  try {
    return { update: entryUpdate({ base, file, options: { ...options, format: "pretty" }, by, on, today }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refused(error.message.replace(/^--[a-z-]+: /, ""), undefined);
  }
}

interface Updating {
  readonly name: string;
  readonly answer: Answer;
  readonly update: EntryUpdate;
}

async function planUpdate(
  { given, read, row }: Row,
  { kind, record }: EntryFile,
  { name, answer, update }: Updating,
): Promise<RowPlan> {
  const { session } = given;
  const guarded = (await rowGuard(session, record.path))([
    { where: "who answers", text: update.by },
    { where: "the answer", text: Object.values(answer.options).join("\n") },
  ]);
  if (guarded.refused !== undefined) return refused(guarded.refused, undefined);
  const entry = record.value as unknown as Fields;
  const change = (text: string) => updatedEntry(text, { kind, base: entry, update });
  const trial = change(record.text);
  if ("refused" in trial) return refused(`It cannot be added: ${trial.refused}.`, undefined);
  const addition: Addition = {
    place: row.place,
    does: `${name}: ${answer.words}`,
    lines: [`- ${flowLine(update)}`],
    id: record.id,
    number: "number" in record.value ? record.value.number : null,
    path: record.path,
    warnings: guarded.warnings,
  };
  return {
    said: movedDue(read, row, entry),
    writing: {
      additions: [addition],
      async run() {
        await saveChange(session, { path: record.path, kept: { record: name, update }, change });
        return { path: record.path };
      },
    },
  };
}

/** Whether the locked day was written over: nothing is moved by that. */
function movedDue({ form }: ReadReturn, row: ReturnRow, entry: Fields): readonly string[] {
  const cell = row.cells.get("due");
  if (cell?.is !== "day") return [];
  const field = form.kind === "challenge" ? "response-due" : "due";
  const then = standing(form.kind, entry as unknown as RegisterEntries[ReturnKind], form.asAt);
  const days = [inForce(entry, field), inForce(then as unknown as Fields, field), entry[field]];
  if (days.includes(cell.text)) return [];
  return [
    `${row.place}: the day in Due was changed. It is not moved by that; scrutiny update moves it, with a reason.`,
  ];
}

function isAnswered({ cells }: ReturnRow): boolean {
  return (["decision", "status", "on", "by", "text", "evidence"] as const).some((key) => cells.has(key));
}

function refused(reason: string, hint: string | undefined): { readonly refused: Omit<Refusal, "place"> } {
  return { refused: hint === undefined ? { reason } : { reason, hint } };
}

function starts({ base }: Given): string {
  return base.policy.value.year.starts;
}
