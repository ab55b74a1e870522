import { arialWidth } from "./arial-width.ts";
import { PAGE } from "./pdf-tree.ts";

/** A paragraph with the style that it has. */
interface Line {
  readonly text: string;
  readonly style: string | undefined;
}

/** Heights in points, as `docx-styles.ts` sets them. */
const PAGE_HEIGHT = 722;
/** Notice, marking and logo. */
const FRONT = 105;
const SIZE = 12;
/** How much larger than text. */
const LARGER: Readonly<Record<string, number>> = { Heading1: 1.45, Heading2: 1.2 };
const PITCH = 15.2;
const ENTRY_PITCH = 12.4;
const ENTRY_GAP = 1.5;
const CONTENTS_TITLE = 33;
/** After a paragraph, and around a heading. */
const GAP = 8;
const GAPS: Readonly<Record<string, number>> = {
  ListParagraph: 4,
  ListContinue: 4,
  Heading1: 11,
  Heading2: 21,
};
/** Indents, and words that are not cut where a line ends. */
const CAUTION = 1.06;

/**
 * Whether a list of contents, by its entries, is likely to fit the page that these paragraphs leave. A guess, as Word
 * alone knows its pages: a wrong one leaves white space, or a list that goes on over the page.
 */
export function hasRoom(before: readonly Line[], entries: readonly Pick<Line, "text">[]): boolean {
  const used = before.reduce((sum, { text, style = "Normal" }) => {
    const larger = LARGER[style] ?? 1;
    return sum + linesOf(text, SIZE * larger) * PITCH * larger + (GAPS[style] ?? GAP);
  }, FRONT);
  const list = entries.reduce(
    (sum, { text }) => sum + linesOf(text, PAGE.tableSize) * ENTRY_PITCH + ENTRY_GAP,
    CONTENTS_TITLE,
  );
  return (used % PAGE_HEIGHT) + list <= PAGE_HEIGHT;
}

function linesOf(text: string, size: number): number {
  const space = PAGE.width - 2 * PAGE.marginX;
  return Math.max(1, Math.ceil((arialWidth(text, false) * size * CAUTION) / space));
}
