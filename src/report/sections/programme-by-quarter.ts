import type { ActivityProgress } from "../../assurance/programme-progress.ts";
import { programmeProgress } from "../../assurance/programme-progress.ts";
import type { Day } from "../../model/day.ts";
import type { DiaryEntry } from "../../model/programme.ts";
import { type Period, QUARTERS, quarterOf } from "../../model/year.ts";
import { followsCases } from "../follows-cases.ts";
import { paragraph, table } from "../nodes.ts";
import { DIARY_IN_WORDS } from "../phrases.ts";
import type { Section } from "../section.ts";

/** The work programme along the year: what was done of what was planned, quarter by quarter. */
export const programmeByQuarter: Section = {
  name: "programme-by-quarter",
  says: "the work programme along the year: done of planned in each quarter, and what was not done",
  render(input) {
    const { folder, asAt, period } = input.facts;
    const quarters = QUARTERS.map((name) => quarterOf(period.year, name));
    const of = quarters.map((one) => programmeProgress(folder, one, asAt));
    const activities = of[0]?.activities ?? [];
    if (activities.length === 0 || of.every((one) => one.lines === 0)) return [];
    const rows = activities.map((activity, at) => [
      activity.title,
      ...quarters.map((one, quarter) =>
        followsCases(input, activity) ? "As required" : inCell(of[quarter]?.activities[at], one, asAt),
      ),
    ]);
    const outside = of.map((one) => one.unplanned.length);
    if (outside.some((one) => one > 0))
      rows.push(["Not in the programme", ...outside.map((one) => (one > 0 ? `${one} done` : NOTHING))]);
    const header = ["Activity", ...QUARTERS.map((name) => `Quarter ${name.slice(1)}`)];
    return [
      paragraph("The programme along the year, as the diary has it:"),
      table(header, rows, { caption: `The work programme in each quarter of ${period.year.label}` }),
    ];
  },
};

const NOTHING = "–";

/** `1 of 2 done, 1 cancelled`; `3 done` where no number is planned. */
function inCell(progress: ActivityProgress | undefined, quarter: Period, asAt: Day): string {
  if (!progress || quarter.from > asAt) return "To come";
  const { planned, done, notDone, unaccounted } = progress;
  const counted = typeof planned === "number" && planned > 0 ? `${done} of ${planned} done` : `${done} done`;
  const isNothing = done === 0 && (typeof planned !== "number" || planned === 0);
  const missing = unaccounted > 0 && quarter.to <= asAt ? [`${unaccounted} not accounted for`] : [];
  return [...(isNothing ? [] : [counted]), ...outcomes(notDone), ...missing].join(", ") || NOTHING;
}

function outcomes(entries: readonly DiaryEntry[]): readonly string[] {
  const counts = new Map<DiaryEntry["outcome"], number>();
  for (const { outcome } of entries) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${count} ${DIARY_IN_WORDS[outcome].toLowerCase()}`);
}
