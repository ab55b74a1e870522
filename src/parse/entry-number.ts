import type { Day } from "../model/day.ts";
import { parseId } from "../model/id.ts";
import { REGISTERS, type RegisterKind } from "../model/register-kinds.ts";
import { openedOn, REGISTER_SCHEMAS, type RegisterEntry } from "../model/registers.ts";
import { type Year, yearOf } from "../model/year.ts";
import { decode } from "./decode.ts";
import { ENTRY_LIMITS } from "./front-matter.ts";
import { type RawFile, readRecordFile } from "./record.ts";

/** What entries of a year are called by in a register: their numbers, or the references of learning reviews. */
export function numbersInUse(
  kind: RegisterKind,
  files: Iterable<RawFile>,
  year: Year,
  starts: string,
): ReadonlySet<string> {
  const used = new Set<string>();
  for (const file of files) {
    const named = namedEntry(kind, file);
    if (named && (named.day === undefined || yearOf(named.day, starts).start === year.start))
      used.add(named.number);
  }
  return used;
}

/** The number after the highest in use: one that an entry had is never given to another. Undefined after 9999. */
export function nextNumber(letter: string, used: Iterable<string>): string | undefined {
  const counts = [...used].flatMap((one) =>
    one.startsWith(letter) && /^\d+$/.test(one.slice(letter.length))
      ? [Number(one.slice(letter.length))]
      : [],
  );
  const next = counts.reduce((highest, one) => Math.max(highest, one), 0) + 1;
  return next > 9999 ? undefined : `${letter}${next}`;
}

interface NamedEntry {
  readonly number: string;
  /** Undefined where neither the file nor its name says: it may be of any year. */
  readonly day: Day | undefined;
}

/** The number of an entry, also of one that cannot be read: it is taken all the same. */
function namedEntry(kind: RegisterKind, file: RawFile): NamedEntry | undefined {
  const read = readRecordFile(file, REGISTER_SCHEMAS[kind], ENTRY_LIMITS).value?.value as
    | RegisterEntry
    | undefined;
  if (read) return { number: "number" in read ? read.number : read.reference, day: openedOn(kind, read) };
  const text = decode(file.path, file.bytes).value ?? "";
  const field = REGISTERS[kind].letter === undefined ? "reference" : "number";
  const written = new RegExp(`^${field}: *["']?([^"'\\n]*[^"'\\s])`, "m").exec(text)?.[1];
  const number = written?.replace(/ +#.*$/, "");
  const id = file.path.slice(file.path.lastIndexOf("/") + 1).replace(/\.md$/, "");
  return number === undefined ? undefined : { number, day: parseId(id)?.day };
}
