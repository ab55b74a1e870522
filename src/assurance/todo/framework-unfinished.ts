import { frameworkOf } from "../quarter.ts";
import type { TodoKind } from "../todo-context.ts";

/** A framework of the year that runs in which an area has no criterion, or that has no area. */
export const frameworkUnfinished: TodoKind = {
  kind: "framework-unfinished",
  says: "The framework of the year that runs has no area, or an area of it has no criterion, so that no finding can be about it.",
  find(context) {
    const framework = frameworkOf(context.base, context.folder(context.year));
    if (!framework) return [];
    const { areas, id } = framework.value;
    const empty = areas.filter((one) => one.criteria.length === 0);
    if (areas.length > 0 && empty.length === 0) return [];
    const what =
      areas.length === 0
        ? "The framework has no area yet"
        : `No criterion is written yet for ${empty.map((one) => one.title).join("; ")}`;
    const message = `${what}. Write it in ${context.shown(framework.path)}, then check it.`;
    return [
      {
        urgency: 1,
        due: undefined,
        id,
        message,
        command: `scrutiny check ${context.shown(framework.path)}`,
        who: [],
      },
    ];
  },
};
