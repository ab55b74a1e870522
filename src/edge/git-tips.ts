import { UserError } from "../model/user-error.ts";
import type { BroughtBlob } from "./git-log.ts";
import { objectReader } from "./git-objects.ts";
import { type GitPlace, runGit, textOf } from "./git-run.ts";
import { entriesOfCommit } from "./git-source.ts";

/** Something that a ref names, or that is pushed under its name. */
export interface Tip {
  readonly id: string;
  readonly ref: string | undefined;
}

/** An annotated tag's message, and the commit that it stands on. */
export interface TagMessage {
  readonly name: string;
  readonly message: string;
  readonly commit: string | undefined;
}

/** What the tips are, where they are no commits: tags with their messages, and content without a commit. */
export async function peeled(place: GitPlace, tips: readonly Tip[]) {
  const tags: TagMessage[] = [];
  const others: BroughtBlob[] = [];
  const reader = objectReader(place);
  const seen = new Set<string>();
  let open = [...tips];
  while (open.length > 0) {
    const objects = await objectsOf(
      place,
      open.map(({ id }) => id),
    );
    const next: Tip[] = [];
    for (const [at, { id, ref }] of open.entries()) {
      const type = objects[at]?.type;
      if (type === "blob") others.push({ id, path: ref ?? id });
      if (type === "tree")
        others.push(...(await entriesOfCommit(place, id, "")).filter(({ kind }) => kind !== "other"));
      if (type !== "tag" || seen.has(id)) continue;
      seen.add(id);
      const tag = tagOf(Buffer.from((await reader.read(id)) ?? []).toString("utf8"));
      const commit = tag.type === "commit" ? tag.object : undefined;
      tags.push({ name: ref ?? id, message: tag.message, commit });
      if (commit === undefined) next.push({ id: tag.object, ref });
    }
    open = next;
  }
  return { tags, others };
}

function tagOf(text: string) {
  const end = text.indexOf("\n\n");
  const head = text.slice(0, end);
  return {
    object: /^object ([0-9a-f]+)$/m.exec(head)?.[1] ?? "",
    type: /^type (\w+)$/m.exec(head)?.[1],
    message: text.slice(end + 2),
  };
}

/** Type and size of each object, in that order; throws UserError `partial-clone` where one is not here. */
export async function objectsOf(place: GitPlace, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const input = ids.map((id) => `${id}\n`).join("");
  const answer = await runGit(place, ["cat-file", "--batch-check=%(objecttype) %(objectsize)"], input);
  return linesOf(textOf(answer, "cat-file")).map((line) => {
    const [, type, size] = /^(\w+) (\d+)$/.exec(line) ?? [];
    if (type === undefined) throw partialClone();
    return { type, size: Number(size) };
  });
}

/** UserError `partial-clone`. */
export function partialClone(): UserError {
  const message = "this clone leaves out the contents of some files, and nothing is fetched by reading";
  return new UserError("partial-clone", message, "Clone the repository again without --filter.");
}

/** The lines of what git printed. */
export function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}
