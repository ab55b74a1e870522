import type { Target } from "../../assurance/reference.ts";
import { type Day, dayInWords, laterDay } from "../../model/day.ts";
import { periodDay } from "../../model/note.ts";
import { openedOn } from "../../model/registers.ts";
import { quarterOf } from "../../model/year.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A report holds what was known by its as-at day; a record of a later day is not in its index, so that the
 * claim could not be traced in it.
 * Basis: The model of the knowledge base: a later record may be cited up to the words' `cut-off`; without one the
 * as-at day is the last day of the period.
 */
export const citationAfterCutOff: Rule = {
  id: "citation-after-cut-off",
  severity: "error",
  says: "The own words cite something of a day after their cut-off.",
  why: "A report holds what was known by its as-at day; a record of a later day is not in its index, so that the claim could not be traced in it.",
  basis:
    "The model of the knowledge base: a later record may be cited up to the words' `cut-off`; without one the as-at day is the last day of the period.",
  *check({ citing, references }) {
    for (const text of citing) {
      if (text.is !== "words") continue;
      const cutOff = text.words.file.value["cut-off"];
      const last = cutOff ?? text.words.period.to;
      for (const { target, place } of text.citations) {
        const found = references.find(target, text.year);
        if (!found || dayOf(found) <= last) continue;
        const end = cutOff === undefined ? "period's last day" : "cut-off";
        yield {
          message: `This is of ${dayInWords(dayOf(found))}, after the ${end}, ${dayInWords(last)}.`,
          place,
          hint: "Set a later cut-off in the front matter, or leave it for the next report.",
        };
      }
    }
  },
};

/** The day on which there is something to cite; of a decision, the first day of the quarter whose report asks for it. */
function dayOf(found: Target): Day {
  switch (found.is) {
    case "note":
      return laterDay(found.record.value.date, periodDay(found.record.value));
    case "entry":
      return openedOn(found.entry.kind, found.entry.record.value);
    case "decision":
      return quarterOf(found.decision.year, found.decision.quarter).from;
    case "diary":
      return found.entry.on;
    default:
      return found satisfies never;
  }
}
