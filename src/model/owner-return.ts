import { type Day, isDay } from "./day.ts";

/**
 * The form in which an owner's open items go out and come back: written as XLSX and DOCX, read by the importer. One
 * sheet holds one row an item; in Word an item is a table of two columns, its left cells the same headings.
 */
export const RETURN_VERSION = 1;

/** The sheet with the items; the one beside it explains them and is not read. */
export const RETURN_SHEET = "Return";
export const RETURN_HELP_SHEET = "How to fill it in";

/** Registers of which a return is made: those whose items wait for somebody's answer. */
export const RETURN_KINDS = ["recommendation", "challenge", "request"] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

/** What a column holds; `list` is one of its `choices`, as the words that people read. */
export interface ReturnColumn {
  readonly key: LockedKey | OpenKey;
  readonly heading: string;
  /** Locked columns are the tool's and come back as they went; open ones are the owner's, and go out empty. */
  readonly locked: boolean;
  readonly is: "text" | "day" | "list";
  /** In characters. */
  readonly width: number;
  readonly choices?: readonly Choice[];
  /** One sentence for who fills it in; of open columns. */
  readonly help?: string;
  /** The most characters that the record takes; of open columns of text. */
  readonly most?: number;
}

export type LockedKey = "id" | "number" | "question" | "due" | "so-far";
export type OpenKey = "decision" | "status" | "on" | "by" | "text" | "evidence";

/** A value of a closed list, and the words that stand for it in the form. */
export interface Choice {
  readonly value: string;
  readonly words: string;
}

/** The owner's answer to a recommendation; `awaiting` is no answer. */
export const DECISIONS = [
  { value: "accepted", words: "Accepted" },
  { value: "accepted-in-part", words: "Accepted in part" },
  { value: "not-accepted", words: "Not accepted" },
] as const satisfies readonly Choice[];

/** How far a recommendation is, as its owner says; what ends one otherwise is the scrutineer's to say. */
export const PROGRESS = [
  { value: "not-started", words: "Not started" },
  { value: "on-track", words: "On track" },
  { value: "slipping", words: "Slipping" },
  { value: "off-track", words: "Off track" },
  { value: "complete", words: "Complete" },
] as const satisfies readonly Choice[];

/** What becomes of information that was asked for, as its holder says. */
export const SENDING = [
  { value: "received", words: "Sent in full" },
  { value: "part-received", words: "Sent in part" },
  { value: "refused", words: "Will not be sent" },
  { value: "not-held", words: "Not held" },
] as const satisfies readonly Choice[];

const ID = { key: "id", heading: "Id", locked: true, is: "text", width: 20 } as const;
const NUMBER = { key: "number", heading: "Number", locked: true, is: "text", width: 12 } as const;
const DUE = { key: "due", heading: "Due", locked: true, is: "day", width: 13 } as const;
const SO_FAR = { key: "so-far", heading: "So far", locked: true, is: "text", width: 24 } as const;
const BY = {
  key: "by",
  heading: "Who answers",
  locked: false,
  is: "text",
  width: 18,
  most: 200,
  help: "Your name and role.",
} as const;
const ON = {
  key: "on",
  heading: "Day of the answer",
  locked: false,
  is: "day",
  width: 13,
  help: "A date, such as 19/03/2026.",
} as const;
const EVIDENCE = {
  key: "evidence",
  heading: "What shows it",
  locked: false,
  is: "text",
  width: 28,
  most: 600,
  help: "Name the paper, the minute or the figures. Write nothing that identifies a child.",
} as const;

/** The columns of each kind's return, in order: what is asked, what the owner fills in, and the id last, out of the way. */
export const RETURN_COLUMNS: Readonly<Record<ReturnKind, readonly ReturnColumn[]>> = {
  recommendation: [
    NUMBER,
    { key: "question", heading: "What is recommended", locked: true, is: "text", width: 38 },
    DUE,
    SO_FAR,
    {
      key: "decision",
      heading: "Your answer",
      locked: false,
      is: "list",
      width: 18,
      choices: DECISIONS,
      help: "Choose from the list, if you have not answered or your answer has changed.",
    },
    {
      key: "status",
      heading: "How far it is",
      locked: false,
      is: "list",
      width: 14,
      choices: PROGRESS,
      help: "Choose from the list.",
    },
    ON,
    BY,
    {
      key: "text",
      heading: "In your words",
      locked: false,
      is: "text",
      width: 42,
      most: 600,
      help: "What you have done or will do. Give the reason where you do not accept all of it.",
    },
    EVIDENCE,
    ID,
  ],
  challenge: [
    NUMBER,
    { key: "question", heading: "Question", locked: true, is: "text", width: 38 },
    DUE,
    SO_FAR,
    ON,
    BY,
    {
      key: "text",
      heading: "Your answer",
      locked: false,
      is: "text",
      width: 46,
      most: 3000,
      help: "Answer the question as you would in the meeting.",
    },
    EVIDENCE,
    ID,
  ],
  request: [
    NUMBER,
    { key: "question", heading: "What is asked for", locked: true, is: "text", width: 38 },
    DUE,
    SO_FAR,
    {
      key: "status",
      heading: "What became of it",
      locked: false,
      is: "list",
      width: 18,
      choices: SENDING,
      help: "Choose from the list.",
    },
    ON,
    BY,
    {
      key: "text",
      heading: "In your words",
      locked: false,
      is: "text",
      width: 42,
      most: 3000,
      help: "What you sent, or why it cannot be sent.",
    },
    EVIDENCE,
    ID,
  ],
};

/** What stands in an open cell of a Word file until somebody writes over it: `[Choose: Accepted; Not accepted]`. */
export function placeholderOf({ choices, help }: ReturnColumn): string {
  return choices ? `[Choose: ${choices.map(({ words }) => words).join("; ")}]` : `[${help ?? ""}]`;
}

/** Whether nobody wrote into an open cell: it is blank, a dash, or holds its placeholder still. */
export function isUnfilled(column: ReturnColumn, text: string): boolean {
  const line = text.replace(/\s+/g, " ").trim();
  return line === "" || line === "–" || line === "-" || line === placeholderOf(column);
}

/** What the form says of itself. */
export interface ReturnForm {
  readonly version: number;
  readonly kind: ReturnKind;
  /** The agency, group or role whose items they are, by its id. */
  readonly to: string;
  readonly asAt: Day;
}

/** The line by which a return is known again, above its headings: `Form: owner's return 1, recommendation, icb, 2026-03-19`. */
export function formLine({ version, kind, to, asAt }: ReturnForm): string {
  return `Form: owner's return ${version}, ${kind}, ${to}, ${asAt}`;
}

/** What a form's line says, whatever its version; undefined where it is none. Spaces and apostrophes may have been changed by an office program. */
export function readFormLine(text: string): ReturnForm | undefined {
  const line = text.trim().replace(/\s+/g, " ");
  const read = /^Form: owner['’‘]s return (\d{1,4}), ([a-z-]+), ([a-z0-9-]+), (\d{4}-\d\d-\d\d)$/i.exec(line);
  const [, version, kind, to, asAt] = read ?? [];
  const known = RETURN_KINDS.find((one) => one === kind);
  if (!known || to === undefined || asAt === undefined || !isDay(asAt)) return undefined;
  return { version: Number(version), kind: known, to, asAt };
}

/** The value that stands for some words of a closed list; letter case and spaces aside. */
export function choiceOf(choices: readonly Choice[], typed: string): string | undefined {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[\s-]+/g, " ")
      .trim();
  return choices.find((one) => plain(one.words) === plain(typed) || plain(one.value) === plain(typed))?.value;
}
