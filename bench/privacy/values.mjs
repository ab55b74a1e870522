// Eight kinds of identifier, twenty values each, from ranges that no person has.
//
// A value is a list of groups (what a person would write apart) and the separators between them. `label` is what
// stands before it; a date of birth and a case number without a pattern are nothing without theirs (`needsLabel`).
import { chanceFrom } from "./chance.mjs";
import { nhsCheckDigit, passesModulus11, UPN_LETTERS, upnCheckLetter } from "./checksums.mjs";

export const VALUES = 20;

/** What `findPrivate` is told of the partnership. */
export const OPTIONS = {
  casePatterns: ["WS-\\d{6}"],
  places: ["Fernshire", "Marlow Green", "Shire Hall, ZZ99 1AA"],
  officeHolders: ["A. Marlow"],
};

/** Kinds that are errors: a find that is only a warning does not count. The postcode is a warning. */
export const ERROR_KINDS = [
  "nhs-number",
  "pupil-number",
  "national-insurance-number",
  "date-of-birth",
  "telephone-number",
  "email-address",
  "case-reference",
];
export const KINDS = [...ERROR_KINDS, "postcode"];

const LABELS = {
  "nhs-number": ["NHS number", "NHS no.", "NHS No:", "patient"],
  "pupil-number": ["UPN", "unique pupil number", "UPN:", "pupil number"],
  "national-insurance-number": ["NI number", "National Insurance no.", "NINO:", "NI no."],
  "date-of-birth": ["born on", "DOB", "date of birth", "d.o.b.", "born", "DoB:"],
  "telephone-number": ["telephone", "tel.", "mobile:", "phone"],
  "email-address": ["email", "e-mail:", "mail", "email address"],
  "case-reference": ["case reference", "our reference", "reference", "file"],
  postcode: ["postcode", "lives at", "postcode:", "address"],
};
const KEYWORDS = ["Mosaic ID", "LCS number", "PID", "case no.", "case number", "LCS", "Mosaic", "case ref"];

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const INWARD = "ABDEFGHJLNPQRSTUWXYZ";
const WORDS = ["wren", "heron", "plover", "dunnock", "siskin", "linnet"];

const two = (number) => String(number).padStart(2, "0");

/**
 * The value of a kind at an index. `shape` says how its groups are to stand apart: `compact` (as little as the kind
 * allows), `usual` (as forms print it), `dashes` and `spaces` (a form of it in which those are natural).
 */
export function valueAt(kind, index, shape) {
  const chance = chanceFrom(7919 * (KINDS.indexOf(kind) + 1) + index);
  const label = LABELS[kind][index % LABELS[kind].length];
  const made = MAKERS[kind](chance, index, shape);
  return { kind, index, label, needsLabel: false, ...made };
}

const MAKERS = {
  "nhs-number": (chance, _, shape) => {
    const ten = nhsNumber(chance);
    return grouped([ten.slice(0, 3), ten.slice(3, 6), ten.slice(6)], shape === "compact" ? "" : " ");
  },
  "pupil-number": (chance, index, shape) => {
    const last = index % 2 === 0 ? chance.digits(1) : chance.letters(1, UPN_LETTERS);
    const groups = ["000", chance.digits(4), two(chance.below(25)), chance.digits(2) + last];
    // forms print it without spaces
    const isApart = shape === "spaces" || shape === "dashes";
    return grouped([upnCheckLetter(groups.join("")), ...groups], isApart ? " " : "");
  },
  "national-insurance-number": (chance, index, shape) => {
    const pairs = [chance.digits(2), chance.digits(2), chance.digits(2)];
    const letter = "ABCD"[index % 4];
    if (shape === "usual" && index % 3 === 2) return grouped(["QQ", pairs.join(""), letter], " ");
    return grouped(["QQ", ...pairs, letter], shape === "compact" ? "" : " ");
  },
  "date-of-birth": dateOfBirth,
  "telephone-number": telephoneNumber,
  "email-address": (chance, index) => {
    const name = `${WORDS[index % WORDS.length]}`;
    const rest = `${chance.oneOf([".", "_", "-"])}${chance.oneOf(["fell", "moor", "beck"])}${chance.digits(2)}`;
    const host = index % 2 === 0 ? ["@example", ".org"] : ["@mail.fernshire", ".test"];
    return grouped([name, rest, ...host], "");
  },
  "case-reference": caseReference,
  postcode: (chance, _, shape) =>
    grouped(["ZZ99", chance.below(10) + chance.letters(2, INWARD)], shape === "compact" ? "" : " "),
};

function nhsNumber(chance) {
  for (;;) {
    const nine = `999${chance.digits(6)}`;
    const check = nhsCheckDigit(nine);
    if (check !== undefined) return nine + check;
  }
}

function dateOfBirth(chance, index, shape) {
  const [year, month, day] = [chance.between(2101, 2119), chance.between(1, 12), chance.between(1, 28)];
  const numbers = [two(day), two(month), String(year)];
  const words = [
    [String(day), MONTHS[month - 1], String(year)],
    [String(day), MONTHS[month - 1].slice(0, 3), String(year)],
    [ordinal(day), MONTHS[month - 1], String(year)],
    [MONTHS[month - 1], `${day},`, String(year)],
  ];
  const written = { ...grouped(words[index % 4], " "), needsLabel: true };
  if (shape === "spaces") return written;
  if (shape === "dashes") return { ...grouped(numbers, "-"), needsLabel: true };
  if (index % 4 === 3) return written;
  if (index % 4 === 1) return { ...grouped([...numbers].reverse(), "-"), needsLabel: true };
  return { ...grouped(numbers, index % 4 === 2 ? "." : "/"), needsLabel: true };
}

function ordinal(day) {
  const ending = { 1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd" }[day] ?? "th";
  return `${day}${ending}`;
}

function telephoneNumber(chance, index, shape) {
  const last = chance.digits(3);
  const national = [
    ["07700", "900", last],
    ["01632", "960", last],
    ["020", "7946", `0${last}`],
  ][index % 3];
  const separator = shape === "compact" ? "" : " ";
  const form = Math.floor(index / 3) % 4;
  const rest = [national[0].slice(1), ...national.slice(1)];
  if (form === 1) return grouped(["+44", ...rest], separator);
  if (form === 2 && shape === "usual") return grouped([`(${national[0]})`, ...national.slice(1)], " ");
  if (form === 3 && shape === "usual") return grouped(["+44", `(0)${rest[0]}`, ...rest.slice(1)], " ");
  if (form === 3) return grouped(["0044", ...rest], separator);
  return grouped(national, separator);
}

/** Half by the local pattern, half by the word before. Where a space or dot is asked for, all by the word. */
function caseReference(chance, index, shape) {
  const isByPattern = shape === "dashes" || (shape !== "spaces" && index % 2 === 0);
  if (isByPattern) return { groups: ["WS", chance.digits(3), chance.digits(3)], separators: ["-", ""] };
  const groups = [String(chance.between(201, 989)), chance.digits(4)];
  const label = KEYWORDS[index % KEYWORDS.length];
  return { ...grouped(groups, shape === "spaces" ? " " : ""), label, needsLabel: true };
}

function grouped(groups, separator) {
  return { groups, separators: Array(groups.length - 1).fill(separator) };
}

/** Throws where a value is not of a range that no person has: the bench must never make a real one. */
export function mustBeReserved({ kind, groups }) {
  const text = groups.join("").replace(/[()]/g, "");
  if (!RESERVED[kind](text)) throw new Error(`the grammar made a ${kind} outside the reserved ranges`);
}

const RESERVED = {
  "nhs-number": (text) => /^999\d{7}$/.test(text) && passesModulus11(text),
  "pupil-number": (text) => /^[A-Z]000\d{8}[\dA-Z]$/.test(text) && upnCheckLetter(text.slice(1)) === text[0],
  "national-insurance-number": (text) => /^QQ\d{6}[A-D]$/.test(text),
  "date-of-birth": (text) => /21[01]\d/.test(text),
  "telephone-number": (text) => /^(?:0|\+440?|0044)(?:7700900|1632960|2079460)\d{3}$/.test(text),
  "email-address": (text) => /@(?:example\.org|mail\.fernshire\.test)$/.test(text),
  "case-reference": (text) => /^(?:WS\d{6}|\d{7})$/.test(text),
  postcode: (text) => /^ZZ99\d[A-Z]{2}$/.test(text),
};
