import { references } from "../../assurance/reference.ts";
import { reportBasis } from "../../assurance/report-basis.ts";
import { leftOutOfReview } from "../../assurance/review-answer.ts";
import type { ReviewedRecord } from "../../assurance/reviewed-records.ts";
import type { LeftOutOfReview } from "../../model/review-answer.ts";
import { UserError } from "../../model/user-error.ts";
import { periodInWords } from "../../model/year.ts";
import type { Session } from "../session.ts";
import { namedRecords } from "./named.ts";
import { factsOf, type PeriodOptions } from "./period.ts";

/** What is to be stamped: records that were named, or all of a period. */
export interface Chosen {
  /** Undefined where records were named. */
  readonly period: string | undefined;
  readonly records: readonly ReviewedRecord[];
  readonly leftOut: readonly LeftOutOfReview[];
}

/** The records of the ids, or all that the period's report rests on; throws UserError where it is neither or both. */
export async function chosenBy(
  session: Session,
  ids: readonly string[],
  options: PeriodOptions,
): Promise<Chosen> {
  const named = options.quarter ?? options.year;
  if (ids.length > 0 && named !== undefined) {
    throw new UserError(
      "wrong-usage",
      "Ids and a period both choose what is stamped: use one of them.",
      "For own words alone, name them as 2025/26-Q2.",
    );
  }
  const base = await session.knowledgeBase();
  if (ids.length > 0) {
    const records = namedRecords(base, ids, await session.today());
    return { period: undefined, records, leftOut: [] };
  }
  if (named === undefined) {
    throw new UserError(
      "missing-answer",
      "What was reviewed?",
      "Name records, or a period with --quarter Q2 or --year 2025/26. See what awaits a stamp: scrutiny review --list",
    );
  }
  const facts = await factsOf(session, options);
  const basis = reportBasis(base, facts, references(base));
  return {
    period: periodInWords(facts.period),
    records: basis.filter((one) => one.notCounting === undefined),
    leftOut: leftOutOfReview(base, basis, facts),
  };
}
