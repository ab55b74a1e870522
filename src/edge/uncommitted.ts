import { changesSince } from "./changes.ts";
import { commitSource } from "./git.ts";
import { FOLDERS } from "./load.ts";
import { workTreeSource } from "./worktree.ts";
import type { World } from "./world.ts";

/** The commit that the work tree stands on, and the files of the knowledge base that differ from it. */
export interface Uncommitted {
  /** Full name. */
  readonly commit: string;
  /** Paths below the root, sorted. */
  readonly paths: readonly string[];
}

/**
 * What is not committed of a knowledge base: changed, new and deleted files that are read; those that git ignores are
 * none. Throws UserError where there is no repository or no commit.
 */
export async function uncommitted(root: string, world: World): Promise<Uncommitted> {
  const base = await commitSource({ root, ref: "HEAD", env: world.env });
  const names = (await base.blobs?.()) ?? new Map<string, string>();
  const was = { entries: await base.list(FOLDERS), names };
  const changes = await changesSince({ now: workTreeSource(root), was, base, world, look: () => {} });
  return { commit: base.commit?.id ?? "", paths: changes.map((one) => one.path) };
}
