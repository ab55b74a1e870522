import { type Day, dayInWords } from "../../model/day.ts";
import { lastDayInTime } from "../../model/deadline.ts";
import type { Deadline, Policy } from "../../model/policy.ts";
import type { EntryContext, EntryDefault, EntryFields } from "./entry-kind.ts";

export type DeadlineName = keyof NonNullable<Policy["deadlines"]>;

/** The partnership's deadline of that name; undefined where scrutiny.yaml sets none. */
export function deadlineOf({ setting }: EntryContext, name: DeadlineName): Deadline | undefined {
  return setting.base.policy.value.deadlines?.[name];
}

/** A field's default by a deadline, counted from the day in another field. */
export function byDeadline(name: DeadlineName, from: string) {
  return (fields: EntryFields, context: EntryContext): EntryDefault | undefined => {
    const deadline = deadlineOf(context, name);
    const day = fields[from] as Day | undefined;
    if (!deadline || day === undefined) return undefined;
    return { value: lastDayInTime(day, deadline), because: `${deadlineInWords(deadline)}, by scrutiny.yaml` };
  };
}

/** `The answer is due by 30 October 2025, 10 working days, by scrutiny.yaml.` */
export function dueInWords(what: string, from: Day, deadline: Deadline): string {
  const day = dayInWords(lastDayInTime(from, deadline));
  return `${what} by ${day}, ${deadlineInWords(deadline)}, by scrutiny.yaml.`;
}

/** `10 working days`, `1 month`. */
export function deadlineInWords({ within, unit }: Deadline): string {
  const words = unit.replace("-", " ");
  return within === 1 ? `1 ${words.slice(0, -1)}` : `${within} ${words}`;
}
