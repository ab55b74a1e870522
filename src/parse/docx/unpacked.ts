import { unpacked } from "../unpacked.ts";
import { broken, holdsMacros, noWord, tooLarge } from "./refused.ts";

/** The most that is unpacked of one document, in bytes: what is beyond is no note. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What text is made of; pictures, comments, settings and macros are never unpacked. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document\d*|styles\d*|numbering\d*|footnotes\d*|endnotes\d*|header\d*|footer\d*)\.xml|word\/_rels\/(?:document|footnotes|endnotes)\d*\.xml\.rels)$/;

/** The parts of a Word document that its text is made of, by their names. Throws UserError for what is none, broken, or too large. */
export function unpackedDocx(name: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const { parts, names } = unpacked(bytes, {
    wanted: NEEDED,
    most: MOST_BYTES,
    refuse: {
      macros: () => holdsMacros(name),
      broken: () => broken(name),
      tooLarge: () => tooLarge(name),
    },
  });
  if (!parts.has("[Content_Types].xml") || ![...parts.keys()].some((part) => /^word\/document/.test(part)))
    throw names > 0 ? noWord(name) : broken(name);
  return parts;
}
