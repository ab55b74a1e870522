import type { FontFile } from "./font-file.ts";

/** A character that the PDF prints as its code in brackets. */
export interface ReplacedCharacter {
  /** `U+1F642`. */
  readonly character: string;
  /** The character itself; may be half of a surrogate pair. */
  readonly text: string;
}

/** Makes any text printable in the PDF's fonts, and remembers what it could not print. */
export interface Printer {
  /** The text with each character that has no glyph as its code, `[U+1F642]`. Tabs stay; every line end is `\n`. */
  printable(text: string): string;
  /** Each replaced character once, in the order met. */
  replaced(): readonly ReplacedCharacter[];
}

const PLAIN = /^[\x20-\x7e\t\n]*$/;
const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Without a shape of their own and harmless: joiners, marks of direction, soft hyphen, variation selectors. */
const SHAPELESS = /^(?:[\u00ad\u061c\u200b-\u200f\u2060]|\u034f|[\ufe00-\ufe0f])$/u;
/** They reorder or hide what stands around them, or UA-1 refuses them: never printed, whatever a font has. */
const REFUSED = /^[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2061-\u206f\ufeff\ufff0-\ufffc\u{e0000}-\u{e0fff}]$/u;
const NO_CHARACTER = /^\p{Noncharacter_Code_Point}$/u;
const SPACE = /^\p{Zs}$/u;
const MARK = /^\p{M}$/u;

/**
 * A printer for these fonts. PDF/UA-1 refuses a file in which one character has no glyph, and Typst takes a cluster
 * (a letter with its marks) from one family, so a cluster is asked for as a whole. Of a cluster that no family has,
 * the letter is printed where there is one, and the marks as codes.
 */
export function printerFor(fonts: readonly FontFile[]): Printer {
  const families = [...new Set(fonts.map((font) => font.family))].map((family) =>
    fonts.filter((font) => font.family === family),
  );
  const segmenter = new Intl.Segmenter("en-GB", { granularity: "grapheme" });
  const hasWhole = (cluster: string) =>
    families.some((files) => files.every((file) => hasAll(file, cluster)));
  return printer((text, replace) => {
    let out = "";
    for (const { segment } of segmenter.segment(text)) {
      const characters = [...segment];
      const shaped = characters.filter((character) => !SHAPELESS.test(character));
      if (shaped.every((character) => !REFUSED.test(character)) && hasWhole(shaped.join(""))) out += segment;
      else
        out += shaped
          .map((one) => (MARK.test(one) || !isPrinted(one, hasWhole) ? replace(one) : one))
          .join("");
    }
    return out;
  });
}

/** A printer that trusts nothing but single characters of one font: for text that the engine refused after all. */
export function cautiousPrinterFor(font: FontFile): Printer {
  const has = (character: string) => hasAll(font, character);
  return printer((text, replace) =>
    [...text]
      .filter((one) => !SHAPELESS.test(one))
      .map((one) => (isPrinted(one, has) && !MARK.test(one) ? one : replace(one)))
      .join(""),
  );
}

/**
 * A printer for a format whose reader has fonts of its own: codes stand only for what reorders or hides the text around
 * it, and for what XML cannot hold.
 */
export function anyFontPrinter(): Printer {
  const isTaken = (one: string) => !REFUSED.test(one) && !NO_CHARACTER.test(one);
  return printer((text, replace) => [...text].map((one) => (isTaken(one) ? one : replace(one))).join(""));
}

function printer(print: (text: string, replace: (character: string) => string) => string): Printer {
  const replaced = new Map<string, ReplacedCharacter>();
  const replace = (text: string) => {
    if (text === "\t" || text === "\n") return text;
    if (SPACE.test(text)) return " ";
    const character = `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    replaced.set(character, { character, text });
    return `[${character}]`;
  };
  return {
    printable(text) {
      const lines = text.replace(LINE_END, "\n");
      return PLAIN.test(lines) ? lines : print(lines, replace);
    },
    replaced: () => [...replaced.values()],
  };
}

function isPrinted(character: string, has: (text: string) => boolean): boolean {
  return !REFUSED.test(character) && has(character);
}

function hasAll(font: FontFile, text: string): boolean {
  return [text, text.normalize("NFC"), text.normalize("NFD")].some((form) =>
    [...form].every((character) => font.has(character.codePointAt(0) ?? 0)),
  );
}
