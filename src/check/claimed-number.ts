import { type NumberToken, numbersAmong, type Token, tokensOf, type WrittenNumber } from "./number.ts";

/**
 * The numbers of a sentence that must have come from somewhere: counts and percentages. Not among them: days, years,
 * ages, stretches of time (they are worked out from days), labels such as section 11 or stage 2, `one`, rough numbers
 * (`about 60`), ratios (`one in five`), and numbers of criteria, which are counted by the tool.
 */
export function claimedNumbers(sentence: string): readonly WrittenNumber[] {
  if (!/\d|\b(?:t[whe]|f[io]|s[ie]|eigh|nin|elev)/i.test(sentence)) return [];
  const tokens = tokensOf(sentence);
  const labels = new Set<number>();
  return numbersAmong(tokens).filter((number) => {
    if (isYear(tokens, number)) return false;
    if (!isLabel(tokens, number, labels)) return !isOtherKind(tokens, number);
    labels.add(number.index);
    return false;
  });
}

const LABELS =
  /^(?:sections?|ss?|acts?|chapters?|paragraphs?|paras?|pages?|pp?|appendix|annex|parts?|articles?|regulations?|tables?|figures?|fig|stages?|levels?|tiers?|lines?|phases?|weeks?|days?|nos?|numbers?|years?|steps?|items?|grades?|versions?|editions?|volumes?|criteri(?:on|a)|strands?|priorit(?:y|ies)|findings?|recommendations?|actions?|decisions?|questions?|objectives?|standards?|principles?|outcomes?|schedules?|clauses?|quarters?|category|band|aged?|ages|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|call|ring|dial|telephone|protocol|form|room|ward|group|together|keeping)$/;
const ABBREVIATED = /^(?:ss?|pp?|nos?|paras?|fig)$/;
const MONTHS =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const TIME =
  /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|terms?|years?|decades?|times|am|pm|o['’]clock)(?:['’]s?)?$/;
const OF_TIME = /^(?:working|calendar|school|consecutive|full|whole|more|further|clear|long|short)$/;
const ROUGH =
  /^(?:about|around|roughly|nearly|almost|approximately|circa|ca|c|over|under|above|below|some|than|least|most)$/;
const PARTS = /^(?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|halves)$/;
const POINTING = /^(?:these|those|other)$/;
const AGES = new Set([16, 17, 18, 19, 21, 25]);

/** A label, a day of a month, or one of a row of them: sections 17 and 47, 14 and 15 July. */
function isLabel(tokens: readonly Token[], number: NumberToken, labels: ReadonlySet<number>): boolean {
  const { index } = number;
  const [before, after] = [word(tokens, index - 1) ?? "", word(tokens, index + 1) ?? ""];
  if (LABELS.test(before) && (!tokens[index - 1]?.endsPhrase || ABBREVIATED.test(before))) return true;
  if (labels.has(index - 2) && /^(?:and|or|to|&)$/.test(before)) return true;
  if (number.isSpelt || number.isPercentage || number.value > 31) return false;
  if (MONTHS.test(after) || (MONTHS.test(before) && !labels.has(index - 2))) return true;
  return /^(?:and|or|to)$/.test(after) && MONTHS.test(word(tokens, index + 3) ?? "");
}

function isOtherKind(tokens: readonly Token[], number: NumberToken): boolean {
  const { index, value } = number;
  const [before, after] = [word(tokens, index - 1) ?? "", word(tokens, index + 1) ?? ""];
  if (number.isSpelt && value < 2) return true;
  if (ROUGH.test(before) || (before === "to" && word(tokens, index - 2) === "up")) return true;
  if (number.isSpelt && POINTING.test(before)) return true;
  if (number.isPercentage) return word(tokens, index + 1) === "percentage";
  if (TIME.test(after) || PARTS.test(after)) return true;
  if (OF_TIME.test(after) && TIME.test(word(tokens, index + 2) ?? "")) return true;
  if (isRatio(tokens, index)) return true;
  if (AGES.has(value) && /^(?:at|until|past|to|from|and|or|between)$/.test(before)) return true;
  return [1, 2, 3, 4].some((step) => /^criteri(?:a|on)$/.test(word(tokens, index + step) ?? ""));
}

/** One in five; five in one in five. */
function isRatio(tokens: readonly Token[], index: number): boolean {
  const isNumber = (at: number) => numbersAmong(tokens.slice(Math.max(0, at), at + 1)).length > 0;
  if (word(tokens, index + 1) === "in" && isNumber(index + 2)) return true;
  return word(tokens, index - 1) === "in" && index >= 2 && isNumber(index - 2);
}

function isYear(tokens: readonly Token[], { index, isPercentage }: NumberToken): boolean {
  return !isPercentage && /^(?:19|20)\d\d$/.test(word(tokens, index) ?? "");
}

function word(tokens: readonly Token[], index: number): string | undefined {
  return tokens[index]?.core;
}
