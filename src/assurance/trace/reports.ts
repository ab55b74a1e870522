import type { Day } from "../../model/day.ts";
import type { Place } from "../../model/problem.ts";
import { type GraphInMaking, inWords } from "./graph.ts";
import type { HeldRecord } from "./held-record.ts";

/** A report that was made, as its manifest or its seal says. */
export interface MadeReport {
  /** Of the manifest or seal. */
  readonly path: string;
  readonly document: string;
  /** `2025/26-Q2`. */
  readonly period: string;
  readonly stage: string;
  readonly edition: string;
  readonly asAt: Day;
  /** Paths of what it was made of; of a record marked above its edition, the folder alone. */
  readonly records: readonly string[];
}

/** Reports, each resting on the records that it was made of. */
export function addReports(
  graph: GraphInMaking,
  held: readonly HeldRecord[],
  reports: readonly MadeReport[],
): void {
  const byPath = new Map(held.map(({ record, holder }) => [record.path, holder([])]));
  for (const report of reports) {
    const place = (): Place => ({ path: report.path, line: 1, column: 1, endLine: 1, endColumn: 1 });
    const title = `${inWords(report.document)} of ${report.period}, ${report.edition} edition, ${inWords(report.stage).toLowerCase()}, as at ${report.asAt}`;
    const key = graph.add({
      label: undefined,
      state: undefined,
      marking: undefined,
      kind: "report",
      id: report.path,
      title,
      day: report.asAt,
      place,
    });
    for (const path of report.records)
      graph.rest(key, byPath.get(path), { strength: "rests", relation: "was made of" });
  }
}
