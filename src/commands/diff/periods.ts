import { asAtOf, frameworkOf, periodFacts } from "../../assurance/quarter.ts";
import { UserError } from "../../model/user-error.ts";
import { type Period, periodAfter, quarterBefore, quarterOf, wholeYear, yearFrom } from "../../model/year.ts";
import { mustBeKnownYear, mustHaveFramework, quarterOption } from "../chosen-period.ts";
import type { Session } from "../session.ts";
import type { NamedSide } from "./named-side.ts";
import type { Side } from "./side.ts";

type NamedPeriod = Extract<NamedSide, { is: "quarter" | "year" }>;

/**
 * Two quarters or years of the knowledge base as it is now (or as `--at` and `--as-of` choose). The second is the one that
 * follows where it is not named; without a year, the first of its name after the first side.
 */
export async function periodSides(
  session: Session,
  one: NamedPeriod,
  other: NamedPeriod | undefined,
): Promise<readonly [Side, Side]> {
  const { starts } = (await session.policy()).value.year;
  const first = await firstPeriod(session, one);
  const second = other ? secondPeriod(other, first, starts) : periodAfter(first, starts);
  await mustHaveBegun(session, first, second);
  return [await sideOf(session, first), await sideOf(session, second)];
}

async function firstPeriod(session: Session, one: NamedPeriod): Promise<Period> {
  if (one.is === "year") return wholeYear(one.year);
  if (one.year) return quarterOf(one.year, one.quarter);
  const base = await session.knowledgeBase();
  const { period } = quarterOption(base, await session.today(), { quarter: one.quarter });
  const name = nameOf(period);
  session.terminal.note(`${name} (choose another year by its name, as in ${name}).`);
  return period;
}

function secondPeriod(other: NamedPeriod, first: Period, starts: string): Period {
  if (other.is === "year") return wholeYear(other.year);
  if (other.year) return quarterOf(other.year, other.quarter);
  const same = quarterOf(first.year, other.quarter);
  return same.from > first.from ? same : quarterOf(yearFrom(first.year.start + 1, starts), other.quarter);
}

async function mustHaveBegun(session: Session, first: Period, second: Period): Promise<void> {
  if (second.from <= (await session.today())) return;
  const { starts } = (await session.policy()).value.year;
  const before = first.quarter
    ? quarterBefore(first, starts)
    : wholeYear(yearFrom(first.year.start - 1, starts));
  throw new UserError(
    "not-begun",
    `${nameOf(second)} has not begun, so there is nothing to compare with ${nameOf(first)}.`,
    `Name two that have, as in: scrutiny diff ${nameOf(before)} ${nameOf(first)}`,
  );
}

/** `2025/26-Q1`, `2025/26` */
function nameOf({ year, quarter }: Period): string {
  return quarter ? `${year.label}-${quarter}` : year.label;
}

async function sideOf(session: Session, period: Period): Promise<Side> {
  const base = await session.knowledgeBase();
  mustBeKnownYear(base, period.year);
  const framework =
    frameworkOf(base, base.years.get(period.year.start)) ?? mustHaveFramework(base, period.year);
  const asAt = asAtOf(base, period, await session.today());
  const { year, quarter } = period;
  const commit = (await session.source()).commit?.id;
  return {
    side: { is: "period", name: nameOf(period), commit, year: year.label, quarter, asAt },
    state: { base, asAt, facts: periodFacts(base, period, asAt, framework) },
  };
}
