import { join } from "node:path";
import { references } from "../../assurance/reference.ts";
import { createFile, makeFolder } from "../../edge/write.ts";
import { dayInWords } from "../../model/day.ts";
import { makeId } from "../../model/id.ts";
import type { Note } from "../../model/note.ts";
import { noteSchema } from "../../model/note.ts";
import { startOf } from "../../model/problem.ts";
import { UserError } from "../../model/user-error.ts";
import { yearOf } from "../../model/year.ts";
import { type NoteInputFields, noteText } from "../../parse/note-text.ts";
import { shapeProblems } from "../../parse/shape.ts";
import { recordTexts } from "../writing/record-texts.ts";
import type { Given } from "./given.ts";
import { rowGuard } from "./guarded.ts";
import type { Addition, Refusal, Writing } from "./plan.ts";

/** A note that an import comes to, and the place of the file that it comes from. */
export interface NewNote {
  readonly place: string;
  readonly fields: NoteInputFields & Pick<Note, "title" | "date" | "activity">;
  readonly body: string;
  /** In words, for the screen. */
  readonly does: string;
}

export type PlannedNote =
  | { readonly writing: Writing }
  | { readonly standing: string }
  | { readonly refused: Refusal };

const MOST_TRIES = 50;

/** A draft note that is to be made, unless one of its title and day is there: then it is the same, or refused. */
export async function planNote(given: Given, note: NewNote): Promise<PlannedNote> {
  const { base, session } = given;
  const { place, fields, body } = note;
  const same = base.notes.find(({ value }) => value.title === fields.title && value.date === fields.date);
  if (same) {
    if (saysSame(same.value, fields)) return { standing: `${same.id} says it already.` };
    const reason = `A note of that title and day is there already: ${same.id}.`;
    return { refused: { place, reason, hint: "Add to it by hand, or give this one another title." } };
  }
  const shape = noteSchema.safeParse(fields);
  if (!shape.success) {
    const [first] = shapeProblems(noteSchema, shape.error, fields, () => startOf(""));
    return { refused: { place, reason: first?.message ?? "It cannot be written.", hint: first?.hint } };
  }
  const made = noteText(fields, body);
  if ("refused" in made) return { refused: { place, reason: made.refused } };
  const folder = `evidence/${yearOf(fields.date, base.policy.value.year.starts).folder}`;
  const guarded = (await rowGuard(session, `${folder}/note.md`))(recordTexts(fields, body), made.text);
  if (guarded.refused !== undefined) return { refused: { place, reason: guarded.refused } };
  const addition: Addition = {
    place,
    does: note.does,
    lines: made.text.trimEnd().split("\n"),
    id: null,
    number: null,
    path: folder,
    warnings: guarded.warnings,
  };
  return { writing: { additions: [addition], run: () => create(given, folder, fields, made.text) } };
}

/** `Draft note of 14 July 2025, Visit to the front door: 2 findings`. */
export function noteInWords({ fields }: Pick<NewNote, "fields">, holds: string): string {
  return `Draft note of ${dayInWords(fields.date)}, ${fields.title}: ${holds}`;
}

function saysSame(note: Note, fields: NewNote["fields"]): boolean {
  const findings = (fields.findings ?? []).every((one) =>
    note.findings.some((other) => other.finding === one.finding),
  );
  const figures = (fields.figures ?? []).every((one) =>
    note.figures.some((other) => other.measure === one.measure && other.value === one.value),
  );
  return findings && figures;
}

async function create({ session, base }: Given, folder: string, fields: NewNote["fields"], text: string) {
  const options = { root: session.root(), cwd: session.world.cwd };
  const taken = new Set(references(base).ids);
  await makeFolder(join(session.root(), folder), options);
  for (let tries = 1; ; tries += 1) {
    const id = makeId(fields.date, fields.title, session.world.randomBytes(3));
    if (taken.has(id)) continue;
    try {
      await createFile(join(session.root(), folder, `${id}.md`), Buffer.from(text), options);
      return { path: `${folder}/${id}.md`, id };
    } catch (error) {
      if (!(error instanceof UserError && error.code === "exists") || tries === MOST_TRIES) throw error;
    }
  }
}
