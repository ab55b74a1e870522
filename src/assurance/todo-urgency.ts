import { addDays, type Day, dayInWords, daysBetween } from "../model/day.ts";
import type { Urgency } from "../model/todo.ts";
import type { TodoContext } from "./todo-context.ts";

/** Due within so many days is soon. */
export const SOON_DAYS = 14;

/**
 * How urgent something with a day is: as urgent as `missed` says once the day has passed, 2 within 14 days, 3 within the
 * running quarter; undefined where it is later, and is not listed yet.
 */
export function urgencyOf(
  { today, running }: Pick<TodoContext, "today" | "running">,
  due: Day,
  missed: Urgency = 2,
): Urgency | undefined {
  if (due < today) return missed;
  if (due <= addDays(today, SOON_DAYS)) return 2;
  return due <= running.to ? 3 : undefined;
}

/** `due 30 June 2026`; `due 31 July 2025, 319 days overdue`. */
export function dueInWords({ today }: Pick<TodoContext, "today">, due: Day): string {
  const days = daysBetween(due, today);
  const late = days > 0 ? `, ${days} ${days === 1 ? "day" : "days"} overdue` : "";
  return `due ${dayInWords(due)}${late}`;
}
