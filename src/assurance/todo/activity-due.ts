import { type Day, dayInWords } from "../../model/day.ts";
import { holds, type Period } from "../../model/year.ts";
import { type ActivityProgress, programmeProgress } from "../programme-progress.ts";
import { type Found, periodName, type TodoContext, type TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** What the programme plans for the quarter that runs, and the diary does not have yet. */
export const activityDue: TodoKind = {
  kind: "activity-due",
  says: "An activity is planned in the quarter that runs, and its diary lines are fewer than planned.",
  find(context) {
    const { running, today } = context;
    const progress = programmeProgress(context.folder(running.year), running, today);
    return progress.activities.flatMap((one) => stillToDo(context, one));
  },
};

function stillToDo(context: TodoContext, one: ActivityProgress): readonly Found[] {
  const { running } = context;
  const left = typeof one.planned === "number" ? one.planned - one.done : 0;
  if (left <= 0) return [];
  const due = dueDay(one, running);
  const fell = one.notDone.map((entry) => `${entry.outcome.replace("-", " ")} on ${dayInWords(entry.on)}`);
  const but = fell.length === 0 ? "" : ` (${fell.join("; ")})`;
  return [
    {
      urgency: urgencyOf(context, due) ?? 3,
      due,
      id: `${one.activity.id}@${periodName(running)}`,
      message: `${one.title}: ${one.done} of ${one.planned} planned this quarter${but}; ${dueInWords(context, due)}.`,
      command: `scrutiny done ${one.activity.id}`,
      who: [],
    },
  ];
}

/** The first planned day that no line of the diary accounts for; where quarters are planned, the quarter's last day. */
function dueDay({ activity, done, notDone }: ActivityProgress, running: Period): Day {
  if (!Array.isArray(activity.planned)) return running.to;
  const days = activity.planned.filter((day) => holds(running, day)).sort();
  return days[done + notDone.length] ?? running.to;
}
