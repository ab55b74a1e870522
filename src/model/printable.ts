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

/** A path or a name on one line: `printable`, and line feeds and tabs as their codes too, so that no name can begin a line of a log. */
export function onOneLine(name: string): string {
  return printable(name).replace(/[\n\t]/g, (character) => (character === "\n" ? "\\u{a}" : "\\u{9}"));
}

/** What may be one of `UNSEEN`: most texts hold none, and this is told in a third of the time. */
export const MAY_BE_UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/;

/**
 * The text with what build servers take for a command in a log shown as codes: two colons that begin a line, white
 * space before them or not (GitHub), `##[` and `##vso[` anywhere (GitHub, Azure).
 */
export function withoutLogCommands(text: string): string {
  return text
    .replace(/^([^\S\n]*):(?=:)/gm, (_, space: string) => `${space}\\u{3a}`)
    .replace(/#(?=#(?:vso)?\[)/gi, "\\u{23}");
}

/**
 * What must not stand in a record, typed or by an escape of YAML: control characters but tab and line feed, soft hyphen,
 * bidirectional controls, characters without a shape; joiners only where they join nothing but ASCII.
 */
export const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<=[ -~])[\u200c\u200d]|[\u200c\u200d](?=[ -~])/;
