import { asAtOf, frameworkOf, type PeriodFacts, periodFacts } from "../../assurance/quarter.ts";
import { UserError } from "../../model/user-error.ts";
import { type Period, wholeYear } from "../../model/year.ts";
import { defaultYear, mustBeKnownYear, quarterOption, yearOption } from "../chosen-period.ts";
import type { Session } from "../session.ts";

/** The options that name a period. */
export interface PeriodOptions {
  readonly quarter?: string;
  readonly year?: string;
}

/** The facts of the quarter or year that is named; of the year that holds today where none is, which is said. */
export async function factsOf(session: Session, options: PeriodOptions): Promise<PeriodFacts> {
  const base = await session.knowledgeBase();
  const period = await periodOf(session, options);
  mustBeKnownYear(base, period.year);
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (framework) return periodFacts(base, period, asAtOf(base, period, await session.today()), framework);
  throw new UserError(
    "no-framework",
    "There is no framework: no file programme/framework.yaml.",
    "Write the areas and criteria there first.",
  );
}

async function periodOf(session: Session, { quarter, year }: PeriodOptions): Promise<Period> {
  const base = await session.knowledgeBase();
  const today = await session.today();
  if (quarter !== undefined) {
    const { period, said } = quarterOption(base, today, { quarter, year });
    if (said) session.terminal.note(said);
    return period;
  }
  if (year !== undefined) return wholeYear(yearOption(year, base.policy.value.year.starts));
  const chosen = defaultYear(base, today);
  session.terminal.note(`Year ${chosen.label} (choose another with --year).`);
  return wholeYear(chosen);
}
