import { lastDayInTime } from "../../model/deadline.ts";
import { partyShort } from "../../model/policy.ts";
import { requestDue } from "../registers-of-period.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoContext, TodoEntry, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Information that was asked for and has not come by its day. */
export const requestOverdue: TodoKind = {
  kind: "request-overdue",
  says: "Information that was asked for has not come, or only in part, and its day is past.",
  find: (context) => context.entries.request.flatMap((one) => waiting(context, one, true)),
};

/** Information that was asked for and is due this quarter. */
export const requestDueSoon: TodoKind = {
  kind: "request-due",
  says: "Information that was asked for has not come, or only in part, and is due this quarter, or no day is set.",
  find: (context) => context.entries.request.flatMap((one) => waiting(context, one, false)),
};

function waiting(context: TodoContext, one: TodoEntry<"request">, isOverdue: boolean): readonly Found[] {
  const { entry, record, label, name } = one;
  const { status = "asked" } = entry;
  const policy = context.base.policy.value;
  if (!one.open || !(status === "part-received" || (status === "asked" && !entry.received))) return [];
  const deadline = policy.deadlines?.request;
  const due = requestDue(entry) ?? (deadline && lastDayInTime(entry.asked, deadline));
  const urgency = due === undefined ? 3 : urgencyOf(context, due);
  if (urgency === undefined || (due !== undefined && due < context.today) !== isOverdue) return [];
  const came = status === "part-received" ? "came in part" : "has not come";
  const when = due === undefined ? "no day set" : dueInWords(context, due);
  return [
    {
      urgency,
      due,
      id: record.id,
      message: `${label}, ${entry.title}: it ${came} from ${partyShort(policy, entry.from)}, ${when}.${isOverdue ? " Remind them, and write it down." : ""}`,
      command: isOverdue ? `scrutiny update ${name} --text Reminded.` : updateCommand(name, "--received DAY"),
      who: [entry.from],
    },
  ];
}
