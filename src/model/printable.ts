/**
 * What a terminal, a log or a reader's eye could be misled by: control characters (C0 but line feed and tab, DEL, C1),
 * format and bidirectional characters, line and paragraph separators, lone surrogates, and everything that Unicode
 * calls default-ignorable (zero-width, fillers, variation selectors, tags), with the blank of Braille.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]/gu;

/**
 * The text with each such character shown as its code, `\u{202e}`, so that nothing in it can move the cursor, colour
 * the screen, turn the reading direction or hide. Line feeds and tabs stay. Runs in linear time; text without such
 * characters comes back as it was, and the result comes back as it was too.
 */
export function printable(text: string): string {
  return text.replace(HIDDEN, (character) =>
    character === "\n" || character === "\t" ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
