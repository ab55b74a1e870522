import { dayInWords } from "../../model/day.ts";
import { periodDay } from "../../model/note.ts";
import { holds } from "../../model/year.ts";
import type { TodoKind } from "../todo-context.ts";

/** Drafts: they count in nothing. */
export const draftNote: TodoKind = {
  kind: "draft-note",
  says: "A note is a draft, and so counts in nothing. It is urgent where the report of its quarter is still to come.",
  find({ base, today, pages }) {
    return base.notes
      .filter(({ value }) => value.status === "draft" && value.date <= today)
      .map(({ id, value }) => {
        const page = pages.find((one) => one.period.quarter && holds(one.period, periodDay(value)));
        return {
          urgency: page ? 1 : 3,
          due: page?.due,
          id,
          message: `${value.title}, ${dayInWords(value.date)}: a draft, which counts in nothing. Finish it or withdraw it.`,
          command: `scrutiny finish ${id}`,
          who: [],
        };
      });
  },
};
