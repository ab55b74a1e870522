import { countsThings } from "./people.ts";

/** A number in a sentence, in digits or in words, that may count people. */
export interface NumberInWords {
  readonly value: number;
  readonly isPercentage: boolean;
  /** Whether the words after it name people: `three young people`. */
  readonly isOfPeople: boolean;
}

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const WORDS = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.flatMap((word, ten) => [
    [word, 20 + 10 * ten] as const,
    ...UNITS.slice(1, 10).map((unit, value) => [`${word}-${unit}`, 21 + 10 * ten + value] as const),
  ]),
  ["both", 2],
  ["couple", 2],
  ["pair", 2],
  ["dozen", 12],
]);
const MONTHS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;
const LABELS =
  /^(?:quarter|section|page|appendix|part|chapter|article|paragraph|stage|grade|level|year|phase)$/;
const PEOPLE =
  /^(?:child|children|young|people|person|persons|parents?|carers?|famil(?:y|ies)|mothers?|fathers?|girls?|boys?|bab(?:y|ies)|infants?|pupils?|students?|siblings?|teenagers?|adolescents?|toddlers?|practitioners?|workers?|nurses?|teachers?|officers?|leavers?)$/;

/** The numbers of a text that may count people: not days of a month, years, labels (`section 11`) or plain things (`three meetings`). */
export function numbersInWords(text: string): readonly NumberInWords[] {
  const tokens =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[£\p{L}\p{N}][\p{L}\p{N}'’,./;:!?-]*%?/gu) ?? [];
  const words = tokens.map((one) => one.replace(/[,./;:!?'’-]+(%?)$/, "$1"));
  const ends = (at: number) => /[.;:!?]$/.test(tokens[at] ?? "");
  return words.flatMap((word, at): NumberInWords[] => {
    const value = numberOf(word);
    if (value === undefined) return [];
    const before = words[at - 1] ?? "";
    const next = ends(at) ? "" : (words[at + 1] ?? "");
    const afterNext = ends(at) || ends(at + 1) ? "" : (words[at + 2] ?? "");
    const isPercentage = word.endsWith("%") || next === "percent" || `${next} ${afterNext}` === "per cent";
    if (!isPercentage && (isLabel(before, word, next) || countsThings(next))) return [];
    if (!isPercentage && countsThings(afterNext) && !PEOPLE.test(next) && next !== "of") return [];
    return [{ value, isPercentage, isOfPeople: [next, afterNext].some((one) => PEOPLE.test(one)) }];
  });
}

function numberOf(word: string): number | undefined {
  const digits = word.replace(/%$/, "");
  if (/^\d{1,3}(?:,\d{3})+$|^\d+$/.test(digits)) return Number(digits.replaceAll(",", ""));
  return WORDS.get(word);
}

function isLabel(before: string, word: string, next: string): boolean {
  if (MONTHS.test(next) || (MONTHS.test(before) && /^\d/.test(word))) return true;
  if (LABELS.test(before) || /^(?:19|20)\d\d$/.test(word)) return true;
  return word === "one" && (before === "no" || next === "another");
}
