import type { Problem } from "../../model/problem.ts";
import { periodInWords } from "../../model/year.ts";
import type { Found, TodoContext, TodoKind, TodoPage } from "../todo-context.ts";
import { sectionsOf } from "../words-problems.ts";

/** Numbers in the words of a report to come that are in nothing that is cited beside them. */
export const wordsNumber: TodoKind = {
  kind: "words-number",
  says: "A number in the words of a report to come is in no field of what is cited beside it. `check` says where. A line a page.",
  find: (context) => context.pages.flatMap((page) => inPage(context, page, context.problems)),
};

function inPage(context: TodoContext, page: TodoPage, problems: readonly Problem[]): readonly Found[] {
  const sections = sectionsOf(page.file, problems);
  if (sections.length === 0) return [];
  return [
    {
      urgency: 1,
      due: page.due,
      id: page.name,
      message: `The words of ${periodInWords(page.period)}: a number is in no field of what is cited beside it, under ${sections.join("; ")}.`,
      command: `scrutiny check ${context.shown(page.file.path)}`,
      who: [],
    },
  ];
}
