import type { Node, PhrasingContent, Root } from "mdast";
import type { Day } from "./day.ts";
import type { Logo } from "./logo.ts";

/** A citation as it is printed, `[1, C1]`: each label leads to the anchor of its target, where it has one. */
export interface CitationNode extends Node {
  type: "citation";
  /** Empty until the report gives each citation its number. */
  labels: { text: string; target?: string }[];
  /** Printed without brackets, in a column of its own: `1, C1`. */
  bare?: boolean;
  /** What was cited, as in the words; gone once the labels are there. */
  cited?: { target: string; finding: number | undefined }[];
}

/** Words that a citation can lead to: the number of a line in the evidence index, of a register entry, of a decision. */
export interface AnchorNode extends Node {
  type: "anchor";
  /** Lower-case ASCII words and digits joined by hyphens, unique in a document: `evidence-1`. */
  id: string;
  /**
   * What stands there, said to those who hear a link to it: `Evidence 3: Visit to the front door, 22 July 2025`. Only
   * words that this document prints too.
   */
  says?: string;
  children: PhrasingContent[];
}

/** Bars to be drawn, one below the other in this order: each with its name before it and its number in words behind it. */
export interface BarChart {
  /** `value` is 0 or more, and no more exact than what `says` prints: a length can be measured. */
  readonly bars: readonly { readonly label: string; readonly value: number; readonly says: string }[];
}

/**
 * A picture of numbers. The table of the same numbers follows it, so that a format without pictures loses nothing.
 * Its text is in the bundled fonts; it holds no script, no address and nothing from outside.
 */
export interface PictureNode extends Node {
  type: "picture";
  /** Empty until it is drawn. */
  svg: string;
  /** What is to be drawn; gone once it is. */
  chart?: BarChart;
  /** What a reader would take from it, in a sentence or two: the text alternative. */
  alt: string;
  /** Of the width of the text: over 0, up to 1. */
  width: number;
}

/** A logo with its text alternative. */
export interface DocumentLogo extends Pick<Logo, "format" | "bytes" | "width" | "height"> {
  readonly alt: string;
}

declare module "mdast" {
  interface TableData {
    /** What the table shows; said to those who cannot see it, and printed above it where it is long. */
    caption?: string;
    /** Whether the first cell of each row names the row. */
    rowHeaders?: boolean;
  }
  interface PhrasingContentMap {
    citation: CitationNode;
    anchor: AnchorNode;
  }
  interface RootContentMap {
    citation: CitationNode;
    anchor: AnchorNode;
    picture: PictureNode;
  }
}

/**
 * A report before it has a format: a document tree and what every page carries. The same for Markdown, PDF, HTML and
 * Word, so that no format says more than another.
 *
 * The tree holds mdast's nodes of CommonMark and tables (no raw HTML: it is text), `citation`, `anchor` and `picture`. It begins
 * with the one heading of depth 1 that is the title; the appendix begins with the second heading of depth 1.
 */
export interface ReportDocument {
  readonly title: string;
  readonly language: "en-GB";
  readonly author: string;
  /** Printed first, and on every page: "Fernshire is invented. …" */
  readonly notice: string | undefined;
  /** The protective marking, printed at the head of every page; undefined where there is none. */
  readonly marking: string | undefined;
  /** What the foot of every page says beside the page number: partnership, document, period, version. */
  readonly running: string;
  /** The day that the report counts to; also the time stamp inside files, at 00:00 UTC. */
  readonly asAt: Day;
  /** The partnership's colour, `#rrggbb`, for rules and headings; undefined for the shipped one. */
  readonly colour: string | undefined;
  /** The partnership's logo, for the beginning of the document. */
  readonly logo?: DocumentLogo | undefined;
  readonly tree: Root;
}
