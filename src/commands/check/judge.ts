import { commitSource, hasCommit, indexSource, mergeBaseSource } from "../../edge/git.ts";
import { listedOnce } from "../../edge/listed-once.ts";
import { withPolicyOf } from "../../edge/policy-source.ts";
import { scanned } from "../../edge/scanned.ts";
import type { Source } from "../../model/source.ts";
import { UserError } from "../../model/user-error.ts";
import type { Session } from "../session.ts";
import type { Found, Judged } from "./judge-since.ts";

/** Which state is checked, and what of its problems is reported. */
export interface StateOptions {
  readonly since?: string;
  readonly staged?: boolean;
  readonly policyAt?: string;
}

/** Reads the state that the options choose and finds its problems. */
export async function judge(session: Session, options: StateOptions): Promise<Judged> {
  const own = listedOnce(await ownSource(session, options));
  const policy = await policySource(session, options);
  const source = policy ? withPolicyOf(own, policy) : own;
  const reading = session.over(source);
  const found = (await judgeCompared(reading, { source, own }, options)) ?? (await judgeAll(reading));
  const judged = { ...found, source: own, at: own.commit?.id };
  if (!policy) return judged;
  const { withOwnPolicy } = await import("./own-policy.ts");
  return withOwnPolicy(reading, judged, { own, policy });
}

/** Undefined where nothing is compared, or there is no commit yet to compare with. */
async function judgeCompared(
  reading: Session,
  { source, own }: { readonly source: Source; readonly own: Source },
  options: StateOptions,
): Promise<Found | undefined> {
  if (options.since === undefined && !options.staged) return undefined;
  const asked = comparedWith(reading, own, options);
  const like = asked.then((base) => base?.commit?.id ?? "");
  const looked = scanned({ now: own, like });
  // git answers, and all files are looked at, while what judges them is loaded; what goes wrong is told below
  for (const under of [asked, like, looked]) under.catch(() => undefined);
  const { judgeSince } = await import("./judge-since.ts");
  const today = await reading.today();
  const base = await asked;
  const { world } = reading;
  return base && judgeSince({ source, own, base, looked, world, ref: options.since, today });
}

async function ownSource(session: Session, { staged }: StateOptions): Promise<Source> {
  if (!staged) return session.source();
  const { at, asOf } = session.options;
  if (at !== undefined || asOf !== undefined) {
    const message =
      "--staged reads what is staged now, and --at and --as-of a state of the past: use one of them.";
    throw new UserError("wrong-usage", message);
  }
  return indexSource({ root: session.root(), env: session.world.env });
}

/** The commit whose policy judges; undefined where none was asked for. */
export async function policySource(
  session: Session,
  { policyAt }: Pick<StateOptions, "policyAt">,
): Promise<Source | undefined> {
  if (policyAt === undefined) return undefined;
  const source = await commitSource({ root: session.root(), ref: policyAt, env: session.world.env });
  if ((await source.list(["scrutiny.yaml"])).length > 0) return source;
  throw new UserError(
    "no-policy-there",
    `There is no scrutiny.yaml at ${policyAt}, so nothing could be judged by it.`,
    "A first change has nothing before it to be judged by: leave out --policy-at.",
  );
}

/** What is staged is compared with the last commit, where there is one. */
async function comparedWith(
  session: Session,
  own: Source,
  { since, staged }: StateOptions,
): Promise<Source | undefined> {
  const where = { root: session.root(), env: session.world.env };
  if (since !== undefined) return mergeBaseSource({ ...where, ref: since, head: own.commit?.id });
  return staged && (await hasCommit(where)) ? commitSource({ ...where, ref: "HEAD" }) : undefined;
}

async function judgeAll(session: Session): Promise<Found> {
  const checked = await session.checked();
  return { before: undefined, files: checked.base.files, ...checked, since: undefined };
}
