import type { Heading, Root } from "mdast";
import { arialWidth } from "./arial-width.ts";
import { plainText } from "./pdf-text.ts";

/** About eight pages of text: a shorter report is seen without a list of what is in it. */
const LETTERS_OF_A_LONG_REPORT = 17_000;
const FEWEST = 6;
/** It stands on one page, in two columns. */
const HIGHEST = 560;
/** The levels of headings that are listed: the two upper ones, or one where they are too many. */
const UP_TO = [2, 1] as const;
/** Of the list in two columns, in points. */
const SIZE = 10.5;
const GUTTER = 24;
const BETWEEN = 3;
/** From one line to the next. */
const PITCH = 1.23 * SIZE;
const ROOM_FOR_A_NUMBER = 34;
/** Kerning, and spaces at the ends of lines, are not measured. */
const CAUTION = 1.06;

/**
 * The level down to which a list of contents names the headings after the title; undefined where the report is short or
 * has few of them. It is decided by the tree and the widths of Arial, so that PDF and Word list the same.
 */
export function contentsLevel(root: Root, space: number): 1 | 2 | undefined {
  if (plainText(root).length < LETTERS_OF_A_LONG_REPORT) return undefined;
  const headings = headingsOf(root).slice(1);
  return UP_TO.find((upTo) => {
    const listed = headings.filter(({ level }) => level <= upTo).map(({ text }) => text);
    return listed.length >= FEWEST && contentsHeight(listed, arialWidth, space) <= HIGHEST;
  });
}

/** The least height, in points, at which the first of these entries fill one column and the others the next. */
export function contentsHeight(
  entries: readonly string[],
  width: (text: string, isBold: boolean) => number,
  space: number,
): number {
  const column = (space - GUTTER) / 2;
  const heights = entries.map((text) => {
    const wide = width(text, true) * SIZE * CAUTION + ROOM_FOR_A_NUMBER;
    return Math.ceil(wide / column) * PITCH + BETWEEN;
  });
  const cuts = heights.map((_, index) =>
    Math.max(sum(heights.slice(0, index + 1)), sum(heights.slice(index + 1))),
  );
  return Math.min(...cuts);
}

/** As the formats print them: no level is skipped, and a heading without words is none. */
function headingsOf(root: Root): readonly { readonly level: number; readonly text: string }[] {
  const headings = root.children.filter((node): node is Heading => node.type === "heading");
  let last = 0;
  return headings.flatMap((node) => {
    const text = plainText(node);
    if (text === "") return [];
    last = Math.min(node.depth, last + 1);
    return [{ level: last, text }];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
