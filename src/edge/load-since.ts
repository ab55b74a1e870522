import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import { filesOf, type Source } from "../model/source.ts";
import { knowledgeBaseReader, readPolicy } from "../parse/knowledge-base.ts";
import { judgesAll, notesToRead } from "../parse/notes-to-read.ts";
import { roleOf } from "../parse/path-role.ts";
import { FOLDERS } from "./base-folder.ts";
import { type Change, changesSince, type Listed } from "./changes.ts";
import { listedOnce } from "./listed-once.ts";
import { type Loaded, loadBeside, loadPolicy } from "./load.ts";
import { mentionsIn } from "./looked-at.ts";
import type { Scanned } from "./scanned.ts";
import type { World } from "./world.ts";

/** A knowledge base beside a commit that it is compared with. */
export interface Since {
  /** The paths of all files that differ, sorted. */
  readonly changed: readonly string[];
  /** What the changed files were: nothing else of that commit is in it. */
  readonly before: KnowledgeBase;
  /** Whether something changed by which all other files are judged. */
  readonly judgesAll: boolean;
  /** Whether notes are unasked. */
  readonly isPart: boolean;
  /** The knowledge base; where it `isPart`, notes are unasked on which nothing that is reported depends. */
  readonly loaded: Promise<Loaded>;
  /** The knowledge base with every note, read anew where `loaded` is a part. */
  whole(): Promise<Loaded>;
}

/** What is read, and the commit that it is compared with. */
export interface SinceWhat {
  /** What is judged: with its policy from elsewhere, where that was asked for. */
  readonly source: Source;
  /** What is compared: the same source with its own policy. */
  readonly own: Source;
  readonly base: Source;
  /** What all files of `own` tell: asked for as soon as can be. */
  readonly looked: Promise<Scanned>;
  /** Whether the problems of all files are reported, not only of those that differ. */
  readonly isAll: boolean;
  readonly world: World;
}

/**
 * Looks at the bytes of all files, finds those that changed, and makes records of those that the changed ones and what
 * rests on them depend on.
 */
export async function loadSince(what: SinceWhat): Promise<Since> {
  const was = state(what.base);
  // git's answer is looked at later
  was.catch(() => undefined);
  const policy = await loadPolicy(what.source);
  const differences = differencesOf(what, was, policy.value);
  const judged = listedOnce(what.source);
  // records that are no notes are read while a second thread looks at files
  const unasked = differences.then((one) => one.unasked);
  const loaded = loadBeside(judged, policy, what.world, unasked);
  for (const under of [unasked, loaded]) under.catch(() => undefined);
  const { changes, judgesAll, unasked: left } = await differences;
  return {
    changed: changes.map(({ path }) => path),
    before: await baseOfChanges(changes, { ...what, policy }),
    judgesAll,
    isPart: left.size > 0,
    loaded,
    whole: () => (left.size === 0 ? loaded : loadBeside(judged, policy, what.world)),
  };
}

interface Differences extends Pick<Since, "judgesAll"> {
  readonly changes: readonly Change[];
  /** The notes on which nothing that is reported depends. */
  readonly unasked: ReadonlySet<string>;
}

async function differencesOf(
  { own, base, looked, isAll, world }: SinceWhat,
  was: Promise<Listed>,
  policy: Policy,
): Promise<Differences> {
  const { mentions: files, known } = await looked;
  const changes = await changesSince({ now: own, was: await was, base, world, known });
  const changed = changes.map(({ path }) => path);
  const before = new Map(changes.flatMap((one) => (one.before ? [[one.path, mentionsIn(one.before)]] : [])));
  const needed = isAll ? undefined : notesToRead({ files, changed, before, starts: policy.year.starts });
  const isUnasked = (path: string) => needed?.has(path) === false && roleOf(path).is === "note";
  return {
    changes,
    judgesAll: changed.some(judgesAll),
    unasked: new Set([...files.keys()].filter(isUnasked)),
  };
}

/** Asked of git at once, while the files of now are read. */
async function state(base: Source): Promise<Listed> {
  const [entries, names] = [base.list(FOLDERS), base.blobs?.()];
  return { entries: await entries, nameOf: (await names) ?? (() => undefined) };
}

/** The changed files as the commit has them, read with its policy; where that cannot be read, with the present one. */
async function baseOfChanges(
  changes: readonly Change[],
  now: Pick<SinceWhat, "base" | "world"> & { readonly policy: RecordFile<Policy> },
): Promise<KnowledgeBase> {
  let { policy } = now;
  for await (const file of filesOf(now.base.read(["scrutiny.yaml"])))
    if ("bytes" in file) policy = readPolicy(file).value ?? policy;
  const reader = knowledgeBaseReader(policy, now.world);
  for (const { path, before } of changes) {
    if (before !== undefined && roleOf(path).is !== "attachment") reader.take({ path, bytes: before });
  }
  return reader.finish();
}
