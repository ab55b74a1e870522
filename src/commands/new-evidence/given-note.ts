import { resolve } from "node:path";
import { readInputFile } from "../../edge/input-file.ts";
import { noteSchema } from "../../model/note.ts";
import type { Problem } from "../../model/problem.ts";
import { UserError } from "../../model/user-error.ts";
import { type NoteInput, readNoteInput } from "../../parse/note-input.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import type { Session } from "../session.ts";
import { shapedBy } from "../writing/shaped.ts";
import type { Given } from "./options.ts";

/** The note that `--input` and the flags give: flags win, findings and sources of both are kept. Throws UserError. */
export async function givenNote(
  session: Session,
  title: string | undefined,
  given: Given,
): Promise<NoteInput> {
  const input = await handedIn(session, given);
  return { fields: shaped(mergedFields(input.fields, title, given)), body: input.body };
}

async function handedIn(session: Session, { input }: Given): Promise<NoteInput> {
  if (input === undefined) return { fields: {}, body: "" };
  const { world } = session;
  const name = input === "-" ? "standard input" : input;
  const bytes =
    input === "-" ? Buffer.from(await world.stdin.readAll()) : readInputFile(resolve(world.cwd, input), name);
  const read = readNoteInput(name, bytes);
  if (read.value) return read.value;
  const [first, ...more] = read.problems;
  throw new UserError(
    "bad-input",
    first ? saidAt(first) : `${name} cannot be read.`,
    more.map(saidAt).join("\n") || undefined,
  );
}

function saidAt({ place, message, hint }: Problem): string {
  return `${place.path}:${place.line}:${place.column} ${message}${hint === undefined ? "" : ` ${hint}`}`;
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
    throw new UserError("wrong-value", "--until is a day before --date.");
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
