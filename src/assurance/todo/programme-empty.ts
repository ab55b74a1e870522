import type { TodoKind } from "../todo-context.ts";

/** A work programme of the year that runs in which nothing is planned. */
export const programmeEmpty: TodoKind = {
  kind: "programme-empty",
  says: "The work programme of the year that runs has no activity, so that nothing can be agreed or done.",
  find(context) {
    const programme = context.folder(context.year)?.programme;
    if (!programme || programme.value.activities.length > 0) return [];
    const { label } = context.year;
    const path = context.shown(programme.path);
    return [
      {
        urgency: 1,
        due: undefined,
        id: label,
        message: `The work programme of ${label} has no activity yet. Write its rows and activities in ${path}, then check it.`,
        command: `scrutiny check ${path}`,
        who: [],
      },
    ];
  },
};
