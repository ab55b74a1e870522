import { QUARTERS } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The report of a quarter takes its words by the file's name; words of another quarter would be printed in
 * it.
 * Basis: The model of the knowledge base: `q1.md` to `q4.md` hold the words of Q1 to Q4.
 */
export const wordsOfWrongQuarter: Rule = {
  id: "words-of-wrong-quarter",
  severity: "error",
  says: "The own words of a quarter say that they are those of another.",
  why: "The report of a quarter takes its words by the file's name; words of another quarter would be printed in it.",
  basis: "The model of the knowledge base: `q1.md` to `q4.md` hold the words of Q1 to Q4.",
  *check({ base }) {
    for (const { quarters } of base.years.values()) {
      for (const quarter of QUARTERS) {
        const words = quarters[quarter];
        if (!words || words.value.quarter === quarter) continue;
        yield faultAt(words, ["quarter"], {
          message: `It says ${words.value.quarter}, and the file is that of ${quarter}.`,
          hint: `Write quarter: ${quarter}, or move the words to ${words.value.quarter.toLowerCase()}.md.`,
        });
      }
    }
  },
};
