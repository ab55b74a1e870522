import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import { onOneLine } from "../model/printable.ts";
import { compareProblems, type Problem } from "../model/problem.ts";
import { filesOf, type Source, type SourceEntry, type SourceFile } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import { type FoundFile, knowledgeBaseReader, readPolicy } from "../parse/knowledge-base.ts";
import { roleOf } from "../parse/path-role.ts";
import { FOLDERS } from "./base-folder.ts";
import { mostBytes } from "./most-bytes.ts";
import { openPrivacyScan, type PrivacyScan } from "./privacy-scan.ts";
import { isText, scannedOf } from "./scanned-file.ts";
import { foundSeals } from "./seals.ts";
import type { World } from "./world.ts";

/** The newest format of files that this tool reads. */
export const FORMAT = 1;
/** Reads `scrutiny.yaml`; a UserError where it is not there, cannot be read, or is made for a newer tool. */
export async function loadPolicy(source: Source): Promise<RecordFile<Policy>> {
  for await (const file of filesOf(source.read(["scrutiny.yaml"]))) {
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
    NO_POLICY_HINTS[source.kind],
  );
}

const NO_POLICY_HINTS: Readonly<Record<Source["kind"], string>> = {
  "work-tree": "Name the folder with -C DIR.",
  index: "Stage it, and finish a merge that left it in conflict: git add scrutiny.yaml",
  commit: "Choose a later commit or day.",
};

/**
 * Reads the whole knowledge base from a Source, each file as it comes. Every file found is read, attached or left out
 * with its reason. A framework that cannot be read stops the tool, as nothing could be counted; any other bad file is a
 * problem. Notes that are unasked are there, and not read.
 */
export async function loadKnowledgeBase(
  source: Source,
  policy: RecordFile<Policy>,
  world: World,
  unasked: ReadonlySet<string> = new Set(),
): Promise<KnowledgeBase> {
  return (await loadBeside(source, policy, world, unasked)).whole();
}

/** A knowledge base that was read, while a second thread may still look for what identifies a person. */
export interface Loaded {
  /** All but the problems of privacy. */
  readonly records: KnowledgeBase;
  /** Waits for those too; of files that are not asked for there may be none. */
  whole(isAsked?: (path: string) => boolean): Promise<KnowledgeBase>;
}

/**
 * As `loadKnowledgeBase`, as soon as all is read: what needs the records alone can be done meanwhile. Which notes are
 * unasked may be told later.
 */
export async function loadBeside(
  source: Source,
  policy: RecordFile<Policy>,
  world: World,
  unasked: ReadonlySet<string> | Promise<ReadonlySet<string>> = new Set(),
): Promise<Loaded> {
  const reader = knowledgeBaseReader(policy, world);
  const scan = openPrivacyScan(policy.value, world.scrypt);
  const take = async (isAsked: (path: string) => boolean) => {
    for await (const run of foundFiles(only(source, isAsked), world, scan))
      for (const file of run) reader.take(file);
  };
  const isWaiting = unasked instanceof Promise;
  // what is read in any case comes first, where it is not known yet which notes are
  if (isWaiting) await take((path) => !isNote(path));
  const left = await unasked;
  for (const path of left) reader.take({ path, unasked: true });
  await take((path) => !left.has(path) && (!isWaiting || isNote(path)));
  const seals = await foundSeals(source, world);
  const records = reader.finish([], seals);
  const whole = async (isAsked?: (path: string) => boolean): Promise<KnowledgeBase> => {
    const found = await scan.finish(isAsked);
    return { ...records, problems: [...records.problems, ...found].sort(compareProblems) };
  };
  const broken = records.files.leftOut.find((file) => roleOf(file.path).is === "framework");
  if (!broken) return { records, whole };
  const problems = (await whole()).problems.filter((one) => one.place.path === broken.path);
  throw unreadable(`${onOneLine(broken.path)} cannot be read`, problems);
}

function isNote(path: string): boolean {
  return roleOf(path).is === "note";
}

/** The Source, which lists nothing else. */
function only(source: Source, isAsked: (path: string) => boolean): Source {
  return {
    ...source,
    list: async (paths) => (await source.list(paths)).filter(({ path }) => isAsked(path)),
  };
}

/**
 * Every file of a knowledge base, in runs as they come: with its bytes, its digest where it is an attachment, or why it is not
 * read. A scan gets each too, and may read some of them itself.
 */
export async function* foundFiles(
  source: Source,
  world: World,
  scan?: PrivacyScan,
): AsyncGenerator<readonly FoundFile[]> {
  const wanted = new Map<string, SourceEntry>();
  const notRead: FoundFile[] = [];
  for (const entry of await source.list(FOLDERS)) {
    const failure = whyNotRead(entry);
    if (failure) notRead.push({ path: entry.path, failure });
    else wanted.set(entry.path, entry);
  }
  for (const { path } of notRead) scan?.take({ path });
  yield notRead;
  for await (const run of source.read([...wanted.keys()], { other: scan?.other, most: mostBytes })) {
    for (const file of run) if (!file.isScanned) scan?.take(scannedOf(file));
    yield run.map((file) => foundFile(file, wanted.get(file.path), world));
  }
}

/** A file as it came from the Source, for reading; attachments with their size and digest alone. */
function foundFile(file: SourceFile, entry: SourceEntry | undefined, world: World): FoundFile {
  const { path } = file;
  if ("failure" in file) {
    if (file.isTooLarge) return { path, failure: { rule: "file-too-large", message: tooLarge(path) } };
    return { path, failure: { rule: "not-readable", message: `The file cannot be read: ${file.failure}.` } };
  }
  if (roleOf(path).is !== "attachment") return file;
  const attached = { size: entry?.size ?? file.bytes.length, sha256: world.sha256(file.bytes) };
  return { path, attached, attachedText: isText(file.bytes) ? file.bytes : undefined };
}

function tooLarge(path: string): string {
  return roleOf(path).is === "attachment"
    ? "The attachment is larger than 256 MiB."
    : "The file is larger than 1 MiB.";
}

function whyNotRead(entry: SourceEntry): { rule: string; message: string } | undefined {
  switch (entry.kind) {
    case "symlink":
      return { rule: "not-a-file", message: "This is a symbolic link; only regular files are read." };
    case "folder":
      return { rule: "not-a-file", message: "This is a folder with the name of a file." };
    case "other":
      return { rule: "not-a-file", message: "This is no regular file; only regular files are read." };
    case "file":
      return undefined;
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
        `${onOneLine(one.place.path)}:${one.place.line}:${one.place.column} ${one.message}${one.hint ? ` ${one.hint}` : ""}`,
    );
  return new UserError("unreadable-policy", `${what}, and nothing can be done without it.`, lines.join("\n"));
}
