import { mask } from "../model/mask.ts";
import type { Place } from "../model/problem.ts";
import { type CheckReport, type ComparedWith, countBySeverity } from "./problems.ts";

/** The problems as JSON, version 1 of `cli.md`: keys in a fixed order, `null` for an unknown scalar, a final newline. */
export function problemsAsJson(report: CheckReport): string {
  const by = countBySeverity(report.problems);
  const place = ({ path, line, column, endLine, endColumn }: Place) => ({
    path: mask(path),
    line,
    column,
    endLine,
    endColumn,
  });
  const masked = (text: string | undefined) => (text === undefined ? null : mask(text));
  const body = {
    version: 1,
    root: report.root,
    at: report.at ?? null,
    since: sinceAsJson(report.since),
    counts: {
      files: report.files.found.length,
      read: report.files.read.length + report.files.attached.length,
      leftOut: report.files.leftOut.length,
      errors: by.error,
      warnings: by.warning,
      infos: by.info,
      waived: report.waived,
    },
    problems: report.problems.map((one) => ({
      rule: one.rule,
      severity: one.severity,
      message: mask(one.message),
      ...place(one.place),
      field: masked(one.field),
      hint: masked(one.hint),
      related: one.related.map((other) => ({
        message: mask(other.message),
        path: mask(other.place.path),
        line: other.place.line,
        column: other.place.column,
      })),
      ...(one.commit === undefined ? {} : { commit: one.commit?.id ?? null }),
    })),
    leftOut: report.files.leftOut.map(({ path, reason }) => ({ path: mask(path), reason })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function sinceAsJson(since: ComparedWith | undefined) {
  if (since === undefined) return null;
  const { ref, mergeBase, changed, restingOn } = since;
  return { ref: mask(ref), mergeBase, changed: changed.map(mask), restingOn: restingOn.map(mask) };
}
