import { supersededBy } from "../../assurance/notes-of-period.ts";
import { templateInForce } from "../../edge/shipped.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { meaningText } from "../../model/meaning.ts";
import type { Note } from "../../model/note.ts";
import { compareText } from "../../model/problem.ts";
import { REGISTER_KINDS } from "../../model/register-kinds.ts";
import type { Seal } from "../../model/seal.ts";
import { filesOf } from "../../model/source.ts";
import { UserError } from "../../model/user-error.ts";
import type { Moved } from "../../model/verify-answer.ts";
import type { Session } from "../session.ts";
import type { Rebuildable, Rebuilt } from "./rebuild.ts";

type Sealed = Seal["records"][number];

/**
 * Everything that went into a report and is not as it was, in the work tree or at the commit of `--at`, by path;
 * undefined where that cannot be told: the seal's digests are keyed, and its commit is not here.
 */
export async function movedSince(
  { session }: Rebuildable,
  seal: Seal,
  { whole }: Pick<Rebuilt, "whole">,
): Promise<readonly Moved[] | undefined> {
  if (!whole && seal.keyed !== undefined) return undefined;
  const base = await present(session);
  const went = whole ?? seal;
  // of a record that the edition keeps back the seal has the folder alone
  const records = [...went.records, ...went.earlier].filter(({ path }) => /\.[a-z]+$/.test(path));
  const policy = seal.logo ? [went.configuration, seal.logo] : [went.configuration];
  const digests = await presentDigests(session, [
    ...records.map(({ path }) => path),
    ...policy.map(({ path }) => path),
    ...went.templates.map(({ path }) => path),
  ]);
  const same = (one: { readonly path: string; readonly sha256: string }) =>
    digests.get(one.path)?.has(one.sha256) === true;
  const configuration = policy.filter((one) => !same(one)).map(({ path }) => changed(path, digests));
  const templates = went.templates
    .filter((one) => (digests.has(one.path) ? !same(one) : !isShippedSame(session, base, one)))
    .map(({ path }) => changed(path, digests));
  const all = [
    ...configuration,
    ...templates,
    ...records.filter((one) => !same(one)).map((one) => movedRecord(session, base, one, digests)),
    ...(base ? supersededSince(base, records.filter(same)) : []),
  ];
  return [...new Map(all.map((one) => [one.path, one])).values()]
    .sort((one, other) => compareText(one.path, other.path))
    .map((one) => ({ ...one, path: session.shown(one.path) }));
}

/** The knowledge base as it is; undefined where what stands there cannot be read at all. */
async function present(session: Session): Promise<KnowledgeBase | undefined> {
  try {
    return await session.knowledgeBase();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

type PresentDigests = ReadonlyMap<string, ReadonlySet<string>>;

/** The digests of the files that are there: as they are, and as they were before a checkout turned their line ends. */
async function presentDigests(session: Session, paths: readonly string[]): Promise<PresentDigests> {
  const { sha256 } = session.world;
  const found = new Map<string, ReadonlySet<string>>();
  for await (const file of filesOf((await session.source()).read([...new Set(paths)]))) {
    if (!("bytes" in file)) continue;
    const text = Buffer.from(file.bytes).toString("latin1");
    const turned = text.includes("\r\n")
      ? [sha256(Buffer.from(text.replaceAll("\r\n", "\n"), "latin1"))]
      : [];
    found.set(file.path, new Set([sha256(file.bytes), ...turned]));
  }
  return found;
}

function changed(path: string, digests: PresentDigests): Moved {
  return { path, id: undefined, how: digests.has(path) ? "bytes" : "removed" };
}

/** A template of one's own that gave way to the shipped one, or a shipped one: the bytes in force decide. */
function isShippedSame(
  { world }: Session,
  base: KnowledgeBase | undefined,
  { path, sha256, shipped }: Seal["templates"][number],
): boolean {
  if (shipped || !base) return shipped;
  return templateInForce(base, path.replace(/^templates\//, ""), world).sha256 === sha256;
}

function movedRecord(
  { world }: Session,
  base: KnowledgeBase | undefined,
  { path, meaning }: Sealed,
  digests: PresentDigests,
): Moved {
  const id = idOf(path);
  if (!digests.has(path)) {
    const isElsewhere = id !== undefined && base?.files.read.some((one) => one.endsWith(`/${id}.md`));
    return { path, id, how: isElsewhere ? "renamed" : "removed" };
  }
  const now = base && recordAt(base, path);
  if (!now) return { path, id, how: "unreadable" };
  const [kind, record] = now;
  if (kind === "note" && (record as RecordFile<Note>).value.status === "withdrawn")
    return { path, id, how: "withdrawn" };
  const means = world.sha256(meaningText(kind, record.value, record.body));
  return { path, id, how: means === meaning ? "bytes" : "meaning" };
}

function supersededSince(base: KnowledgeBase, records: readonly Sealed[]): readonly Moved[] {
  const last = "9999-12-31" as Parameters<typeof supersededBy>[1];
  const superseded = supersededBy(base.notes, last);
  return records
    .filter(({ path }) => superseded.has(idOf(path) ?? ""))
    .map(({ path }) => ({ path, id: idOf(path), how: "superseded" as const }));
}

function recordAt(base: KnowledgeBase, path: string): readonly [string, RecordFile<object>] | undefined {
  return recordsOf(base).find(([, record]) => record.path === path);
}

function recordsOf(base: KnowledgeBase): readonly (readonly [string, RecordFile<object>])[] {
  const kept = <T extends object>(kind: string, records: Iterable<RecordFile<T> | undefined>) =>
    [...records].flatMap((one) => (one ? [[kind, one as RecordFile<object>] as const] : []));
  const years = [...base.years.values()];
  return [
    ...kept("note", base.notes),
    ...REGISTER_KINDS.flatMap((kind) => kept(kind, base.registers[kind] as readonly RecordFile<object>[])),
    ...kept("framework", base.frameworks.values()),
    ...kept(
      "programme",
      years.map((one) => one.programme),
    ),
    ...kept(
      "diary",
      years.map((one) => one.diary),
    ),
    ...kept(
      "escalations",
      years.map((one) => one.returns),
    ),
    ...kept(
      "accuracy",
      years.map((one) => one.accuracy),
    ),
    ...kept(
      "quarter-words",
      years.flatMap((one) => Object.values(one.quarters)),
    ),
    ...kept(
      "statement-words",
      years.map((one) => one.statement),
    ),
  ];
}

/** The id of a note or register entry; undefined for any other file. */
function idOf(path: string): string | undefined {
  if (!/^(?:evidence|registers)\/.*\.md$/.test(path)) return undefined;
  return path.slice(path.lastIndexOf("/") + 1, -".md".length);
}
