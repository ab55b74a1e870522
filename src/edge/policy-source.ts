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
    async *read(paths) {
      for (const run of runsOf(paths)) yield* (isPolicyFile(run[0] ?? "") ? policy : source).read(run);
    },
  };
}

/** The paths cut where policy files begin and end, so that they are read in the order asked for. */
function runsOf(paths: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  for (const path of paths) {
    const run = runs.at(-1);
    if (run && isPolicyFile(run[0] ?? "") === isPolicyFile(path)) run.push(path);
    else runs.push([path]);
  }
  return runs;
}
