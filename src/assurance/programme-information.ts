import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { type PolicyFile, partyShort } from "../model/policy.ts";
import { compareText } from "../model/problem.ts";
import type { Programme } from "../model/programme.ts";
import type { InformationAnswer } from "../model/programme-answer.ts";
import type { InformationRequest } from "../model/registers.ts";
import { holds, type Period, quarterOf } from "../model/year.ts";
import { information } from "./coverage-answer.ts";
import type { PeriodFacts } from "./quarter.ts";
import { entryLabel } from "./reference.ts";
import { requestDaysOverdue, requestDue } from "./registers-of-period.ts";
import { receivedDaysLate } from "./request-numbers.ts";
import { standing } from "./standing.ts";

/** What comes as returns in `escalations.yaml` is asked for under the file's name. */
const RETURNS = "escalations";

/**
 * The requirements of information of a programme: the counts of `coverage`, and the requests that they are of: asked or
 * received in the period, or still open.
 */
export function informationAnswer(
  base: KnowledgeBase,
  facts: PeriodFacts,
  programme: Programme,
): readonly InformationAnswer[] {
  const starts = base.policy.value.year.starts;
  const requests = base.registers.request
    .filter((record) => record.value.asked <= facts.asAt)
    .map((record) => ({ record, entry: standing("request", record.value, facts.asAt) }))
    .filter(({ entry }) => isOfPeriod(entry, facts.period));
  return information(base, facts).map((counts) => {
    const own = requests.filter(({ entry }) => entry.requirement === counts.requirement);
    const stated = programme.information.find((one) => one.id === counts.requirement);
    return {
      ...counts,
      from: (stated?.from ?? []).map((id) => ({ id, title: partyShort(base.policy.value, id) })),
      every: stated?.every,
      dueDays: stated?.["due-days"],
      receivedLate: own.filter(
        ({ entry }) => receivedDaysLate(entry) > 0 && isReceivedIn(entry, facts.period),
      ).length,
      returns: counts.requirement === RETURNS ? returnsIn(facts) : 0,
      requests: own
        .map(({ record, entry }) => ({
          id: record.id,
          number: entryLabel({ kind: "request", record }, facts.period.year, starts),
          ...requestAnswer(base.policy.value, entry, facts.asAt),
        }))
        .sort((a, b) => compareText(a.id, b.id)),
    };
  });
}

function isOfPeriod(entry: InformationRequest, period: Period): boolean {
  return holds(period, entry.asked) || entry.closed === undefined || isReceivedIn(entry, period);
}

function isReceivedIn(entry: InformationRequest, period: Period): boolean {
  return entry.received !== undefined && holds(period, entry.received);
}

function requestAnswer(
  policy: PolicyFile,
  entry: InformationRequest,
  asAt: Day,
): Omit<InformationAnswer["requests"][number], "id" | "number"> {
  return {
    from: { id: entry.from, title: partyShort(policy, entry.from) },
    asked: entry.asked,
    due: requestDue(entry),
    received: entry.received,
    status: entry.status ?? "asked",
    daysLate: Math.max(receivedDaysLate(entry), requestDaysOverdue(entry, asAt)),
  };
}

/** Returns of the period whose quarter has begun by the as-at day. */
function returnsIn({ folder, period, asAt }: PeriodFacts): number {
  const all = folder?.returns?.value.returns ?? [];
  return all.filter(({ period: name }) => {
    const quarter = quarterOf(period.year, name);
    return quarter.from <= asAt && (period.quarter === undefined || name === period.quarter);
  }).length;
}
