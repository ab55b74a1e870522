import { hide } from "../../model/mask.ts";
import { isPrivacyRule } from "../../model/privacy/waivable.ts";
import type { Problem } from "../../model/problem.ts";

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Gives a line of a file with all masked that a privacy rule found in it, warnings too. Its length never changes. */
export type LineMask = (path: string, line: number, text: string) => string;

/** Masks by the places of problems, so that what a policy's own terms find is known, and what goes over several lines. */
export function lineMask(problems: readonly Problem[]): LineMask {
  const ranges = new Map<string, Range[]>();
  for (const { rule, place } of problems) {
    if (!isPrivacyRule(rule)) continue;
    for (let line = place.line; line <= place.endLine; line += 1) {
      const from = line === place.line ? place.column - 1 : 0;
      const to = line === place.endLine ? place.endColumn - 1 : Number.MAX_SAFE_INTEGER;
      const key = `${line}:${place.path}`;
      ranges.set(key, [...(ranges.get(key) ?? []), { from, to }]);
    }
  }
  return (path, line, text) => (ranges.get(`${line}:${path}`) ?? []).reduce(masked, text);
}

function masked(text: string, { from, to }: Range): string {
  return text.slice(0, from) + hide(text.slice(from, to)) + text.slice(to);
}
