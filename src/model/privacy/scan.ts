import { caseReference, caseReferencePattern } from "./case-reference.ts";
import { childsName } from "./childs-name.ts";
import { dateOfBirth } from "./date-of-birth.ts";
import { type Detector, type LocalTerms, type PrivateKind, TEN_DIGITS } from "./detector.ts";
import { emailAddress } from "./email-address.ts";
import { jigsaw } from "./jigsaw.ts";
import { nationalInsuranceNumber } from "./national-insurance-number.ts";
import { nhsNumber } from "./nhs-number.ts";
import { plainView } from "./plain-view.ts";
import { postcode } from "./postcode.ts";
import { pupilNumber } from "./pupil-number.ts";
import { telephoneNumber } from "./telephone-number.ts";

export type { LocalTerms } from "./detector.ts";

/** Something in a text that identifies a person, or may; offsets into the text, in UTF-16 code units. */
export interface PrivateFind {
  readonly kind: PrivateKind;
  readonly severity: "error" | "warning";
  readonly from: number;
  readonly to: number;
  /** The value without what only disguises or groups it, in lower case: for digests, never to be shown. */
  readonly value: string;
}

/** In order of weight: where two find the same stretch, the first keeps it. */
const NUMBERS: readonly Detector[] = [
  pupilNumber,
  nationalInsuranceNumber,
  nhsNumber,
  emailAddress,
  dateOfBirth,
  caseReference,
  telephoneNumber,
  postcode,
];
/** All that ever gives an error: a full postcode is a warning, and so are names and combinations. */
const CERTAIN = NUMBERS.filter((detector) => detector !== postcode);
const WORDS: readonly Detector[] = [childsName, jigsaw];
const ORDER: readonly PrivateKind[] = [...NUMBERS, ...WORDS].map((detector) => detector.kind);

/** How far around a digit or an @ a text is looked at, in code units. */
const REACH = 96;
const NEAR = /[@\p{Nd}\p{No}]|&commat;/gu;
const NEAR_ASCII = /[@0-9]|&commat;/g;
/** Words that may begin or end what is said of a child: a quick look, which leaves most texts at that. */
const MAY_BE_NEAR =
  /[ \n>*_"“‘(](?:[Cc]alled|[Nn]amed?|known|son|daughter|brother|sister|sibling|twin|nephew|niece|baby|[Aa]ged?)[ ,:\n]|[- ]old\b|\dy\/?o\b| y\/?o\b|['’]s [a-z]/g;
/** What must stand there: around it names and combinations are looked for. */
const NEAR_WORDS =
  /^.?(?:(?:[Cc]alled|[Nn]amed?(?: is| was)?|known as|son|daughter|brother|sister|sibling|twin|nephew|niece|baby)[,:]?\s+[*_"'“‘(]*[A-Z\u00c0-\u024f]|[Aa]ged?\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)|old\b|y\/?o\b|s (?:mother|father|mum|mam|dad|parent|carer|step|grand|nan|aunt|uncle|foster|social|school|class|case|bruise|injur|disclosure))/;
/** A sentence or two. */
const REACH_OF_WORDS = 240;

/** The terms of a partnership; a pattern that is not of the simple form that is read finds nothing. */
export function localTerms(from: {
  readonly casePatterns?: readonly string[];
  readonly officeHolders?: readonly string[];
  readonly places?: readonly string[];
}): LocalTerms {
  return {
    casePatterns: (from.casePatterns ?? []).map(caseReferencePattern).filter((one) => one !== undefined),
    officeHolders: new Set((from.officeHolders ?? []).map((name) => name.toLowerCase())),
    places: (from.places ?? []).map((place) => place.toLowerCase()),
  };
}

/**
 * All that identifies a person in a text, or may, in the order of the text; no two overlap. Linear in the text's
 * length. A text without a digit, an @ or the words of a child's context costs next to nothing.
 */
export function findPrivate(text: string, terms: LocalTerms): readonly PrivateFind[] {
  return withoutOverlap([
    ...numbersIn(text, NUMBERS, terms),
    ...stretches(text, MAY_BE_NEAR, REACH_OF_WORDS, NEAR_WORDS).flatMap((one) =>
      findIn(text, one, WORDS, terms),
    ),
  ]);
}

/** The errors of `findPrivate`, without the work for its warnings: none of these takes the place of an error. */
export function findCertain(text: string, terms: LocalTerms): readonly PrivateFind[] {
  return withoutOverlap(numbersIn(text, CERTAIN, terms).filter(({ severity }) => severity === "error"));
}

function numbersIn(text: string, detectors: readonly Detector[], terms: LocalTerms): PrivateFind[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked for
  const near = /^[\x00-\x7f]*$/.test(text) ? NEAR_ASCII : NEAR;
  return stretches(text, near, REACH, undefined).flatMap((one) => findIn(text, one, detectors, terms));
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Stretches around whatever the pattern finds, where `exact` finds it too; those that touch are one. */
function stretches(text: string, near: RegExp, reach: number, exact: RegExp | undefined): readonly Stretch[] {
  const found: { from: number; to: number }[] = [];
  near.lastIndex = 0;
  for (let match = near.exec(text); match; match = near.exec(text)) {
    if (exact && !exact.test(text.slice(match.index, match.index + 40))) continue;
    const last = found.at(-1);
    const to = Math.min(text.length, match.index + reach);
    if (last && match.index - reach <= last.to) last.to = to;
    else found.push({ from: Math.max(0, match.index - reach), to });
  }
  return found;
}

function findIn(
  text: string,
  { from, to }: Stretch,
  detectors: readonly Detector[],
  terms: LocalTerms,
): PrivateFind[] {
  const view = plainView(text.slice(from, to));
  const hasTenDigits = TEN_DIGITS.test(view.text);
  const finds: PrivateFind[] = [];
  for (const { kind, find, needsTenDigits } of detectors) {
    if (needsTenDigits && !hasTenDigits) continue;
    for (const one of find(view.text, terms)) {
      const place = view.place(one.from, one.to);
      const value = view.text
        .slice(one.from, one.to)
        .replace(/[^\p{L}\p{N}@.]/gu, "")
        .toLowerCase();
      finds.push({ kind, severity: one.severity, from: from + place.from, to: from + place.to, value });
    }
  }
  return finds;
}

/** Of two that overlap the graver one stays; of two as grave the one whose detector comes first. */
function withoutOverlap(finds: readonly PrivateFind[]): readonly PrivateFind[] {
  const kept: PrivateFind[] = [];
  for (const one of [...finds].sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (last === undefined || last.to <= one.from) kept.push(one);
    else if (isGraver(one, last)) kept[kept.length - 1] = one;
  }
  return kept;
}

function isGraver(one: PrivateFind, other: PrivateFind): boolean {
  if (one.severity !== other.severity) return one.severity === "error";
  return ORDER.indexOf(one.kind) < ORDER.indexOf(other.kind);
}
