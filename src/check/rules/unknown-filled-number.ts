import { FIGURE, FILLABLE_NAMES, fillable } from "../../assurance/fillable-numbers.ts";
import { withoutComments } from "../../model/citation.ts";
import { type FilledNumber, filledNumbers } from "../../model/filled-number.ts";
import type { FieldPath } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import type { QuarterWords, StatementWords } from "../../model/words.ts";
import { faultAt } from "../fault-at.ts";
import type { Fault, Rule, RuleContext } from "../rule.ts";
import { type WordsWithFacts, wordsWithFacts } from "../words-with-facts.ts";

/**
 * Why: It is printed as it stands, braces and all, where the reader looks for a number.
 * Basis: The page on numbers in the words: a name in double braces is a number of the period, or a figure of a note that
 * the words cite. None is filled into headings, or into decisions, which later reports tell again.
 */
export const unknownFilledNumber: Rule = {
  id: "unknown-filled-number",
  severity: "error",
  says: "The own words ask for a number in double braces that cannot be filled in.",
  why: "It is printed as it stands, braces and all, where the reader looks for a number.",
  basis:
    "The page on numbers in the words: a name in double braces is a number of the period, or a figure of a note that the words cite. None is filled into headings, or into decisions, which later reports tell again.",
  needsAllNotes: true,
  *check(context) {
    for (const one of wordsWithFacts(context)) {
      yield* inBody(context, one);
      for (const [field, text] of fieldsOf(one.words.file.value)) {
        for (const filled of filledNumbers(text)) {
          const said = field[0] === "decisions" ? NOT_IN_DECISIONS : wrong(context, one, filled);
          if (said) yield faultAt(one.words.file, field, said);
        }
      }
    }
  },
};

type Said = Pick<Fault, "message" | "hint">;

const NOT_IN_DECISIONS: Said = {
  message: "No number is filled into a decision, which later reports tell again.",
  hint: "Write the number itself.",
};
const NOT_IN_HEADINGS: Said = {
  message: "No number is filled into a heading.",
  hint: "Move it into a paragraph.",
};

function* inBody(context: RuleContext, one: WordsWithFacts): Iterable<Fault> {
  const { file } = one.words;
  if (!file.body.includes("{{")) return;
  const body = withoutComments(file.body);
  for (const filled of filledNumbers(body)) {
    const isHeading = body.slice(body.lastIndexOf("\n", filled.from) + 1).startsWith("#");
    const said = isHeading ? NOT_IN_HEADINGS : wrong(context, one, filled);
    if (!said) continue;
    const place = file.placeInBody(filled.from, filled.to);
    // a prompt of the template is never printed
    if (file.words.prompts.some((one) => one.line <= place.line && place.line <= one.endLine)) continue;
    yield { ...said, place };
  }
}

/** What is wrong with one; undefined where a number stands for it. No name is said again: it is free text. */
function wrong({ base }: RuleContext, { facts }: WordsWithFacts, filled: FilledNumber): Said | undefined {
  if (fillable(base, facts, filled)) return undefined;
  if (filled.name === FIGURE) {
    return {
      message: "This leads to no figure of a note that these words cite.",
      hint: "Write {{figure ID, 2}} for the second figure of the note ID, and cite the note beside it.",
    };
  }
  const known = FILLABLE_NAMES.find((one) => one.name === filled.name);
  if (!known) {
    const hint = didYouMean(filled.name, [FIGURE, ...FILLABLE_NAMES.map((one) => one.name)]);
    return {
      message: "There is no number of this name.",
      hint: hint ?? "The names stand in the comment that the page of words ends with when it is laid out.",
    };
  }
  if (!known.ofArea)
    return { message: "This number is of the period, and of no area.", hint: `Write {{${known.name}}}.` };
  const areas = facts.areas.map((area) => area.id);
  const hint = didYouMean(filled.of, areas);
  return { message: "The framework has no such area.", ...(hint === undefined ? {} : { hint }) };
}

function* fieldsOf(value: QuarterWords | StatementWords): Iterable<[FieldPath, string]> {
  for (const [at, text] of value["not-heard"].entries()) yield [["not-heard", at], text];
  if ("decisions" in value) {
    for (const [at, one] of value.decisions.entries()) yield [["decisions", at, "text"], one.text];
    return;
  }
  if (value.opinion) yield [["opinion", "sentence"], value.opinion.sentence];
  if (value["yearly-report"]?.view) yield [["yearly-report", "view"], value["yearly-report"].view];
  for (const list of ["conditions", "strengths", "concerns", "limitations"] as const)
    for (const [at, text] of value[list].entries()) yield [[list, at], text];
}
