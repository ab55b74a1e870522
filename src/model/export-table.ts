import { type Day, dayInWords } from "./day.ts";

/** What can be exported, as `export` takes it. */
export const EXPORT_KINDS = [
  "evidence",
  "diary",
  "recommendations",
  "challenges",
  "escalations",
  "requests",
  "learning-reviews",
  "coverage",
  "figures",
  "calendar",
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const EXPORT_FORMATS = ["xlsx", "csv", "docx", "json", "ics"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The formats of a kind, the one that is made by itself first. */
export function formatsOf(kind: ExportKind): readonly ExportFormat[] {
  return kind === "calendar" ? ["ics", "xlsx", "csv", "docx", "json"] : ["xlsx", "csv", "docx", "json"];
}

/** A value as it is in the files, for JSON, and the words that people read for it. */
export interface Worded {
  readonly value: string | readonly string[];
  readonly words: string;
}

/** Only scalars, lists of them, and values with their words: nothing here can become a formula. */
export type TableCell = string | number | readonly string[] | Worded | undefined;

/** A column: its key in JSON, what people read above it, and what it holds. */
export interface TableColumn {
  /** In camelCase. */
  readonly key: string;
  readonly heading: string;
  readonly is: "text" | "day" | "number";
  /** In characters. */
  readonly width: number;
  /** Whether it stands in the Word file too, where there is room for few. */
  readonly inWord?: true;
}

/** A table before it has a format: the same for XLSX, CSV, Word and JSON. */
export interface ExportTable {
  readonly kind: ExportKind;
  readonly title: string;
  readonly asAt: Day;
  /** The scrutiny year that it is of; undefined where it is of all. */
  readonly year: string | undefined;
  /** The party whose open items it holds, by its id; undefined where it holds all. */
  readonly to: string | undefined;
  /** The highest marking of anything in it. */
  readonly marking: string;
  readonly notice: string | undefined;
  /** Sentences that say what the rows are. */
  readonly says: readonly string[];
  readonly columns: readonly TableColumn[];
  /** As many cells as there are columns. */
  readonly rows: readonly (readonly TableCell[])[];
  /** Records that are marked above what was asked for, and are not in it. */
  readonly withheld: number;
}

/** A cell as people read it: a list with semicolons; nothing where it is unknown. Days and numbers as they are. */
export function cellInWords(cell: TableCell): string | number {
  if (cell === undefined) return "";
  if (typeof cell === "string" || typeof cell === "number") return cell;
  return "words" in cell ? cell.words : cell.join("; ");
}

/** The sentences above the rows of a table: its day, how many rows, what they are, what was left out. */
export function saysOfTable({ asAt, year, says, rows, withheld }: ExportTable): readonly string[] {
  const count = rows.length === 1 ? "1 row" : `${rows.length} rows`;
  return [
    `As at ${dayInWords(asAt)}. ${year ? `Year ${year}. ` : ""}${count}.`,
    ...says,
    ...(withheld > 0 ? [withheldInWords(withheld)] : []),
  ];
}

/** What is said of records that are marked above what was asked for. */
export function withheldInWords(withheld: number): string {
  const records = withheld === 1 ? "1 row is" : `${withheld} rows are`;
  return `${records} marked above what was asked for, and left out.`;
}
