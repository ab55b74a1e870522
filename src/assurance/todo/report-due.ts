import { dayInWords } from "../../model/day.ts";
import { periodInWords } from "../../model/year.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { urgencyOf } from "../todo-urgency.ts";

/** Reports whose words are written and whose meeting is to come. */
export const reportDue: TodoKind = {
  kind: "report-due",
  says: "The words of a quarter are written, and the meeting that its report goes to is still to come.",
  find(context) {
    return context.pages.flatMap(({ period, due, name, isWritten }): Found[] => {
      if (!isWritten || due === undefined || period.quarter === undefined) return [];
      const { label } = period.year;
      return [
        {
          urgency: urgencyOf(context, due) ?? 3,
          due,
          id: name,
          message: `The report of ${periodInWords(period)} goes to the meeting of ${dayInWords(due)}.`,
          command: `scrutiny report --quarter ${period.quarter} --year ${label}`,
          who: [],
        },
      ];
    });
  },
};
