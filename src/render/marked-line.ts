import stringWidth from "fast-string-width";
import { mask } from "../model/mask.ts";
import { printable } from "../model/printable.ts";
import type { Place } from "../model/problem.ts";

/** A line of a file with the part that a problem is at, ready to be shown and marked. */
export interface MarkedLine {
  readonly text: string;
  /** Columns of a terminal before the marked part, and under it (at least one). */
  readonly before: number;
  readonly marked: number;
}

/** Longer than any identifier: what stands at an edge of the cut is masked as it is in the whole line. */
const MARGIN = 512;
const TAB = 4;
const CUT = "…";

/**
 * The line cut around the place to so many columns of a terminal: masked, hidden characters as codes, tabs as blanks.
 * Wide characters take two columns and combining ones none. Undefined where there is nothing to see. Costs no more for
 * a line of a megabyte than for a short one.
 */
export function markedLine(line: string, place: Place, columns: number): MarkedLine | undefined {
  const start = Math.min(place.column - 1, line.length);
  const from = Math.max(0, start - columns - MARGIN);
  const near = line.slice(from, start + columns + MARGIN);
  if (near.trim() === "") return undefined;
  const cells = cellsOf(near, from);
  const end = place.endLine === place.line ? place.endColumn - 1 : line.length;
  const first = indexAt(cells, start);
  const [left, right] = cutAround(cells, first, columns);
  const last = Math.min(Math.max(indexAt(cells, end), first + 1), right);
  const isCut = { before: from + left > 0, after: right < cells.length };
  return {
    text: [isCut.before ? CUT : "", ...shownOf(cells, left, right), isCut.after ? CUT : ""].join(""),
    before: widthOf(cells, left, first) + (isCut.before ? CUT.length : 0),
    marked: Math.max(1, widthOf(cells, first, last)),
  };
}

/** A character with those that combine with it: where in the line it stands, how it is shown, and how wide. */
interface Cell {
  readonly at: number;
  readonly shown: string;
  readonly width: number;
}

function cellsOf(text: string, from: number): readonly Cell[] {
  const masked = mask(text);
  const commands = new Set([...masked.matchAll(/#(?=#\w*\[)/g)].map((match) => match.index));
  const cells: Cell[] = [];
  let column = 0;
  for (const { 0: character, index } of masked.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const isTab = character.startsWith("\t");
    const plain = isTab ? " ".repeat(TAB - (column % TAB)) : printable(character);
    // a build server takes ##[ and the like for a command of its log
    const shown = commands.has(index) ? `${plain} ` : plain;
    const width = stringWidth(shown);
    cells.push({ at: from + index, shown, width });
    column += width;
  }
  return cells;
}

function indexAt(cells: readonly Cell[], at: number): number {
  const index = cells.findIndex((cell) => cell.at >= at);
  return index === -1 ? cells.length : index;
}

/** Which cells are shown: all that fit, with a third of the width before the place, or more where the line ends soon. */
function cutAround(cells: readonly Cell[], first: number, columns: number): [left: number, right: number] {
  const room = columns - 2 * CUT.length;
  const needed = widthOf(cells, first, cells.length);
  let left = first;
  let before = Math.max(Math.floor(room / 3), room - needed);
  while (left > 0 && before >= (cells[left - 1]?.width ?? 0)) before -= cells[--left]?.width ?? 0;
  let right = left;
  let rest = room;
  while (right < cells.length && rest >= (cells[right]?.width ?? 0)) rest -= cells[right++]?.width ?? 0;
  return [left, right];
}

function widthOf(cells: readonly Cell[], from: number, to: number): number {
  let width = 0;
  for (let index = from; index < to; index += 1) width += cells[index]?.width ?? 0;
  return width;
}

function shownOf(cells: readonly Cell[], from: number, to: number): readonly string[] {
  return cells.slice(from, to).map((cell) => cell.shown);
}
