/**
 * A stretch of text as a person or a program would read it in the end, and where each of its characters comes from.
 * Digits of every script and full-width letters are plain ones; what is not seen is gone (zero-width characters, soft
 * hyphens, marks of emphasis, escapes, comments, tags); entities, percent-encoding and escapes of YAML are decoded; all
 * dashes are `-`, all dots in the middle `.`, all spaces one blank; a line break with its indentation is `\n`.
 */
export interface PlainView {
  readonly text: string;
  /** Where in the text a stretch of the view begins and ends, in UTF-16 code units. */
  place(from: number, to: number): { readonly from: number; readonly to: number };
}

/** The text as it reads. Linear in its length. */
export function plainView(whole: string): PlainView {
  const view: Viewing = { whole, text: "", pieces: [] };
  let at = 0;
  while (at < whole.length) at = step(view, at);
  return {
    text: view.text,
    place: (first, last) => ({
      from: rawOffset(view, first).from,
      to: last > first ? rawOffset(view, last - 1).to : rawOffset(view, first).from,
    }),
  };
}

/** A piece of the view that comes of a stretch of the text: character by character, or all of it of all of that. */
interface Piece {
  readonly at: number;
  readonly from: number;
  to: number;
  readonly isAsItStands: boolean;
}

interface Viewing {
  readonly whole: string;
  text: string;
  readonly pieces: Piece[];
}

function put(view: Viewing, text: string, from: number, to: number): number {
  if (text !== "") view.pieces.push({ at: view.text.length, from, to, isAsItStands: false });
  view.text += text;
  return to;
}

function putAsItStands(view: Viewing, from: number, to: number): number {
  const last = view.pieces.at(-1);
  if (last?.isAsItStands && last.to === from) last.to = to;
  else view.pieces.push({ at: view.text.length, from, to, isAsItStands: true });
  view.text += view.whole.slice(from, to);
  return to;
}

function rawOffset(
  { pieces, whole }: Viewing,
  offset: number,
): { readonly from: number; readonly to: number } {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle] as Piece).at <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) return { from: whole.length, to: whole.length };
  if (!piece.isAsItStands) return { from: piece.from, to: piece.to };
  const from = Math.min(piece.from + offset - piece.at, piece.to);
  return { from, to: Math.min(from + 1, piece.to) };
}

/** A line break with what begins the next line: indentation, quotation marks of Markdown, a bullet or a comment's sign. */
const LINE_BREAK = /[ \t]*\\?\r?\n[ \t]*(?:>[ \t]?)*(?:#[ \t])?/y;
/** What reads as it stands: most of any text. */
const AS_IT_STANDS = /(?:[A-Za-z0-9.,;:'"()!?=@$^|{}#/-]| (?=[!-~]))+/y;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/y;
const PERCENT = /(?:%[0-9A-Fa-f]{2})+/y;
const YAML_ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/y;
const MARKDOWN_ESCAPE = /\\(?=[!-/:-@[-`{-~])/y;
const COMMENT = /<!--[^>@\p{N}]{0,200}-->/uy;
const TAG = /<\/?(?:h[1-6]|[A-Za-z]{1,12})(?:[ \n][^<>@\p{N}]{0,200})?\/?>/uy;
/** The end of a Markdown link whose address holds neither a digit nor an @. */
const LINK_END = /\]\([^()\s@\p{N}]{0,200}\)/uy;
const SPACES = /[\p{Zs}\t]+/uy;

/** Looks at what stands there and puts what it reads as; gives the offset behind it. */
function step(view: Viewing, at: number): number {
  const { whole } = view;
  AS_IT_STANDS.lastIndex = at;
  if (AS_IT_STANDS.test(whole)) return putAsItStands(view, at, AS_IT_STANDS.lastIndex);
  switch (whole[at]) {
    case " ":
    case "\t":
    case "\n":
    case "\r":
      return space(view, at);
    case "\0":
    case "*":
    case "`":
    case "~":
      return at + 1;
    case "_":
      // between letters it joins words, as in the name of a field
      return isLetter(whole.charCodeAt(at - 1)) && isLetter(whole.charCodeAt(at + 1))
        ? put(view, "_", at, at + 1)
        : at + 1;
    case "&":
      return decoded(view, at, ENTITY, entity);
    case "%":
      return percent(view, at);
    case "+":
      // in an address a plus is a blank; before a country's code it is itself
      return put(
        view,
        isDigit(whole.charCodeAt(at - 1)) || isBetweenWords(whole, at) ? " " : "+",
        at,
        at + 1,
      );
    case "[":
      return at + 1;
    case "]": {
      const end = matchAt(LINK_END, whole, at);
      return end ? at + end[0].length : at + 1;
    }
    case "\\":
      return escaped(view, at);
    case "<": {
      const tag = matchAt(TAG, whole, at) ?? matchAt(COMMENT, whole, at);
      if (tag && /^<br\b/i.test(tag[0])) return put(view, "\n", at, at + tag[0].length);
      return tag ? at + tag[0].length : putAsItStands(view, at, at + 1);
    }
    default:
      return whole.charCodeAt(at) < 128 ? putAsItStands(view, at, at + 1) : other(view, at);
  }
}

function space(view: Viewing, at: number): number {
  const broken = matchAt(LINE_BREAK, view.whole, at);
  if (broken) return put(view, "\n", at, at + broken[0].length);
  const spaces = matchAt(SPACES, view.whole, at);
  return put(view, " ", at, at + (spaces?.[0].length ?? 1));
}

function escaped(view: Viewing, at: number): number {
  const yaml = matchAt(YAML_ESCAPE, view.whole, at);
  if (yaml) return put(view, asRead(fromCode(yaml[1] ?? yaml[2] ?? yaml[3], 16)), at, at + yaml[0].length);
  const broken = matchAt(LINE_BREAK, view.whole, at);
  // YAML joins the lines; a word that is cut so goes on
  if (broken)
    return put(view, isCutWord(view.whole, at, broken[0].length) ? "" : "\n", at, at + broken[0].length);
  // a blank that does not break, in YAML; an underscore in Markdown
  if (view.whole[at + 1] === "_") return put(view, isCutWord(view.whole, at, 2) ? "_" : " ", at, at + 2);
  return matchAt(MARKDOWN_ESCAPE, view.whole, at) ? at + 1 : put(view, "\\", at, at + 1);
}

/** A row of bytes in percent-encoding, as UTF-8; where they are none, each by itself. */
function percent(view: Viewing, at: number): number {
  const match = matchAt(PERCENT, view.whole, at);
  if (!match) return put(view, "%", at, at + 1);
  const end = at + match[0].length;
  try {
    for (const character of decodeURIComponent(match[0])) put(view, asRead(character), at, end);
  } catch {
    put(view, "%", at, end);
  }
  return end;
}

function decoded(
  view: Viewing,
  at: number,
  pattern: RegExp,
  read: (match: RegExpExecArray) => string,
): number {
  const match = matchAt(pattern, view.whole, at);
  const text = match ? read(match) : "";
  if (!match || text === "") return put(view, view.whole.charAt(at), at, at + 1);
  return put(view, asRead(text), at, at + match[0].length);
}

/** Names of entities that may stand inside a number or an address. */
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: " ", ensp: " ", emsp: " ", thinsp: " ", numsp: " ", puncsp: " ", hairsp: " ", shy: "\u00ad" },
  ...{
    zwnj: "\u200c",
    zwj: "\u200d",
    ndash: "-",
    mdash: "-",
    hyphen: "-",
    dash: "-",
    minus: "-",
    middot: ".",
  },
  ...{ commat: "@", period: ".", lowbar: "_", plus: "+", sol: "/", num: "#", amp: "&", lpar: "(", rpar: ")" },
};

function entity([, decimal, hex, name]: RegExpExecArray): string {
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? "") : "";
  return decimal === undefined ? fromCode(hex, 16) : fromCode(decimal, 10);
}

function fromCode(digits: string | undefined, base: number): string {
  const code = Number.parseInt(digits ?? "", base);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

function other(view: Viewing, at: number): number {
  const character = String.fromCodePoint(view.whole.codePointAt(at) ?? 0);
  const end = at + character.length;
  if (/\p{Zs}/u.test(character)) return space(view, at);
  return put(view, asRead(character), at, end);
}

/** What one character reads as: nothing, where it is not seen. */
function asRead(character: string): string {
  if (character.length === 1 && character.charCodeAt(0) < 128) {
    return character === "\t" || character === "\n" || character === "\r" ? " " : character;
  }
  if (/^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]$/u.test(character)) return "";
  if (/^\p{Zs}$/u.test(character)) return " ";
  if (/^[\p{Pd}\u2212\u00ad\u2043]$/u.test(character)) return "-";
  if (/^[·․‧∙•⋅。．]$/u.test(character)) return ".";
  if (/^[⁄∕／]$/u.test(character)) return "/";
  if (/^\p{Nd}$/u.test(character)) return `${digitOf(character)}`;
  const plain = character.normalize("NFKC");
  // one for one, or not at all: an ellipsis is three dots, and no part of any number
  return plain.length === 1 && plain.charCodeAt(0) < 128 ? plain : character;
}

/** Decimal digits stand in tens in every script, in order. */
function digitOf(character: string): number {
  const ascii = character.normalize("NFKC");
  if (/^\d$/.test(ascii)) return Number(ascii);
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

/** Letters on both sides. */
function isCutWord(whole: string, at: number, length: number): boolean {
  return isLetter(whole.charCodeAt(at - 1)) && isLetter(whole.charCodeAt(at + length));
}

/** A letter before, a digit behind. */
function isBetweenWords(whole: string, at: number): boolean {
  return isLetter(whole.charCodeAt(at - 1)) && isDigit(whole.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
