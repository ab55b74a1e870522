import { lstatSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import type { Problem } from "../model/problem.ts";
import type { Source, SourceEntry, SourceFile } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import { LARGEST_TEXT } from "../parse/decode.ts";
import { type FoundFile, knowledgeBaseReader, readPolicy } from "../parse/knowledge-base.ts";
import { roleOf } from "../parse/path-role.ts";
import type { World } from "./world.ts";

/** The newest format of files that this tool reads. */
const FORMAT = 1;
const FOLDERS = ["scrutiny.yaml", "programme", "evidence", "registers", "templates"] as const;
/** Attachments larger than this are not hashed: they are too large for git in any case. */
const LARGEST_HASHED = 256 * 1024 * 1024;

/** The folder that holds `scrutiny.yaml`, found upwards from a directory. */
export function findRoot(directory: string): string {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    if (lstatSync(join(folder, "scrutiny.yaml"), { throwIfNoEntry: false })?.isFile()) return folder;
    if (dirname(folder) === folder) {
      throw new UserError(
        "no-knowledge-base",
        "There is no knowledge base here: no scrutiny.yaml in this folder or any above it.",
        "Go to the folder that holds scrutiny.yaml, or name it with -C DIR.",
      );
    }
  }
}

/** Reads `scrutiny.yaml`; a UserError where it is not there, cannot be read, or is made for a newer tool. */
export async function loadPolicy(source: Source): Promise<RecordFile<Policy>> {
  for await (const file of source.read(["scrutiny.yaml"])) {
    if ("failure" in file) break;
    const read = readPolicy(file);
    if (!read.value) throw unreadable("scrutiny.yaml cannot be read", read.problems);
    const version = read.value.value.version;
    if (version > FORMAT) {
      throw new UserError(
        "newer-format",
        `scrutiny.yaml says version: ${version}; this tool reads up to version ${FORMAT}.`,
        `Install the version of independent-scrutiny that reads version ${version}.`,
      );
    }
    return read.value;
  }
  throw new UserError(
    "no-knowledge-base",
    `There is no scrutiny.yaml in the ${source.label}.`,
    source.kind === "work-tree" ? "Name the folder with -C DIR." : "Choose a later commit or day.",
  );
}

/**
 * Reads the whole knowledge base from a Source, each file as it comes. Every file found is read, attached or left out with its reason. A
 * framework that cannot be read stops the tool, as nothing could be counted; any other bad file is a problem.
 */
export async function loadKnowledgeBase(
  source: Source,
  policy: RecordFile<Policy>,
  world: World,
): Promise<KnowledgeBase> {
  const entries = await source.list(FOLDERS);
  const reader = knowledgeBaseReader(policy, world);
  const wanted = new Map<string, SourceEntry>();
  for (const entry of entries) {
    const failure = whyNotRead(entry);
    if (failure) reader.take({ path: entry.path, failure });
    else wanted.set(entry.path, entry);
  }
  for await (const file of source.read([...wanted.keys()])) {
    reader.take(foundFile(file, wanted.get(file.path), world));
  }
  const base = reader.finish();
  const broken = base.files.leftOut.find((file) => roleOf(file.path).is === "framework");
  if (broken) {
    const problems = base.problems.filter((one) => one.place.path === broken.path);
    throw unreadable(`${broken.path} cannot be read`, problems);
  }
  return base;
}

/** A file as it came from the Source, for reading; attachments with their size and digest alone. */
function foundFile(file: SourceFile, entry: SourceEntry | undefined, world: World): FoundFile {
  const { path } = file;
  if ("failure" in file) {
    return { path, failure: { rule: "not-readable", message: `The file cannot be read: ${file.failure}.` } };
  }
  if (roleOf(path).is !== "attachment") return file;
  return { path, attached: { size: entry?.size ?? file.bytes.length, sha256: world.sha256(file.bytes) } };
}

function whyNotRead(entry: SourceEntry): { rule: string; message: string } | undefined {
  const attachment = roleOf(entry.path).is === "attachment";
  switch (entry.kind) {
    case "symlink":
      return { rule: "not-a-file", message: "This is a symbolic link; only regular files are read." };
    case "folder":
      return { rule: "not-a-file", message: "This is a folder with the name of a file." };
    case "other":
      return { rule: "not-a-file", message: "This is no regular file; only regular files are read." };
    case "file":
      if (attachment && entry.size > LARGEST_HASHED) {
        return { rule: "file-too-large", message: "The attachment is larger than 256 MiB." };
      }
      return !attachment && entry.size > LARGEST_TEXT
        ? { rule: "file-too-large", message: "The file is larger than 1 MiB." }
        : undefined;
    default:
      return entry.kind satisfies never;
  }
}

function unreadable(what: string, problems: readonly Problem[]): UserError {
  const lines = problems
    .filter((one) => one.severity === "error")
    .slice(0, 10)
    .map(
      (one) =>
        `${one.place.path}:${one.place.line}:${one.place.column} ${one.message}${one.hint ? ` ${one.hint}` : ""}`,
    );
  return new UserError("unreadable-policy", `${what}, and nothing can be done without it.`, lines.join("\n"));
}
