import { periodInWords } from "../../model/year.ts";
import { differingSides } from "../differing-sides.ts";
import { type Found, type TodoKind, wordsCommand } from "../todo-context.ts";

/** What one was told and another found, where the words of a report to come give one side. */
export const bothWaysUndiscussed: TodoKind = {
  kind: "both-ways-undiscussed",
  says: "Different sources say opposite things of a criterion, and the words of a report to come do not cite one of each.",
  find(context) {
    return context.pages.flatMap((page): Found[] => {
      const facts = page.isWritten ? context.facts(page.period) : undefined;
      if (!facts) return [];
      return differingSides(facts).map(({ criterion }) => ({
        urgency: 1,
        due: page.due,
        id: criterion.id,
        message: `${criterion.title}: sources say opposite things (${criterion.workingWell.length} working well, ${criterion.worriedAbout.length} worried about). The words of ${periodInWords(page.period)} do not cite both.`,
        command: wordsCommand(page.period, true),
        who: [],
      }));
    });
  },
};
