import { UserError } from "../model/user-error.ts";
import { repositoryOf } from "./git.ts";
import { checkAnswer, type GitPlace, runGit } from "./git-run.ts";

/** What there is of git for a folder: the repository's top and the way from it where it lies in one, none, or no git on this machine. */
export type GitState =
  | { readonly is: "inside"; readonly top: string; readonly prefix: string }
  | { readonly is: "outside" }
  | { readonly is: "no-git" };

/** Whether a folder that exists lies in a repository. */
export async function gitStateOf(folder: string, env: GitPlace["env"]): Promise<GitState> {
  try {
    const found = await repositoryOf(folder, env);
    return found ? { is: "inside", top: found.top, prefix: found.prefix } : { is: "outside" };
  } catch (error) {
    if (error instanceof UserError && error.code === "no-git") return { is: "no-git" };
    throw error;
  }
}

/** Makes a folder a repository whose branch is `main`. No hook and no program that a configuration names is run. */
export async function newRepository(folder: string, env: GitPlace["env"]): Promise<void> {
  const place: GitPlace = { folder, ...(env && { env }) };
  const answer = await runGit(place, ["init", "--quiet", "--initial-branch=main"]);
  // git before 2.28 knows no such option
  if (answer.exitCode !== 129) return checkAnswer(answer, "init");
  checkAnswer(await runGit(place, ["init", "--quiet"]), "init");
  checkAnswer(await runGit(place, ["symbolic-ref", "HEAD", "refs/heads/main"]), "symbolic-ref");
}
