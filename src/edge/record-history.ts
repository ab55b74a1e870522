import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { ReviewedKind } from "../model/meaning.ts";
import type { Policy } from "../model/policy.ts";
import { REGISTER_KINDS } from "../model/register-kinds.ts";
import type { ChangedBy } from "../model/review-answer.ts";
import { UserError } from "../model/user-error.ts";
import { QUARTERS } from "../model/year.ts";
import { knowledgeBaseReader } from "../parse/knowledge-base.ts";
import { type InRepository, mustBeRepository, resolveCommit } from "./git.ts";
import { loggedCommits } from "./git-log.ts";
import { objectReader } from "./git-objects.ts";
import type { GitPlace } from "./git-run.ts";
import type { World } from "./world.ts";

/** A record that does not mean what its stamp holds. */
export interface AskedRecord {
  readonly path: string;
  readonly kind: ReviewedKind;
  /** The meaning digest of its stamp. */
  readonly digest: string;
}

/** The last state of a record that held the stamp's meaning, and what ended it. */
export interface FoundState {
  readonly by: ChangedBy;
  readonly confirmed: RecordFile<object> | undefined;
}

/** Where to look: back from a commit, or from the current branch's newest. */
export interface HistoryWhere extends InRepository {
  readonly commit: string | undefined;
  readonly policy: RecordFile<Policy>;
  readonly world: Pick<World, "sha256">;
}

/**
 * For each record the newest committed state that meant what the stamp holds, and the first commit after it that meant
 * something else. One run of `git log` for all, and one process that reads old contents, newest first and no further than
 * needed. Empty where there is no git, no repository or no commit.
 */
export async function whenChanged(
  where: HistoryWhere,
  records: readonly AskedRecord[],
): Promise<ReadonlyMap<string, FoundState>> {
  const opened = await openedAt(where);
  if (!opened) return new Map();
  const { place, id, prefix, isShallow } = opened;
  const versions = await versionsOf(place, id, prefix, records);
  const lost: ChangedBy = { is: isShallow ? "shallow" : "never-committed" };
  const found = new Map<string, FoundState>();
  const read = versionReader(where, place);
  let open = [...records];
  for (let at = 0; open.length > 0; at++) {
    const states = await read(open.map(({ path }) => ({ path, id: versions.get(path)?.[at]?.id })));
    const waiting = open.filter(({ path }) => versions.get(path)?.[at] !== undefined);
    for (const { path } of open.filter((one) => !waiting.includes(one)))
      found.set(path, { by: lost, confirmed: undefined });
    open = waiting.filter(({ path, kind, digest }) => {
      const state = states(path, kind);
      if (state?.digest !== digest) return true;
      found.set(path, { by: endOf(versions.get(path)?.[at - 1]), confirmed: state.record });
      return false;
    });
  }
  return found;
}

/** A content that a commit brought to a path. */
interface Version {
  readonly id: string;
  readonly commit: { readonly id: string; readonly day: string; readonly author: string };
}

function endOf(next: Version | undefined): ChangedBy {
  return next ? { is: "commit", ...next.commit } : { is: "not-committed" };
}

async function openedAt({ root, env, commit }: HistoryWhere) {
  const place: GitPlace = { folder: root, ...(env && { env }) };
  try {
    const repository = await mustBeRepository({ root, ...(env && { env }) });
    const id = commit ?? (await resolveCommit(place, "HEAD", repository));
    return { place, id, prefix: repository.prefix, isShallow: repository.isShallow };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** What stood at each path, newest first. */
async function versionsOf(
  place: GitPlace,
  id: string,
  prefix: string,
  records: readonly AskedRecord[],
): Promise<ReadonlyMap<string, readonly Version[]>> {
  const versions = new Map<string, Version[]>(records.map(({ path }) => [path, []]));
  const paths = records.map(({ path }) => path);
  for await (const { brought, ...commit } of loggedCommits(place, { args: [], tips: [id], paths })) {
    for (const blob of brought)
      versions.get(blob.path.slice(prefix.length))?.unshift({
        id: blob.id,
        commit: { id: commit.id, day: commit.day, author: commit.author },
      });
  }
  return versions;
}

/** Reads one version of several files as records. */
function versionReader({ policy, world }: HistoryWhere, place: GitPlace) {
  const objects = objectReader(place);
  return async (wanted: readonly { readonly path: string; readonly id: string | undefined }[]) => {
    const reader = knowledgeBaseReader(policy, world);
    const read = wanted.map(async ({ path, id }) => {
      const bytes = id === undefined ? undefined : await objects.read(id);
      if (bytes) reader.take({ path, bytes });
    });
    await Promise.all(read);
    const base = reader.finish();
    const byPath = new Map(recordsOf(base).map((record) => [record.path, record]));
    return (path: string, kind: ReviewedKind) => {
      const record = byPath.get(path);
      return record && { record, digest: base.meaningDigest(kind, record) };
    };
  };
}

function recordsOf({ notes, registers, years }: KnowledgeBase): readonly RecordFile<object>[] {
  const words = [...years.values()].flatMap(({ quarters, statement }) => [
    ...QUARTERS.map((quarter) => quarters[quarter]),
    statement,
  ]);
  return [
    ...notes,
    ...REGISTER_KINDS.flatMap((kind): readonly RecordFile<object>[] => registers[kind]),
    ...words.filter((one) => one !== undefined),
  ];
}
