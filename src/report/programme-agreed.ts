import { hasEvidence } from "../assurance/coverage.ts";
import { type Agreement, agreementOf } from "../assurance/programme-agreement.ts";
import type { Programme } from "../model/programme.ts";
import type { ReportInput } from "./input.ts";

/** Who has agreed the year's programme by the as-at day, and whether its activities changed since. */
export function agreementIn({ policy, facts }: ReportInput): Agreement {
  return agreementOf(policy, facts.folder, facts.asAt);
}

/** Whether the executive group and the Business Manager both have agreed the year's programme by the as-at day. */
export function isAgreed(input: ReportInput): boolean {
  return agreementIn(input).state === "agreed";
}

/** What the programme leaves open as at the day of the report. */
export function openPointsOf({ facts }: ReportInput) {
  const points = facts.folder?.programme?.value["open-points"] ?? [];
  return points.filter((one) => !one.settled || one.settled.on > facts.asAt);
}

type Point = Programme["open-points"][number];

/** Whether a point is about what the period planned, did or found: an activity, what it serves, or a criterion with findings. */
export function bearsOnPeriod({ facts }: ReportInput, { of }: Point): boolean {
  if (of === undefined) return false;
  const moved = facts.progress.activities.filter(
    ({ planned, done, notDone }) =>
      (typeof planned === "number" && planned > 0) || done > 0 || notDone.length > 0,
  );
  const served = moved.flatMap(({ activity }) => [activity.id, ...activity.functions, ...activity.duties]);
  const found = facts.areas.flatMap((area) =>
    area.criteria.filter(hasEvidence).flatMap((one) => [one.id, one.criterionId]),
  );
  return served.includes(of) || found.includes(of);
}

/** What a point is about, as the head of a group. */
export function subjectOf({ facts }: ReportInput, { of = "" }: Point): string {
  const { areas, functions, duties, strands } = facts.framework.value;
  const programme = facts.folder?.programme?.value;
  const has = (items: readonly { readonly id: string }[] = []) => items.some((one) => one.id === of);
  const area = areas.find(({ criteria }) => criteria.some((one) => one.id === of || has(one.parts)));
  if (area) return area.title;
  if (has(functions) || has(duties)) return "Functions and duties";
  if (has(strands)) return "Strands of scrutiny";
  if (has(programme?.activities)) return "Activities of the programme";
  if (has(programme?.information)) return "Information asked for";
  return "The arrangements as a whole";
}
