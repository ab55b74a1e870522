import { dayInWords } from "../../model/day.ts";
import { periodInWords } from "../../model/year.ts";
import { receivedAfter } from "../received-after.ts";
import { type Found, type TodoKind, wordsCommand } from "../todo-context.ts";

/** Evidence about a quarter that came after it, and that the words of its report can still cite. */
export const dataLate: TodoKind = {
  kind: "data-late",
  says: "Evidence about a quarter came after it, and the words of its report, which is still to come, do not cite it.",
  find(context) {
    return context.pages.flatMap(({ period, due, file }): Found[] => {
      if (period.quarter === undefined) return [];
      return receivedAfter(context.base, period, context.today, file.words.citations).map(
        ({ record, received }) => ({
          urgency: 1,
          due,
          id: record.id,
          message: `${record.value.title}: it came on ${dayInWords(received)}, after ${periodInWords(period)}, which it is about. Cite it, or leave it to the next report.`,
          command: wordsCommand(period, true),
          who: [],
        }),
      );
    });
  },
};
