import { Unzip, UnzipInflate } from "fflate";
import { UserError } from "../model/user-error.ts";

/** What an archive may hold, and what is said of one that holds anything else. */
export interface Unpacking {
  /** Only parts with such names are unpacked. */
  readonly wanted: RegExp;
  /** The most that is unpacked of all parts together, in bytes. */
  readonly most: number;
  readonly refuse: Readonly<Record<"macros" | "broken" | "tooLarge", () => UserError>>;
}

const MOST_PARTS = 2000;
/** Unpacked in small slices, so that what a few bytes swell to is seen in time. */
const SLICE = 8 * 1024;
const MACROS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$/i;

/** The wanted parts of an Office file, by their names, and how many parts there are. Throws what `refuse` gives. */
export function unpacked(
  bytes: Uint8Array,
  { wanted, most, refuse }: Unpacking,
): { readonly parts: ReadonlyMap<string, Uint8Array>; readonly names: number } {
  const parts = new Map<string, Uint8Array>();
  const names = new Set<string>();
  let size = 0;
  let open = 0;
  const unzip = new Unzip((file) => {
    if (MACROS.test(file.name)) throw refuse.macros();
    if (names.has(file.name) || names.size >= MOST_PARTS) throw refuse.broken();
    names.add(file.name);
    if (!wanted.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    open += 1;
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      size += chunk.byteLength;
      if (size > most) throw refuse.tooLarge();
      chunks.push(chunk);
      if (!isLast) return;
      open -= 1;
      parts.set(file.name, Buffer.concat(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length; from += SLICE)
      unzip.push(bytes.subarray(from, from + SLICE), from + SLICE >= bytes.length);
  } catch (error) {
    throw error instanceof UserError ? error : refuse.broken();
  }
  // a part that was cut off never ends
  if (open > 0) throw refuse.broken();
  return { parts, names: names.size };
}
