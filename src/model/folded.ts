/**
 * A message in lines that fit a terminal, words whole. A command to type stands on a line of its own, and is never
 * broken, however long it is; so does a word. Lines that fit, and their blanks, stay as they are.
 */
export function folded(text: string, columns: number): string {
  return text
    .split("\n")
    .flatMap((line) => (widthOf(line) <= columns ? [line] : foldedLine(line, Math.max(columns, LEAST))))
    .join("\n");
}

/** Narrower than this, more would be broken than read. */
const LEAST = 20;
const INDENT = "  ";

const STARTS = /(?:npx --no-install )?(?:scrutiny|git|npm|npx|cd|cp) [\w.<[/"'~-]/.source;
/** A line that is a command, or an example of one. */
const WHOLE = new RegExp(`^\\s*(?:\\$ |${STARTS})`);
/** What messages tell to type comes behind a colon, up to the end of the sentence or what may be typed in its place. */
const COMMAND = new RegExp(
  `(?<=: )(${STARTS}(?:'[^']*'|[^'])*?)(?=[.,;]?$|[.;] (?=\\p{Lu})|, (?=(?:or|then|and|where)\\b))`,
  "u",
);

function foldedLine(line: string, columns: number): readonly string[] {
  if (WHOLE.test(line)) return [line];
  const indent = /^ */.exec(line)?.[0] ?? "";
  const pieces = line.trimStart().split(COMMAND);
  return pieces.flatMap((piece, at) => {
    // at odd places stands a command
    if (at % 2 === 1) return [`${indent}${INDENT}${piece}`];
    const prose = at === 0 ? piece.trim() : piece.replace(/^[.,;]? */, "").trim();
    return prose === "" ? [] : inLines(prose, indent, columns);
  });
}

/** Lines of whole words; those after the first of an indented one stand deeper. */
function inLines(prose: string, indent: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of prose.split(" ")) {
    const isFirst = line.trim() === "";
    if (!isFirst && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = `${indent}${indent === "" ? "" : INDENT}${word}`;
    } else line = isFirst ? `${line}${word}` : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Columns on the screen: colours take none, wide characters two. */
function widthOf(text: string): number {
  let width = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is left out
  for (const character of text.replace(/\u001b\[[\d;]*m/g, ""))
    width += (character.codePointAt(0) ?? 0) >= 0x1100 && !NARROW.test(character) ? 2 : 1;
  return width;
}

/** Punctuation, arrows, lines and signs that stand above the wide letters' beginning and take one column. */
const NARROW = /[\u2000-\u2e7f\ufdd0-\ufdef]/;
