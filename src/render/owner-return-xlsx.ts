import type { Cell, DataValidation, WriteSheet } from "hucre/xlsx";
import type { Day } from "../model/day.ts";
import {
  formLine,
  RETURN_COLUMNS,
  RETURN_HELP_SHEET,
  RETURN_SHEET,
  type ReturnColumn,
} from "../model/owner-return.ts";
import type { OwnerReturn, ReturnItem } from "../model/owner-return-sheet.ts";
import {
  cellText,
  columnLetters,
  DAY_FORMAT,
  daySerial,
  LOOKS,
  printed,
  rowHeight,
  type Scalar,
  workbookBytes,
} from "./xlsx.ts";

/** Days before it are a slip of the hand. */
const EARLIEST = "2000-01-01" as Day;
const LATEST = "2199-12-31" as Day;
/** Rows of the explanation are no wider than a page. */
const HELP_WIDTHS = [24, 80, 70];
const HEIGHT_OF_A_LINE = 16;
/** Four lines, so that there is room for an answer on paper too. */
const ROOM_TO_WRITE = 62;

const LINE = { style: "thin", color: { rgb: "9CA3AF" } } as const;
const LOCKED = {
  ...LOOKS.body,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F3F4F6" } },
  border: { bottom: LINE },
} as const satisfies Cell["style"];
const OPEN = {
  ...LOOKS.body,
  border: { left: LINE, right: LINE, top: LINE, bottom: LINE },
  protection: { locked: false },
} as const satisfies Cell["style"];
const OPEN_HEAD = {
  ...LOOKS.head,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FEF3C7" } },
} as const satisfies Cell["style"];

/**
 * An owner's return as a workbook: a row an item, its locked cells grey, its open ones empty, with lists to choose from
 * and days checked; a second sheet says what belongs into each column. It is locked without a password.
 */
export function ownerReturnAsXlsx(made: OwnerReturn): Promise<Uint8Array> {
  const columns = RETURN_COLUMNS[made.form.kind];
  return workbookBytes({
    title: made.title,
    author: made.author,
    asAt: made.form.asAt,
    sheets: [itemsSheet(made, columns), helpSheet(made, columns)],
  });
}

function itemsSheet(made: OwnerReturn, columns: readonly ReturnColumn[]): WriteSheet {
  const { title, marking, notice, says, form, items } = made;
  const above = [title, notice ? `${marking}. ${notice}` : marking, ...says, formLine(form)];
  const looks = [LOOKS.title, LOOKS.marking];
  const head = above.length;
  const cells = new Map<string, Partial<Cell>>();
  const set = (row: number, column: number, value: Scalar, style: NonNullable<Cell["style"]>) =>
    cells.set(`${row},${column}`, { value: value ?? null, style });
  for (const [row, line] of above.entries()) set(row, 0, cellText(line), looks[row] ?? LOOKS.says);
  for (const [at, column] of columns.entries())
    set(head, at, column.heading, column.locked ? LOOKS.head : OPEN_HEAD);
  for (const [row, item] of items.entries())
    for (const [at, column] of columns.entries())
      set(head + 1 + row, at, lockedValue(item, column), lookOf(column));
  return {
    name: RETURN_SHEET,
    columns: columns.map(({ width }) => ({ width })),
    rows: Array.from({ length: head + 1 + items.length }, () => columns.map(() => null)),
    cells,
    // what is asked stays in sight while the answer is written
    freezePane: { rows: head + 1, columns: 2 },
    dataValidations: columns.flatMap((column, at) => validationOf(column, at, head + 2, items.length)),
    protection: PROTECTED,
    rowDefs: new Map([
      [head, { height: 2 * HEIGHT_OF_A_LINE }],
      ...items.map((item, row): [number, { height: number }] => [
        head + 1 + row,
        { height: Math.max(ROOM_TO_WRITE, heightOf(item, columns)) },
      ]),
    ]),
    ...printed(
      title,
      marking,
      head + 1,
      columns.map(({ width }) => width),
    ),
  };
}

function heightOf(item: ReturnItem, columns: readonly ReturnColumn[]): number {
  const texts = columns.filter(({ is, locked }) => locked && is === "text");
  return rowHeight(texts.map((column) => ({ text: lockedValue(item, column), width: column.width })));
}

/** Widths of columns and heights of rows stay the reader's; nothing else of a locked cell does. */
const PROTECTED = { sheet: true, formatColumns: true, formatRows: true };

function lockedValue(item: ReturnItem, { key }: ReturnColumn): Scalar {
  switch (key) {
    case "due":
      return item.due && daySerial(item.due);
    case "id":
    case "number":
    case "question":
    case "so-far":
      return cellText(item[key]);
    default:
      return undefined;
  }
}

function lookOf({ is, locked }: ReturnColumn): NonNullable<Cell["style"]> {
  const look = locked ? LOCKED : OPEN;
  return is === "day" ? { ...look, alignment: LOOKS.day.alignment, numFmt: DAY_FORMAT } : look;
}

/** What an open cell may hold, and the words that a program shows beside it. */
function validationOf(
  column: ReturnColumn,
  at: number,
  firstRow: number,
  count: number,
): readonly DataValidation[] {
  if (column.locked || count === 0) return [];
  const letters = columnLetters(at);
  const common = {
    range: `${letters}${firstRow}:${letters}${firstRow + count - 1}`,
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    inputTitle: column.heading,
    inputMessage: column.help ?? "",
    errorTitle: column.heading,
    errorStyle: "stop",
  } as const;
  if (column.choices) {
    const values = column.choices.map(({ words }) => words);
    return [{ ...common, type: "list", values, errorMessage: "Choose one from the list." }];
  }
  if (column.is === "day") {
    const bounds = { formula1: String(daySerial(EARLIEST)), formula2: String(daySerial(LATEST)) };
    const errorMessage = "Write a date, such as 19/03/2026.";
    return [{ ...common, type: "date", operator: "between", ...bounds, errorMessage }];
  }
  const most = column.most ?? 3000;
  const errorMessage = `Write at most ${most} characters.`;
  return [
    { ...common, type: "textLength", operator: "lessThanOrEqual", formula1: String(most), errorMessage },
  ];
}

function helpSheet({ title, marking }: OwnerReturn, columns: readonly ReturnColumn[]): WriteSheet {
  const head = ["Column", "What belongs there", "Choose from"];
  const rows = columns.map((column) => [
    column.heading,
    column.help ?? "Locked.",
    (column.choices ?? []).map(({ words }) => words).join("; "),
  ]);
  const lines = [
    [title],
    [marking],
    ["Yellow headings are for you. Grey cells are locked, so that each answer finds its place."],
    ["Write nothing that could identify a child: no name, no date of birth, no number of a case."],
    head,
    ...rows,
  ];
  const looks = [LOOKS.title, LOOKS.marking, LOOKS.says, LOOKS.says, LOOKS.head];
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, line] of lines.entries())
    for (const [at, text] of line.entries())
      cells.set(`${row},${at}`, { value: cellText(text), style: looks[row] ?? LOOKS.body });
  return {
    name: RETURN_HELP_SHEET,
    columns: HELP_WIDTHS.map((width) => ({ width })),
    rows: lines.map(() => HELP_WIDTHS.map(() => null)),
    cells,
    protection: PROTECTED,
    ...printed(title, marking, looks.length, HELP_WIDTHS),
  };
}
