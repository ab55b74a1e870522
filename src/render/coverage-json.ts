import type { CoverageAnswer } from "../model/coverage-answer.ts";
import { mask } from "../model/mask.ts";

/** Coverage as JSON, version 1 of `cli.md`: keys in a fixed order, `null` for an unknown scalar, a final newline. Masked. */
export function coverageAsJson(answer: CoverageAnswer): string {
  const body = {
    version: 1,
    year: answer.year,
    quarter: answer.quarter ?? null,
    asAt: answer.asAt,
    framework: answer.framework,
    areas: answer.areas.map((area) => ({
      id: area.id,
      title: area.title,
      level: area.level ?? null,
      direction: area.direction ?? null,
      gaps: area.gaps,
      criteria: area.criteria.map((one) => ({
        id: one.id,
        title: one.title,
        corroboration: one.corroboration,
        bothWays: one.bothWays,
        notYetClear: one.notYetClear,
        findings: one.findings.map(({ id, n, says, line, from }) => ({
          id,
          n,
          says,
          line: line ?? null,
          from: from ?? null,
        })),
        sources: one.sources,
        methods: one.methods,
        lines: one.lines,
        newest: one.newest ?? null,
        gaps: one.gaps,
      })),
    })),
    outsideFramework: answer.outsideFramework,
    voices: {
      children: answer.voices.children,
      parentsCarers: answer.voices["parents-carers"],
      practitioners: answer.voices.practitioners,
      leaders: answer.voices.leaders,
      others: answer.voices.others,
    },
    programme: answer.programme.map(({ activity, planned, done, notDone }) => ({
      activity,
      planned: planned ?? null,
      done,
      notDone: notDone.map(({ outcome, why }) => ({ outcome, why: why ?? null })),
    })),
    information: answer.information.map(({ requirement, asked, received, overdue }) => ({
      requirement,
      asked,
      received,
      overdue,
    })),
    counts: answer.counts,
  };
  const masked = (_: string, value: unknown) => (typeof value === "string" ? mask(value) : value);
  return `${JSON.stringify(body, masked, 2)}\n`;
}
