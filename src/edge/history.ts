import { filesOf } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import { type InRepository, mustBeRepository, type Repository, resolveCommit } from "./git.ts";
import { type BroughtBlob, broughtBy, type LogAsked, type LoggedCommit, loggedCommits } from "./git-log.ts";
import { checkAnswer, type GitPlace, runGit, textOf } from "./git-run.ts";
import { storedSource } from "./git-source.ts";
import { linesOf, objectsOf, partialClone, peeled, type TagMessage, type Tip } from "./git-tips.ts";

/**
 * What of git is looked at: all that refs reach; a range `A..B`; what a pre-push hook is told on its standard input; or
 * what is staged.
 */
export type HistoryAsked =
  | { readonly is: "all" }
  | { readonly is: "range"; readonly range: string }
  | { readonly is: "pushed"; readonly remote: string; readonly told: string }
  | { readonly is: "staged" };

/** What is looked at. Content is read afterwards, by `read`. */
export interface History {
  readonly repository: Repository;
  /** Full names of branches, tags and whatever else names a commit. */
  readonly refs: readonly string[];
  readonly tags: readonly TagMessage[];
  /** Content that no commit brought: what is staged, or what a ref names by itself. */
  readonly loose: readonly BroughtBlob[];
  commits(): AsyncIterable<LoggedCommit>;
  /** The content by git's names, in that order; undefined for what is larger than the limit, in bytes. */
  read(ids: readonly string[], limit: number): AsyncIterable<{ id: string; bytes: Uint8Array | undefined }>;
}

/**
 * Opens the history of the repository that a knowledge base lies in. Throws UserError `shallow-history` where all is
 * asked for and only a part is here, and as `commitSource` does.
 */
export async function openHistory(where: InRepository, asked: HistoryAsked): Promise<History> {
  const repository = await mustBeRepository(where);
  const place: GitPlace = { folder: where.root, ...(where.env && { env: where.env }) };
  if (asked.is === "all" && repository.isShallow) throw shallow();
  const { log, tips } = await startOf(place, repository, asked);
  const { tags, others } = await peeled(place, tips);
  const staged = asked.is === "staged" ? await stagedBlobs(place) : [];
  return {
    repository,
    refs: tips.flatMap(({ ref }) => ref ?? []),
    tags,
    loose: [...staged, ...others],
    commits: () => (log ? loggedCommits(place, log) : none()),
    read: (ids, limit) => readBlobs(place, ids, limit),
  };
}

function shallow(): UserError {
  return new UserError(
    "shallow-history",
    "this clone holds a part of the history only, so the rest of it cannot be looked at",
    "Fetch the rest of it: git fetch --unshallow",
  );
}

async function startOf(
  place: GitPlace,
  repository: Repository,
  asked: HistoryAsked,
): Promise<{ readonly log: LogAsked | undefined; readonly tips: readonly Tip[] }> {
  if (asked.is === "staged") return { log: undefined, tips: [] };
  if (asked.is === "range") {
    return { log: { args: [], tips: await endsOf(place, repository, asked.range) }, tips: [] };
  }
  if (asked.is === "pushed") return pushedTips(asked);
  const tips = await allRefs(place);
  return { log: { args: ["--all"], tips: await stashes(place, tips) }, tips };
}

async function endsOf(place: GitPlace, repository: Repository, range: string): Promise<string[]> {
  const [, from = "", to = ""] = /^(.+?)\.\.(?!\.)(.*)$/.exec(range) ?? [];
  if (from === "") {
    const message = `${range} is no range: it is two commits with two dots between`;
    throw new UserError("wrong-usage", message, "Write it as origin/main..HEAD");
  }
  const begin = await resolveCommit(place, from, repository);
  return [await resolveCommit(place, to === "" ? "HEAD" : to, repository), `^${begin}`];
}

/** A line for each ref: its name here, the commit, its name there, the commit there; zeros where there is none. */
function pushedTips({ remote, told }: { readonly remote: string; readonly told: string }) {
  const lines = told.split("\n").filter((line) => line !== "");
  const pushed = lines.map((line) => {
    const [, here = "", ref = "", there = ""] = line.split(" ");
    if (![here, there].every((id) => /^[0-9a-f]{40,64}$/.test(id))) {
      const message = "standard input does not hold what git tells a pre-push hook";
      throw new UserError("wrong-usage", message, "Leave out --pushed, or type --range origin/main..HEAD.");
    }
    return { here, ref, there };
  });
  const isId = (id: string) => !/^0+$/.test(id);
  const tips = pushed.filter(({ here }) => isId(here)).map(({ here, ref }) => ({ id: here, ref }));
  const known = pushed.flatMap(({ there }) => (isId(there) ? [`^${there}`] : []));
  // the name of a remote, and not an address or a pattern: what its branches here have was pushed before
  const had = /^[\w.-]+(?:\/[\w.-]+)*$/.test(remote) ? ["--not", `--remotes=${remote}`, "--not"] : [];
  // what stands on the remote may not be here
  const args = ["--ignore-missing", ...had];
  return {
    log: tips.length === 0 ? undefined : { args, tips: [...tips.map(({ id }) => id), ...known] },
    tips,
  };
}

async function allRefs(place: GitPlace): Promise<readonly Tip[]> {
  const answer = await runGit(place, ["for-each-ref", "--format=%(objectname) %(refname)"]);
  return linesOf(textOf(answer, "for-each-ref")).map((line) => {
    const at = line.indexOf(" ");
    return { id: line.slice(0, at), ref: line.slice(at + 1) };
  });
}

/** Of stashes only the newest has a ref; the others stand in its log. */
async function stashes(place: GitPlace, tips: readonly Tip[]): Promise<readonly string[]> {
  if (!tips.some(({ ref }) => ref === "refs/stash")) return [];
  return linesOf(textOf(await runGit(place, ["rev-list", "--walk-reflogs", "refs/stash", "--"]), "rev-list"));
}

async function stagedBlobs(place: GitPlace): Promise<readonly BroughtBlob[]> {
  const head = await runGit(place, ["rev-parse", "--verify", "--quiet", "HEAD^{tree}"]);
  // before the first commit: compared with nothing
  const empty = () => runGit(place, ["hash-object", "-t", "tree", "--stdin"]);
  const tree = textOf(head.exitCode === 0 ? head : await empty(), "rev-parse");
  const how = ["--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-relative"];
  const answer = await runGit(place, ["diff-index", ...how, tree, "--"]);
  checkAnswer(answer, "diff-index");
  return broughtBy(answer.stdout.toString("utf8").split("\0"));
}

async function* readBlobs(place: GitPlace, ids: readonly string[], limit: number) {
  const objects = await objectsOf(place, ids);
  const entries = ids.map((id, at) => {
    const size = objects[at]?.size ?? 0;
    const failure = size > limit ? "too large" : undefined;
    return { path: id, kind: "file" as const, size, id, failure };
  });
  const about = { kind: "commit" as const, label: "history", commit: undefined };
  const source = storedSource(place, { ...about, entries: async () => entries });
  const isLarge = new Set(entries.filter(({ failure }) => failure).map(({ id }) => id));
  for await (const file of filesOf(source.read(ids))) {
    if (isLarge.has(file.path)) yield { id: file.path, bytes: undefined };
    else if ("bytes" in file) yield { id: file.path, bytes: file.bytes };
    else throw partialClone();
  }
}

async function* none(): AsyncGenerator<LoggedCommit> {}
