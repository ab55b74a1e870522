import { Unzip, UnzipInflate } from "fflate";
import { UserError } from "../../model/user-error.ts";
import { broken, holdsMacros, noWord, tooLarge } from "./refused.ts";

/** The most that is unpacked of one document, in bytes: what is beyond is no note. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_FILES = 2000;
/** Unpacked in small slices, so that what a few bytes swell to is seen in time. */
const SLICE = 8 * 1024;

/** What text is made of; pictures, comments, settings and macros are never unpacked. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document\d*|styles\d*|numbering\d*|footnotes\d*|endnotes\d*|header\d*|footer\d*)\.xml|word\/_rels\/(?:document|footnotes|endnotes)\d*\.xml\.rels)$/;
const MACROS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$/i;

/** The parts of a Word document that its text is made of, by their names. Throws UserError for what is none, broken, or too large. */
export function unpackedDocx(name: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  const names = new Set<string>();
  let size = 0;
  const unzip = new Unzip((file) => {
    if (MACROS.test(file.name)) throw holdsMacros(name);
    if (names.has(file.name) || names.size >= MOST_FILES) throw broken(name);
    names.add(file.name);
    if (!NEEDED.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      size += chunk.byteLength;
      if (size > MOST_BYTES) throw tooLarge(name);
      chunks.push(chunk);
      if (isLast) parts.set(file.name, Buffer.concat(chunks));
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
  if (!parts.has("[Content_Types].xml") || ![...parts.keys()].some((part) => /^word\/document/.test(part)))
    throw names.size > 0 ? noWord(name) : broken(name);
  return parts;
}
