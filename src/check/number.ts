/** A number as a text has it: in digits or spelt out. */
export interface WrittenNumber {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Digits after the point. */
  readonly decimals: number;
  readonly isPercentage: boolean;
  readonly isSpelt: boolean;
}

/** A run of a text without white space, and what of it is no bracket, mark or full stop around it. */
export interface Token {
  readonly from: number;
  readonly to: number;
  /** In lower case. */
  readonly core: string;
  /** Whether a mark follows it that ends a phrase. */
  readonly endsPhrase: boolean;
}

/** A number, with its token's position among the tokens. */
export interface NumberToken extends WrittenNumber {
  readonly index: number;
}

/** The tokens of a text. Linear in its length. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: run, index } of text.matchAll(/\S+/g)) {
    let from = 0;
    let to = run.length;
    while (from < to && LEADING.includes(run[from] as string)) from += 1;
    while (to > from && TRAILING.includes(run[to - 1] as string)) to -= 1;
    if (from === to) continue;
    const core = run.slice(from, to).toLowerCase();
    tokens.push({ from: index + from, to: index + to, core, endsPhrase: to < run.length });
  }
  return tokens;
}

/**
 * Every number among tokens: `1,204`, `2.5`, `67%`, `£1.2m`, `three`, `twenty-one`, `5-10` and `38/40` (two numbers).
 * Days, years such as 2025/26, `Q2`, `R1`, `18th` and `16-year-olds` are no numbers in this sense.
 */
export function numbersAmong(tokens: readonly Token[]): readonly NumberToken[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    return piecesOf(token).flatMap((piece) => {
      const read = readNumber(piece.text);
      if (!read) return [];
      const scale = token.endsPhrase ? undefined : SCALES.get(next?.core ?? "");
      const isPercentage = read.isPercentage || (!token.endsPhrase && isPerCent(tokens, index + 1));
      const value = read.value * (scale ?? 1);
      return [{ ...read, value, isPercentage, index, from: piece.from, to: piece.to }];
    });
  });
}

const LEADING = "([{\"'“‘|_<";
const TRAILING = ")]}\"'”’|_>.,;:!?…";
const RANGE = /^([£€$]?\d[\d,.]*(?:k|m|bn)?%?)([-–—/])([£€$]?\d[\d,.]*(?:k|m|bn)?%?)$/;
const DIGITS = /^[£€$]?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,6}))?(k|m|bn)?(%)?$/;
const SCALES = new Map([
  ["k", 1000],
  ["m", 1_000_000],
  ["bn", 1_000_000_000],
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1_000_000],
  ["billion", 1_000_000_000],
]);

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = " ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SPELT = new Map<string, number>([
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ...TENS.flatMap((word, ten): [string, number][] =>
    ten < 2
      ? []
      : UNITS.slice(0, 10).map((unit, value) => [value === 0 ? word : `${word}-${unit}`, ten * 10 + value]),
  ),
]);

function piecesOf(
  token: Token,
): readonly { readonly text: string; readonly from: number; readonly to: number }[] {
  const range = RANGE.exec(token.core);
  if (!range) return [{ text: token.core, from: token.from, to: token.to }];
  const [, first = "", mark = "", second = ""] = range;
  // 2025/26 and 2025-26 are years
  if (/^(?:19|20)\d\d$/.test(first) && /^(?:\d\d|\d{4})$/.test(second)) return [];
  if (token.core === "24/7") return [];
  const at = token.from + first.length + mark.length;
  return [
    { text: first, from: token.from, to: token.from + first.length },
    { text: second, from: at, to: token.to },
  ];
}

function readNumber(text: string): Omit<WrittenNumber, "from" | "to"> | undefined {
  const spelt = SPELT.get(text);
  if (spelt !== undefined) return { value: spelt, decimals: 0, isPercentage: false, isSpelt: true };
  const match = DIGITS.exec(text);
  if (!match) return undefined;
  const [, whole = "", fraction = "", scale = "", percent] = match;
  const number = Number(`${whole.replaceAll(",", "")}.${fraction || "0"}`);
  return {
    value: number * (SCALES.get(scale) ?? 1),
    decimals: fraction.length,
    isPercentage: percent !== undefined,
    isSpelt: false,
  };
}

function isPerCent(tokens: readonly Token[], at: number): boolean {
  const [word, after] = [tokens[at]?.core, tokens[at + 1]?.core];
  return word === "%" || word === "percent" || (word === "per" && after === "cent");
}
