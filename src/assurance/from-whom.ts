import type { FromCounts } from "../model/coverage-answer.ts";
import type { From } from "../model/note.ts";
import type { CountedFinding } from "./findings.ts";

/** Findings by whom or what they come from, as `from` says. What was told and what was seen stay apart. */
export function fromWhom(findings: readonly CountedFinding[]): FromCounts {
  const of = (from: From | undefined) => findings.filter((one) => one.finding.from === from).length;
  return {
    children: of("children"),
    parentsCarers: of("parents-carers"),
    practitioners: of("practitioners"),
    leaders: of("leaders"),
    agencyAccount: of("agency-account"),
    data: of("data"),
    document: of("document"),
    seen: of("seen"),
    notSaid: of(undefined),
  };
}
