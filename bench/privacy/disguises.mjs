// Ways to write an identifier so that a person, or what decodes the text, still reads it. Written before the
// detectors, and without looking at them.
//
// `plain` disguises are how people write; every one is to be found. `hard` ones are what copying, typesetting,
// encoding or intent do to a value. Each has `steps` (see tokens.mjs), a set of five `frames`, the `shape` of value
// that it begins with (none: half compact, half as usual), and the `kinds` it makes sense for (none: all eight).
//
// What is left out, and why:
//
// | disguise                                  | not for                           | because |
// |-------------------------------------------|-----------------------------------|---------|
// | spaces, dots, slashes, dashes in between  | email                             | another address, or none |
// | spaces, dots, slashes in place of a dash  | case reference by a pattern       | the pattern is the partnership's; numbers known by a word before them are tried |
// | a space after every character             | dates, email, case references     | nobody reads a date so |
// | other digits (Arabic-Indic, ...)          | email                             | such an address goes nowhere |
// | lower and mixed case                      | kinds without letters             | |
// | no label                                  | dates, case numbers by their word | a date is a date of birth by its label alone |
// | wrapped lines                             | email                             | a wrapped line puts a space into it; the joined line of YAML does not |
// | percent encoding                          | outside of an address             | nothing decodes it there |
// | YAML escapes                              | outside of YAML                   | the same |
// | O for 0, l for 1, "nine nine nine"        | all                               | not promised: a guess, not a decoding |
// | words for @ and dot                       | email                             | the same |
// | two-digit years                           | dates                             | every one would be a year in which somebody was born |
import * as step from "./tokens.mjs";
import { KINDS } from "./values.mjs";

const NUMBERS = ["nhs-number", "pupil-number", "national-insurance-number", "telephone-number", "postcode"];
const GROUPED = [...NUMBERS, "date-of-birth", "case-reference"];
const LETTERED = ["pupil-number", "national-insurance-number", "email-address", "case-reference", "postcode"];
const WITHOUT_EMAIL = KINDS.filter((kind) => kind !== "email-address");
const NEED_NO_LABEL = KINDS.filter((kind) => kind !== "date-of-birth");

const entity = (write) => (char) => `&#${write(char.codePointAt(0))};`;
const decimal = entity(String);
const hex = entity((code) => `x${code.toString(16)}`);
const bigHex = entity((code) => `X${code.toString(16).toUpperCase()}`);
const padded = entity((code) => String(code).padStart(7, "0"));
const everyOther = (write) => (char, index) => (index % 2 === 0 ? write(char) : undefined);
const digitsOnly = (write) => (char) => (/\d/.test(char) ? write(char) : undefined);
const escaped = (prefix, length) => (char) =>
  `\\${prefix}${char.codePointAt(0).toString(16).padStart(length, "0")}`;
const percent = (char) =>
  [...new TextEncoder().encode(char)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");

/** ASCII characters of a block of Unicode that has digits or letters of its own. */
const digitsFrom = (zero) => (char) =>
  /\d/.test(char) ? String.fromCodePoint(zero + Number(char)) : undefined;
const fullWidth = (char) =>
  /[!-~]/.test(char) ? String.fromCodePoint(char.codePointAt(0) + 0xfee0) : undefined;
const mathematical = (char) => {
  if (/\d/.test(char)) return String.fromCodePoint(0x1d7ce + Number(char));
  if (/[A-Z]/.test(char)) return String.fromCodePoint(0x1d400 + char.charCodeAt(0) - 65);
  if (/[a-z]/.test(char)) return String.fromCodePoint(0x1d41a + char.charCodeAt(0) - 97);
  return undefined;
};
const mixedCase = (char, index) => (index % 3 === 0 ? char.toLowerCase() : char.toUpperCase());

const plain = (id, more) => ({ id, split: "plain", steps: [], frames: "usual", ...more });
const hard = (id, more) => ({ id, split: "hard", steps: [], frames: "usual", ...more });

const between = (id, text, more = {}) =>
  hard(`${id} between groups`, {
    steps: [more.shape === "dashes" ? dashesOf(text) : step.separatedBy(text)],
    kinds: GROUPED,
    shape: "spaces",
    ...more,
  });
const dash = (id, text) => between(id, text, { shape: "dashes" });
const unseen = (id, text, more = {}) => [
  hard(`${id} between groups`, { steps: [step.filledBetweenGroups(text)], ...more }),
  hard(`${id} after every character`, { steps: [step.filledBetweenAll(text)], ...more }),
];

const digits = (id, zero) =>
  hard(`${id} digits`, { steps: [step.written(digitsFrom(zero))], kinds: WITHOUT_EMAIL });
const yaml = (id, frames, steps, more = {}) => hard(`YAML: ${id}`, { frames, steps, ...more });
const wrap = (id, steps, more = {}) =>
  hard(id, { steps, frames: "wrap", kinds: WITHOUT_EMAIL, shape: "spaces", ...more });

export const DISGUISES = [
  plain("as little as it takes", { shape: "compact" }),
  plain("as forms print it", { shape: "usual" }),
  plain("usual hyphens", {
    steps: [dashesOf("-")],
    kinds: ["nhs-number", "telephone-number", "date-of-birth", "case-reference"],
    shape: "dashes",
  }),
  plain("with its label", { hasLabel: true }),
  plain("without a label", { hasLabel: false, kinds: NEED_NO_LABEL }),
  plain("in round brackets", { steps: [step.about("(", ")")] }),
  plain("a full stop after it", { steps: [step.about("", ".")] }),
  plain("a comma after it", { steps: [step.about("", ",")] }),
  plain("in curly quotation marks", { steps: [step.about("“", "”")] }),
  plain("after its own key in YAML", { frames: "yamlOwnKey", hasLabel: false }),

  hard("in square brackets", { steps: [step.about("([", "])")], frames: "shown" }),
  hard("after a colon without a space", { frames: "shown", hasLabel: true, glue: ":" }),
  hard("after a dash, with a possessive", { steps: [step.about("–", "’s")], frames: "shown" }),
  hard("after a slash and a semicolon", { steps: [step.about("a/", ";")], frames: "shown", kinds: NUMBERS }),
  hard("lower case", { steps: [step.recased((char) => char.toLowerCase())], kinds: LETTERED }),
  hard("mixed case", { steps: [step.recased(mixedCase)], kinds: LETTERED }),
  hard("capitals", {
    steps: [step.recased((char) => char.toUpperCase())],
    kinds: ["email-address", "date-of-birth"],
  }),
  hard("under the head of a column", {
    frames: "column",
    hasLabel: true,
    kinds: [...NUMBERS, "date-of-birth", "email-address"],
  }),

  hard("a space after every character", {
    steps: [step.separatedBy(" "), step.filledBetweenAll(" ")],
    kinds: NUMBERS,
  }),
  between("two spaces", "  "),
  between("a tab", "\t"),
  between("dots", ".", {
    shape: "dashes",
    kinds: [...NUMBERS, "date-of-birth"],
    steps: [step.separatedBy(".")],
  }),
  between("middle dots", "·", {
    shape: "dashes",
    kinds: [...NUMBERS, "date-of-birth"],
    steps: [step.separatedBy("·")],
  }),
  between("slashes", "/", {
    shape: "dashes",
    kinds: [...NUMBERS, "date-of-birth"],
    steps: [step.separatedBy("/")],
  }),
  between("underscores", "_", { kinds: NUMBERS }),
  between("spaced hyphens", " - ", {
    kinds: [...NUMBERS, "date-of-birth"],
    shape: "dashes",
    steps: [step.separatedBy(" - ")],
  }),
  between("hyphens", "-", {
    shape: "dashes",
    kinds: ["pupil-number", "national-insurance-number", "postcode"],
  }),
  dash("hyphens (U+2010)", "‐"),
  dash("non-breaking hyphens", "‑"),
  dash("figure dashes", "‒"),
  dash("en dashes", "–"),
  dash("em dashes", "—"),
  dash("minus signs", "−"),
  dash("small hyphens", "﹣"),
  dash("full-width hyphens", "－"),
  between("non-breaking spaces", "\u00a0"),
  between("narrow non-breaking spaces", "\u202f"),
  between("thin spaces", "\u2009"),
  between("en spaces", "\u2002"),
  between("figure spaces", "\u2007"),
  between("ideographic spaces", "\u3000"),

  ...unseen("zero-width space", "\u200b"),
  ...unseen("zero-width joiner", "\u200d"),
  ...unseen("zero-width non-joiner", "\u200c"),
  ...unseen("word joiner", "\u2060"),
  ...unseen("byte order mark", "\ufeff"),
  ...unseen("soft hyphen", "\u00ad"),
  ...unseen("left-to-right mark", "\u200e"),

  hard("full-width letters and digits", { steps: [step.written(fullWidth)] }),
  hard("mathematical letters and digits", { steps: [step.written(mathematical)] }),
  digits("mathematical monospace", 0x1d7f6),
  digits("full-width", 0xff10),
  digits("Arabic-Indic", 0x0660),
  digits("Persian", 0x06f0),
  digits("Devanagari", 0x0966),
  digits("Bengali", 0x09e6),

  hard("decimal entities", { steps: [step.written(decimal)] }),
  hard("hexadecimal entities", { steps: [step.written(hex)] }),
  hard("hexadecimal entities in capitals", { steps: [step.written(bigHex)] }),
  hard("decimal entities with zeros before", { steps: [step.written(padded)] }),
  hard("every other character as an entity", { steps: [step.written(everyOther(decimal))] }),
  hard("named entities of punctuation", {
    steps: [
      step.written((char) => ({ "@": "&commat;", ".": "&period;", _: "&lowbar;" })[char]),
      dashEntities,
    ],
    kinds: ["email-address", "date-of-birth", "case-reference"],
    shape: "dashes",
  }),
  between("&nbsp;", "&nbsp;"),
  between("&ensp;", "&ensp;"),
  between("&#8239;", "&#8239;"),
  between("&ndash;", "&ndash;", { shape: "dashes", steps: [dashesOf("&ndash;")] }),
  ...unseen("&shy;", "&shy;"),
  ...unseen("&#8203;", "&#8203;"),
  hard("&zwj; between groups", { steps: [step.filledBetweenGroups("&zwj;")] }),
  hard("&#x2060; between groups", { steps: [step.filledBetweenGroups("&#x2060;")] }),

  hard("strong inside", { steps: [step.markedInside("**", "**")], frames: "shown" }),
  hard("emphasis inside", { steps: [step.markedInside("*", "*")], frames: "shown" }),
  hard("strong and emphasis inside", {
    steps: [step.markedFirst("**", "**"), step.markedInside("*", "*")],
    frames: "shown",
  }),
  hard("three stars inside", { steps: [step.markedInside("***", "***")], frames: "shown" }),
  hard("struck through inside", { steps: [step.markedInside("~~", "~~")], frames: "shown" }),
  hard("code inside", { steps: [step.markedInside("`", "`")], frames: "shown" }),
  hard("underscores inside", {
    steps: [step.markedInside("_", "_")],
    frames: "shown",
    kinds: GROUPED,
    shape: "spaces",
  }),
  hard("strong about all", { steps: [step.about("**", "**")], frames: "shown" }),
  hard("underscores about all", { steps: [step.about("_", "_")], frames: "shown" }),
  hard("code about all", { steps: [step.about("`", "`")], frames: "shown" }),
  hard("a link inside", { steps: [step.markedInside("[", "](#a)")], frames: "outsideLinks" }),
  hard("backslashes before punctuation", {
    steps: [step.written((char) => (/[.@_-]/.test(char) ? `\\${char}` : undefined)), backslashed],
    kinds: ["email-address", "date-of-birth", "case-reference", "nhs-number", "telephone-number"],
    frames: "markdown",
    shape: "dashes",
  }),
  hard("tags inside", { steps: [step.markedInside("<b>", "</b>")], frames: "shown" }),
  hard("a tag with attributes inside", {
    steps: [step.markedInside('<span class="a">', "</span>")],
    frames: "shown",
  }),
  hard("a comment inside", { steps: [step.filledBetweenGroups("<!-- a -->")], frames: "shown" }),
  hard("<wbr> between groups", { steps: [step.filledBetweenGroups("<wbr>")], frames: "shown" }),
  hard("<br> between groups", {
    steps: [step.separatedBy("<br>")],
    frames: "shown",
    kinds: GROUPED.filter((kind) => kind !== "case-reference"),
  }),
  hard("whole in HTML", { frames: "htmlWhole" }),

  wrap("a line wrap", [step.wrapped()]),
  wrap("a hard line break", [step.wrapped("  ")], { frames: "wrapMarkdown" }),
  wrap("a backslash line break", [step.wrapped("\\")], { frames: "wrapMarkdown" }),
  wrap("a line wrap in Windows", [step.wrapped("\r")]),

  yaml("\\x escapes", "yamlDouble", [step.written(escaped("x", 2))]),
  yaml("\\u escapes", "yamlDouble", [step.written(escaped("u", 4))]),
  yaml("\\U escapes", "yamlDouble", [step.written(escaped("U", 8))]),
  yaml("one character in two escaped", "yamlDouble", [step.written(everyOther(escaped("x", 2)))]),
  yaml("an escaped soft hyphen", "yamlDouble", [step.filledBetweenGroups("\\u00ad")]),
  yaml("an escaped zero-width space", "yamlDouble", [step.filledBetweenGroups("\\u200b")]),
  yaml("\\_ between groups", "yamlDouble", [step.separatedBy("\\_")], { kinds: GROUPED, shape: "spaces" }),
  yaml("joined lines", "yamlDouble", [joinedLine]),
  yaml("wrapped in double quotes", "yamlDouble", [step.wrapped()], { kinds: WITHOUT_EMAIL, shape: "spaces" }),
  yaml("wrapped in single quotes", "yamlSingle", [step.wrapped()], { kinds: WITHOUT_EMAIL, shape: "spaces" }),
  yaml("wrapped without quotes", "yamlPlain", [step.wrapped()], { kinds: WITHOUT_EMAIL, shape: "spaces" }),
  yaml("folded", "yamlFolded", [step.wrapped()], { kinds: WITHOUT_EMAIL, shape: "spaces" }),
  yaml("folded, on one line", "yamlFoldedKept", []),
  yaml("literal", "yamlLiteral", [step.wrapped()], { kinds: WITHOUT_EMAIL, shape: "spaces" }),
  yaml("in a comment", "yamlComment", []),
  yaml("in a key", "yamlKey", []),

  hard("percent encoding of all", { steps: [step.allWritten(percent)], frames: "addresses" }),
  hard("percent encoding of digits", {
    steps: [step.written(digitsOnly(percent)), percentSpaces],
    frames: "addresses",
  }),
  hard("percent-encoded spaces", {
    steps: [percentSpaces],
    frames: "addresses",
    kinds: GROUPED,
    shape: "spaces",
  }),
  hard("plus signs in an address", {
    steps: [step.separatedBy("+")],
    frames: "addresses",
    kinds: GROUPED,
    shape: "spaces",
  }),
];

/** A dash where the kind has one, and between the groups of the others. */
function dashesOf(text) {
  return (tokens) => {
    const hasOwn = tokens.some((token) => token.seam && token.text === "-");
    return step.separatedBy(text, { isOnlyShown: hasOwn })(tokens);
  };
}

function dashEntities(tokens) {
  const names = { "-": "&#45;", "/": "&sol;", ".": "&period;", " ": "&nbsp;" };
  return tokens.map((token) =>
    token.seam && names[token.text] ? { ...token, text: names[token.text] } : token,
  );
}

function backslashed(tokens) {
  return tokens.map((token) => {
    if (!token.seam || token.text === "") return token;
    return { ...token, text: token.text === " " ? "\\-" : `\\${token.text}` };
  });
}

function percentSpaces(tokens) {
  return tokens.map((token) => (token.own ? token : { ...token, text: token.text.replaceAll(" ", "%20") }));
}

function joinedLine(tokens) {
  const at = tokens.findIndex((token) => token.seam);
  return tokens.map((token, index) => (index === at ? { ...token, text: `${token.text}\\\n` } : token));
}
