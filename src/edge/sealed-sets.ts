import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { LARGEST_SEAL, type ReadSeal, readSeal, SEAL_NAME } from "../model/seal.ts";
import { UserError } from "../model/user-error.ts";
import { LARGEST_SIGNATURE, type Signature } from "./signature.ts";
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

/**
 * The seals that a path stands for: a folder's, one seal, or those that name one output. No symbolic link is followed,
 * nothing outside the seal's folder is read. Throws UserError `no-seal`, `no-such-file`.
 */
export function sealedSetsAt(path: string, shown: string, world: World): readonly SealedSet[] {
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
    return seals.map((seal) => setOf(seal, world));
  }
  if (!stat.isFile()) throw new UserError("no-seal", `${shown} is no regular file.`, WHAT);
  const seal = path.replace(/\.(?:sig|asc)$/, "");
  if (SEAL_NAME.test(basename(seal))) return [setOf(seal, world)];
  return ofOutput(path, shown, world);
}

const WHAT =
  "Name a final report's folder, its seal, or one of its files with seal.json beside it. A final has a seal, a draft has none.";

function ofOutput(path: string, shown: string, world: World): readonly SealedSet[] {
  const beside = sealsIn(dirname(path)).map((seal) => setOf(seal, world));
  const named = beside.filter((one) => one.outputs.some(({ name }) => name === basename(path)));
  const digest = digestOf(path);
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

function setOf(path: string, world: World): SealedSet {
  const text = readWhole(path, LARGEST_SEAL)?.toString("utf8") ?? "";
  const read = readSeal(text, world.sha256);
  const folder = dirname(path);
  const outputs = "seal" in read ? read.seal.outputs : [];
  return {
    path,
    text,
    read,
    outputs: outputs.map(({ path: name, sha256 }) => ({
      name,
      path: join(folder, name),
      expected: sha256,
      found: digestOf(join(folder, name)),
    })),
    signature: signatureOf(path),
  };
}

function signatureOf(path: string): Signature | undefined {
  for (const ending of [".sig", ".asc"] as const) {
    if (!lstatSync(`${path}${ending}`, { throwIfNoEntry: false })) continue;
    const text = readWhole(`${path}${ending}`, LARGEST_SIGNATURE)?.toString("utf8") ?? "";
    return { ending, text };
  }
  return undefined;
}

// not a link at the end, and no waiting for somebody to write into a FIFO; 0 where the platform has no such flag
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Runs over a regular file piece by piece; false where there is none. */
function eachPiece(path: string, take: (piece: Buffer) => void, largest = Infinity): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, FLAGS);
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > largest) return false;
    const piece = Buffer.allocUnsafe(1 << 20);
    for (let count = readSync(file, piece); count > 0; count = readSync(file, piece))
      take(piece.subarray(0, count));
    return true;
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readWhole(path: string, largest: number): Buffer | undefined {
  const pieces: Buffer[] = [];
  return eachPiece(path, (piece) => pieces.push(Buffer.from(piece)), largest)
    ? Buffer.concat(pieces)
    : undefined;
}

function digestOf(path: string): string | undefined {
  const hash = createHash("sha256");
  return eachPiece(path, (piece) => hash.update(piece)) ? hash.digest("hex") : undefined;
}
