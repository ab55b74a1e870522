import { RULES } from "../../check/rules/index.ts";
import { afterPolicy, type Checked, checkAll } from "../../check/run.ts";
import { type OwnPolicy, readOwnPolicy } from "../../edge/own-policy.ts";
import { isPolicyFile } from "../../edge/policy-source.ts";
import type { FileTally } from "../../model/knowledge-base.ts";
import { compareProblems, compareText, type Problem } from "../../model/problem.ts";
import type { Source } from "../../model/source.ts";
import type { Session } from "../session.ts";
import type { Judged } from "./judge-since.ts";

/** The state with its own policy, and the commit whose policy judges it. */
export interface Policies {
  readonly own: Source;
  readonly policy: Source;
}

/**
 * A state is judged by the policy of another commit, and its own policy is a part of what it changes: problems of its
 * own `scrutiny.yaml`, frameworks and templates take the place of those of the files that judge.
 */
export async function withOwnPolicy(session: Session, judged: Judged, policies: Policies): Promise<Judged> {
  const { own, policy } = policies;
  const read = await readOwnPolicy(own, policy, { world: session.world, judgedBy: judged.base.policy });
  if (!read) return judged;
  const theirs = await ofPolicyFiles(session, judged, { own, read });
  const join = (elsewhere: readonly Problem[], ours: readonly Problem[]) =>
    [
      ...elsewhere.filter(({ place }) => !isPolicyFile(place.path)),
      ...ours.filter(({ place }) => isPolicyFile(place.path) && isReported(place.path, judged)),
    ].sort(compareProblems);
  const none = { policy: { ...judged.base.policy, path: "" }, frameworks: new Map() };
  return {
    ...judged,
    base: { ...judged.base, ...(read.readable ?? none) },
    files: joined(judged.files, read.files, (path) => isReported(path, judged)),
    problems: join(judged.problems, theirs.problems),
    waived: join(judged.waived, theirs.waived),
  };
}

/** What its own policy files are checked with is their own; what is raised and waived of it, the other's. */
async function ofPolicyFiles(
  session: Session,
  { base, before }: Judged,
  { own, read }: { readonly own: Source; readonly read: OwnPolicy },
): Promise<Checked> {
  const [today, policy] = [await session.today(), base.policy.value];
  if (!read.readable) return afterPolicy(read.problems, policy, today);
  return checkAll(await session.over(own).knowledgeBase(), RULES, today, { before, policy });
}

function isReported(path: string, { since }: Judged): boolean {
  return since === undefined || since.isAll || since.changed.includes(path);
}

/** The policy files of the one in the place of those of the other. */
function joined(judged: FileTally, own: FileTally, isAsked: (path: string) => boolean): FileTally {
  const join = <T>(theirs: readonly T[], ours: readonly T[], path: (one: T) => string): readonly T[] =>
    [...theirs.filter((one) => !isPolicyFile(path(one))), ...ours.filter((one) => isAsked(path(one)))].sort(
      (a, b) => compareText(path(a), path(b)),
    );
  return {
    found: join(judged.found, own.found, (path) => path),
    read: join(judged.read, own.read, (path) => path),
    attached: judged.attached,
    leftOut: join(judged.leftOut, own.leftOut, ({ path }) => path),
    unasked: judged.unasked,
  };
}
