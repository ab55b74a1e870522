import { join } from "node:path";
import { REGISTERS, type RegisterKind } from "../model/register-kinds.ts";
import { filesOf } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import type { Year } from "../model/year.ts";
import { nextNumber, numbersInUse } from "../parse/entry-number.ts";
import type { RawFile } from "../parse/record.ts";
import { workTreeSource } from "./worktree.ts";
import { createFile, makeFolder, underLock, type WriteOptions } from "./write.ts";

/** An entry on its way into its register. */
export interface EntryToMake {
  /** Absolute path of the knowledge base. */
  readonly root: string;
  readonly cwd: string;
  readonly kind: RegisterKind;
  /** The year whose numbers it is one of, and the day on which years start, `04-01`. */
  readonly year: Year;
  readonly starts: string;
  /** The partnership's own reference, for a register without numbers. */
  readonly reference: string | undefined;
  /** An id that may be free; called again where it is taken. */
  makeId(): string;
  /** The file's text with this number. What it throws comes through, and nothing is written. */
  text(number: string | undefined): string;
}

/** An entry that was made. */
export interface MadeEntry {
  readonly id: string;
  readonly number: string | undefined;
}

const MOST_TRIES = 50;

/**
 * Makes a register entry under the register's lock: its number is the next free one among the files that are there at
 * that moment, and its file is one that was not there. Throws UserError `no-number` after 9999 in a year, and
 * `clashing-reference` where another entry of the year has the reference.
 */
export async function makeEntry(entry: EntryToMake): Promise<MadeEntry> {
  const options: WriteOptions = { root: entry.root, cwd: entry.cwd };
  const folder = join(entry.root, REGISTERS[entry.kind].folder);
  return underNumbers(entry, async () => {
    const number = await freeNumber(entry);
    const bytes = Buffer.from(entry.text(number));
    for (let tries = 1; ; tries += 1) {
      const id = entry.makeId();
      try {
        await createFile(join(folder, `${id}.md`), bytes, options);
        return { id, number };
      } catch (error) {
        if (!(error instanceof UserError && error.code === "exists") || tries === MOST_TRIES) throw error;
      }
    }
  });
}

/** Does work while nobody else on this machine takes a number in the register of that kind; makes its folder. */
export async function underNumbers<T>(
  { root, cwd, kind }: Pick<EntryToMake, "root" | "cwd" | "kind">,
  work: () => Promise<T>,
): Promise<T> {
  const options: WriteOptions = { root, cwd };
  const folder = join(root, REGISTERS[kind].folder);
  await makeFolder(folder, options);
  return underLock(join(folder, "numbers"), options, work);
}

/** The next free number of the entry's year; undefined for a register without numbers, whose reference must be free. */
export async function freeNumber(
  entry: Pick<EntryToMake, "root" | "kind" | "year" | "starts" | "reference">,
): Promise<string | undefined> {
  const { letter } = REGISTERS[entry.kind];
  const used = numbersInUse(entry.kind, await entriesOf(entry), entry.year, entry.starts);
  if (letter !== undefined) {
    const number = nextNumber(letter, used);
    if (number !== undefined) return number;
    throw new UserError("no-number", `The register of ${entry.year.label} has no number left after 9999.`);
  }
  if (entry.reference === undefined || !used.has(entry.reference)) return undefined;
  throw new UserError(
    "clashing-reference",
    `Another entry of ${entry.year.label} has this reference.`,
    "Give this one its own with --reference, or add to the other.",
  );
}

async function entriesOf({ root, kind }: Pick<EntryToMake, "root" | "kind">): Promise<readonly RawFile[]> {
  const source = workTreeSource(root);
  const entries = await source.list([REGISTERS[kind].folder]);
  const paths = entries.filter((one) => one.kind === "file" && one.path.endsWith(".md"));
  const files: RawFile[] = [];
  for await (const file of filesOf(source.read(paths.map((one) => one.path))))
    if ("bytes" in file) files.push(file);
  return files;
}
