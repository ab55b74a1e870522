import type { AgencyCounts } from "../model/coverage-answer.ts";
import type { CountedFinding } from "./findings.ts";
import type { UsedNote } from "./notes-of-period.ts";

/**
 * What the evidence has of each agency, in the order of scrutiny.yaml. Being in the room is no source; what an agency
 * said of itself, what came from it, and what others said or saw of it are four counts and never one.
 */
export function agencies(
  ids: readonly string[],
  used: readonly UsedNote[],
  findings: readonly CountedFinding[],
): readonly AgencyCounts[] {
  return ids.map((id) => {
    const from = findings.filter((one) => one.finding.agencies.includes(id));
    return {
      id,
      present: used.filter((note) => note.record.value.present.includes(id)).length,
      from: from.length,
      accounts: from.filter((one) => one.finding.from === "agency-account").length,
      concerns: findings.filter((one) => one.finding.concerns.includes(id)).length,
    };
  });
}
