import type { Detector, Found, LocalTerms } from "./detector.ts";

const YEARS = `(?:1[0-7]|[1-9])`;
const WORDS =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)";
const AGE = new RegExp(
  String.raw`\b(?:aged? (?:${YEARS}|${WORDS})\b(?! ?(?:to|-|or) ?\d)|(?:${YEARS}|${WORDS})[- ]years?[- ]old|(?:${YEARS}|${WORDS})[- ](?:weeks?|months?)[- ]old|(?:${YEARS}) ?y\/?o\b)`,
  "iu",
);
const SEX =
  /\b(?:boy|girl|son|daughter|brother|sister|nephew|niece|male|female|young man|young woman|mum|she|he|her|his)\b/iu;
const SCHOOL =
  /\b\p{Lu}[\p{L}'’]+(?: \p{Lu}[\p{L}'’]+){0,3} (?:School|Academy|College|Nursery|Primary|Infants?|Juniors?|High|Hospital|Estate|Road|Street|Close|Avenue|Village)\b/u;

/**
 * A combination that may single out a child though no identifier stands there: an exact age under 18, a sex and a
 * place in one sentence. A warning. The places are those of `privacy.places`, and schools and streets by their names.
 */
export const jigsaw: Detector = {
  kind: "jigsaw",
  *find(view, terms): Iterable<Found> {
    if (!/\bage|years?|months?|weeks?|y\/?o\b/i.test(view)) return;
    for (const { from, text } of sentences(view)) {
      const age = AGE.exec(text);
      if (age && SEX.test(text) && (SCHOOL.test(text) || hasPlace(text, terms))) {
        yield { from: from + age.index, to: from + age.index + age[0].length, severity: "warning" };
      }
    }
  },
};

function hasPlace(text: string, { places }: LocalTerms): boolean {
  const lower = text.toLowerCase();
  return places.some((place) => {
    const at = lower.indexOf(place);
    return at >= 0 && !/[\p{L}\p{N}]/u.test(lower.charAt(at - 1) + lower.charAt(at + place.length));
  });
}

function* sentences(view: string): Iterable<{ readonly from: number; readonly text: string }> {
  let from = 0;
  for (const { index } of view.matchAll(/[.!?;] |\n\n|$/g)) {
    if (index > from) yield { from, text: view.slice(from, index) };
    from = index + 1;
  }
}
