import { concerns, restingOn } from "../../check/resting.ts";
import { RULES } from "../../check/rules/index.ts";
import { type Checked, checkAll } from "../../check/run.ts";
import type { Loaded } from "../../edge/load.ts";
import { loadSince, type Since, type SinceWhat } from "../../edge/load-since.ts";
import type { Day } from "../../model/day.ts";
import type { FileTally, KnowledgeBase } from "../../model/knowledge-base.ts";
import type { Problem } from "../../model/problem.ts";
import type { Source } from "../../model/source.ts";
import type { ComparedWith } from "../../render/problems.ts";

/** A state with its problems; `at` is the commit that was read, undefined for the work tree and the index. */
export interface Judged extends Found {
  /** Where the files that are reported on stand. */
  readonly source: Source;
  readonly at: string | undefined;
}

/** The state and what it is compared with; `ref` is the commit as the user named it, undefined where all is reported. */
export interface JudgedSince extends Omit<SinceWhat, "isAll"> {
  readonly ref: string | undefined;
  readonly today: Day;
}

/** A knowledge base, its problems, and the files that they are reported of. */
export interface Found extends Checked {
  readonly base: KnowledgeBase;
  readonly before: KnowledgeBase | undefined;
  readonly files: FileTally;
  readonly since: ComparedWith | undefined;
}

/**
 * The problems of what changed and of what rests on it: those that the whole check finds there, for less. Where one of
 * them says that a thing is nowhere to be found, all notes are read before it is said.
 */
export async function judgeSince(what: JudgedSince): Promise<Found> {
  const since = await loadSince({ ...what, isAll: what.ref === undefined });
  const mergeBase = what.base.commit?.id ?? "";
  if (what.ref === undefined) return { ...(await ofAll(since, what.today)), since: undefined };
  const about = { ref: what.ref, mergeBase, changed: since.changed };
  if (since.judgesAll) {
    const found = await ofAll(since, what.today);
    const changed = new Set(since.changed);
    const others = found.files.found.filter((path) => !changed.has(path));
    return { ...found, since: { ...about, restingOn: others, isAll: true } };
  }
  const part = await ofChanged(since, await since.loaded, what.today);
  const isDoubtful =
    since.isPart && [...part.problems, ...part.waived].some(({ rule }) => NEED_ALL.has(rule));
  const { restingOn: resting, ...found } = isDoubtful
    ? await ofChanged(since, await since.whole(), what.today)
    : part;
  return { ...found, since: { ...about, restingOn: resting, isAll: false } };
}

/** The rules that say that a thing is nowhere to be found, or that name what others found. */
const NEED_ALL: ReadonlySet<string> = new Set(
  RULES.filter((rule) => rule.needsAllNotes).map((rule) => rule.id),
);

async function ofAll({ before, whole }: Since, today: Day): Promise<Omit<Found, "since">> {
  const base = await (await whole()).whole();
  return { base, before, files: base.files, ...checkAll(base, RULES, today, { before }) };
}

async function ofChanged({ changed, before }: Since, { records, whole }: Loaded, today: Day) {
  const resting = restingOn(records, { changed, before });
  const reported = new Set([...changed, ...resting]);
  // no identifier is looked for where none would be reported
  const base = await whole((path) => reported.has(path));
  const paths = new Set(changed);
  const isReported = (one: Problem) => concerns(one, reported, paths);
  const checked = checkAll(base, RULES, today, { before });
  return {
    base,
    before,
    files: filesAmong(base.files, reported),
    problems: checked.problems.filter(isReported),
    waived: checked.waived.filter(isReported),
    restingOn: resting,
  };
}

function filesAmong(files: FileTally, paths: ReadonlySet<string>): FileTally {
  return {
    found: files.found.filter((path) => paths.has(path)),
    read: files.read.filter((path) => paths.has(path)),
    attached: files.attached.filter(({ path }) => paths.has(path)),
    leftOut: files.leftOut.filter(({ path }) => paths.has(path)),
    unasked: new Set(),
  };
}
