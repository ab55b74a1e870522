/** A global pattern for a text: of two that find the same in it, the one that is made ready sooner. */
export type TextPattern = (text: string) => RegExp;

/** By ASCII alone; in such a text they are the same. Each stands in a class, `[\p{L}]`. */
const IN_ASCII: readonly (readonly [RegExp, string])[] = [
  [/\\p\{Lu\}/g, "A-Z"],
  [/\\p\{Ll\}/g, "a-z"],
  [/\\p\{L\}/g, "A-Za-z"],
  [/\\p\{N\}/g, "0-9"],
];

/**
 * A pattern that takes letters and digits of every script, `flags` beside `gu`. A class of those takes a millisecond to
 * be made ready, and most texts have none but ASCII. Each is made when it is first asked for: most starts look at
 * nothing that could be an identifier.
 */
export function textPattern(source: string, flags = ""): TextPattern {
  let ofAny: RegExp | undefined;
  let ofAscii: RegExp | undefined;
  return (text) => {
    if (isAscii(text)) {
      ofAscii ??= new RegExp(asciiSource(source), `g${flags}`);
      return ofAscii;
    }
    ofAny ??= new RegExp(source, `gu${flags}`);
    return ofAny;
  };
}

/** Throws where a class of letters or digits stands by itself: it could not be said in ASCII by putting in letters. */
function asciiSource(source: string): string {
  const made = IN_ASCII.reduce((text, [of, ascii]) => text.replaceAll(of, ascii), source);
  if (made.includes("\\p{")) throw new Error("a pattern of a text has a class that is not said in ASCII");
  return made;
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  return /^[\x00-\x7f]*$/.test(text);
}
