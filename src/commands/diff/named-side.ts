import { type Day, isDay } from "../../model/day.ts";
import { UserError } from "../../model/user-error.ts";
import { parseQuarter, parseYear, type QuarterName, type Year } from "../../model/year.ts";

/** What a side was named by. */
export type NamedSide =
  | { readonly is: "quarter"; readonly quarter: QuarterName; readonly year: Year | undefined }
  | { readonly is: "year"; readonly year: Year }
  | { readonly is: "day"; readonly day: Day }
  | { readonly is: "commit"; readonly ref: string };

/** Reads the name of a side. Throws UserError for a day, quarter or year that there is none of; all else is git's to know. */
export function namedSide(text: string, starts: string): NamedSide {
  const quarter = parseQuarter(text, starts);
  if (quarter) return { is: "quarter", ...quarter };
  const year = parseYear(text, starts);
  if (year) return { is: "year", year };
  if (isDay(text)) return { is: "day", day: text };
  const known = LOOKS_LIKE.find(({ form }) => form.test(text.trim()));
  if (known) throw new UserError(known.code, `${text} is no ${known.what}.`, known.hint);
  return { is: "commit", ref: text };
}

const BRANCH = "For a branch or tag of that name, type refs/heads/ or refs/tags/ before it.";

/** Forms that nobody gives a commit: a slip in one is told as what it is. */
const LOOKS_LIKE = [
  {
    form: /^\d{4}-\d{1,2}-\d{1,2}$/,
    code: "bad-day",
    what: "day that exists",
    hint: `Write it as 2025-10-09. ${BRANCH}`,
  },
  {
    form: /^(?:\d{4}[/-]\d{2,4}[- ])?q\d+$/i,
    code: "unknown-quarter",
    what: "quarter",
    hint: `Write Q1, Q2, Q3 or Q4, or 2025/26-Q2. ${BRANCH}`,
  },
  {
    form: /^\d{4}[/-]\d{2}(?:\d{2})?$/,
    code: "unknown-year",
    what: "scrutiny year",
    hint: `Write it as 2025/26 or 2025-26. ${BRANCH}`,
  },
] as const;
