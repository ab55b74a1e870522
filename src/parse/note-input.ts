import matter from "gray-matter";
import { noteSchema } from "../model/note.ts";
import { type Outcome, type Problem, startOf } from "../model/problem.ts";
import { decode } from "./decode.ts";
import { NOTE_LIMITS, splitFrontMatter } from "./front-matter.ts";
import type { NoteInputFields } from "./note-text.ts";
import { shapeProblems } from "./shape.ts";
import { readYaml, yamlLocator } from "./yaml.ts";

/** A note as it was handed in: the fields that its front matter gives, and no others, and its body. */
export interface NoteInput {
  readonly fields: NoteInputFields;
  readonly body: string;
}

/** Written by other commands: nobody hands them in. */
const NOT_HANDED_IN = ["reviews", "withdrawn", "disposed"] as const;

/**
 * Reads a note that is handed in: Markdown with front matter (its first line exactly `---`), or Markdown or plain text
 * without. A level-one heading at the start of a text without a title becomes its title. `path` is what problems name.
 */
export function readNoteInput(path: string, bytes: Uint8Array): Outcome<NoteInput | undefined> {
  const decoded = decode(path, bytes);
  const text = decoded.value;
  if (text === undefined) return { value: undefined, problems: decoded.problems };
  if (!/^---/.test(text)) return { value: titled({ fields: {}, body: text.trim() }), problems: [] };
  const split = splitFrontMatter(path, text, NOTE_LIMITS);
  if (!split.value) return { value: undefined, problems: split.problem ? [split.problem] : [] };
  const yaml = { path, text, from: split.value.yamlFrom, to: split.value.yamlTo };
  const read = readYaml(yaml);
  if (read.value === undefined) return { value: undefined, problems: read.problems };
  const file = byGrayMatter(text, read.value);
  if (file === undefined || file.content !== text.slice(split.value.bodyFrom)) {
    const message = "The end of the front matter is not clear: a line in it begins with three hyphens.";
    return { value: undefined, problems: [fault(path, "no-front-matter", message)] };
  }
  const shape = noteSchema.safeParse(file.data);
  if (!shape.success) {
    return {
      value: undefined,
      problems: shapeProblems(noteSchema, shape.error, file.data, yamlLocator(yaml)),
    };
  }
  const refused = notHandedIn(path, file.data);
  if (refused) return { value: undefined, problems: [refused] };
  const given = Object.fromEntries(
    Object.entries(shape.data).filter(([key]) => Object.hasOwn(file.data, key)),
  );
  return { value: titled({ fields: given, body: file.content.trim() }), problems: [] };
}

/**
 * gray-matter behind the guards: always with options, as its cache would pass the twin of a broken text; its one engine
 * gives what the guarded reader read, and every other is a refusal, as its own run code. Undefined where it threw.
 */
function byGrayMatter(
  text: string,
  data: Readonly<Record<string, unknown>>,
): { readonly data: Record<string, unknown>; readonly content: string } | undefined {
  const refuse = {
    parse(): never {
      throw new Error("no engine but YAML");
    },
  };
  try {
    const file = matter(text, {
      language: "yaml",
      excerpt: false,
      engines: {
        yaml: { parse: () => ({ ...data }) },
        json: refuse,
        javascript: refuse,
        js: refuse,
        coffee: refuse,
        toml: refuse,
      },
    });
    return { data: file.data, content: file.content };
  } catch {
    return undefined;
  }
}

function titled(input: NoteInput): NoteInput {
  if (input.fields.title !== undefined) return input;
  const heading = /^# +(.+?)(?: +#+)?(?:\n+|$)/.exec(input.body);
  const title = heading?.[1]?.trim() ?? "";
  if (!heading || title.length < 3 || title.length > 200) return input;
  return { fields: { ...input.fields, title }, body: input.body.slice(heading[0].length) };
}

function notHandedIn(path: string, data: Readonly<Record<string, unknown>>): Problem | undefined {
  const field = NOT_HANDED_IN.find((one) => Object.hasOwn(data, one));
  if (field)
    return fault(path, "unknown-field", `The field ${field} is written by another command, not handed in.`);
  if (data["status"] !== "withdrawn") return undefined;
  return fault(path, "unknown-value", "A note is withdrawn after it was made, not when it is.");
}

function fault(path: string, rule: string, message: string): Problem {
  return { rule, severity: "error", message, place: startOf(path), related: [] };
}
