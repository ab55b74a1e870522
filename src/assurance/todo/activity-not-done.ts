import { dayInWords } from "../../model/day.ts";
import { type Period, periodInWords, QUARTERS, quarterOf } from "../../model/year.ts";
import { type ActivityProgress, programmeProgress } from "../programme-progress.ts";
import { type Found, periodName, type TodoContext, type TodoKind } from "../todo-context.ts";

/** What was planned in a quarter that has ended and was not done. */
export const activityNotDone: TodoKind = {
  kind: "activity-not-done",
  says: "An activity was planned in a quarter that has ended and was not done: in the last quarter, whatever the reason; in an earlier one of its year, where the diary gives none and the statement is not signed.",
  find(context) {
    return endedQuarters(context).flatMap((period) => {
      const folder = context.folder(period.year);
      const progress = programmeProgress(folder, period, context.today);
      // a quarter of which no diary is held says nothing of each activity
      if (progress.lines === 0) return [];
      return progress.activities.flatMap((one) => notDone(context, period, one));
    });
  },
};

function endedQuarters({ ended, folder, today }: TodoContext): readonly Period[] {
  const { year } = ended;
  const signed = folder(year)?.statement?.value.signed;
  const isSigned = signed !== undefined && signed.on <= today;
  return QUARTERS.map((name) => quarterOf(year, name)).filter(
    (one) => one.from === ended.from || (one.to < ended.from && !isSigned),
  );
}

function notDone(context: TodoContext, period: Period, one: ActivityProgress): readonly Found[] {
  const short = (typeof one.planned === "number" ? one.planned - one.done : 0) - madeUp(context, one);
  const isLast = period.from === context.ended.from;
  const unexplained = Math.min(short, one.unaccounted);
  if (short <= 0 || (!isLast && unexplained <= 0)) return [];
  return [
    {
      urgency: unexplained > 0 ? 2 : 3,
      due: undefined,
      id: `${one.activity.id}@${periodName(period)}`,
      message: `${one.title}: ${one.done} of ${one.planned} done in ${periodInWords(period)}. ${why(one, unexplained)}`,
      command: commandFor(context, period, one, unexplained),
      who: [],
    },
  ];
}

/** What was done this quarter beyond this quarter's plan. */
function madeUp({ running, today, folder }: TodoContext, { activity }: ActivityProgress): number {
  const now = programmeProgress(folder(running.year), running, today);
  const own = now.activities.find((one) => one.activity.id === activity.id);
  return own ? Math.max(0, own.done - (typeof own.planned === "number" ? own.planned : 0)) : 0;
}

function why({ notDone: lines }: ActivityProgress, unexplained: number): string {
  const said = lines.map((entry) => `${entry.outcome.replace("-", " ")} on ${dayInWords(entry.on)}`);
  const sentences = said.length > 0 ? [`It was ${said.join("; ")}, and was not done since.`] : [];
  if (unexplained > 0) sentences.push(`The diary has no line for ${unexplained}: say what became of it.`);
  return sentences.join(" ");
}

/** Only the diary of a year with a programme takes an activity of it. */
function commandFor(
  { running, folder }: TodoContext,
  period: Period,
  { activity: { id } }: ActivityProgress,
  unexplained: number,
): string {
  if (unexplained > 0) return `scrutiny done ${id} --on DAY --missed --why TEXT`;
  const isKnown = folder(running.year)?.programme?.value.activities.some((one) => one.id === id);
  return isKnown
    ? `scrutiny done ${id}`
    : `scrutiny programme show --year ${period.year.label} --quarter ${period.quarter}`;
}
