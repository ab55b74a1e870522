import { countId, returnedIn } from "../../assurance/disclosure/counts-of-period.ts";
import {
  challengeDaysLate,
  challengeDue,
  requestDaysOverdue,
  requestDue,
  type StandingEntry,
} from "../../assurance/registers-of-period.ts";
import { type Day, daysBetween } from "../../model/day.ts";
import { partyShort } from "../../model/policy.ts";
import type { RegisterKind } from "../../model/register-kinds.ts";
import { named, type ReportInput } from "../input.ts";
import { type Cell, type Inline, paragraph, strong, table } from "../nodes.ts";
import { countOf, periodWord, pluralOf, VIEW_IN_WORDS, withStop } from "../phrases.ts";
import type { Section } from "../section.ts";
import { shortDay } from "../short-day.ts";
import { withheldEntries } from "../withheld.ts";

/** Challenges, escalations and requests with what came of each and the scrutineer's view; then the returns. */
export const challenges: Section = {
  name: "challenges",
  says: "challenges, escalations and requests: due, what came, the scrutineer's view; escalation returns",
  render(input) {
    const { challenge, escalation, request } = input.entries;
    const all = [...challenge, ...escalation, ...request];
    const rows = [
      ...shownOf(input, challenge).map((one) => challengeRow(input, one)),
      ...shownOf(input, escalation).map((one) => escalationRow(input, one)),
      ...shownOf(input, request).map((one) => requestRow(input, one)),
    ];
    const returned = escalationReturns(input);
    const header = ["No.", "What", "To or from", "Due", "What came", "My view"];
    const none = `No challenge, escalation or request is on record for this ${periodWord(input.facts.period)}.`;
    return [
      ...(all.length === 0 ? [paragraph(none)] : []),
      ...(rows.length > 0 ? [table(header, rows, { caption: "Challenges, escalations and requests" })] : []),
      ...withheldEntries(input, all),
      ...(returned ? [paragraph(returned)] : []),
    ];
  },
};

function challengeRow(input: ReportInput, one: StandingEntry<"challenge">): readonly Cell[] {
  const { entry, label } = one;
  const due = challengeDue(entry, input.policy.deadlines);
  return [
    ...named(label, entry.question),
    shorts(input, entry.to),
    due ? shortDay(input, due) : "–",
    challengeAnswer(input, one),
    challengeView(input, entry),
  ];
}

function challengeAnswer(input: ReportInput, { entry }: StandingEntry<"challenge">): readonly Inline[] {
  const late = challengeDaysLate(entry, input.facts.asAt, input.policy.deadlines);
  const answered = entry.responses.map((one) => one.on).sort()[0];
  if (answered)
    return [
      `${shortDay(input, answered)}${late > 0 ? `, ${countOf(late, "day")} late` : ""}`,
      closedOn(input, entry),
    ];
  const due = challengeDue(entry, input.policy.deadlines);
  if (late > 0 && due)
    return [strong(`No answer, overdue since ${shortDay(input, due)}, ${countOf(late, "day")}.`)];
  return [`No answer yet${closedOn(input, entry)}`];
}

function challengeView(input: ReportInput, entry: StandingEntry<"challenge">["entry"]): readonly Inline[] {
  const pieces: Inline[] = [];
  if (entry.view) {
    pieces.push(strong(`${VIEW_IN_WORDS[entry.view.is]}.`));
    if (entry.view.why) pieces.push(` ${withStop(entry.view.why)}`);
  } else if (entry.responses.length > 0) pieces.push(strong("No view yet."));
  const more = [
    ...(entry["carried-to"] ? [`Carried to ${input.label(entry["carried-to"])?.text ?? "missing"}.`] : []),
    ...(entry.outcome ? [`Outcome: ${withStop(entry.outcome)}`] : []),
    ...(entry.difference ? [`Difference: ${withStop(entry.difference.text)}`] : []),
  ].join(" ");
  return more === "" ? pieces : [...pieces, pieces.length > 0 ? ` ${more}` : more];
}

function escalationRow(input: ReportInput, one: StandingEntry<"escalation">): readonly Cell[] {
  const { entry, label } = one;
  const came = entry.closed ? `Closed ${shortDay(input, entry.closed)}. ` : "Open. ";
  const followed = entry.view?.followed ? ` Followed: ${entry.view.followed.replace("-", " ")}.` : "";
  const view = entry.view
    ? `Given ${shortDay(input, entry.view.given)}: ${withStop(entry.view.text)}${followed}`
    : "";
  const difference = entry.difference ? ` Difference: ${withStop(entry.difference.text)}` : "";
  return [
    ...named(label, entry.title),
    shorts(input, entry.parties),
    "–",
    `${came}${entry.outcome ? withStop(entry.outcome) : ""}${difference}`.trim(),
    view,
  ];
}

function requestRow(input: ReportInput, one: StandingEntry<"request">): readonly Cell[] {
  const { entry, label } = one;
  const due = requestDue(entry);
  return [
    ...named(label, entry.title),
    shorts(input, [entry.from]),
    due ? shortDay(input, due) : "–",
    requestAnswer(input, one),
    "",
  ];
}

function shownOf<K extends RegisterKind>(
  input: ReportInput,
  entries: readonly StandingEntry<K>[],
): readonly StandingEntry<K>[] {
  return entries.filter((one) => input.isShown(one.record.value.marking));
}

function requestAnswer(input: ReportInput, one: StandingEntry<"request">): readonly Inline[] {
  const { entry } = one;
  const due = requestDue(entry);
  const overdue = requestDaysOverdue(entry, input.facts.asAt);
  const reminders = remindersOf(input, one);
  const tail = reminders === "" ? "" : ` ${reminders}`;
  switch (entry.status) {
    case "received": {
      const late = entry.received && due ? Math.max(0, daysBetween(due, entry.received)) : 0;
      const on = entry.received ? ` ${shortDay(input, entry.received)}` : "";
      return [`Received${on}${late > 0 ? `, ${countOf(late, "day")} late` : ""}.${tail}`];
    }
    case "refused":
    case "not-held":
    case "withdrawn": {
      const word = { refused: "Refused", "not-held": "Not held", withdrawn: "Withdrawn" }[entry.status];
      const last = entry.updates.findLast((update) => update.status === entry.status);
      return [strong(word), last ? `, ${shortDay(input, last.on)}: ${withStop(last.text)}` : "."];
    }
    default: {
      const part = entry.status === "part-received" ? "Received in part" : "Not received";
      if (overdue > 0 && due)
        return [strong(`${part}, overdue since ${shortDay(input, due)}, ${countOf(overdue, "day")}.`), tail];
      return [
        entry.status === "part-received"
          ? `Received in part.${tail}`
          : `Not yet due${tail === "" ? "" : `.${tail}`}`,
      ];
    }
  }
}

/** Updates that set nothing, of the same words: "Reminded 14 August, 11 September." */
function remindersOf(input: ReportInput, { entry }: StandingEntry<"request">): string {
  const days = new Map<string, Day[]>();
  for (const update of entry.updates) {
    if (update.status ?? update.received ?? update.due ?? update.closed) continue;
    const text = update.text.trim().replace(/\.$/, "");
    days.set(text, [...(days.get(text) ?? []), update.on]);
  }
  return [...days]
    .map(([text, on]) => `${text} ${on.map((day) => shortDay(input, day)).join(", ")}.`)
    .join(" ");
}

function escalationReturns(input: ReportInput): string | undefined {
  const known = input.policy.escalation?.stages ?? [];
  const found = returnedIn(
    input.facts,
    known.map((one) => one.id),
  );
  if (!found) return undefined;
  const { sums } = found;
  const number = (name: string, value: number) =>
    input.people.inWords(countId(input.facts.period, `returned ${name}`), value);
  const settled = found.settled.map(({ stage, count }) => {
    const title = known.find((one) => one.id === stage)?.title ?? stage;
    return `${pluralOf(title)} ${number(`settled ${stage}`, count)}`;
  });
  const settledBy = settled.length > 0 ? `settled by ${settled.join(", ")}; ` : "";
  const open = `open ${number("open", sums.open)}, of them ${number("overdue", sums.overdue)} overdue`;
  return (
    `Other escalations, from ${countOf(found.returns, "return")}: ${number("notified", sums.notified)} notified; ${settledBy}` +
    `${open}; outcomes notified ${number("outcomes-notified", sums["outcomes-notified"])}.`
  );
}

function closedOn(input: ReportInput, entry: { readonly closed?: Day | undefined }): string {
  return entry.closed ? `. Closed ${shortDay(input, entry.closed)}.` : "";
}

function shorts({ policy }: ReportInput, ids: readonly string[]): string {
  return ids.map((id) => partyShort(policy, id)).join(", ");
}
