import type { ConflictSides } from "../parse/conflict-sides.ts";
import { runGit } from "./git-run.ts";

/** A file in a repository: the folder that its path is relative to, absolute. */
export interface StagedFile {
  readonly root: string;
  readonly path: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The sides of a merge that git still knows of, from its index; undefined where it knows none, or is missing. */
export async function conflictStages(file: StagedFile): Promise<ConflictSides | undefined> {
  const [base, ours, theirs] = await Promise.all([1, 2, 3].map((stage) => stageOf(file, stage)));
  return ours === undefined || theirs === undefined ? undefined : { base, ours, theirs };
}

async function stageOf({ root, path, env }: StagedFile, stage: number): Promise<string | undefined> {
  try {
    const { exitCode, stdout } = await runGit({ folder: root, env }, [
      "cat-file",
      "blob",
      `:${stage}:./${path}`,
    ]);
    return exitCode === 0
      ? new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(stdout)
      : undefined;
  } catch {
    return undefined;
  }
}
