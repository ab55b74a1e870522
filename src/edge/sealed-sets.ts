import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { LARGEST_SEAL, type ReadSeal, readSeal, SEAL_NAME } from "../model/seal.ts";
import { filesOf } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import { LARGEST_SIGNATURE, type Signature } from "./signature.ts";
import { workTreeSource } from "./worktree.ts";
import type { World } from "./world.ts";

/** A sealed output as it lies beside its seal. */
export interface SealedOutput {
  /** As the seal names it. */
  readonly name: string;
  /** Absolute: of the file that was asked about, where it has another name. */
  readonly path: string;
  readonly expected: string;
  /** Its digest; undefined where there is no regular file. */
  readonly found: string | undefined;
}

/** A seal anywhere on the disk, and what stands beside it. */
export interface SealedSet {
  /** Absolute path of the seal. */
  readonly path: string;
  readonly text: string;
  readonly read: ReadSeal;
  readonly outputs: readonly SealedOutput[];
  readonly signature: Signature | undefined;
}

/** A report's folder with its issues is two deep, all of `reports/` five. */
const DEEPEST = 6;
const MOST_SEALS = 500;
/** Larger files are no report's. */
const LARGEST_OUTPUT = 256 * 1024 * 1024;

/**
 * The seals that a path stands for: a folder's, one seal, or those that name one output. No symbolic link is followed,
 * nothing outside the seal's folder is read. Throws UserError `no-seal`, `no-such-file`.
 */
export async function sealedSetsAt(path: string, shown: string, world: World): Promise<readonly SealedSet[]> {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) throw new UserError("no-such-file", `There is no file or folder ${shown}.`, WHAT);
  if (stat.isSymbolicLink())
    throw new UserError(
      "symlink",
      `${shown} is a symbolic link, which is not followed.`,
      "Name the file itself.",
    );
  if (stat.isDirectory()) {
    const seals = sealsBelow(path, 0);
    if (seals.length === 0) throw new UserError("no-seal", `There is no seal in ${shown}.`, WHAT);
    return Promise.all(seals.map((seal) => setOf(seal, world)));
  }
  if (!stat.isFile()) throw new UserError("no-seal", `${shown} is no regular file.`, WHAT);
  const seal = path.replace(/\.(?:sig|asc)$/, "");
  if (SEAL_NAME.test(basename(seal))) return [await setOf(seal, world)];
  return ofOutput(path, shown, world);
}

const WHAT =
  "Name a final report's folder, its seal, or one of its files with seal.json beside it. A final has a seal, a draft has none.";

async function ofOutput(path: string, shown: string, world: World): Promise<readonly SealedSet[]> {
  const beside = await Promise.all(sealsIn(dirname(path)).map((seal) => setOf(seal, world)));
  const named = beside.filter((one) => one.outputs.some(({ name }) => name === basename(path)));
  const digest = await digestOf(path, world);
  // a file that was handed over may have been given another name
  const found =
    named.length > 0 ? named : beside.filter((one) => one.outputs.some((o) => o.expected === digest));
  const only = found.map((one) => ({
    ...one,
    outputs: one.outputs
      .filter(({ name, expected }) => (named.length > 0 ? name === basename(path) : expected === digest))
      .map((output) => ({ ...output, path, found: digest })),
  }));
  if (only.length > 0) return only;
  // a seal that was changed may have named it
  const broken = beside.filter(({ read }) => "fault" in read);
  if (broken.length > 0) return broken;
  const message =
    beside.length === 0 ? `There is no seal beside ${shown}.` : `No seal beside ${shown} names it.`;
  throw new UserError("no-seal", message, WHAT);
}

function sealsBelow(folder: string, depth: number): readonly string[] {
  if (depth > DEEPEST) return [];
  const own = sealsIn(folder);
  const below = entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
    .flatMap((entry) => sealsBelow(join(folder, entry.name), depth + 1));
  const all = [...own, ...below];
  if (all.length > MOST_SEALS)
    throw new UserError(
      "too-many-seals",
      `There are more than ${MOST_SEALS} seals in this folder.`,
      "Name a report's.",
    );
  return all;
}

function sealsIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => SEAL_NAME.test(entry.name) && (entry.isFile() || entry.isSymbolicLink()))
    .map((entry) => join(folder, entry.name))
    .sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw new UserError(
      "cannot-read",
      `The folder ${basename(folder)} cannot be read.`,
      "Give yourself the right.",
    );
  }
}

async function setOf(path: string, world: World): Promise<SealedSet> {
  const text = (await readWhole(path, LARGEST_SEAL))?.toString("utf8") ?? "";
  const read = readSeal(text, world.sha256);
  const folder = dirname(path);
  const outputs: SealedOutput[] = [];
  for (const { path: name, sha256 } of "seal" in read ? read.seal.outputs : []) {
    const found = await digestOf(join(folder, name), world);
    outputs.push({ name, path: join(folder, name), expected: sha256, found });
  }
  return { path, text, read, outputs, signature: await signatureOf(path) };
}

async function signatureOf(path: string): Promise<Signature | undefined> {
  for (const ending of [".sig", ".asc"] as const) {
    if (!lstatSync(`${path}${ending}`, { throwIfNoEntry: false })) continue;
    const text = (await readWhole(`${path}${ending}`, LARGEST_SIGNATURE))?.toString("utf8") ?? "";
    return { ending, text };
  }
  return undefined;
}

/** A regular file, as those of a knowledge base are read: no link is followed; undefined for all else. */
async function readWhole(path: string, largest: number): Promise<Buffer | undefined> {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > largest) return undefined;
  for await (const file of filesOf(workTreeSource(dirname(path)).read([basename(path)])))
    if ("bytes" in file) return Buffer.from(file.bytes);
  return undefined;
}

async function digestOf(path: string, { sha256 }: World): Promise<string | undefined> {
  const bytes = await readWhole(path, LARGEST_OUTPUT);
  return bytes && sha256(bytes);
}
