import { type Agreement, agreementOf } from "../assurance/programme-agreement.ts";
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
