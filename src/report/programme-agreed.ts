import { executiveOf } from "../model/policy.ts";
import type { ReportInput } from "./input.ts";

/** Whether the executive group and the Business Manager both have agreed the year's programme by the as-at day. */
export function isAgreed({ policy, facts }: ReportInput): boolean {
  const agreed = facts.folder?.programme?.value.agreed.filter((one) => one.on <= facts.asAt) ?? [];
  const executive = executiveOf(policy)?.id;
  const has = (id: string | undefined) => id !== undefined && agreed.some((one) => one.by === id);
  return has(executive) && has("business-manager");
}

/** What the programme leaves open as at the day of the report. */
export function openPointsOf({ facts }: ReportInput) {
  const points = facts.folder?.programme?.value["open-points"] ?? [];
  return points.filter((one) => !one.settled || one.settled.on > facts.asAt);
}
