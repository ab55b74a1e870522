import type { FoundSeal } from "../model/knowledge-base.ts";
import { LARGEST_SEAL, readSeal, SEAL_NAME } from "../model/seal.ts";
import { filesOf, type Source } from "../model/source.ts";
import type { World } from "./world.ts";

/** Outputs larger than this are no report's. */
const LARGEST_OUTPUT = 256 * 1024 * 1024;

/**
 * Every seal below `reports/`, by path, with the digests of its outputs as they stand beside it. A symbolic link is
 * never followed, and neither a seal nor an output is read that is too large to be one.
 */
export async function foundSeals(
  source: Source,
  world: Pick<World, "sha256">,
): Promise<readonly FoundSeal[]> {
  const listed = await source.list(["reports"]);
  const sizes = new Map(listed.flatMap(({ path, kind, size }) => (kind === "file" ? [[path, size]] : [])));
  const seals = listed.filter(({ path }) => SEAL_NAME.test(nameOf(path)));
  if (seals.length === 0) return [];
  const texts = await textsOf(
    source,
    seals.filter(({ kind, size }) => kind === "file" && size <= LARGEST_SEAL).map(({ path }) => path),
  );
  const found = seals.map(({ path }) => ({ path, read: readSeal(texts.get(path) ?? "", world.sha256) }));
  const wanted = found.flatMap(({ path, read }) => outputsOf(read).map((name) => beside(path, name)));
  const digests = new Map<string, string>();
  const readable = [...new Set(wanted)].filter((path) => (sizes.get(path) ?? Infinity) <= LARGEST_OUTPUT);
  for await (const file of filesOf(source.read(readable)))
    if ("bytes" in file) digests.set(file.path, world.sha256(file.bytes));
  return found.map(({ path, read }) => ({
    path,
    read,
    outputs: new Map(outputsOf(read).map((name) => [name, digests.get(beside(path, name))])),
  }));
}

async function textsOf(source: Source, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const file of filesOf(source.read(paths)))
    if ("bytes" in file)
      texts.set(file.path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(file.bytes));
  return texts;
}

function outputsOf(read: FoundSeal["read"]): readonly string[] {
  return "seal" in read ? read.seal.outputs.map((one) => one.path) : [];
}

function beside(path: string, name: string): string {
  return `${path.slice(0, path.lastIndexOf("/") + 1)}${name}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
