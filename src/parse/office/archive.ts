import type { UserError } from "../../model/user-error.ts";
import { unpacked } from "../unpacked.ts";
import { broken, notTaken, tooLarge } from "./refused.ts";

/** The most that is unpacked of one file, in bytes. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * The parts of an Office file (.xlsx, .docx) that are wanted, by their names; no other is unpacked. Throws UserError
 * `not-taken` for a file that is broken, too large, or holds macros.
 */
export function archiveParts(
  name: string,
  bytes: Uint8Array,
  wanted: RegExp,
): ReadonlyMap<string, Uint8Array> {
  const { parts } = unpacked(bytes, {
    wanted,
    most: MOST_BYTES,
    refuse: {
      macros: () => holdsMacros(name),
      broken: () => broken(name),
      tooLarge: () => tooLarge(name),
    },
  });
  if (!parts.has("[Content_Types].xml")) throw broken(name);
  return parts;
}

function holdsMacros(name: string): UserError {
  return notTaken(
    name,
    "holds macros, and is not read.",
    "Save it without macros, as .xlsx or .docx, and import that.",
  );
}
