import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Those who speak and hear nothing back do not speak again.
 * Basis: The model of the knowledge base, Evidence note: `told-back` where children or families were heard. Only
 * notes that are ready are asked.
 */
export const heardAndNotToldBack: Rule = {
  id: "heard-and-not-told-back",
  severity: "info",
  says: "Children or families were heard, and nothing says when they are told what came of it.",
  why: "Those who speak and hear nothing back do not speak again.",
  basis:
    "The model of the knowledge base, Evidence note: `told-back` where children or families were heard. Only notes that are ready are asked.",
  *check({ base }) {
    for (const record of base.notes) {
      const { heard, status, "told-back": back } = record.value;
      if (heard === undefined || back !== undefined || status !== "ready") continue;
      if ((heard.children ?? 0) + (heard["parents-carers"] ?? 0) === 0) continue;
      yield faultAt(record, ["heard"], {
        message: "Children or families were heard, and the note has no told-back.",
        hint: `Add told-back: {due: DAY} to the note. Once they were told, type: scrutiny update ${record.id} --told-back DAY --how TEXT`,
      });
    }
  },
};
