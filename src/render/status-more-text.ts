import { onOneLine } from "../model/printable.ts";
import type { LateEntry, StatusMore } from "../model/status-answer.ts";
import { type Align, type Cell, inColumns } from "./columns.ts";
import type { Paint } from "./paint.ts";
import { wrapped } from "./wrapped.ts";

/** What `status --more` adds for people: each register in sentences, and recommendations by status and test. */
export function statusMoreAsText(more: StatusMore, columns: number, paint: Paint): readonly string[] {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["Recommendations", recommendations(more)],
    ["Challenges", challenges(more)],
    ["Requests", requests(more)],
    ["Escalations", escalations(more)],
    ["Learning reviews", learningReviews(more)],
  ];
  const table = tests(more, columns, paint);
  return parts.flatMap(([title, sentences], index) => [
    "",
    paint.bold(title),
    ...sentences.flatMap((one) => wrapped(one, columns - 2).map((line) => `  ${line}`)),
    ...(index === 0 ? table : []),
  ]);
}

const NONE: readonly string[] = ["None on record."];

function recommendations({ recommendations: one }: StatusMore): readonly string[] {
  if (one.all === 0) return NONE;
  const { answers } = one;
  return [
    `${one.all} on record, ${one.open} open, ${one.overdue} overdue; the date of ${one.dateMoved} was moved.`,
    `Answers: ${answers.accepted} accepted, ${answers.acceptedInPart} in part, ${answers.notAccepted} not accepted, ${answers.awaiting} awaited.`,
    `Complete in the owner's words and not tested: ${one.completeUntested}.`,
    `Difference on record: ${one.withDifference}; tested without one: ${one.testedWithoutDifference}.`,
  ];
}

/** What the owner says in the rows, what was tested in the columns. */
function tests(
  { recommendations: { status } }: StatusMore,
  columns: number,
  paint: Paint,
): readonly string[] {
  if (status.length === 0) return [];
  const head = ["  Owner says", "All", "Embedded", "Done, not embedded", "Not done", "Not tested"];
  const rows = status.map((one): readonly Cell[] => [
    `  ${one.status.replaceAll("-", " ")}`,
    ...[one.all, one.embedded, one.doneNotEmbedded, one.notDone, one.notTested].map(String),
  ]);
  const aligns: readonly Align[] = ["left", "right", "right", "right", "right", "right"];
  const [first = "", ...lines] = inColumns([head, ...rows], aligns, columns);
  return [paint.bold(first), ...lines];
}

function challenges({ challenges: one }: StatusMore): readonly string[] {
  if (one.all === 0) return NONE;
  const { views } = one;
  return [
    `${one.all} on record, ${one.support} of them support; ${one.open} open.`,
    `Answered: ${one.inTime} in time, ${one.late} late. Not answered: ${one.unanswered}, overdue ${one.overdue}.`,
    ...days("Days late", one.daysLate),
    `Your view: ${views.answers} answer, ${views.answersInPart} in part, ${views.doesNotAnswer} do not answer; ${one.withoutView} without a view.`,
  ];
}

function requests({ requests: one }: StatusMore): readonly string[] {
  if (one.all === 0) return NONE;
  return [
    `${one.all} on record, ${one.open} open, ${one.overdue} overdue; ${one.refused} refused or not held.`,
    `Received: ${one.receivedInTime} in time, ${one.receivedLate} late.`,
    ...days("Days late", one.daysLate),
  ];
}

function escalations({ escalations: one }: StatusMore): readonly string[] {
  const { followed, returns } = one;
  const view = `Your view was followed: ${followed.yes} yes, ${followed.inPart} in part, ${followed.no} no.`;
  return [
    `${one.all} with your view asked, ${one.open} open.`,
    ...(one.all > 0 ? [view] : []),
    ...days("Days from the notice to your view", one.viewDays),
    returns === undefined
      ? "No returns have come."
      : `Returns: ${returns.notified} notified, ${returns.settled} settled, ${returns.outcomesNotified} outcomes notified; at the last quarter ${returns.open} open, ${returns.overdue} overdue.`,
  ];
}

function learningReviews({ learningReviews: one }: StatusMore): readonly string[] {
  if (one.all === 0) return NONE;
  const times = one.times.map(({ label, notified, sent, daysLate }) => {
    const said = [
      notified === undefined ? undefined : `notified after ${notified}`,
      sent === undefined ? undefined : `sent after ${sent}`,
      daysLate > 0 ? `${daysLate} late` : undefined,
    ];
    return `${onOneLine(label)} ${said.filter((each) => each !== undefined).join(", ")}`;
  });
  return [
    `${one.all} on record, ${one.open} open, ${one.overdue} overdue, ${one.late} with a late step.`,
    ...(times.length > 0 ? [`Working days: ${times.join("; ")}.`] : []),
    `Actions: ${one.actions.agreed} agreed, ${one.actions.complete} complete, ${one.actions.tested} tested.`,
  ];
}

/** Labels with their days in a sentence; nothing where there are none. */
function days(what: string, entries: readonly LateEntry[]): readonly string[] {
  if (entries.length === 0) return [];
  return [`${what}: ${entries.map((one) => `${onOneLine(one.label)} ${one.days}`).join(", ")}.`];
}
