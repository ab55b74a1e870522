import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, manifestSchema } from "../model/manifest.ts";
import { UserError } from "../model/user-error.ts";
import type { World } from "./world.ts";
import { makeFolder, removeFile, replaceFile, type SetFile, type WriteOptions, writeSet } from "./write.ts";

/** Of each edition its own: `manifest.json`, `manifest-public.json`. */
const manifestName = (suffix: string) => `manifest${suffix}.json`;
/** Says what a run was about to write, so that one that was killed is not mistaken for a person's edit. */
const pendingName = (suffix: string) => `.manifest${suffix}-pending.json`;

/** What a run puts into a report's folder. */
export interface ReportSet {
  /** Absolute path. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Of an edition other than the first, `-ID`: what the names of its files end in. */
  readonly suffix: string;
  readonly outputs: readonly SetFile[];
  /** Replace outputs that a person edited. */
  readonly force: boolean;
}

/** What became of the outputs of an earlier run in other formats. */
export interface WrittenSet {
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Writes the outputs and their manifest into a report's folder. An output that was edited since the tool wrote it stops
 * the run with exit 1, unless forced; outputs of other formats are removed where they are as they were written.
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
  const manifest = new TextEncoder().encode(`${JSON.stringify(set.manifest, null, 2)}\n`);
  const [name, pending] = [manifestName(set.suffix), join(set.folder, pendingName(set.suffix))];
  await replaceFile(pending, manifest, options);
  await writeSet(set.folder, [...set.outputs, { name, bytes: manifest }], name, options);
  const written = await clearOthers(set, known, world, options);
  await removeFile(pending, options);
  return written;
}

/** A folder holds the set of one report: of another one nothing is taken away. */
function mustBeOfTheSame({ folder, suffix, manifest: { report } }: ReportSet): void {
  const there = manifestAt(join(folder, manifestName(suffix)))?.report;
  if (!there || (there.document === report.document && there.period === report.period)) return;
  throw new UserError(
    "other-report",
    `The folder holds another report, the ${there.document} of ${there.period}; nothing was written.`,
    "Give this one a folder of its own with --output DIR.",
    1,
  );
}

/** Outputs of earlier runs that this one did not write: gone where untouched, kept and named where edited. */
async function clearOthers(
  set: ReportSet,
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
    for (const output of manifestAt(join(folder, name))?.outputs ?? []) {
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

function manifestAt(path: string): Manifest | undefined {
  try {
    const read = manifestSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    // an output is a plain name in the folder: a manifest that says else is not ours
    return read.success && read.data.outputs.every((one) => /^[\w.-]+$/.test(one.path))
      ? read.data
      : undefined;
  } catch {
    return undefined;
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
