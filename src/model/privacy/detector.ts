import { type TextPattern, textPattern } from "./text-pattern.ts";

/** Kinds of identifiers, and of combinations that may identify; each is a rule of `check` as well. */
export const PRIVATE_KINDS = [
  "nhs-number",
  "pupil-number",
  "national-insurance-number",
  "date-of-birth",
  "telephone-number",
  "email-address",
  "case-reference",
  "postcode",
  "childs-name",
  "jigsaw",
] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** Something found in a view, by offsets into it. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** Error: right by its checksum or its exact form. Warning: a person must look. */
  readonly severity: "error" | "warning";
}

/** What a partnership adds: `privacy` of scrutiny.yaml. */
export interface LocalTerms {
  /** Forms of local case references, as `caseReferencePattern` has made them. */
  readonly casePatterns: readonly RegExp[];
  /** Names of public office-holders, in lower case: no names of children. */
  readonly officeHolders: ReadonlySet<string>;
  /** Local place names, in lower case. */
  readonly places: readonly string[];
}

/** Finds one kind of identifier in a text as it reads (`plainView`). Linear in the text's length. */
export interface Detector {
  readonly kind: PrivateKind;
  /** Whether it finds nothing where `TEN_DIGITS` do not stand: this is then asked once, for all of them. */
  readonly needsTenDigits?: true;
  find(view: string, terms: LocalTerms): Iterable<Found>;
}

/** Between the groups of a number: one blank, hyphen, dot or slash, a hyphen in blanks, or a line break. */
export const GAP = String.raw`(?: ?[-./,] ?\n?|[ \n]{1,2})`;
/** A digit of an unbroken run, which a line break may cut. */
export const DIGIT = String.raw`\d\n?`;
/** Where a run of letters and digits begins and ends. */
const RUN_BEGINS = String.raw`(?<![\p{L}\p{N}]|\d\.)`;
export const RUN_ENDS = String.raw`(?![\p{L}\p{N}]|\.\d)`;
/** As before, and free of hyphens, dots and slashes that tie it to other words, as in a record's id or a path. */
const FREE_BEGINS = String.raw`(?<![\p{L}\p{N}]|[\p{N}][-./_]|[\p{L}][-._])`;
const FREE_ENDS = String.raw`(?![\p{L}\p{N}]|[-_][\p{L}\p{N}]|[./]\d)`;

/** A number as one run, or in groups that are not tied to other words; `flags` beside `gu`. */
export function numberPattern(run: string, inGroups: readonly string[], flags = ""): TextPattern {
  const groups = inGroups.join("|");
  return textPattern(`${RUN_BEGINS}${run}${RUN_ENDS}|${FREE_BEGINS}(?:${groups})${FREE_ENDS}`, flags);
}

/**
 * Ten digits with no letter between them: what a view must have for any of the long numbers to stand in it. A quick look
 * before the patterns, which take milliseconds to be made ready, and a day or an id is left at that.
 */
export const TEN_DIGITS = /\d(?:[^A-Za-z\d]{0,8}\d){9}/;

/** Every match of a global pattern. */
export function* matches(view: string, pattern: RegExp): Iterable<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(view); match; match = pattern.exec(view)) yield match;
}

/** The words that stand close before an offset, in lower case. */
export function before(view: string, at: number, length: number): string {
  return view.slice(Math.max(0, at - length), at).toLowerCase();
}

/** The words that stand close behind an offset, in lower case. */
export function behind(view: string, at: number, length: number): string {
  return view.slice(at, at + length).toLowerCase();
}

/** The digits of a text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
