// Two disguises at once: the first is done first, and its shape of value is taken.
import { DISGUISES } from "./disguises.mjs";
import { KINDS } from "./values.mjs";

const PAIRS = [
  ["en dashes between groups", "full-width digits"],
  ["en dashes between groups", "Arabic-Indic digits"],
  ["en dashes between groups", "hexadecimal entities"],
  ["en dashes between groups", "a line wrap"],
  ["en dashes between groups", "YAML: folded"],
  ["en dashes between groups", "percent encoding of all"],
  ["hyphens (U+2010) between groups", "zero-width joiner between groups"],
  ["non-breaking hyphens between groups", "code inside"],
  ["dots between groups", "Persian digits"],
  ["non-breaking spaces between groups", "Devanagari digits"],
  ["non-breaking spaces between groups", "strong inside"],
  ["non-breaking spaces between groups", "under the head of a column"],
  ["non-breaking spaces between groups", "YAML: in a key"],
  ["non-breaking spaces between groups", "YAML: \\u escapes"],
  ["thin spaces between groups", "zero-width space between groups"],
  ["narrow non-breaking spaces between groups", "a comment inside"],
  ["&nbsp; between groups", "decimal entities"],
  ["soft hyphen after every character", "full-width letters and digits"],
  ["soft hyphen between groups", "struck through inside"],
  ["soft hyphen between groups", "a line wrap"],
  ["a full stop after it", "soft hyphen after every character"],
  ["in round brackets", "full-width letters and digits"],
  ["&shy; between groups", "full-width letters and digits"],
  ["zero-width space between groups", "every other character as an entity"],
  ["zero-width space between groups", "percent encoding of all"],
  ["zero-width space between groups", "YAML: one character in two escaped"],
  ["zero-width space after every character", "lower case"],
  ["word joiner after every character", "mathematical letters and digits"],
  ["byte order mark between groups", "decimal entities"],
  ["mixed case", "decimal entities"],
  ["mixed case", "strong inside"],
  ["strong inside", "decimal entities"],
  ["strong inside", "YAML: \\x escapes"],
  ["strong inside", "YAML: literal"],
  ["strong inside", "a line wrap"],
  ["strong inside", "backslashes before punctuation"],
  ["emphasis inside", "Bengali digits"],
  ["tags inside", "every other character as an entity"],
  ["full-width digits", "a line wrap"],
  ["decimal entities", "a line wrap"],
  ["Arabic-Indic digits", "YAML: folded"],
  ["Devanagari digits", "YAML: joined lines"],
  ["full-width letters and digits", "YAML: in a comment"],
  ["full-width letters and digits", "percent encoding of all"],
  ["full-width letters and digits", "under the head of a column"],
  ["non-breaking hyphens between groups", "whole in HTML"],
];

/** Sets of frames, each holding whatever those before it hold. */
const NARROWER = ["usual", "shown", "markdown", "wrap"];

export function pairsOfDisguises() {
  return PAIRS.map(([first, second]) => pairOf(named(first), named(second)));
}

function named(id) {
  const found = DISGUISES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the grammar has no disguise "${id}"`);
  return found;
}

function pairOf(first, second) {
  const kinds = (first.kinds ?? KINDS).filter((kind) => (second.kinds ?? KINDS).includes(kind));
  return {
    ...first,
    ...second,
    id: `${first.id} + ${second.id}`,
    split: "hard",
    steps: [...first.steps, ...second.steps],
    frames: narrowerOf(first.frames, second.frames),
    shape: first.shape ?? second.shape,
    kinds,
  };
}

function narrowerOf(one, other) {
  const rank = (frames) => (NARROWER.includes(frames) ? NARROWER.indexOf(frames) : NARROWER.length);
  return rank(one) > rank(other) ? one : other;
}
