import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sealedOutputs } from "../model/made-report.ts";
import { actGit } from "./git-act.ts";
import type { GitPlace } from "./git-run.ts";

/**
 * Files of final reports, each named by the seal beside it, that git passes over: drafts have the same names, and are
 * ignored. Relative to the knowledge base, sorted.
 */
export async function ignoredOutputs(
  place: GitPlace & { readonly mayAsk: boolean },
  prefix: string,
): Promise<readonly string[]> {
  const { exitCode, stdout } = await actGit(place, [
    ...["status", "--porcelain=v1", "-z", "--no-renames", "--ignored=matching", "--untracked-files=all"],
    ...["--", "reports"],
  ]);
  if (exitCode !== 0) return [];
  const ignored = stdout
    .split("\0")
    .filter((line) => line.startsWith(`!! ${prefix}reports/`))
    .map((line) => line.slice(3 + prefix.length));
  return ignored.filter((path) => isSealed(join(place.folder, path))).sort();
}

function isSealed(path: string): boolean {
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => /^seal(?:-[\w-]+)?\.json$/.test(name))
    .flatMap((name) => sealedOutputs(readFileSync(join(folder, name), "utf8")))
    .some((output) => join(folder, output) === path);
}
