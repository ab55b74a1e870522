import type { MadeReport } from "../../model/made-report.ts";
import { startOf } from "../../model/problem.ts";
import { type GraphInMaking, inWords, PLAIN } from "./graph.ts";
import type { HeldRecord } from "./held-record.ts";

/** Reports, each resting on the records that it was made of. */
export function addReports(
  graph: GraphInMaking,
  held: readonly HeldRecord[],
  reports: readonly MadeReport[],
): void {
  const byPath = new Map(held.map(({ record, holder }) => [record.path, holder([])]));
  for (const { path, report, records } of reports) {
    const { document, period, edition, stage, asAt } = report;
    const title = `${inWords(document)} of ${period}, ${edition} edition, ${inWords(stage).toLowerCase()}${issueInWords(report)}`;
    const place = () => startOf(path);
    const key = graph.add({ ...PLAIN, kind: "report", id: path, title, day: asAt, place });
    for (const record of records)
      graph.rest(key, byPath.get(record.path), { strength: "rests", relation: "was made of" });
  }
}

/** A corrected final stands beside the first: its number tells them apart. */
function issueInWords({ issue = 1 }: MadeReport["report"]): string {
  return issue === 1 ? "" : `, issue ${issue}`;
}
