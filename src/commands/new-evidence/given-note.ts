import { noteSchema } from "../../model/note.ts";
import { UserError } from "../../model/user-error.ts";
import { leftOutInWords } from "../../parse/docx/left-out.ts";
import { kindOfInput } from "../../parse/input-kind.ts";
import { type NoteInput, readNoteInput } from "../../parse/note-input.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import type { RawFile } from "../../parse/record.ts";
import type { Session } from "../session.ts";
import { badInput, handedIn } from "../writing/handed-in.ts";
import { shapedBy } from "../writing/shaped.ts";
import type { Given } from "./options.ts";

/** The note that `--input` and the flags give: flags win, findings and sources of both are kept. Throws UserError. */
export async function givenNote(
  session: Session,
  title: string | undefined,
  given: Given,
): Promise<NoteInput> {
  const input = await inputNote(session, given);
  return { fields: shaped(mergedFields(input.fields, title, given)), body: input.body };
}

async function inputNote(session: Session, { input }: Given): Promise<NoteInput> {
  if (input === undefined) return { fields: {}, body: "" };
  const { path, bytes } = await textOf(session, await handedIn(session, input));
  const read = readNoteInput(path, bytes);
  if (read.value) return read.value;
  throw badInput(path, read.problems);
}

/** The text of what was handed in; of a Word document with a word on what was left out. */
async function textOf({ terminal }: Session, file: RawFile): Promise<RawFile> {
  if (kindOfInput(file.path, file.bytes) === "text") return file;
  // a heavy part, for those who hand in Word
  const { readDocx } = await import("../../parse/docx-input.ts");
  const { markdown, leftOut } = await readDocx(file.path, file.bytes);
  for (const line of leftOutInWords(leftOut)) terminal.failure(line);
  return { path: file.path, bytes: Buffer.from(markdown) };
}

function mergedFields(
  input: NoteInputFields,
  title: string | undefined,
  given: Given,
): Record<string, unknown> {
  return {
    ...input,
    ...(title === undefined ? {} : { title }),
    ...given.fields,
    findings: [...(input.findings ?? []), ...given.findings],
    sources: [...(input.sources ?? []), ...given.sources],
  };
}

/** Holds the fields against the schema; throws UserError that names the option. */
export function shaped(fields: object): NoteInputFields {
  const read = shapedBy(noteSchema, fields, optionOf);
  const { date, until, status, findings = [] } = read;
  if (date !== undefined && until !== undefined && until < date) {
    throw new UserError(
      "wrong-value",
      "--until is a day before --date.",
      "Give the first day with --date, and the last with --until.",
    );
  }
  if (status === "withdrawn") throw new UserError("wrong-value", "--status: expected draft or ready.");
  if (read["nothing-new"] === true && findings.length > 0) {
    throw new UserError("wrong-usage", "--nothing-new and --finding say different things: use one of them.");
  }
  return read;
}

const OPTIONS: Readonly<Record<string, string>> = {
  title: "TITLE",
  methods: "--method",
  "told-back": "--told-back-due",
  agencies: "--agency",
  finding: "--finding",
  kind: "--source-kind",
  file: "--source-file",
  url: "--source-url",
};

/** `--agency (finding 2)` for `findings.2.agencies.1`. */
function optionOf(field: string): string {
  const [head = "", number, name] = field.split(".");
  if (head !== "findings" && head !== "sources") return OPTIONS[head] ?? `--${head}`;
  const group = head === "findings" ? "finding" : "source";
  const own = name === undefined ? group : group === "source" && name === "title" ? "source" : name;
  return `${OPTIONS[own] ?? `--${own}`} (${group} ${number})`;
}
