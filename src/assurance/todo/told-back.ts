import { dayInWords } from "../../model/day.ts";
import type { RecordFile } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import type { Found, TodoContext, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Children and families who were heard and are to be told what came of it. */
export const toldBack: TodoKind = {
  kind: "told-back",
  says: "Children or families were heard and not told what came of it: the day is past or comes this quarter, or none is set.",
  find(context) {
    return context.base.notes.flatMap((record) => notTold(context, record));
  },
};

function notTold(context: TodoContext, { id, value }: RecordFile<Note>): readonly Found[] {
  const { heard, status, title, date, "told-back": back } = value;
  const isHeard = (heard?.children ?? 0) + (heard?.["parents-carers"] ?? 0) > 0;
  if (status === "withdrawn" || date > context.today) return [];
  if (back === undefined ? !isHeard : "on" in back && back.on <= context.today) return [];
  const due = back && ("due" in back ? back.due : back.on);
  const urgency = due === undefined ? 2 : urgencyOf(context, due, 1);
  if (urgency === undefined) return [];
  const when = due === undefined ? "no day set" : dueInWords(context, due);
  return [
    {
      urgency,
      due,
      id,
      message: `${title}, ${dayInWords(date)}: tell those who were heard what came of it, ${when}.`,
      command: `scrutiny update ${id} --told-back DAY --how TEXT`,
      who: [],
    },
  ];
}
