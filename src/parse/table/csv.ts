import { digits } from "../../model/digits.ts";
import { notTaken } from "../office/refused.ts";
import { type Grid, type GridCell, type GridRow, MOST_IN_CELL, MOST_ROWS } from "./grid.ts";

const SEPARATORS = [",", ";", "\t"] as const;

/**
 * Reads a CSV file (RFC 4180; commas, semicolons or tabs between). Throws UserError `not-taken` with what to do for one that
 * is not UTF-8, has an open quote, or is too large.
 */
export function readCsv(name: string, bytes: Uint8Array): Grid {
  const text = decoded(name, bytes);
  const separator = separatorOf(text);
  const rows: GridRow[] = [];
  let cells = new Map<number, GridCell>();
  let [at, line, column, value, isQuoted] = [0, 1, 1, "", false];
  const endCell = () => {
    if (value.length > MOST_IN_CELL) throw hugeCell(name, line);
    const shown = value.replace(/^'(?=[=+\-@\t\r])/, "");
    if (shown.trim() !== "")
      cells.set(column, { text: shown, is: "text", isFormula: false, isMerged: false });
    value = "";
    column += 1;
  };
  const endRow = () => {
    endCell();
    if (cells.size > 0) rows.push({ at: line, cells });
    if (rows.length > MOST_ROWS) throw tooMany(name);
    cells = new Map();
    column = 1;
    line += 1;
  };
  while (at < text.length) {
    const letter = text[at] ?? "";
    if (isQuoted) {
      const isTwice = letter === '"' && text[at + 1] === '"';
      if (letter === '"' && !isTwice) isQuoted = false;
      else value += letter;
      if (isTwice) at += 1;
    } else if (letter === '"' && value === "") isQuoted = true;
    else if (letter === separator) endCell();
    else if (letter === "\n") endRow();
    else value += letter;
    at += 1;
  }
  if (isQuoted) throw openQuote(name);
  if (value !== "" || cells.size > 0) endRow();
  return { name: "", isHidden: false, rows };
}

function decoded(name: string, bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2)).toString("hex");
  if (head === "fffe" || head === "feff" || bytes.includes(0)) throw notUtf8(name);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  } catch {
    throw notUtf8(name);
  }
}

/** What stands most often in the first line, outside of quotes; a comma where nothing does. */
function separatorOf(text: string): string {
  const first = (text.split("\n", 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (one: string) => first.split(one).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0] ?? ",";
}

function notUtf8(name: string) {
  return notTaken(
    name,
    "is not in UTF-8: letters such as é or £ would be lost.",
    "In Excel save it as CSV UTF-8 (Comma delimited), or as a workbook (.xlsx), and import that.",
  );
}

function openQuote(name: string) {
  return notTaken(
    name,
    "has a quotation mark that is opened and never closed.",
    "Open it in Excel or LibreOffice, save it as a workbook (.xlsx), and import that.",
  );
}

function hugeCell(name: string, line: number) {
  return notTaken(
    name,
    `has a cell of more than ${digits(MOST_IN_CELL)} characters in row ${line}.`,
    "Look for a quotation mark that is not closed, or shorten it, and import the file again.",
  );
}

function tooMany(name: string) {
  return notTaken(
    name,
    `has more than ${digits(MOST_ROWS)} filled rows.`,
    "Split it into files of fewer rows, and import each.",
  );
}
