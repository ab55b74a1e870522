import { programmeProgress } from "../programme-progress.ts";
import type { TodoKind } from "../todo-context.ts";

/** The days of the year that runs, where more are used than contracted. */
export const daysUsed: TodoKind = {
  kind: "days-used",
  says: "All contracted days of the year that runs are used.",
  find({ folder, running, today }) {
    const { daysSoFar, daysContracted } = programmeProgress(folder(running.year), running, today);
    if (daysContracted === undefined || daysContracted === 0 || daysSoFar < daysContracted) return [];
    const { label } = running.year;
    const message = `${daysSoFar} of ${daysContracted} contracted days of ${label} are used. Agree more days, or what is left out.`;
    const command = `scrutiny programme show --year ${label}`;
    return [{ urgency: 3, due: undefined, id: label, message, command, who: [] }];
  },
};
