import { z } from "zod";
import { FIELD_HELP, type FieldHelp, SHARED_HELP } from "./field-help.ts";
import { criterion, frameworkSchema } from "./framework.ts";
import { noteSchema } from "./note.ts";
import { policySchema } from "./policy.ts";
import { accuracySchema, diarySchema, programmeSchema, returnsSchema } from "./programme.ts";
import { REGISTER_KINDS, REGISTERS } from "./register-kinds.ts";
import { REGISTER_SCHEMAS } from "./registers.ts";
import { day, dayOrMonth } from "./schema.ts";
import { SEAL } from "./seal.ts";
import { quarterWordsSchema, statementWordsSchema } from "./words.ts";

/** A kind of file that people write, and its schema. */
export interface FileSchema {
  readonly name: string;
  /** What it is, as an editor shows it. */
  readonly title: string;
  /** Which files, as patterns from the root of the knowledge base. */
  readonly files: readonly string[];
  /** Whether the schema is of the front matter of Markdown files, else of whole YAML files. */
  readonly isFrontMatter: boolean;
  readonly schema: z.ZodType;
}

/** Every kind of file, data files first. */
export const FILE_SCHEMAS: readonly FileSchema[] = [
  data("scrutiny", "The partnership and its policies", ["scrutiny.yaml"], policySchema),
  data(
    "framework",
    "The scrutiny framework",
    ["programme/framework.yaml", "programme/frameworks/*.yaml"],
    frameworkSchema,
  ),
  data("programme", "The work programme of a year", ["programme/*/programme.yaml"], programmeSchema),
  data("diary", "The diary of a year", ["programme/*/diary.yaml"], diarySchema),
  data("escalations", "Returns of escalations of a year", ["programme/*/escalations.yaml"], returnsSchema),
  data("accuracy", "Factual accuracy of a year's reports", ["programme/*/accuracy.yaml"], accuracySchema),
  frontMatter("note", "An evidence note", ["evidence/*/*.md"], noteSchema),
  ...REGISTER_KINDS.map((kind) =>
    frontMatter(
      kind,
      `An entry of the register: ${kind.replace("-", " ")}`,
      [`${REGISTERS[kind].folder}/*.md`],
      REGISTER_SCHEMAS[kind],
    ),
  ),
  frontMatter(
    "quarter-words",
    "The scrutineer's own words of a quarter",
    ["programme/*/q[1-4].md"],
    quarterWordsSchema,
  ),
  frontMatter(
    "statement-words",
    "The scrutineer's own words of a year",
    ["programme/*/statement.md"],
    statementWordsSchema,
  ),
];

/** The one kind of file that the tool writes and an inspector reads: no person edits it. */
export const SEAL_SCHEMA: FileSchema = data(
  "seal",
  "The seal of a final report",
  ["reports/**/seal.json", "reports/**/seal-*.json"],
  SEAL,
);

/** Says that a file was made, so that it may be made again. */
export const MADE_BY = "Made by scrutiny schema: make it again rather than change it.";

type Json = Record<string, unknown>;

/**
 * The schema as a JSON Schema, draft 2020-12, with help for each field. It is of the file as it is written: what the
 * schemas test by code (that a day exists, that an id is known) it says as far as a pattern can.
 */
export function jsonSchemaOf({ name, title, files, isFrontMatter, schema }: FileSchema): Json {
  const made = z.toJSONSchema(schema, { io: "input", target: "draft-2020-12", override: patterns }) as Json;
  withHelp(made, "", FIELD_HELP[name] ?? {});
  const { $schema, ...rest } = made;
  const where = `${isFrontMatter ? "Front matter of " : ""}${files.join(", ")}`;
  return { $schema, $comment: MADE_BY, title, description: `${title}: ${where}.`, ...rest, ...EXTRA[name] };
}

function data(name: string, title: string, files: readonly string[], schema: z.ZodType): FileSchema {
  return { name, title, files, isFrontMatter: false, schema };
}

function frontMatter(name: string, title: string, files: readonly string[], schema: z.ZodType): FileSchema {
  return { name, title, files, isFrontMatter: true, schema };
}

const MONTH = "[0-9]{4}-(?:0[1-9]|1[0-2])";
const DAY = `${MONTH}-(?:0[1-9]|[12][0-9]|3[01])`;

/** What is tested by code, as patterns. */
function patterns({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: Json }): void {
  if (zodSchema === day) jsonSchema["pattern"] = `^${DAY}$`;
  else if (zodSchema === dayOrMonth) jsonSchema["pattern"] = `^${MONTH}(?:-(?:0[1-9]|[12][0-9]|3[01]))?$`;
  else if (isWords(zodSchema)) jsonSchema["pattern"] ??= "\\S";
  else if (zodSchema === criterion) jsonSchema["oneOf"] = [{ required: ["text"] }, { required: ["parts"] }];
}

/** Text that must hold a word, by the parameters of its test. */
function isWords(schema: unknown): boolean {
  const { def } = (schema as { _zod: { def: { type: string; checks?: readonly unknown[] } } })._zod;
  return (
    def.type === "string" &&
    (def.checks ?? []).some((check) => {
      const { params } = (check as { _zod: { def: { params?: { rule?: unknown } } } })._zod.def;
      return params?.rule === "out-of-range";
    })
  );
}

/** What a file must have that one field alone does not tell. */
const EXTRA: Readonly<Record<string, Json>> = {
  note: {
    if: { properties: { status: { enum: ["ready", "withdrawn"] } }, required: ["status"] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
    then: { required: ["title", "date", "activity"] },
  },
};

function withHelp(schema: Json, path: string, help: FieldHelp): void {
  const inner = [schema["items"], schema["additionalProperties"], ...((schema["anyOf"] as unknown[]) ?? [])];
  for (const one of inner) if (isObject(one)) withHelp(one, path, help);
  for (const [name, field] of Object.entries((schema["properties"] as Record<string, Json>) ?? {})) {
    const at = path === "" ? name : `${path}.${name}`;
    const text = help[at] ?? SHARED_HELP[at];
    if (text !== undefined) field["description"] = text;
    withHelp(field, at, help);
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}
