import { dayInWords, endOfMonth, isDay, toDay } from "../../model/day.ts";
import { frameworkOf } from "../quarter.ts";
import type { TodoKind } from "../todo-context.ts";
import { urgencyOf } from "../todo-urgency.ts";

/** The day on which the framework itself is to be looked at again. */
export const frameworkReview: TodoKind = {
  kind: "framework-review",
  says: "The framework's own review date is past or comes this quarter. A month is due on its last day.",
  find(context) {
    const framework = frameworkOf(context.base, context.folder(context.year));
    const review = framework?.value.review;
    if (!framework || review === undefined) return [];
    const due = isDay(review) ? review : endOfMonth(toDay(`${review}-01`));
    const urgency = urgencyOf(context, due, 1);
    if (urgency === undefined) return [];
    const passed = due < context.today ? ", which has passed" : "";
    const message = `${framework.value.title}: its review was set for ${dayInWords(review)}${passed}. Ask the Executive who reviews it.`;
    const command = `scrutiny check ${context.shown(framework.path)}`;
    return [{ urgency, due, id: framework.value.id, message, command, who: [] }];
  },
};
