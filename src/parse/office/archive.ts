import { Unzip, UnzipInflate } from "fflate";
import { UserError } from "../../model/user-error.ts";
import { broken, notTaken, tooLarge } from "./refused.ts";

/** The most that is unpacked of one file, in bytes. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_PARTS = 2000;
/** Unpacked in small slices, so that what a few bytes swell to is seen in time. */
const SLICE = 8 * 1024;
const MACROS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$/i;

/**
 * The parts of an Office file (.xlsx, .docx) that are wanted, by their names; no other is unpacked. Throws UserError
 * `not-taken` for a file that is broken, too large, or holds macros.
 */
export function archiveParts(
  name: string,
  bytes: Uint8Array,
  wanted: RegExp,
): ReadonlyMap<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  const names = new Set<string>();
  let size = 0;
  let open = 0;
  const unzip = new Unzip((file) => {
    if (MACROS.test(file.name)) throw holdsMacros(name);
    if (names.has(file.name) || names.size >= MOST_PARTS) throw broken(name);
    names.add(file.name);
    if (!wanted.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    open += 1;
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      size += chunk.byteLength;
      if (size > MOST_BYTES) throw tooLarge(name);
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
    throw error instanceof UserError ? error : broken(name);
  }
  // a part that was cut off never ends
  if (open > 0 || !parts.has("[Content_Types].xml")) throw broken(name);
  return parts;
}

function holdsMacros(name: string): UserError {
  return notTaken(
    name,
    "holds macros, and is not read.",
    "Save it without macros, as .xlsx or .docx, and import that.",
  );
}
