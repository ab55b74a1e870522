import { frameworkSchema } from "../model/framework.ts";
import { parseId } from "../model/id.ts";
import type { RecordFile, WordsFile } from "../model/knowledge-base.ts";
import type { Outcome } from "../model/problem.ts";
import { accuracySchema, diarySchema, programmeSchema, returnsSchema } from "../model/programme.ts";
import { REGISTER_SCHEMAS } from "../model/registers.ts";
import { quarterWordsSchema, statementWordsSchema } from "../model/words.ts";
import { parseYear } from "../model/year.ts";
import { decode } from "./decode.ts";
import { ENTRY_LIMITS } from "./front-matter.ts";
import { recordOfKept } from "./kept-path.ts";
import { type KeptUpdate, readKept } from "./kept-update.ts";
import { isPicturePath } from "./logo/logo.ts";
import { leftOut, type Making, type Placing, problemAt, yearFolder } from "./making.ts";
import { readNote } from "./note.ts";
import { type PathRole, roleOf } from "./path-role.ts";
import { type RawFile, readDataFile, readRecordFile } from "./record.ts";
import { readTemplateNames } from "./template.ts";
import { readWordsBody } from "./words.ts";

/**
 * What was found at a path: bytes, or why there are none. Attachments come with size and digest alone; of a note that
 * nobody asked for it is known only that it is there.
 */
export type FoundFile =
  | RawFile
  | { readonly path: string; readonly unasked: true }
  | { readonly path: string; readonly failure: { readonly rule: string; readonly message: string } }
  | {
      readonly path: string;
      readonly attached: { readonly size: number; readonly sha256: string | undefined };
      /** Its bytes where it is text of no great length: for the privacy rules alone. */
      readonly attachedText?: Uint8Array | undefined;
    };

/** Reads a file for its role in the knowledge base, at once; what was made of it is placed later, when all are there. */
export function readFound(file: FoundFile, starts: string): Outcome<Placing> {
  const { path } = file;
  if ("attached" in file) {
    return { value: (made) => made.attached.push({ path, ...file.attached }), problems: [] };
  }
  if ("unasked" in file) return { value: (made) => made.unasked.add(path), problems: [] };
  if ("failure" in file) {
    return leftOut(problemAt(path, file.failure.rule, "error", file.failure.message));
  }
  const { value: put, problems } = readByRole(file, roleOf(path), starts);
  if (!put) return { value: undefined, problems };
  const value = (made: Making) => {
    made.read.push(path);
    put(made);
  };
  return { value, problems };
}

/** Reads the file for its role and puts it where it belongs; `value` says whether that could be done. */
function readByRole(file: RawFile, role: PathRole, starts: string): Outcome<Placing> {
  switch (role.is) {
    case "policy":
      // read before all else by whoever loads; what was met on the way is said here
      return { value: () => {}, problems: decode(file.path, file.bytes).problems };
    case "framework":
      return placed(readDataFile(file, frameworkSchema), (record, made) => {
        // of two with one id the first is kept; a rule names the other
        if (!made.frameworks.has(record.value.id)) made.frameworks.set(record.value.id, record);
      });
    case "note":
      return withId(file, () => placed(readNote(file), (record, made) => made.notes.push(record)));
    case "entry":
      return withId(file, () =>
        placed(readRecordFile(file, REGISTER_SCHEMAS[role.kind], ENTRY_LIMITS), (record, made) => {
          (made.registers[role.kind] as RecordFile<unknown>[]).push(record);
        }),
      );
    case "template":
      return readTemplate(file);
    case "kept-update":
      return leftOut(keptProblem(file));
    case "stray-record": {
      const problem = problemAt(
        file.path,
        "misplaced-record",
        "error",
        "This looks like a record and stands where none is read.",
        "Notes stand in evidence/YYYY-YY/, register entries in registers/KIND/.",
      );
      return leftOut(problem);
    }
    case "stray":
    case "attachment": {
      const message = "Nothing is read from a file of this name in this place.";
      return leftOut(problemAt(file.path, "stray-file", "info", message));
    }
    default:
      return readOfYear(file, role, starts);
  }
}

type OfYear = Extract<PathRole, { readonly folder: string }>;

function readOfYear(file: RawFile, role: OfYear, starts: string): Outcome<Placing> {
  const year = parseYear(role.folder, starts);
  if (!year) {
    const message = `The folder ${role.folder} is no year: the second half follows the first.`;
    return leftOut(problemAt(file.path, "malformed-year", "error", message));
  }
  switch (role.is) {
    case "programme":
      return placed(readDataFile(file, programmeSchema), (record, made) => {
        yearFolder(made, year).programme = record;
      });
    case "diary":
      return placed(readDataFile(file, diarySchema), (record, made) => {
        yearFolder(made, year).diary = record;
      });
    case "returns":
      return placed(readDataFile(file, returnsSchema), (record, made) => {
        yearFolder(made, year).returns = record;
      });
    case "accuracy":
      return placed(readDataFile(file, accuracySchema), (record, made) => {
        yearFolder(made, year).accuracy = record;
      });
    case "statement":
      return placed(ownWords(readRecordFile(file, statementWordsSchema, ENTRY_LIMITS)), (record, made) => {
        yearFolder(made, year).statement = record;
      });
    case "quarter":
      return placed(ownWords(readRecordFile(file, quarterWordsSchema, ENTRY_LIMITS)), (record, made) => {
        yearFolder(made, year).quarters[role.quarter] = record;
      });
    case "note":
      return { value: undefined, problems: [] };
    default:
      return role satisfies never;
  }
}

function ownWords<T>(read: Outcome<RecordFile<T> | undefined>): Outcome<WordsFile<T> | undefined> {
  if (!read.value) return { value: undefined, problems: read.problems };
  const body = readWordsBody(read.value);
  const problems = [...read.problems, ...body.problems];
  const unread = body.problems.some((one) => one.rule === "markdown-not-read");
  return { value: unread ? undefined : { ...read.value, words: body.value }, problems };
}

function placed<T>(
  { value, problems }: Outcome<T | undefined>,
  put: (value: T, made: Making) => void,
): Outcome<Placing> {
  return { value: value === undefined ? undefined : (made) => put(value, made), problems };
}

function withId(file: RawFile, read: () => Outcome<Placing>): Outcome<Placing> {
  const id = file.path.slice(file.path.lastIndexOf("/") + 1, -".md".length);
  if (parseId(id)) return read();
  const problem = problemAt(
    file.path,
    "malformed-id",
    "error",
    "The file's name is no id: a day, words, and four characters, such as 2025-07-14-dsp-group-k7f3.md.",
    "Make records with the command for it, or rename the file.",
  );
  return leftOut(problem);
}

/** An update that was not made is no record, and somebody has to decide on it. */
function keptProblem({ path, bytes }: RawFile) {
  const message = "An update was not made, as another had set the same field; it is kept here.";
  const name = nameOfKept(path, readKept(decode(path, bytes).value ?? ""));
  const hint = name
    ? `To make it: scrutiny update ${name} --take. To remove it: scrutiny update ${name} --drop`
    : "It cannot be read any more: remove the file.";
  return { ...problemAt(path, "kept-update", "warning", message), hint };
}

/** The id of the record, or the number of a decision; nothing of the file that could be anything else. */
function nameOfKept(path: string, kept: KeptUpdate | undefined): string | undefined {
  const record = recordOfKept(path) ?? "";
  const id = record.slice(record.lastIndexOf("/") + 1, -".md".length);
  if (parseId(id)) return id;
  return /^\d{4}\/\d{2}-D\d{1,4}$/.test(kept?.record ?? "") ? kept?.record : undefined;
}

function readTemplate(file: RawFile): Outcome<Placing> {
  if (isPicturePath(file.path)) {
    // a Source's bytes hold until the next file is asked for
    const image = { path: file.path, bytes: file.bytes.slice() };
    return { value: (made) => made.images.push(image), problems: [] };
  }
  if (!/\.(?:md|typ|json|css|yaml)$/.test(file.path)) return { value: () => {}, problems: [] };
  const decoded = decode(file.path, file.bytes);
  if (decoded.value === undefined) return { value: undefined, problems: decoded.problems };
  const { path, bytes } = file;
  const template = { path, text: decoded.value, bytes, ...readTemplateNames(path, decoded.value) };
  return { value: (made) => made.templates.push(template), problems: decoded.problems };
}
