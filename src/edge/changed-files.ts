import { UserError } from "../model/user-error.ts";
import { FOLDERS } from "./base-folder.ts";
import { actGit } from "./git-act.ts";
import type { GitPlace } from "./git-run.ts";
import { ignoredOutputs } from "./issued-outputs.ts";
import { isPassedOver } from "./worktree.ts";

/** A file that is not as the last commit has it. */
export interface ChangedFile {
  /** Relative to the knowledge base. */
  readonly path: string;
  readonly is: "added" | "changed" | "removed";
  /** Whether git has not heard of it yet. */
  readonly isUntracked: boolean;
  /** Whether git is told to pass over such files: an output of a final report goes in all the same. */
  readonly isIgnored?: true;
}

/** What a change has: files of the knowledge base, and how many others are changed too and stay behind. */
export interface ChangedFiles {
  readonly files: readonly ChangedFile[];
  readonly others: number;
}

/** Folders and files that are sent: what is read, and the reports that were made of it. */
const SENT = [...FOLDERS, "reports"];

/**
 * What is not committed, as `git status` tells it, with the user's own filters at work. Throws UserError where a file is
 * in conflict.
 */
export async function changedFiles(
  place: GitPlace & { readonly mayAsk: boolean },
  prefix: string,
): Promise<ChangedFiles> {
  const { exitCode, stdout, stderr } = await actGit(place, [
    ...["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all"],
  ]);
  if (exitCode !== 0) throw new UserError("git-failed", `git status failed: ${stderr}`);
  const lines = stdout.split("\0").filter((line) => line !== "");
  const all = lines.map((line) => ({ code: line.slice(0, 2), path: line.slice(3) }));
  const inConflict = all.find(({ code }) => /U|AA|DD/.test(code));
  if (inConflict) {
    throw new UserError(
      "conflict",
      `${inConflict.path} is in conflict, and nothing is sent before somebody has joined its two sides`,
      "Mend the file, then type: git add FILE",
    );
  }
  const ours = all.flatMap(({ code, path: full }): ChangedFile[] => {
    const path = full.startsWith(prefix) ? full.slice(prefix.length) : "";
    if (!isSent(path)) return [];
    const isGone = /D/.test(code[1] ?? "") || (code[0] === "D" && code[1] === " ");
    const isNew = code === "??" || code.includes("A");
    // added to git, and taken away again: nothing came of it
    if (isNew && isGone) return [];
    return [{ path, is: isGone ? "removed" : isNew ? "added" : "changed", isUntracked: code === "??" }];
  });
  const issued = await ignoredOutputs(place, prefix);
  ours.push(
    ...issued.map((path): ChangedFile => ({ path, is: "added", isUntracked: true, isIgnored: true })),
  );
  return {
    files: ours.sort((a, b) => (a.path < b.path ? -1 : 1)),
    others: all.length + issued.length - ours.length,
  };
}

function isSent(path: string): boolean {
  const [first = "", ...names] = path.split("/");
  return SENT.includes(first) && !names.some(isPassedOver);
}
