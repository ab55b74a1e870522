import { parseYear } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The statement counts the evidence of its folder's year; the words would speak of another.
 * Basis: The model of the knowledge base: the statement's period is 1 April to 31 March, checked.
 */
export const statementOfWrongYear: Rule = {
  id: "statement-of-wrong-year",
  severity: "error",
  says: "The own words of an annual statement name another year than their folder's.",
  why: "The statement counts the evidence of its folder's year; the words would speak of another.",
  basis: "The model of the knowledge base: the statement's period is 1 April to 31 March, checked.",
  *check({ base }) {
    const starts = base.policy.value.year.starts;
    for (const { statement, year } of base.years.values()) {
      if (!statement || parseYear(statement.value.year, starts)?.start === year.start) continue;
      yield faultAt(statement, ["year"], {
        message: `The year here is not ${year.label}, whose folder the statement stands in.`,
        hint: `Write year: ${year.label}, or move the file to the folder of its year.`,
      });
    }
  },
};
