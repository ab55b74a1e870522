import type { z } from "zod";
import type { RecordFile } from "../model/knowledge-base.ts";
import type { Outcome, Place, Problem } from "../model/problem.ts";
import { decode, unseenCharacter, unseenInBody } from "./decode.ts";
import { fitOf, REFUSED } from "./fit.ts";
import { DATA_LIMITS, type FrontMatterLimits, splitFrontMatter } from "./front-matter.ts";
import { type LineIndex, lineIndex } from "./lines.ts";
import { shapeProblems } from "./shape.ts";
import { readYaml, yamlLocator } from "./yaml.ts";

/** A file's bytes on their way into a record. */
export interface RawFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads a file that is YAML as a whole; `value` is undefined where it has an error. */
export function readDataFile<S extends z.ZodType>(
  file: RawFile,
  schema: S,
): Outcome<RecordFile<z.output<S>> | undefined> {
  const decoded = decode(file.path, file.bytes);
  const text = decoded.value;
  if (text === undefined) return { value: undefined, problems: decoded.problems };
  if (text.length > DATA_LIMITS.characters) {
    const place = lineIndex(text).place(file.path, 0, 1);
    const message = `The file is longer than ${DATA_LIMITS.characters / 1024} KiB.`;
    return {
      value: undefined,
      problems: [
        ...decoded.problems,
        { rule: "file-too-large", severity: "error", message, place, related: [] },
      ],
    };
  }
  const unseen = unseenCharacter(file.path, text, 0, text.length);
  if (unseen) return { value: undefined, problems: [...decoded.problems, unseen] };
  return shaped({
    file,
    text,
    yamlFrom: 0,
    yamlTo: text.length,
    bodyFrom: text.length,
    schema,
    decoded: decoded.problems,
  });
}

/** Reads a Markdown file with front matter; `value` is undefined where the front matter has an error. */
export function readRecordFile<S extends z.ZodType>(
  file: RawFile,
  schema: S,
  limits: FrontMatterLimits,
): Outcome<RecordFile<z.output<S>> | undefined> {
  const decoded = decode(file.path, file.bytes);
  const text = decoded.value;
  if (text === undefined) return { value: undefined, problems: decoded.problems };
  const split = splitFrontMatter(file.path, text, limits);
  if (!split.value) {
    return {
      value: undefined,
      problems: split.problem ? [...decoded.problems, split.problem] : decoded.problems,
    };
  }
  return shaped({ file, text, ...split.value, schema, decoded: decoded.problems });
}

interface Shaping<S extends z.ZodType> {
  readonly file: RawFile;
  readonly text: string;
  readonly yamlFrom: number;
  readonly yamlTo: number;
  readonly bodyFrom: number;
  readonly schema: S;
  readonly decoded: readonly Problem[];
}

function shaped<S extends z.ZodType>(input: Shaping<S>): Outcome<RecordFile<z.output<S>> | undefined> {
  const { file, text, schema } = input;
  const yaml = { path: file.path, text, from: input.yamlFrom, to: input.yamlTo };
  const read = readYaml(yaml);
  if (read.value === undefined) return { value: undefined, problems: [...input.decoded, ...read.problems] };
  const place = yamlLocator(yaml);
  const result = shapedBy(schema, read.value);
  if (!result.success) {
    const problems = shapeProblems(schema, result.error, read.value, place);
    return { value: undefined, problems: [...input.decoded, ...problems] };
  }
  const value: RecordFile<z.output<S>> = {
    path: file.path,
    id: file.path.slice(file.path.lastIndexOf("/") + 1).replace(/\.(?:md|yaml)$/, ""),
    value: result.data,
    place,
    body: text.slice(input.bodyFrom),
    placeInBody: bodyLocator(file.path, text, input.bodyFrom),
    text,
    bytes: bytesOf(file.bytes, text),
  };
  const unseen = unseenInBody(file.path, text, input.bodyFrom);
  return { value, problems: unseen ? [...input.decoded, unseen] : input.decoded };
}

/** As zod says; it is asked where the value does not plainly fit. */
function shapedBy<S extends z.ZodType>(schema: S, value: unknown): z.ZodSafeParseResult<z.output<S>> {
  const fitting = fitOf(schema)?.(value) ?? REFUSED;
  return fitting === REFUSED ? schema.safeParse(value) : { success: true, data: fitting as z.output<S> };
}

/** The index is made when a place is asked for: of ten thousand records hardly any is. */
function bodyLocator(path: string, text: string, bodyFrom: number): (from: number, to: number) => Place {
  let index: LineIndex | undefined;
  return (from, to) => {
    index ??= lineIndex(text);
    return index.place(path, bodyFrom + from, bodyFrom + to);
  };
}

/** The bytes again, made of the text where that gives the same ones: so those read need not be kept. */
function bytesOf(bytes: Uint8Array, text: string): () => Uint8Array {
  // as many bytes as characters: nothing was left out and all is ASCII
  if (bytes.length === text.length) return encoded(text);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark || bytes.includes(0x0d) ? kept(bytes) : encoded(text);
}

// two functions, so that neither closure holds what only the other needs
function kept(bytes: Uint8Array): () => Uint8Array {
  return () => bytes;
}

function encoded(text: string): () => Uint8Array {
  return () => new TextEncoder().encode(text);
}
