import { type Day, dayInZone, secondsAtMidnight } from "../model/day.ts";
import { nearest } from "../model/nearest.ts";
import { onOneLine } from "../model/printable.ts";
import type { Source } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import { checkAnswer, type GitPlace, runGit, textOf } from "./git-run.ts";
import { entriesOfCommit, entriesOfIndex, storedSource } from "./git-source.ts";

export { isInside } from "./worktree.ts";

/** The repository that a knowledge base lies in. */
export interface Repository {
  /** Absolute path of the work tree's top folder. */
  readonly top: string;
  /** The knowledge base's path below it with a slash at its end; "" where it is the top. */
  readonly prefix: string;
  /** Whether only a part of the history is here. */
  readonly isShallow: boolean;
}

/** Which knowledge base; `env` is the environment that git may take from, default the process's own. */
export interface InRepository {
  readonly root: string;
  readonly env?: GitPlace["env"];
}

/**
 * The repository that the folder lies in; undefined where it lies in none. Throws UserError `no-git` where git is
 * missing, `unsafe-repository` where git does not trust the folder's owner.
 */
export async function repositoryOf(root: string, env?: GitPlace["env"]): Promise<Repository | undefined> {
  const answer = await runGit(placeOf({ root, ...(env && { env }) }), [
    "rev-parse",
    "--show-toplevel",
    "--show-prefix",
    "--is-shallow-repository",
  ]);
  if (/dubious ownership/.test(answer.stderr)) {
    throw new UserError(
      "unsafe-repository",
      `${root} belongs to another user, so git does not read it`,
      `If you trust it: git config --global --add safe.directory ${root}`,
    );
  }
  if (/not a git repository|must be run in a work tree|cannot use bare repository/.test(answer.stderr))
    return;
  const [top = "", prefix = "", shallow] = textOf(answer, "rev-parse").split("\n");
  return { top, prefix, isShallow: shallow === "true" };
}

/**
 * The knowledge base as a commit holds it. `ref` is any name that git knows a commit by; `folder` is where it lay in
 * the repository then, with `/` and empty for its top: without it, where it lies now. Throws UserError `unknown-commit`,
 * `no-repository`, and as `repositoryOf` does.
 */
export async function commitSource({
  ref,
  folder,
  ...where
}: InRepository & { ref: string; folder?: string | undefined }): Promise<Source> {
  const place = placeOf(where);
  // all is asked at once: what is no single commit has no id, whatever the last answer says of it
  const [repository, asked, dated] = await Promise.all([
    mustBeRepository(where),
    askedCommit(place, ref),
    isNameable(ref)
      ? runGit(place, ["rev-list", "--max-count=1", "--timestamp", "--end-of-options", `${ref}^{commit}`])
      : undefined,
  ]);
  const id = asked ?? (await resolveCommit(place, ref, repository));
  const prefix = folder === undefined ? repository.prefix : folder === "" ? "" : `${folder}/`;
  const [seconds] = dated ? textOf(dated, "rev-list").split(" ") : [];
  return sourceOf(place, { id, seconds: Number(seconds) }, { ...repository, prefix });
}

function sourceOf(
  place: GitPlace,
  commit: NonNullable<Source["commit"]>,
  { prefix }: Pick<Repository, "prefix">,
): Source {
  // under way before it is asked for: nobody opens a commit without looking into it
  const entries = entriesOfCommit(place, commit.id, prefix);
  entries.catch(() => undefined);
  return storedSource(place, {
    kind: "commit",
    label: `commit ${commit.id.slice(0, 12)}`,
    commit,
    entries: () => entries,
  });
}

/** Whether the current branch has a commit. Throws as `repositoryOf` does. */
export async function hasCommit(where: InRepository): Promise<boolean> {
  await mustBeRepository(where);
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}"];
  return (await runGit(placeOf(where), args)).exitCode === 0;
}

/** The knowledge base as it is staged for the next commit. Throws UserError `no-repository` and as `repositoryOf`. */
export async function indexSource(where: InRepository): Promise<Source> {
  await mustBeRepository(where);
  const place = placeOf(where);
  return storedSource(place, {
    kind: "index",
    label: "index",
    commit: undefined,
    entries: () => entriesOfIndex(place),
  });
}

/**
 * The knowledge base as it was where the history of `head` (default `HEAD`) left that of `ref`: their merge base, without
 * its day. Throws
 * UserError `no-common-history` where there is none, `shallow-history` where this clone does not go back so far, and as
 * `commitSource` does.
 */
export async function mergeBaseSource({
  ref,
  head = "HEAD",
  ...where
}: InRepository & { ref: string; head?: string | undefined }): Promise<Source> {
  const place = placeOf(where);
  const names = [ref, head];
  const asked = names.every(isNameable) ? names.map((name) => `${name}^{commit}`) : undefined;
  const [repository, answer] = await Promise.all([
    mustBeRepository(where),
    asked && runGit(place, ["merge-base", "--end-of-options", ...asked]),
  ]);
  const id = answer?.stdout.toString("latin1").trim() ?? "";
  if (answer?.exitCode === 0) return sourceOf(place, { id }, repository);
  // says which of the two is no commit
  for (const name of names) await resolveCommit(place, name, repository);
  if (answer && answer.exitCode !== 1) checkAnswer(answer, "merge-base");
  if (repository.isShallow) {
    const message = `this clone's history does not go back to where ${ref} was left`;
    throw new UserError("shallow-history", message, FETCH);
  }
  throw new UserError(
    "no-common-history",
    `the history of ${ref} and that of this state have no commit in common`,
    "Name a commit that this state comes from: git log --oneline",
  );
}

/** Which of the paths git passes over by its ignore files; those that git has in its index are never among them. */
export async function ignoredPaths(
  where: InRepository,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  // with ./ in front no path begins as a pattern does, and check-ignore takes no literal paths
  const input = paths.map((path) => `./${path}\0`).join("");
  const args = ["--no-literal-pathspecs", "check-ignore", "-z", "--stdin"];
  const answer = await runGit(placeOf(where), args, input);
  // 1: none of them; 128: one of them lies in a repository of its own, and then all count as not ignored
  if (answer.exitCode !== 0) return new Set();
  const ignored = answer.stdout.toString("utf8").split("\0");
  return new Set(ignored.map((path) => path.slice("./".length)));
}

/**
 * The last commit of the current branch, first parents only, whose committer date is on or before the day, as a
 * calendar day in the time zone (IANA name). Throws UserError `shallow-history` where the clone does not go back so
 * far, `unknown-commit` where the branch does not.
 */
export async function findCommitAsOf({
  day,
  timeZone,
  ...where
}: InRepository & { day: Day; timeZone: string }): Promise<{ id: string; seconds: number }> {
  const repository = await mustBeRepository(where);
  const place = placeOf(where);
  const head = await resolveCommit(place, "HEAD", repository);
  const history = textOf(
    await runGit(place, ["rev-list", "--first-parent", "--timestamp", head, "--"]),
    "rev-list",
  );
  for (const line of history.split("\n")) {
    const [time, id] = line.split(" ");
    const seconds = Number(time);
    if (id !== undefined && isOnOrBefore(seconds, day, timeZone)) return { id, seconds };
  }
  if (repository.isShallow) {
    const message = `this clone's history does not go back to ${day}`;
    throw new UserError("shallow-history", message, FETCH);
  }
  const message = `the current branch has no commit on or before ${day}`;
  throw new UserError(
    "unknown-commit",
    message,
    "See its commits with their days: git log --format='%h %cs %s'",
  );
}

function placeOf({ root, env }: InRepository): GitPlace {
  return { folder: root, ...(env && { env }) };
}

/** As `repositoryOf`; throws UserError `no-repository` where there is none. */
export async function mustBeRepository({ root, env }: InRepository): Promise<Repository> {
  const repository = await repositoryOf(root, env);
  if (repository !== undefined) return repository;
  const hint =
    "Go to a knowledge base that is kept in git, or make it one: git init, then: git add --all, then: git commit";
  throw new UserError("no-repository", `${root} is not in a git repository`, hint);
}

/** The full name of a commit. A name that begins with `-` or has control characters is never handed to git. */
export async function resolveCommit(
  place: GitPlace,
  ref: string,
  { isShallow }: Repository,
): Promise<string> {
  const id = await askedCommit(place, ref);
  if (id !== undefined) return id;
  if (ref.startsWith("-")) {
    const message = `${ref} names no commit: a name that begins with - is never handed to git`;
    throw new UserError("unknown-commit", message, SEE_NAMES);
  }
  if (ref === "HEAD" && !isShallow)
    throw new UserError(
      "unknown-commit",
      "the current branch has no commit yet",
      "Make the first one: git add --all, then: git commit",
    );
  throw new UserError(
    "unknown-commit",
    ref === "HEAD" ? "the current branch has no commit yet" : `git knows no commit by the name of ${ref}`,
    (await nearName(place, ref)) ??
      (isShallow ? `This clone holds a part of the history only. ${FETCH}` : SEE_NAMES),
  );
}

/** The full name of a commit; undefined where git knows none of that name, or it was not asked for it. */
async function askedCommit(place: GitPlace, ref: string): Promise<string | undefined> {
  if (!isNameable(ref)) return undefined;
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`];
  const answer = await runGit(place, args);
  const id = answer.stdout.toString("latin1").trim();
  return answer.exitCode === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

const SEE_NAMES = "See what there is: git log --oneline, git branch --all, git tag";
/** All of the history, or so many commits more. */
const FETCH = "Fetch the rest of it: git fetch --unshallow, or a part: git fetch --deepen=100";

/** What the branches and tags of the repository are called, those of remotes with the remote's name. */
export async function refNames(where: InRepository): Promise<readonly string[]> {
  await mustBeRepository(where);
  return namesOf(placeOf(where));
}

async function namesOf(place: GitPlace): Promise<readonly string[]> {
  const kinds = ["refs/heads", "refs/tags", "refs/remotes"];
  const answer = await runGit(place, ["for-each-ref", "--format=%(refname:lstrip=2)", ...kinds]);
  return answer.stdout
    .toString("utf8")
    .split("\n")
    .filter((name) => name !== "");
}

/** A did-you-mean for a branch or tag: one that a remote has by that name, or one that is spelt nearly so. */
async function nearName(place: GitPlace, ref: string): Promise<string | undefined> {
  if (!isNameable(ref)) return undefined;
  const names = await namesOf(place);
  const near = names.find((name) => name.endsWith(`/${ref}`)) ?? nearest(ref, names);
  return near === undefined ? undefined : `Did you mean ${onOneLine(near)}?`;
}

function isNameable(ref: string): boolean {
  return ref !== "" && !ref.startsWith("-") && !/\p{Cc}/u.test(ref);
}

/** Time zones are between 12 hours behind UTC and 14 before it, so only commits near the day need a calendar. */
function isOnOrBefore(seconds: number, day: Day, timeZone: string): boolean {
  const midnight = secondsAtMidnight(day);
  if (seconds < midnight - 86_400) return true;
  if (seconds >= midnight + 2 * 86_400) return false;
  return dayInZone(new Date(seconds * 1000), timeZone) <= day;
}
