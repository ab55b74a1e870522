import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, manifestSchema } from "../model/manifest.ts";
import { type ReadSeal, readSeal } from "../model/seal.ts";
import { filesOf, type Source } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import { pendingName, pendingText, stateOfPending } from "./pending-set.ts";
import { meetStray } from "./strays-met.ts";
import type { World } from "./world.ts";
import { makeFolder, removeFile, replaceFile, type SetFile, type WriteOptions, writeSet } from "./write.ts";

/** Of each edition its own: `manifest.json`, `manifest-public.json`. */
const manifestName = (suffix: string) => `manifest${suffix}.json`;
const sealName = (suffix: string) => `seal${suffix}.json`;

/** What a run puts into a report's folder. */
export interface ReportSet {
  /** Absolute path. */
  readonly folder: string;
  /** Of an edition other than the first, `-ID`: what the names of its files end in. */
  readonly suffix: string;
  readonly about: Pick<Manifest["report"], "document" | "period">;
  readonly outputs: readonly SetFile[];
  /** The manifest or the seal: written when all else is there. */
  readonly last: SetFile;
  /** A signature of the seal. */
  readonly beside: readonly SetFile[];
  /** Replace outputs that a person edited. */
  readonly force: boolean;
}

/** What became of the outputs of an earlier run in other formats. */
export interface WrittenSet {
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Writes the outputs and their manifest or seal into a report's folder. An output that was edited since the tool wrote
 * it stops the run with exit 1, unless forced; outputs of other formats are removed where they are as they were written.
 * A seal takes the place of the draft's manifest. Whether a sealed set stands there is for the caller to ask.
 */
export async function writeReportSet(
  set: ReportSet,
  world: World,
  options: WriteOptions,
): Promise<WrittenSet> {
  mustBeOfTheSame(set);
  const known = knownDigests(set.folder, set.suffix);
  const edited = set.outputs.filter(({ name, bytes }) => {
    const found = digestOf(set.folder, name, world);
    return found !== undefined && found !== world.sha256(bytes) && !known.get(name)?.has(found);
  });
  if (edited.length > 0 && !set.force) {
    const names = edited.map((file) => file.name).join(", ");
    throw new UserError(
      "edited-by-hand",
      `${names} ${edited.length === 1 ? "was" : "were"} changed by hand since the tool wrote ${edited.length === 1 ? "it" : "them"}; nothing was written.`,
      "Take the change over into the words or the notes, or write over it with --force, or elsewhere with --output DIR.",
      1,
    );
  }
  await makeFolder(set.folder, options);
  const pending = join(set.folder, pendingName(set.suffix));
  const wasHalf = stateOfPending(pending) === "gone";
  const outputs = set.outputs.map(({ name, bytes }) => ({ path: name, sha256: world.sha256(bytes) }));
  await replaceFile(pending, new TextEncoder().encode(pendingText(outputs)), options);
  await writeSet(set.folder, [...set.outputs, ...set.beside, set.last], set.last.name, options);
  const written = await clearOthers(set, known, world, options);
  if (set.last.name !== manifestName(set.suffix))
    await removeFile(join(set.folder, manifestName(set.suffix)), options);
  await removeFile(pending, options);
  if (wasHalf) meetStray({ path: set.folder, is: "whole" });
  return written;
}

/**
 * Does what a run had left to do that was stopped after its seal was written: what stood there of the draft goes. Does
 * nothing where no run was stopped so. False where there is no such folder.
 */
export async function finishSealed(
  folder: string,
  suffix: string,
  world: World,
  options: WriteOptions,
): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const pending = join(folder, pendingName(suffix));
  const sealed = sealIn(folder, suffix, world);
  if (!sealed || !("seal" in sealed) || !existsSync(pending)) return true;
  const outputs = sealed.seal.outputs.map(({ path }) => ({ name: path }));
  await clearOthers({ folder, outputs }, knownDigests(folder, suffix), world, options);
  await removeFile(join(folder, manifestName(suffix)), options);
  await removeFile(pending, options);
  return true;
}

/** A folder holds the set of one report: of another one nothing is taken away. */
function mustBeOfTheSame({ folder, suffix, about }: ReportSet): void {
  const there = manifestAt(join(folder, manifestName(suffix)))?.report;
  if (!there || (there.document === about.document && there.period === about.period)) return;
  throw new UserError(
    "other-report",
    `The folder holds another report, the ${there.document} of ${there.period}; nothing was written.`,
    "Give this one a folder of its own with --output DIR.",
    1,
  );
}

/** Outputs of earlier runs that this one did not write: gone where untouched, kept and named where edited. */
async function clearOthers(
  set: { readonly folder: string; readonly outputs: readonly Pick<SetFile, "name">[] },
  known: ReadonlyMap<string, ReadonlySet<string>>,
  world: World,
  options: WriteOptions,
): Promise<WrittenSet> {
  const removed: string[] = [];
  const kept: string[] = [];
  for (const [name, digests] of known) {
    if (set.outputs.some((file) => file.name === name)) continue;
    const found = digestOf(set.folder, name, world);
    if (found === undefined) continue;
    if (digests.has(found)) {
      await removeFile(join(set.folder, name), options);
      removed.push(name);
    } else kept.push(name);
  }
  return { removed, kept };
}

/** The digests with which the tool wrote, or was about to write, each output of the folder. */
function knownDigests(folder: string, suffix: string): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const name of [manifestName(suffix), pendingName(suffix)]) {
    for (const output of outputsAt(join(folder, name))) {
      const digests = known.get(output.path) ?? new Set();
      known.set(output.path, digests.add(output.sha256));
    }
  }
  return known;
}

/** The manifest of an edition in a folder; undefined where there is none that can be read. */
export function manifestIn(folder: string, suffix: string): Manifest | undefined {
  return manifestAt(join(folder, manifestName(suffix)));
}

/** The manifest of an edition in a folder of a Source, by its path below the root. */
export async function manifestFrom(
  source: Source,
  folder: string,
  suffix: string,
): Promise<Manifest | undefined> {
  for await (const file of filesOf(source.read([`${folder}/${manifestName(suffix)}`])))
    if ("bytes" in file) return manifestOf(new TextDecoder().decode(file.bytes));
  return undefined;
}

/** Whether anything stands in the place of the seal of an edition, and what it says. */
export function sealIn(folder: string, suffix: string, world: Pick<World, "sha256">): ReadSeal | undefined {
  const path = join(folder, sealName(suffix));
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  return readSeal(stat.isFile() ? readFileSync(path, "utf8") : "", world.sha256);
}

/** Those of the outputs of a set that are not there as they were written. */
export function editedOutputs(folder: string, outputs: Manifest["outputs"], world: World): readonly string[] {
  return outputs.filter((one) => digestOf(folder, one.path, world) !== one.sha256).map((one) => one.path);
}

function manifestAt(path: string): Manifest | undefined {
  try {
    return manifestOf(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function manifestOf(text: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const outputsSchema = manifestSchema.pick({ outputs: true }).loose();

function outputsAt(path: string): Manifest["outputs"] {
  try {
    return outputsSchema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data?.outputs ?? [];
  } catch {
    return [];
  }
}

function digestOf(folder: string, name: string, world: World): string | undefined {
  const path = join(folder, name);
  try {
    return existsSync(path) ? world.sha256(readFileSync(path)) : undefined;
  } catch {
    throw new UserError("cannot-read", `${name} stands in the report's folder and cannot be read.`);
  }
}
