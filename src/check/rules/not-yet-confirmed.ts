import { yearsBegun } from "../../assurance/confirmation.ts";
import { hasStamps, type ReviewedRecord, reviewedRecords } from "../../assurance/reviewed-records.ts";
import { faultAtKey } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A report can become final only when the scrutineer has confirmed what it rests on.
 * Basis: The model of the knowledge base, Severity: one line for all, and none before the first review. Years in which
 * the scrutineer has stamped nothing are not asked, nor are drafts, withdrawn and superseded notes and unwritten words.
 */
export const notYetConfirmed: Rule = {
  id: "not-yet-confirmed",
  severity: "info",
  says: "Records of a year whose review has begun have no stamp of the scrutineer.",
  why: "A report can become final only when the scrutineer has confirmed what it rests on.",
  basis:
    "The model of the knowledge base, Severity: one line for all, and none before the first review. Years in which the scrutineer has stamped nothing are not asked, nor are drafts, withdrawn and superseded notes and unwritten words.",
  needsAllNotes: true,
  *check({ base, today }) {
    if (!hasStamps(base)) return;
    const records = reviewedRecords(base, today);
    const begun = yearsBegun(records);
    const counting = records.filter((one) => one.notCounting === undefined && begun.has(one.year.start));
    const waiting = counting.filter(
      ({ record }) => !record.value.reviews.some((one) => one.role === "scrutineer"),
    );
    const [first] = waiting;
    if (!first) return;
    yield faultAtKey(first.record, ["reviews"], {
      message: `The scrutineer has not yet confirmed ${inWords(waiting)}, this one among them.`,
      hint: "See which: scrutiny review --list",
    });
  },
};

/** `3 notes, 1 register entry and the own words of 2 periods`. */
function inWords(records: readonly ReviewedRecord[]): string {
  const notes = records.filter(({ kind }) => kind === "note").length;
  const words = records.filter(({ kind }) => kind.endsWith("-words")).length;
  const entries = records.length - notes - words;
  const pieces = [
    ...(notes > 0 ? [`${notes} ${notes === 1 ? "note" : "notes"}`] : []),
    ...(entries > 0 ? [`${entries} register ${entries === 1 ? "entry" : "entries"}`] : []),
    ...(words > 0 ? [`the own words of ${words} ${words === 1 ? "period" : "periods"}`] : []),
  ];
  return pieces.join(", ").replace(/, (?=[^,]*$)/, " and ");
}
