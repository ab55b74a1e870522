import { asAtOf, frameworkOf, periodFacts } from "../../assurance/quarter.ts";
import { UserError } from "../../model/user-error.ts";
import { type Period, wholeYear } from "../../model/year.ts";
import { defaultYear, mustBeKnownYear, quarterOption, yearOption } from "../chosen-period.ts";
import type { Session } from "../session.ts";
import type { NamedSide } from "./named-side.ts";
import type { DiffOptions, Side } from "./side.ts";

type NamedState = Extract<NamedSide, { is: "day" | "commit" }>;

/** Two states of the knowledge base, each with the coverage of one and the same period. */
export async function stateSides(
  session: Session,
  [from, to]: readonly [string, string | undefined],
  [one, other]: readonly [NamedState, NamedState | undefined],
  options: DiffOptions,
): Promise<readonly [Side, Side]> {
  const { at, asOf } = session.options;
  const chosen = at !== undefined ? "--at" : asOf !== undefined ? "--as-of" : undefined;
  if (other && chosen) {
    throw new UserError(
      "wrong-usage",
      `${chosen} and ${to} both choose what is compared with ${from}: use one of them.`,
      `Leave out ${chosen}.`,
    );
  }
  const [was, is] = [stateOf(session, one), other ? stateOf(session, other) : session];
  // both are read at once: git answers while the work tree is read
  await Promise.all([was.knowledgeBase(), is.knowledgeBase()]);
  const period = await periodOf(is, options);
  return [await sideOf(was, from, period), await sideOf(is, to ?? at ?? asOf, period)];
}

function stateOf(session: Session, named: NamedState): Session {
  return session.past(named.is === "day" ? { asOf: named.day } : { at: named.ref });
}

/** The period that is asked for; the year that holds the later side's today where none is, which is said. */
async function periodOf(session: Session, { year, quarter }: DiffOptions): Promise<Period> {
  const [base, today] = [await session.knowledgeBase(), await session.today()];
  if (quarter !== undefined) {
    const { period, said } = quarterOption(base, today, { quarter, year });
    if (said) session.terminal.note(said);
    mustBeKnownYear(base, period.year);
    return period;
  }
  if (year === undefined) return wholeYear(defaultYear(base, today));
  const chosen = yearOption(year, base.policy.value.year.starts);
  mustBeKnownYear(base, chosen);
  return wholeYear(chosen);
}

async function sideOf(session: Session, name: string | undefined, period: Period): Promise<Side> {
  const [base, today, source] = [
    await session.knowledgeBase(),
    await session.today(),
    await session.source(),
  ];
  const framework = frameworkOf(base, base.years.get(period.year.start));
  const facts = framework && periodFacts(base, period, asAtOf(base, period, today), framework);
  const { year, quarter } = period;
  return {
    side: {
      is: source.commit ? "commit" : "work-tree",
      name: name ?? source.label,
      commit: source.commit?.id,
      year: year.label,
      quarter,
      asAt: today,
    },
    state: { base, asAt: today, facts },
  };
}
