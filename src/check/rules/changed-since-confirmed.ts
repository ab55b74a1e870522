import { type RecordReview, recordReviews } from "../../assurance/confirmation.ts";
import { hasStamps, reviewedRecords } from "../../assurance/reviewed-records.ts";
import type { RelatedPlace } from "../../model/problem.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule, RuleContext } from "../rule.ts";

/**
 * Why: A report would rest on words that the scrutineer has not seen as they stand.
 * Basis: The model of the knowledge base, Editions and stages: changed since is where there is a stamp and it does not
 * hold the present meaning. Drafts, withdrawn notes and own words that are not written yet are not asked.
 */
export const changedSinceConfirmed: Rule = {
  id: "changed-since-confirmed",
  severity: "warning",
  says: "A record says something else than it said when the scrutineer confirmed it.",
  why: "A report would rest on words that the scrutineer has not seen as they stand.",
  basis:
    "The model of the knowledge base, Editions and stages: changed since is where there is a stamp and it does not hold the present meaning. Drafts, withdrawn notes and own words that are not written yet are not asked.",
  *check(context) {
    const { base, today } = context;
    if (!hasStamps(base)) return;
    const stamped = reviewedRecords(base, today).filter(
      ({ record, notCounting }) =>
        record.value.reviews.length > 0 && (notCounting === undefined || notCounting === "superseded"),
    );
    for (const one of recordReviews(base, stamped)) {
      const { state, newest } = one.review;
      if (state !== "changed-since" || newest === undefined) continue;
      yield faultAt(one.record, ["reviews", one.record.value.reviews.indexOf(newest), "digest"], {
        message: `This has changed in meaning since the scrutineer confirmed it on ${newest.on}.`,
        hint: `Read it again, then type: scrutiny review ${one.name} --role scrutineer`,
        related: citedAt(one, context),
      });
    }
  },
};

/** Where own words rest on it. */
function citedAt({ record }: RecordReview, { citing, references }: RuleContext): readonly RelatedPlace[] {
  return citing.flatMap((text) => {
    if (text.is !== "words") return [];
    const cited = text.citations.filter(({ target }) => {
      const found = references.find(target, text.year);
      if (found?.is === "note") return found.record.path === record.path;
      return found?.is === "entry" && found.entry.record.path === record.path;
    });
    return cited.slice(0, 1).map(({ place }) => ({ message: "It is cited here.", place }));
  });
}
