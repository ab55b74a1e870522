import type { Standing } from "../../edge/repository-standing.ts";
import type { Day } from "../../model/day.ts";
import { UserError } from "../../model/user-error.ts";
import type { InWords } from "./in-words.ts";
import { branchName } from "./message.ts";

/** What is known of a branch that is to be chosen. */
export interface BranchAsked {
  readonly standing: Standing;
  readonly changes: readonly InWords[];
  /** As the user named it. */
  readonly asked: string | undefined;
  readonly day: Day;
}

/**
 * The branch that a change goes to: the one that was named, else the present one where it is not the one that changes are
 * joined to, else a new one. Throws UserError where the named one cannot be taken.
 */
export function chosenBranch({ standing, changes, asked, day }: BranchAsked): {
  readonly name: string;
  readonly isNew: boolean;
} {
  const { branch, base, branches } = standing;
  if (asked !== undefined) {
    if (asked === base) throw isBase(asked);
    if (asked === branch) return { name: asked, isNew: false };
    mustBeName(asked);
    if (branches.has(asked)) throw isTaken(asked);
    return { name: asked, isNew: true };
  }
  if (branch !== undefined && branch !== base) return { name: branch, isNew: false };
  return { name: branchName(day, changes, branches), isNew: true };
}

/** A narrower form than git's, so that a name is the same everywhere and in an address. */
function mustBeName(name: string): void {
  const isOne =
    /^(?!.*(?:\.\.|\/\/|\.lock(?:\/|$)|\/\.|\.\/))[\p{L}\p{N}][\p{L}\p{N}._/-]*[\p{L}\p{N}]$/u.test(name);
  if (isOne && name !== "HEAD") return;
  throw new UserError(
    "bad-branch",
    `${JSON.stringify(name)} can be no name of a branch.`,
    "Use letters, digits and - . _ / such as visits-of-july",
  );
}

function isBase(name: string): UserError {
  const hint = "Leave --branch out, and a name is made.";
  return new UserError("bad-branch", `${name} is the branch that changes are joined to.`, hint);
}

function isTaken(name: string): UserError {
  const hint = `To add to it, type git switch ${name} first; or choose another name, or leave --branch out.`;
  return new UserError("exists", `There is a branch ${name} already.`, hint, 1);
}
