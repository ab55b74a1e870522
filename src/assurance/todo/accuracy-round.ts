import { dayInWords } from "../../model/day.ts";
import type { YearFolder } from "../../model/knowledge-base.ts";
import type { Accuracy } from "../../model/programme.ts";
import { periodInWords, quarterOf, wholeYear } from "../../model/year.ts";
import { type Found, periodName, type TodoContext, type TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Rounds of factual accuracy: not closed, or not yet sent for a report that is written. */
export const accuracyRound: TodoKind = {
  kind: "accuracy-round",
  says: "A round of factual accuracy is open, or none was sent for a report that is written. A final report waits for it.",
  find: (context) => [...open(context), ...notSent(context)],
};

type Round = Accuracy["rounds"][number];

function open(context: TodoContext): readonly Found[] {
  return [...context.base.years.values()].flatMap((folder) =>
    (folder.accuracy?.value.rounds ?? []).flatMap((round): Found[] => {
      const isClosed = round.closed !== undefined && round.closed <= context.today;
      if (isClosed || round.sent > context.today) return [];
      return [openRound(context, folder, round)];
    }),
  );
}

function openRound(context: TodoContext, folder: YearFolder, round: Round): Found {
  const undecided = round.comments.filter((one) => one.decision === undefined).length;
  const isPast = round.due < context.today;
  const decide =
    undecided === 0 ? "" : ` Decide ${undecided} of those that came${isPast ? ", then close it" : ""}.`;
  const next = undecided === 0 && isPast ? " Close it." : decide;
  const period = periodOf(folder, round);
  return {
    urgency: urgencyOf(context, round.due, 1) ?? 3,
    due: round.due,
    id: periodName(period),
    message: `Factual accuracy of ${periodInWords(period)}: comments ${dueInWords(context, round.due)}.${next}`,
    command: `scrutiny check ${context.shown(folder.accuracy?.path ?? "")}`,
    who: round.to,
  };
}

function notSent({ base, pages }: TodoContext): readonly Found[] {
  // a partnership that never had one, and set no time for it, may do without
  const isUsed =
    base.policy.value.deadlines?.accuracy !== undefined ||
    [...base.years.values()].some((one) => (one.accuracy?.value.rounds ?? []).length > 0);
  if (!isUsed) return [];
  return pages.flatMap(({ period, due, name, isWritten }): Found[] => {
    const folder = base.years.get(period.year.start);
    const rounds = folder?.accuracy?.value.rounds ?? [];
    if (!isWritten || !folder || rounds.some((one) => periodName(periodOf(folder, one)) === name)) return [];
    const meeting = due === undefined ? "" : ` before the meeting of ${dayInWords(due)}`;
    const { label } = period.year;
    const report = period.quarter
      ? `report --quarter ${period.quarter} --year ${label}`
      : `statement --year ${label}`;
    return [
      {
        urgency: 2,
        due,
        id: name,
        message: `The words of ${periodInWords(period)} are written. Send the report for factual accuracy${meeting}.`,
        command: `scrutiny ${report}`,
        who: [],
      },
    ];
  });
}

function periodOf({ year }: YearFolder, { report }: Round) {
  const quarter = { q1: "Q1", q2: "Q2", q3: "Q3", q4: "Q4", statement: undefined } as const;
  const name = quarter[report];
  return name ? quarterOf(year, name) : wholeYear(year);
}
