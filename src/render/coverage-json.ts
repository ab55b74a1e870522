import type { CoverageAnswer, CoverageMore } from "../model/coverage-answer.ts";
import { jsonDocument } from "./json-document.ts";

/**
 * Coverage as JSON, version 1 of `cli.md`: keys in a fixed order, `null` for an unknown scalar, a final newline. Masked.
 * What `--more` adds stands in the one key `more`.
 */
export function coverageAsJson(answer: CoverageAnswer, more?: CoverageMore): string {
  const { areas, information, counts } = coverageParts(answer);
  return jsonDocument({
    version: 1,
    year: answer.year,
    quarter: answer.quarter,
    asAt: answer.asAt,
    framework: answer.framework,
    areas,
    outsideFramework: answer.outsideFramework,
    voices: {
      children: answer.voices.children,
      parentsCarers: answer.voices["parents-carers"],
      practitioners: answer.voices.practitioners,
      leaders: answer.voices.leaders,
      others: answer.voices.others,
    },
    programme: answer.programme,
    information,
    counts,
    ...(more && { more: moreParts(more) }),
  });
}

/** The parts that `status` shares with `coverage`, key for key. */
export function coverageParts(answer: CoverageAnswer) {
  return {
    areas: answer.areas.map((area) => ({
      id: area.id,
      title: area.title,
      level: area.level,
      direction: area.direction,
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
          line,
          from,
        })),
        sources: one.sources,
        methods: one.methods,
        lines: one.lines,
        newest: one.newest,
        gaps: one.gaps,
      })),
    })),
    information: answer.information.map(({ requirement, asked, received, overdue }) => ({
      requirement,
      asked,
      received,
      overdue,
    })),
    counts: answer.counts,
  };
}

/** Titles and texts of the framework are left to the framework. */
function moreParts(more: CoverageMore) {
  return {
    ...more,
    areas: more.areas.map(({ title: _, ...area }) => area),
    functionsAndDuties: more.functionsAndDuties.map(({ text: _, activities: __, ...one }) => one),
  };
}
