import { digits } from "../../model/digits.ts";
import { archiveParts } from "../office/archive.ts";
import { broken, notTaken, tooLarge } from "../office/refused.ts";
import { readXml } from "../office/xml.ts";
import { type Grid, type GridCell, type GridRow, MOST_IN_CELL, MOST_ROWS } from "./grid.ts";

const WANTED =
  /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/;
/** Formats of Excel's own that show a day; those that show a time of day alone are none. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const MOST_CELLS = 200_000;

/**
 * The sheets of a workbook (.xlsx) in their order. Styles matter only to tell days from numbers; nothing is computed, and
 * what a sheet links to is not followed. Throws UserError `not-taken` for what is broken or too large.
 */
export function readWorkbook(name: string, bytes: Uint8Array): readonly Grid[] {
  const parts = archiveParts(name, bytes, WANTED);
  const book = bookOf(name, parts.get("xl/workbook.xml"));
  const targets = targetsOf(name, parts.get("xl/_rels/workbook.xml.rels"));
  const context: Reading = {
    file: name,
    strings: stringsOf(name, parts.get("xl/sharedStrings.xml")),
    isDayStyle: dayStyles(name, parts.get("xl/styles.xml")),
    first: book.is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30),
  };
  const sheets = book.sheets.flatMap(({ id, name: sheet, isHidden }) => {
    const part = parts.get(targets.get(id) ?? "");
    return part ? [{ name: sheet, isHidden, rows: rowsOf(part, context, sheet) }] : [];
  });
  if (sheets.length === 0) throw broken(name);
  return sheets;
}

interface Reading {
  readonly file: string;
  readonly strings: readonly string[];
  readonly isDayStyle: readonly boolean[];
  /** The instant from which days are counted. */
  readonly first: number;
}

function bookOf(file: string, xml: Uint8Array | undefined) {
  if (!xml)
    throw notTaken(file, "is no workbook.", "Save it as a workbook (.xlsx) or as CSV, and import that.");
  const sheets: { id: string; name: string; isHidden: boolean }[] = [];
  let is1904 = false;
  readXml(file, xml, {
    open(tag) {
      if (tag.name === "workbookPr") is1904 = /^(?:1|true)$/.test(tag.attribute("date1904") ?? "");
      if (tag.name !== "sheet") return;
      const isHidden = (tag.attribute("state") ?? "visible") !== "visible";
      sheets.push({ id: tag.attribute("id") ?? "", name: tag.attribute("name") ?? "", isHidden });
    },
  });
  return { sheets, is1904 };
}

function targetsOf(file: string, xml: Uint8Array | undefined): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(file, xml, {
    open(tag) {
      const target = tag.attribute("Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
      if (tag.name === "Relationship") targets.set(tag.attribute("Id") ?? "", path);
    },
  });
  return targets;
}

function stringsOf(file: string, xml: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  let isText = false;
  let sounds = 0;
  readXml(file, xml, {
    open({ name }) {
      if (name === "si") strings.push("");
      if (name === "rPh") sounds += 1;
      isText = name === "t" && sounds === 0;
    },
    text(text) {
      if (isText) strings[strings.length - 1] += text;
    },
    close(name) {
      if (name === "rPh") sounds -= 1;
      isText = false;
    },
  });
  return strings;
}

/** Of each style, whether a number in it is a day. */
function dayStyles(file: string, xml: Uint8Array | undefined): readonly boolean[] {
  const own = new Map<number, string>();
  const styles: boolean[] = [];
  let isIn = false;
  readXml(file, xml, {
    open(tag) {
      const id = Number(tag.attribute("numFmtId") ?? "0");
      if (tag.name === "numFmt") own.set(id, tag.attribute("formatCode") ?? "");
      if (tag.name === "cellXfs") isIn = true;
      if (tag.name === "xf" && isIn) styles.push(DAY_FORMATS.has(id) || showsDay(own.get(id) ?? ""));
    },
    close(name) {
      if (name === "cellXfs") isIn = false;
    },
  });
  return styles;
}

/** Whether a format of somebody's own shows a day: what stands in quotes, in brackets or behind a stroke is no code. */
function showsDay(format: string): boolean {
  const code = format.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, "");
  return /[dy]/i.test(code);
}

interface Draft {
  column: number;
  type: string;
  style: number;
  value: string;
  isFormula: boolean;
}

function rowsOf(xml: Uint8Array, reading: Reading, sheet: string): readonly GridRow[] {
  const rows: { at: number; cells: Map<number, GridCell> }[] = [];
  const merged: (readonly [number, number, number, number])[] = [];
  let at = 0;
  let cell: Draft | undefined;
  let column = 0;
  let isValue = false;
  let cells = 0;
  readXml(reading.file, xml, {
    open(tag) {
      if (tag.name === "row") {
        at = Number(tag.attribute("r") ?? at + 1);
        column = 0;
        rows.push({ at, cells: new Map() });
      }
      if (tag.name === "c") {
        column = columnOf(tag.attribute("r")) ?? column + 1;
        const style = Number(tag.attribute("s") ?? "0");
        cell = { column, type: tag.attribute("t") ?? "n", style, value: "", isFormula: false };
      }
      if (tag.name === "f" && cell) cell.isFormula = true;
      isValue = cell !== undefined && (tag.name === "v" || tag.name === "t");
      const range = tag.name === "mergeCell" ? rangeOf(tag.attribute("ref") ?? "") : undefined;
      if (range && merged.length < MOST_ROWS) merged.push(range);
    },
    text(text) {
      if (!isValue || !cell) return;
      cell.value += text;
      if (cell.value.length > 2 * MOST_IN_CELL) throw hugeCell(reading.file, sheet, at);
    },
    close(name) {
      isValue = false;
      if (name === "c" && cell) {
        const read = cellOf(cell, reading);
        if (read.text.length > MOST_IN_CELL) throw hugeCell(reading.file, sheet, at);
        if (read.text.trim() !== "" || read.isFormula) {
          rows.at(-1)?.cells.set(cell.column, read);
          cells += 1;
        }
        cell = undefined;
        if (cells > MOST_CELLS) throw tooLarge(reading.file);
      }
      if (name === "row" && rows.at(-1)?.cells.size === 0) rows.pop();
      if (rows.length > MOST_ROWS) throw tooMany(reading.file, sheet);
    },
  });
  return merged.length === 0 ? rows : rows.map((row) => withMerged(row, merged));
}

function withMerged(row: GridRow, merged: readonly (readonly [number, number, number, number])[]): GridRow {
  const here = merged.filter(([, from, , to]) => from <= row.at && row.at <= to);
  if (here.length === 0) return row;
  const isIn = (column: number) => here.some(([from, , to]) => from <= column && column <= to);
  return {
    at: row.at,
    cells: new Map([...row.cells].map(([column, one]) => [column, { ...one, isMerged: isIn(column) }])),
  };
}

function cellOf({ type, style, value, isFormula }: Draft, reading: Reading): GridCell {
  const made = (text: string, is: GridCell["is"]): GridCell => ({ text, is, isFormula, isMerged: false });
  switch (type) {
    case "s":
      return made(unescaped(reading.strings[Number(value)] ?? ""), "text");
    case "str":
    case "inlineStr":
      return made(unescaped(value), "text");
    case "b":
      return made(value === "1" ? "yes" : "no", "truth");
    case "e":
      return made(value, "error");
    case "d":
      return made(value.slice(0, 10), "day");
    default: {
      const number = Number(value);
      if (value === "" || !Number.isFinite(number)) return made(value, "text");
      if (reading.isDayStyle[style] !== true) return made(String(Number(number.toPrecision(15))), "number");
      const day = new Date(reading.first + Math.floor(number) * 86_400_000);
      return made(Number.isNaN(day.getTime()) ? value : day.toISOString().slice(0, 10), "day");
    }
  }
}

/** A workbook writes characters that XML cannot hold as `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? "")?.[1];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** First column, first row, last column, last row. */
function rangeOf(reference: string): readonly [number, number, number, number] | undefined {
  const [from = "", to = from] = reference.split(":");
  const [first, last] = [columnOf(from), columnOf(to)];
  const row = (text: string) => Number(/\d+$/.exec(text)?.[0] ?? "0");
  return first === undefined || last === undefined ? undefined : [first, row(from), last, row(to)];
}

function hugeCell(file: string, sheet: string, row: number) {
  return notTaken(
    file,
    `has a cell of more than ${digits(MOST_IN_CELL)} characters in sheet ${sheet}, row ${row}.`,
    "Shorten it, and import the file again.",
  );
}

function tooMany(file: string, sheet: string) {
  return notTaken(
    file,
    `has more than ${digits(MOST_ROWS)} filled rows in sheet ${sheet}.`,
    "Split it into files of fewer rows, and import each.",
  );
}
