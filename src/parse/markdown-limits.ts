/** Text that the Markdown parser would take too long over, or too much memory: what, and where. */
export interface Refusal {
  readonly reason: string;
  readonly offset: number;
}

const LONGEST_TEXT = 128 * 1024;
const MOST_LINES = { paragraph: 500, text: 5000 } as const;
const LONGEST_PARAGRAPH = 16_000;
const DEEPEST = 12;
const WIDEST_INDENT = 64;
const LONGEST_RUN = 200;
const MOST_CELLS = { row: 50, table: 5000 } as const;
const MOST_MARKS = { paragraph: 1000, text: 10_000 } as const;
const MOST_LEVELS = 3000;

// a quote, a bullet, a number, a footnote: what opens a level; what follows it may open the next
const OPENS = /[>*+-]|\d{1,9}[.)]|\[\^[^\][]{1,200}\]:/y;
const MARKS = /[*_~`[\]!<&|\\{]/g;
/** A container directive (`:::name`) holds all that follows until it is closed. */
const CONTAINER = /^[\s>*+\-\d.)]*:{3,}[A-Za-z]/;
const MOST_CONTAINERS = 10;
const RUN = new RegExp(`([*_~\`[\\]!<(])\\1{${LONGEST_RUN},}`);

/**
 * Why a text is not handed to the Markdown parser; undefined where it may be. One look at each character. The parser
 * takes time by the square of the marks in a paragraph, of levels and of blank lines between them, so these are counted:
 * a paragraph is what stands between blank lines. `bench/hostile-words.mjs` shows what the worst texts within cost.
 */
export function whyNotParsed(text: string): Refusal | undefined {
  if (text.length > LONGEST_TEXT) return { reason: "The text is longer than 128 KiB.", offset: LONGEST_TEXT };
  const count = { lines: 0, levels: 0, containers: 0, marks: 0, paragraphMarks: 0, rows: 0, cells: 0 };
  let paragraphFrom = 0;
  for (let from = 0; from <= text.length; ) {
    const feed = text.indexOf("\n", from);
    const to = feed === -1 ? text.length : feed;
    const line = text.slice(from, to);
    if (line.trim() === "") {
      paragraphFrom = to + 1;
      Object.assign(count, { paragraphMarks: 0, rows: -1, cells: 0 });
    }
    const { levels, indent } = leadOf(line);
    const marks = line.match(MARKS)?.length ?? 0;
    count.lines += 1;
    count.levels += levels;
    if (CONTAINER.test(line)) count.containers += 1;
    count.marks += marks;
    count.paragraphMarks += marks;
    count.rows += 1;
    count.cells = Math.max(count.cells, line.split("|").length - 2);
    const reason = whyNot(line, levels, indent, { ...count, length: to - paragraphFrom });
    if (reason) return { reason, offset: Math.min(from, Math.max(0, text.length - 1)) };
    from = to + 1;
  }
  return undefined;
}

interface Counts {
  readonly lines: number;
  readonly levels: number;
  readonly containers: number;
  readonly marks: number;
  readonly paragraphMarks: number;
  /** Lines of the paragraph; cells of its widest line, as short rows of a table are filled up. */
  readonly rows: number;
  readonly cells: number;
  readonly length: number;
}

function whyNot(line: string, levels: number, indent: number, count: Counts): string | undefined {
  if (levels > DEEPEST || (levels > 0 && indent > WIDEST_INDENT)) {
    return `Quotes or lists are nested more than ${DEEPEST} deep.`;
  }
  if (RUN.test(line)) return `More than ${LONGEST_RUN} marks stand in a row.`;
  if (count.cells > MOST_CELLS.row) return "A row of a table has more than 50 cells.";
  if (count.cells * count.rows > MOST_CELLS.table) return "A table has more than 5,000 cells.";
  if (count.length > LONGEST_PARAGRAPH) return "A paragraph is longer than 16,000 characters.";
  if (count.paragraphMarks > MOST_MARKS.paragraph) return "A paragraph or table holds more than 1,000 marks.";
  if (count.marks > MOST_MARKS.text) return "The text holds more than 10,000 marks.";
  if (count.rows > MOST_LINES.paragraph) return "A paragraph, list or table has more than 500 lines.";
  if (count.containers > MOST_CONTAINERS) return "The text has more than 10 container directives (:::).";
  if (count.lines > MOST_LINES.text) return "The text has more than 5,000 lines.";
  return count.levels > MOST_LEVELS ? "The text has more than 3,000 quotes and entries of lists." : undefined;
}

/** How many levels a line opens, and how far in its text begins; a line of hyphens or stars that rules off opens none. */
function leadOf(line: string): { levels: number; indent: number } {
  if (/^\s{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/.test(line)) return { levels: 0, indent: 0 };
  let levels = 0;
  let indent = 0;
  for (let at = 0; at < line.length; ) {
    const character = line[at];
    if (character === " " || character === "\t") {
      indent += character === "\t" ? 4 : 1;
      at += 1;
      continue;
    }
    OPENS.lastIndex = at;
    const opened = OPENS.exec(line)?.[0];
    if (opened === undefined) break;
    levels += 1;
    indent += opened.length;
    at += opened.length;
  }
  return { levels, indent };
}
