import { type Day, daysBetween } from "../model/day.ts";
import type { RequestNumbers } from "../model/status-answer.ts";
import { requestDaysOverdue, requestDue, type StandingEntry } from "./registers-of-period.ts";

/**
 * Requests for information that a period shows, as at a day. Received means in full; a part keeps a request waiting. Days
 * are calendar days from the due day in force. Refused and not held are answers, and neither is overdue.
 */
export function requestNumbers(shown: readonly StandingEntry<"request">[], asAt: Day): RequestNumbers {
  const open = shown.filter((one) => one.open).length;
  const received = shown.filter(({ entry }) => entry.received !== undefined);
  const late = received.filter(({ entry }) => receivedDaysLate(entry) > 0);
  const overdue = shown.filter(({ entry }) => requestDaysOverdue(entry, asAt) > 0);
  return {
    all: shown.length,
    open,
    closed: shown.length - open,
    overdue: overdue.length,
    receivedInTime: received.length - late.length,
    receivedLate: late.length,
    refused: shown.filter(({ entry }) => entry.status === "refused" || entry.status === "not-held").length,
    daysLate: shown
      .map(({ label, entry }) => ({
        label,
        days: Math.max(requestDaysOverdue(entry, asAt), receivedDaysLate(entry)),
      }))
      .filter((one) => one.days > 0),
  };
}

/** Calendar days from the due day in force to receipt in full; 0 where it came in time, or has not come. */
export function receivedDaysLate(entry: StandingEntry<"request">["entry"]): number {
  const due = requestDue(entry);
  if (entry.received === undefined || due === undefined) return 0;
  return Math.max(0, daysBetween(due, entry.received));
}
