import type { RootContent, Table } from "mdast";
import type { BarChart } from "../model/document.ts";
import { type Inline, paragraph } from "./nodes.ts";
import { andList } from "./phrases.ts";

/** A bar whose number an edition may hide: then it has no value, and there is no picture. */
export interface PossibleBar {
  readonly label: string;
  readonly value: number | undefined;
  readonly says: string;
}

/** Numbers with a sentence before them, a picture where one tells something, and the table. */
export interface Pictured {
  /** What both show; a sentence that ends in a colon. */
  readonly lead: readonly Inline[];
  readonly bars: readonly PossibleBar[];
  /** The text alternative for bars that are all shown. */
  alt(bars: BarChart["bars"]): string;
  readonly table: Table;
}

/** Names and numbers of more letters leave too little of the line to a bar. */
const LETTERS_IN_A_LINE = 52;

/**
 * A lead, the picture and its table. Where one number is hidden there is no picture: the length of a bar, and the length
 * of the others beside it, would tell. One bar, none but empty ones, or a name that leaves no room is no picture either.
 */
export function pictured({ lead, bars, alt, table: numbers }: Pictured): readonly RootContent[] {
  const shown = bars.flatMap(({ value, ...one }) => (value === undefined ? [] : [{ ...one, value }]));
  const isTold = shown.length === bars.length && shown.length > 1;
  const fits = shown.every((one) => one.label.length + one.says.length <= LETTERS_IN_A_LINE);
  const isDrawn =
    isTold && fits && shown.some((one) => one.value > 0) && shown.every((one) => one.value >= 0);
  return [
    paragraph(...lead),
    ...(isDrawn
      ? [{ type: "picture" as const, svg: "", chart: { bars: shown }, alt: alt(shown), width: 1 }]
      : []),
    numbers,
  ];
}

/** `Findings by line. The longest bar is independent with 20; for not stated there is none.` Facts, never a judgement. */
export function longestAndNone(what: string, bars: BarChart["bars"]): string {
  const most = Math.max(...bars.map((one) => one.value));
  const longest = bars.filter((one) => one.value === most).map((one) => one.label);
  const none = bars.filter((one) => one.value === 0).map((one) => one.label);
  const [bar, each] = longest.length === 1 ? ["bar is", ""] : ["bars are", " each"];
  return [
    `${what} as bars, ${bars.length} in all.`,
    `The longest ${bar} ${andList(longest)}, with ${bars.find((one) => one.value === most)?.says}${each}.`,
    ...(none.length > 0 ? [`None: ${none.join("; ")}.`] : []),
    "The table after the picture has each number.",
  ].join(" ");
}
