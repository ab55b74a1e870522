import { compareText } from "../model/problem.ts";
import { filesOf, type Source } from "../model/source.ts";
import { FOLDERS } from "./base-folder.ts";
import { changesSince } from "./changes.ts";
import { commitSource } from "./git.ts";
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
  const nameOf = (await base.blobs?.()) ?? (() => undefined);
  const was = { entries: await base.list(FOLDERS), nameOf };
  const changes = await changesSince({ now: workTreeSource(root), was, base, world, known: () => undefined });
  return { commit: base.commit?.id ?? "", paths: changes.map((one) => one.path) };
}

/**
 * Those of the files below `reports/` that a final rests on, seals and manifests, that are not in git as they stand
 * here, by path. Line ends alone are no difference.
 */
export async function uncommittedReports(
  root: string,
  world: World,
  isAsked: (path: string) => boolean,
): Promise<readonly string[]> {
  const base = await commitSource({ root, ref: "HEAD", env: world.env });
  const [was, is] = await Promise.all([base, workTreeSource(root)].map((one) => textsOf(one, isAsked)));
  const all = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...all].filter((path) => was?.get(path) !== is?.get(path)).sort(compareText);
}

async function textsOf(source: Source, isAsked: (path: string) => boolean): Promise<Map<string, string>> {
  const entries = await source.list(["reports"]);
  const texts = new Map<string, string>();
  for await (const file of filesOf(source.read(entries.map(({ path }) => path).filter(isAsked))))
    if ("bytes" in file)
      texts.set(file.path, Buffer.from(file.bytes).toString("latin1").replaceAll("\r\n", "\n"));
  return texts;
}
