import { type Year, yearFrom } from "../../model/year.ts";
import type { TodoContext, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** A year that has begun, or begins after this quarter, without a work programme. */
export const programmeNextYear: TodoKind = {
  kind: "programme-next-year",
  says: "The year that runs has no work programme; in its last quarter also where the next year has none.",
  find(context) {
    const { year, running, base } = context;
    const next = yearFrom(year.start + 1, base.policy.value.year.starts);
    const wanted = [year, ...(running.quarter === "Q4" ? [next] : [])].filter((one) => lacks(context, one));
    return wanted.map(({ label, from }) => ({
      urgency: urgencyOf(context, from, 1) ?? 3,
      due: from,
      id: label,
      message: `There is no work programme for ${label}: ${dueInWords(context, from)}.`,
      command: `scrutiny programme new --year ${label}`,
      who: [],
    }));
  },
};

/** A programme that is there and cannot be read is for `check` to say. */
function lacks({ base }: TodoContext, { start, folder }: Year): boolean {
  if (base.years.get(start)?.programme) return false;
  return !base.files.leftOut.some((one) => one.path === `programme/${folder}/programme.yaml`);
}
