import { type GitPlace, runGit } from "./git-run.ts";

/** git's `user.name` as it is set for a folder; undefined where it is not set, or git is missing. */
export async function gitUserName(place: GitPlace): Promise<string | undefined> {
  try {
    const { exitCode, stdout } = await runGit(place, ["config", "--get", "user.name"]);
    const name = stdout.toString("utf8").trim();
    return exitCode === 0 && name !== "" ? name : undefined;
  } catch {
    return undefined;
  }
}
