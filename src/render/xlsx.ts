import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { type Day, secondsAtMidnight } from "../model/day.ts";

/** What a workbook says of itself. */
export interface Workbook {
  readonly title: string;
  readonly author: string;
  readonly asAt: Day;
  readonly sheets: readonly WriteSheet[];
}

/** What a cell may be given: nothing that could be taken for a formula, a link or markup. */
export type Scalar = string | number | undefined;

/** How days look: a real date, read the same in any country's settings. */
export const DAY_FORMAT = "dd/mm/yyyy";
/** The most characters that a cell takes. */
const LONGEST = 32_767;
const FIRST = ["[Content_Types].xml", "_rels/.rels"];
const RULE = { style: "thin", color: { rgb: "D1D5DB" } } as const;
const LINE_HEIGHT = 14.5;
/** No row may be higher. */
const HIGHEST = 409;
/** In characters, at two thirds of the size. */
const WIDTH_OF_A_PAGE = 200;
const FONT = { name: "Arial", size: 11 };

/** Looks of cells that all workbooks share. */
export const LOOKS = {
  title: { font: { ...FONT, size: 16, bold: true } },
  marking: { font: { ...FONT, bold: true } },
  says: { font: FONT, alignment: { vertical: "top" } },
  head: {
    font: { ...FONT, bold: true },
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E4E7EC" } },
    alignment: { wrapText: true, vertical: "center" },
    border: { bottom: { style: "medium", color: { rgb: "1F2937" } } },
  },
  body: { font: FONT, alignment: { wrapText: true, vertical: "top" }, border: { bottom: RULE } },
  number: { font: FONT, alignment: { horizontal: "center", vertical: "top" }, border: { bottom: RULE } },
  day: {
    font: FONT,
    alignment: { horizontal: "left", vertical: "top" },
    border: { bottom: RULE },
    numFmt: DAY_FORMAT,
  },
} as const satisfies Readonly<Record<string, CellStyle>>;

/** The bytes of a workbook: the same for the same sheets, whatever the clock, the machine and its time zone. */
export async function workbookBytes({ title, author, asAt, sheets }: Workbook): Promise<Uint8Array> {
  const made = new Date(secondsAtMidnight(asAt) * 1000);
  const written = await writeXlsx({
    sheets: [...sheets],
    defaultFont: FONT,
    properties: {
      title: cellText(title),
      creator: cellText(author),
      lastModifiedBy: cellText(author),
      created: made,
      modified: made,
    },
  });
  return repacked(written);
}

/** Text as a cell takes it: what looks like an escape of the format stays what it is, and what no cell may hold is shown as a code. */
export function cellText(text: string): string {
  const plain = text
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (one) => code(one))
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (one) => code(one))
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 30)} … (cut: too long)`;
}

/** A day as the number by which a workbook counts days, so that no time zone is asked. */
export function daySerial(day: Day): number {
  return secondsAtMidnight(day) / 86_400 + 25_569;
}

/** `A`, `Z`, `AA`: the column's letters, counted from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** The height of a row in points, so that the words of its cells are seen: no program works it out for a file that it did not write. */
export function rowHeight(cells: readonly { readonly text: Scalar; readonly width: number }[]): number {
  const lines = cells.map(({ text, width }) =>
    String(text ?? "")
      .split("\n")
      .reduce((sum, line) => sum + linesOf(line, width), 0),
  );
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE_HEIGHT + 4);
}

/** Words are set whole, and wide letters take more room than the count of characters says. */
function linesOf(line: string, width: number): number {
  const room = Math.max(4, width - 1);
  let lines = 1;
  let at = 0;
  for (const word of line.split(/(?<=[\s-])/)) {
    if (at > 0 && at + word.trimEnd().length > room) [lines, at] = [lines + 1, 0];
    lines += Math.floor(Math.max(0, word.trimEnd().length - 1) / room);
    at = (at + word.length) % (room + 1);
  }
  return lines;
}

/** How a sheet is printed: A4 across, its headings on each page, and no smaller than can be read. */
export function printed(
  title: string,
  marking: string,
  headRow: number,
  widths: readonly number[],
): Pick<WriteSheet, "pageSetup" | "headerFooter"> {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return {
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: Math.max(1, Math.round(total / WIDTH_OF_A_PAGE)),
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
    },
    headerFooter: {
      oddHeader: `&C${pageText(marking)}`,
      oddFooter: `&L${pageText(title)}&RPage &P of &N`,
    },
  };
}

/** Text for the head or foot of a printed page, where `&` begins a code. */
function pageText(text: string): string {
  return cellText(text).replaceAll("&", "&&").slice(0, 200);
}

function code(character: string): string {
  return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** The parts in order and with fixed times; nothing is worked out when the file is opened. */
function repacked(written: Uint8Array): Uint8Array {
  const parts = unzipSync(written);
  const names = Object.keys(parts);
  const ordered = [...FIRST, ...names.filter((name) => !FIRST.includes(name)).sort()];
  const packed: Zippable = {};
  for (const name of ordered) {
    const bytes = parts[name] ?? new Uint8Array();
    packed[name] = name === "xl/workbook.xml" ? strToU8(withoutSum(strFromU8(bytes))) : bytes;
  }
  // the first day that a zip can name; it reads the machine's own time, so this is the same in each time zone
  return zipSync(packed, { mtime: new Date(1980, 0, 1, 12), level: 6 });
}

function withoutSum(xml: string): string {
  return xml.replace(/<calcPr [^>]*\/>/, "");
}
