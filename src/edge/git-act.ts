import { execFile } from "node:child_process";
import { withoutCredentials } from "../model/pull-address.ts";
import { type GitAnswer, type GitPlace, gitProgram, started, startFailure } from "./git-run.ts";

/** What git answered to an act of the user's: nothing in it has a word to sign in by. */
export interface ActAnswer extends Pick<GitAnswer, "exitCode"> {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a git command that the user asked for, as if they had typed it: their configuration, their hooks, their way to
 * sign in. `runGit` is for reading. Without a terminal it asks nothing, and fails. Throws UserError `no-git`.
 */
export function actGit(
  place: GitPlace & { readonly mayAsk: boolean },
  args: readonly string[],
  input = "",
): Promise<ActAnswer> {
  return new Promise((settle, fail) => {
    const options = {
      cwd: place.folder,
      env: environment(place),
      maxBuffer: 2 ** 28,
      encoding: "utf8" as const,
      windowsHide: true,
    };
    const git = started(place, () =>
      execFile(gitProgram(place), [...args], options, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : error.code;
        if (typeof exitCode !== "number") fail(error === null ? error : startFailure(error, place));
        else settle({ exitCode, stdout, stderr: withoutCredentials(stderr).trim() });
      }),
    );
    git.stdin?.on("error", () => undefined);
    git.stdin?.end(input);
  });
}

/** The user's own, but for what would point git at another repository, and in English, so that answers are understood. */
function environment({ env = process.env, mayAsk }: GitPlace & { readonly mayAsk: boolean }) {
  const elsewhere = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE|OBJECT_DIRECTORY)$/i;
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !elsewhere.test(name))),
    LC_ALL: "C.UTF-8",
    LANGUAGE: "",
    GIT_LITERAL_PATHSPECS: "1",
    ...(mayAsk ? {} : { GIT_TERMINAL_PROMPT: "0" }),
  };
}
