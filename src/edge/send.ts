import { UserError } from "../model/user-error.ts";
import type { ChangedFile } from "./changed-files.ts";
import { type ActAnswer, actGit } from "./git-act.ts";
import type { GitPlace } from "./git-run.ts";

/** Where git acts, and whether it may ask the person something. */
export type ActPlace = GitPlace & { readonly mayAsk: boolean };

/** What is to be committed, and where. */
export interface Commit {
  readonly files: readonly ChangedFile[];
  readonly message: string;
  /** A branch that is made for it; undefined where the present one serves. */
  readonly newBranch: string | undefined;
  /** What is checked out now: a branch; undefined for a commit without one. */
  readonly branch: string | undefined;
}

/**
 * Commits the files and nothing else, whatever else is staged. Where git or a hook refuses, all is as it was before: the
 * branch, the index, the files. Throws UserError `not-committed` with what was said.
 */
export async function commitFiles(place: ActPlace, commit: Commit): Promise<void> {
  const { newBranch, branch, files, message } = commit;
  if (newBranch !== undefined) await makeBranch(place, newBranch);
  const fresh = files.filter(({ isUntracked }) => isUntracked);
  const force = fresh.some(({ isIgnored }) => isIgnored) ? ["--force"] : [];
  const told = await actGit(place, ["add", "--intent-to-add", ...force, ...FROM_INPUT], namesOf(fresh));
  const made =
    told.exitCode === 0
      ? await actGit(
          place,
          ["commit", "--quiet", "--only", "--message", message, ...FROM_INPUT],
          namesOf(files),
        )
      : told;
  if (made.exitCode === 0) return;
  if (fresh.length > 0) await actGit(place, ["reset", "--quiet", ...FROM_INPUT], namesOf(fresh));
  const isBack = newBranch === undefined || (await goBack(place, newBranch, branch));
  throw new UserError(
    "not-committed",
    `git did not commit, and nothing was sent. It said:\n${said(made)}`,
    isBack
      ? "Your files are as they were. Mend what it names, then type: scrutiny submit"
      : `Your files are as they were, on the branch ${newBranch}. Mend what it names, then type: scrutiny submit`,
    1,
  );
}

/**
 * Pushes a branch under its own name, never by force, and gives what the server said. Throws UserError `not-sent` where it
 * was refused, with what to type; the commit stands.
 */
export async function pushBranch(place: ActPlace, remote: string, branch: string): Promise<string> {
  const ref = `refs/heads/${branch}`;
  const pushed = await actGit(place, ["push", "--set-upstream", "--porcelain", remote, `${ref}:${ref}`]);
  if (pushed.exitCode === 0) return pushed.stderr;
  const isBehind = /\((?:fetch first|non-fast-forward|stale info)\)/.test(pushed.stdout);
  throw new UserError(
    "not-sent",
    `git could not send it. Your change is committed on the branch ${branch} of this machine, and nothing is lost. It said:\n${said(pushed)}`,
    isBehind
      ? `Somebody else has sent to that branch. Type: git pull --rebase ${remote} ${branch}, then scrutiny submit`
      : "When that is mended, or you are connected again, type: scrutiny submit",
    1,
  );
}

const FROM_INPUT = ["--pathspec-from-file=-", "--pathspec-file-nul"];

function namesOf(files: readonly ChangedFile[]): string {
  return files.map(({ path }) => `${path}\0`).join("");
}

/** Makes a branch where the work tree stands, and goes to it. Throws UserError where git or a hook refuses. */
export async function makeBranch(place: ActPlace, name: string): Promise<void> {
  const made = await actGit(place, ["switch", "--quiet", "--create", name]);
  if (made.exitCode === 0) return;
  throw new UserError(
    "no-branch",
    `git could not make the branch ${name}. It said:\n${said(made)}`,
    undefined,
    1,
  );
}

/** The branch has no commit of its own, so nothing goes with it. */
async function goBack(place: ActPlace, made: string, branch: string | undefined): Promise<boolean> {
  const back = branch === undefined ? ["switch", "--quiet", "--detach"] : ["switch", "--quiet", branch];
  if ((await actGit(place, back)).exitCode !== 0) return false;
  return (await actGit(place, ["branch", "--quiet", "--delete", made])).exitCode === 0;
}

function said({ stdout, stderr }: ActAnswer): string {
  const lines = `${stderr}\n${stdout}`.split("\n").filter((line) => line.trim() !== "" && line !== "Done");
  return lines.slice(0, 40).join("\n");
}
