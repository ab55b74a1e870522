import { USUAL_TIME_ZONE } from "../../model/policy.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The day of a commit, and today, are days of that time zone.
 * Basis: The model of the knowledge base: `partnership.time-zone`; names are those of the IANA time zone database.
 */
export const unknownTimeZone: Rule = {
  id: "unknown-time-zone",
  severity: "error",
  says: "The partnership's time zone is none that is known.",
  why: "The day of a commit, and today, are days of that time zone.",
  basis:
    "The model of the knowledge base: `partnership.time-zone`; names are those of the IANA time zone database.",
  *check({ base }) {
    const { "time-zone": named } = base.policy.value.partnership;
    // to ask for the usual one would load what knows all of them
    if (named === undefined || named === USUAL_TIME_ZONE || isTimeZone(named)) return;
    yield faultAt(base.policy, ["partnership", "time-zone"], {
      message: "There is no time zone of this name.",
      hint: "Write a name such as Europe/London, or leave the field out.",
    });
  },
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
