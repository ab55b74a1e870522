import { dayInWords } from "../../model/day.ts";
import type { StatementWords } from "../../model/words.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { urgencyOf } from "../todo-urgency.ts";

/** Statements of a year that has ended that are written and not signed. */
export const statementDue: TodoKind = {
  kind: "statement-due",
  says: "A year has ended, and its annual statement is written and not signed. It is as urgent as its cut-off.",
  find(context) {
    return context.pages.flatMap(({ period, file, isWritten, name }): Found[] => {
      if (period.quarter !== undefined || !isWritten) return [];
      const due = (file.value as StatementWords)["cut-off"];
      const when = due === undefined ? "" : ` Its cut-off is ${dayInWords(due)}.`;
      return [
        {
          urgency: due === undefined ? 3 : (urgencyOf(context, due, 1) ?? 3),
          due,
          id: name,
          message: `The annual statement of ${period.year.label} is written and not signed.${when}`,
          command: `scrutiny statement --year ${period.year.label}`,
          who: [],
        },
      ];
    });
  },
};
