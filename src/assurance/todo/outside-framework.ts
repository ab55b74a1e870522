import { periodInWords } from "../../model/year.ts";
import { findingKey } from "../quarter.ts";
import { type Found, type TodoContext, type TodoKind, type TodoPage, wordsCommand } from "../todo-context.ts";

/** Findings outside the framework that the words of a report to come say nothing of. */
export const outsideFramework: TodoKind = {
  kind: "outside-framework",
  says: "A note has findings outside the framework, and the words of a report to come do not cite them. A line a note.",
  find: (context) => context.pages.filter((one) => one.isWritten).flatMap((page) => uncited(context, page)),
};

function uncited(context: TodoContext, page: TodoPage): readonly Found[] {
  const facts = context.facts(page.period);
  const left = (facts?.outside ?? []).filter(
    ({ note, n }) => !facts?.cited.has(findingKey(note.record.id, n)),
  );
  const notes = [...new Set(left.map((one) => one.note))];
  return notes.map((note) => {
    const count = left.filter((one) => one.note === note).length;
    const what = count === 1 ? "a finding" : `${count} findings`;
    return {
      urgency: 3,
      due: page.due,
      id: note.record.id,
      message: `${note.record.value.title}: ${what} outside the framework. The words of ${periodInWords(page.period)} do not cite it.`,
      command: wordsCommand(page.period, true),
      who: [],
    };
  });
}
