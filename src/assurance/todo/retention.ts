import type { Day } from "../../model/day.ts";
import { lastDayInTime } from "../../model/deadline.ts";
import { periodDay } from "../../model/note.ts";
import { compareText } from "../../model/problem.ts";
import { REGISTER_KINDS, REGISTERS } from "../../model/register-kinds.ts";
import type { Found, TodoContext, TodoKind } from "../todo-context.ts";

/** Records that the partnership's own schedule says to look at again. Where it sets no time, nothing is due. */
export const retention: TodoKind = {
  kind: "retention",
  says: "Records are older than `retention.review-after` of scrutiny.yaml: notes from their day, register entries from the day they were closed. A line a kind. Where no time is set, nothing is due.",
  find(context) {
    return context.base.policy.value.retention.flatMap(({ kinds, "review-after": after }, index): Found[] => {
      if (after === undefined) return [];
      const time = parseTime(after);
      return time ? kinds.flatMap((kind) => old(context, kind, time)) : [unreadable(context, index)];
    });
  },
};

type Time = Parameters<typeof lastDayInTime>[1];

/** `6 years`, `18 months`, `90 days`. */
function parseTime(text: string): Time | undefined {
  const [, count, unit] = /^(\d{1,3}) (year|month|day)s?$/.exec(text.trim().toLowerCase()) ?? [];
  if (count === undefined || Number(count) === 0) return undefined;
  if (unit === "day") return { within: Number(count), unit: "days" };
  return { within: Number(count) * (unit === "year" ? 12 : 1), unit: "months" };
}

function old(context: TodoContext, kind: string, time: Time): readonly Found[] {
  const due = datedOf(context, kind)
    .map(({ id, from }) => ({ id, on: lastDayInTime(from, time) }))
    .filter((one) => one.on < context.today)
    .sort((a, b) => compareText(a.on, b.on) || compareText(a.id, b.id));
  const [first] = due;
  if (!first) return [];
  const count =
    due.length === 1 ? `1 record of the kind ${kind}` : `${due.length} records of the kind ${kind}`;
  return [
    {
      urgency: 3,
      due: first.on,
      id: kind,
      message: `${count}: the time that the partnership set for looking at them again is over. The oldest is ${first.id}. See what rests on it first.`,
      command: `scrutiny trace ${first.id}`,
      who: [],
    },
  ];
}

/** Ids with the day that the time runs from. A kind goes by its name or its folder's. */
function datedOf({ base, entries }: TodoContext, kind: string): readonly { id: string; from: Day }[] {
  if (["note", "notes", "evidence"].includes(kind)) {
    const kept = base.notes.filter(({ value }) => value.status !== "withdrawn");
    return kept.map(({ id, value }) => ({ id, from: periodDay(value) }));
  }
  const register = REGISTER_KINDS.find(
    (one) => one === kind || REGISTERS[one].folder === `registers/${kind}`,
  );
  if (!register) return [];
  return entries[register].flatMap(({ record, entry }) =>
    entry.closed === undefined || record.value.disposed ? [] : [{ id: record.id, from: entry.closed }],
  );
}

function unreadable({ shown }: TodoContext, index: number): Found {
  return {
    urgency: 3,
    due: undefined,
    id: `retention.${index + 1}`,
    message:
      "retention.review-after of scrutiny.yaml is no length of time, so nothing can be said of it. Write it as 6 years, 18 months or 90 days.",
    command: `scrutiny check ${shown("scrutiny.yaml")}`,
    who: [],
  };
}
