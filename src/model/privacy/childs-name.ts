import { type Detector, type Found, type LocalTerms, matches } from "./detector.ts";
import { textPattern } from "./text-pattern.ts";

const NAME = String.raw`[\p{Lu}][\p{Ll}'’]+(?:[-' ][\p{Lu}][\p{Ll}'’]+){0,2}`;
const CHILD =
  "(?:child|boy|girl|baby|toddler|infant|teenager|pupil|young person|youngster|son|daughter|sibling|brother|sister|twin|nephew|niece|grandson|granddaughter|stepson|stepdaughter)";
const CARER =
  "(?:mother|father|mum|mam|dad|parents?|carers?|stepfather|stepmother|grandmother|grandfather|nan|aunt|uncle|foster carers?|social worker|school|class|case|bruises?|injur(?:y|ies)|disclosure)";
const PATTERNS = [
  // a boy called Name, their daughter, Name Name, was
  textPattern(
    String.raw`\b${CHILD},? (?:called|named|known as|who is called|whose name is|is called|was called) (${NAME})`,
  ),
  textPattern(
    String.raw`\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Tt]he|[Aa]) (?:\w+ )?(?:son|daughter|brother|sister|sibling|twin|nephew|niece|baby),? (${NAME})(?=[ ,.;:)])`,
  ),
  // Name's mother
  textPattern(String.raw`(?<![\p{L}] )(${NAME})(?:'s|’s) ${CARER}\b`),
  textPattern(
    String.raw`\b(?:for|about|of|with|to|from|met|saw|and|that|when|where|because) (${NAME})(?:'s|’s) ${CARER}\b`,
  ),
  // Name, aged 7; Name (7)
  textPattern(String.raw`(?<![\p{L}\p{N}])(${NAME}),? \(?(?:aged|age) \d{1,2}\b`),
  textPattern(
    String.raw`\b(?:child|pupil|sibling|young person)(?:'s|’s)? (?:(?:is|was) (?:named|called)|name(?:d| is| was|:)?) ?:? ?(${NAME})`,
    "i",
  ),
];
/** Words that begin with a capital and name nobody. */
const NO_NAME =
  /^(?:A|An|The|This|That|Each|Every|One|Some|No|My|Our|Their|His|Her|Child|Baby|Boy|Girl|Pupil|Sibling|Young|Person|Adult|Mother|Father|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Early|Children|Ofsted|Cafcass|Barnardo|Parliament|Government|Executive|Partnership|Panel|Group|Board|Service|Team|School|Council|Police|Health|Family|Children's|What|When|Where|Who|Why|How|It|He|She|They|We|I|In|On|At|If|So|And|But|For|As)\b/u;

/**
 * A name in a child's context: a boy called Name, Name's mother, Name, aged 7. A warning, and no guarantee: names are
 * of every origin, and no list of them is fair. Initials ("Child A") and public office-holders are passed over.
 */
export const childsName: Detector = {
  kind: "childs-name",
  *find(view, terms): Iterable<Found> {
    for (const pattern of PATTERNS) {
      for (const match of matches(view, pattern(view))) {
        const name = match[1] ?? "";
        if (isNobodys(name, terms)) continue;
        const from = match.index + match[0].indexOf(name);
        yield { from, to: from + name.length, severity: "warning" };
      }
    }
  },
};

function isNobodys(name: string, { officeHolders, places }: LocalTerms): boolean {
  const lower = name.toLowerCase();
  return NO_NAME.test(name) || officeHolders.has(lower) || places.includes(lower);
}
