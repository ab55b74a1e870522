import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { remotePlace } from "../model/pull-address.ts";
import { UserError } from "../model/user-error.ts";
import { type InRepository, mustBeRepository } from "./git.ts";
import { type GitPlace, runGit, textOf } from "./git-run.ts";

/** Where a repository stands, as far as a change is sent from it. */
export interface Standing {
  /** Absolute path of the work tree's top. */
  readonly top: string;
  /** The knowledge base's folder below it, with `/` at its end; "" for the top. */
  readonly prefix: string;
  /** Undefined where no branch is checked out. */
  readonly branch: string | undefined;
  /** The user's remote, and the address that is pushed to, as git has it. */
  readonly remote: { readonly name: string; readonly address: string };
  /** The branch that changes are joined to; undefined where that cannot be told. */
  readonly base: string | undefined;
  /** That branch as this clone knows it of the remote, `origin/main`; undefined where it does not. */
  readonly known: string | undefined;
  /** Subjects of commits that the remote has not, as far as is known here, the newest first. */
  readonly unsent: readonly string[];
  /** Names of branches, here and of the remote. */
  readonly branches: ReadonlySet<string>;
}

/**
 * Where the repository stands. Throws UserError where nothing can be sent from it: no commit, something half done, nobody
 * to commit as, nowhere to send to.
 */
export async function standingOf(where: InRepository): Promise<Standing> {
  const { top, prefix } = await mustBeRepository(where);
  const place = { folder: where.root, ...(where.env && { env: where.env }) };
  await mustHaveCommit(place);
  await mustHaveNothingHalfDone(place, where.root);
  await mustHaveIdentity(place);
  const branch = await lineOf(place, ["symbolic-ref", "--quiet", "--short", "HEAD"]);
  const remote = await remoteOf(place, branch);
  const [here, there] = [await refs(place, "refs/heads"), await refs(place, `refs/remotes/${remote.name}`)];
  const base = await baseOf(place, { remote: remote.name, branch, there });
  return {
    top,
    prefix,
    branch,
    remote,
    base,
    known: base !== undefined && there.includes(base) ? `${remote.name}/${base}` : undefined,
    unsent: await unsentOf(place, remote.name),
    branches: new Set([...here, ...there]),
  };
}

async function mustHaveCommit(place: GitPlace): Promise<void> {
  if ((await lineOf(place, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])) !== undefined) return;
  throw new UserError(
    "no-commit",
    "this repository has no commit yet, so there is nothing that a change could be joined to",
    "Make the first one by hand: git add --all, then git commit, then git push -u origin HEAD",
  );
}

const HALF_DONE = [
  ["MERGE_HEAD", "a merge", "git merge --continue, or git merge --abort"],
  ["rebase-merge", "a rebase", "git rebase --continue, or git rebase --abort"],
  ["rebase-apply", "a rebase", "git rebase --continue, or git rebase --abort"],
  ["CHERRY_PICK_HEAD", "a cherry-pick", "git cherry-pick --continue, or git cherry-pick --abort"],
  ["REVERT_HEAD", "a revert", "git revert --continue, or git revert --abort"],
  ["BISECT_LOG", "a bisection", "git bisect reset"],
] as const;

async function mustHaveNothingHalfDone(place: GitPlace, root: string): Promise<void> {
  const folder = resolve(root, textOf(await runGit(place, ["rev-parse", "--git-dir"]), "rev-parse"));
  const found = HALF_DONE.find(([name]) => existsSync(join(folder, name)));
  if (!found) return;
  const [, what, cure] = found;
  throw new UserError(
    "half-done",
    `${what} is under way in this repository, and nothing is sent from the midst of it`,
    `End it first: ${cure}`,
  );
}

async function mustHaveIdentity(place: GitPlace): Promise<void> {
  const env = place.env ?? process.env;
  for (const [name, example, variable] of [
    ["user.name", "'A. Marlow'", "GIT_AUTHOR_NAME"],
    ["user.email", "you@example.org", "GIT_AUTHOR_EMAIL"],
  ] as const) {
    if ((env[variable] ?? "") !== "" || ((await lineOf(place, ["config", "--get", name])) ?? "") !== "")
      continue;
    throw new UserError(
      "no-identity",
      `git does not know who you are: ${name} is not set, and each commit has a name and an address`,
      `Type once: git config --global ${name} ${example}`,
    );
  }
}

/** The one that the branch has, that is set for pushing, the only one, or `origin`. */
async function remoteOf(place: GitPlace, branch: string | undefined): Promise<Standing["remote"]> {
  const all = (await lineOf(place, ["remote"]))?.split("\n") ?? [];
  const set = [
    branch && (await lineOf(place, ["config", "--get", `branch.${branch}.pushRemote`])),
    await lineOf(place, ["config", "--get", "remote.pushDefault"]),
    branch && (await lineOf(place, ["config", "--get", `branch.${branch}.remote`])),
    "origin",
    all.length === 1 ? all[0] : undefined,
  ];
  const name = set.find((one) => one !== undefined && all.includes(one));
  const address = name && (await addressOf(place, name));
  if (name !== undefined && address) return { name, address };
  throw new UserError(
    "no-remote",
    all.length === 0
      ? "this repository has no remote: there is nowhere to send a change to"
      : `this repository has several remotes (${all.join(", ")}), and none is set to send to`,
    all.length === 0
      ? "Name the place that your partnership uses: git remote add origin ADDRESS"
      : "Name the one: git config remote.pushDefault NAME",
  );
}

/** As it is pushed to; where that names no place of the web, as it is written in the configuration. */
async function addressOf(place: GitPlace, name: string): Promise<string | undefined> {
  const used = await lineOf(place, ["remote", "get-url", "--push", "--", name]);
  if (used === undefined || remotePlace(used)) return used;
  const written =
    (await lineOf(place, ["config", "--get", `remote.${name}.pushurl`])) ??
    (await lineOf(place, ["config", "--get", `remote.${name}.url`]));
  return written !== undefined && remotePlace(written) ? written : used;
}

interface About {
  readonly remote: string;
  readonly branch: string | undefined;
  readonly there: readonly string[];
}

async function baseOf(place: GitPlace, { remote, branch, there }: About): Promise<string | undefined> {
  const head = await lineOf(place, ["symbolic-ref", "--quiet", `refs/remotes/${remote}/HEAD`]);
  const named = head?.slice(`refs/remotes/${remote}/`.length);
  const usual = ["main", "master"];
  return named ?? usual.find((name) => there.includes(name)) ?? usual.find((name) => name === branch);
}

async function unsentOf(place: GitPlace, remote: string): Promise<readonly string[]> {
  const answer = await runGit(place, ["log", "--format=%s", "-z", "HEAD", "--not", `--remotes=${remote}`]);
  return textOf(answer, "log")
    .split("\0")
    .filter((line) => line !== "");
}

async function refs(place: GitPlace, below: string): Promise<readonly string[]> {
  const listed = await lineOf(place, ["for-each-ref", "--format=%(refname)", below]);
  return (listed?.split("\n") ?? [])
    .map((name) => name.slice(below.length + 1))
    .filter((name) => name !== "HEAD");
}

async function lineOf(place: GitPlace, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(place, args);
  const text = stdout.toString("utf8").trim();
  return exitCode === 0 && text !== "" ? text : undefined;
}
