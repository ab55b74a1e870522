import type { Day } from "../model/day.ts";
import type { RecommendationNumbers } from "../model/status-answer.ts";
import { recommendationDaysOverdue, recommendationDue, type StandingEntry } from "./registers-of-period.ts";

type Entry = StandingEntry<"recommendation">["entry"];

/** The statuses in the order of their list in the model: as the owner says. */
const STATUSES = [
  "not-started",
  "on-track",
  "slipping",
  "off-track",
  "complete",
  "superseded",
  "closed-not-accepted",
] as const;

/**
 * Recommendations that a period shows, as at a day: what the owner says, by what the scrutineer found, and never one
 * number of the two. Complete in the owner's words and not tested is never done (`model.md`, Registers).
 */
export function recommendationNumbers(
  shown: readonly StandingEntry<"recommendation">[],
  asAt: Day,
): RecommendationNumbers {
  const entries = shown.map((one) => one.entry);
  const count = (holds: (entry: Entry) => boolean) => entries.filter(holds).length;
  const open = shown.filter((one) => one.open).length;
  return {
    all: shown.length,
    open,
    closed: shown.length - open,
    overdue: count((entry) => recommendationDaysOverdue(entry, asAt) > 0),
    dateMoved: count((entry) => recommendationDue(entry).moved !== undefined),
    answers: answers(entries),
    status: STATUSES.map((status) => byTest(status, entries)).filter((one) => one.all > 0),
    completeUntested: count((entry) => entry.status === "complete" && testOf(entry) === "not-tested"),
    withDifference: count((entry) => entry.difference !== undefined),
    testedWithoutDifference: count(
      (entry) => testOf(entry) !== "not-tested" && entry.difference === undefined,
    ),
  };
}

/** What the scrutineer found; not tested where nobody has. */
function testOf(entry: Entry) {
  return entry.tested?.view ?? "not-tested";
}

/** By the last response; without one it is awaited. */
function answers(entries: readonly Entry[]): RecommendationNumbers["answers"] {
  const last = entries.map((entry) => entry.responses.at(-1)?.decision ?? "awaiting");
  const of = (decision: (typeof last)[number]) => last.filter((one) => one === decision).length;
  return {
    accepted: of("accepted"),
    acceptedInPart: of("accepted-in-part"),
    notAccepted: of("not-accepted"),
    awaiting: of("awaiting"),
  };
}

function byTest(status: (typeof STATUSES)[number], entries: readonly Entry[]) {
  const own = entries.filter((entry) => (entry.status ?? "not-started") === status);
  const of = (view: ReturnType<typeof testOf>) => own.filter((entry) => testOf(entry) === view).length;
  return {
    status,
    all: own.length,
    embedded: of("embedded"),
    doneNotEmbedded: of("done-not-embedded"),
    notDone: of("not-done"),
    notTested: of("not-tested"),
  };
}
