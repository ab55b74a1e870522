import { compareText } from "../model/problem.ts";
import type { Source } from "../model/source.ts";
import { roleOf } from "../parse/path-role.ts";

/** What a knowledge base is judged by: `scrutiny.yaml`, frameworks, templates. */
export function isPolicyFile(path: string): boolean {
  return ["policy", "framework", "template"].includes(roleOf(path).is);
}

/** The Source with its policy files taken from another: those that only the first has are not there. */
export function withPolicyOf(source: Source, policy: Source): Source {
  const { kind, label, root, commit } = source;
  return {
    kind,
    label,
    root,
    commit,
    async list(paths) {
      const own = (await source.list(paths)).filter((entry) => !isPolicyFile(entry.path));
      const theirs = (await policy.list(paths)).filter((entry) => isPolicyFile(entry.path));
      return [...own, ...theirs].sort((a, b) => compareText(a.path, b.path));
    },
    async *read(paths, how) {
      for (const part of partsOf(paths))
        yield* (isPolicyFile(part[0] ?? "") ? policy : source).read(part, how);
    },
  };
}

/** The paths cut where policy files begin and end, so that they are read in the order asked for. */
function partsOf(paths: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  for (const path of paths) {
    const part = parts.at(-1);
    if (part && isPolicyFile(part[0] ?? "") === isPolicyFile(path)) part.push(path);
    else parts.push([path]);
  }
  return parts;
}
