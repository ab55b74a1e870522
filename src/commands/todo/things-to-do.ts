import { references } from "../../assurance/reference.ts";
import { todoItems } from "../../assurance/todo/index.ts";
import { todoContext } from "../../assurance/todo-context.ts";
import { numberNotInFigures } from "../../check/rules/number-not-in-figures.ts";
import { runRules } from "../../check/run.ts";
import type { TodoItem } from "../../model/todo.ts";
import type { Session } from "../session.ts";

/** Everything to do today, the most urgent first: what `todo` lists, and of which `status` shows the first. */
export async function thingsToDo(session: Session): Promise<readonly TodoItem[]> {
  const base = await session.knowledgeBase();
  const today = await session.today();
  const problems = runRules(base, [numberNotInFigures], today);
  const shown = (path: string) => session.shown(path);
  return todoItems(todoContext({ base, references: references(base), today, problems, shown }));
}
