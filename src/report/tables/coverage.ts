import { coverageAnswer } from "../../assurance/coverage-answer.ts";
import type { AreaAnswer, CriterionAnswer } from "../../model/coverage-answer.ts";
import { CORROBORATION_IN_WORDS } from "../export-phrases.ts";
import { DIRECTION_IN_WORDS } from "../phrases.ts";
import {
  day,
  highest,
  number,
  type TableItem,
  type TableKind,
  tableOf,
  text,
  worded,
} from "../table-kind.ts";

const COLUMNS = [
  text("area", "Area", 30, true),
  text("level", "Level of the area", 16),
  text("direction", "Direction of the area", 16),
  text("id", "Criterion", 34),
  text("title", "Title", 40, true),
  number("workingWell", "Working well", 10, true),
  number("worriedAbout", "Worried about", 10, true),
  number("notYetClear", "Not yet clear", 10, true),
  text("workingWellIs", "Working well is", 14),
  text("worriedAboutIs", "Worried about is", 14),
  text("bothWays", "Both ways", 10),
  text("sources", "Sources", 30),
  text("methods", "Methods", 34),
  day("newest", "Newest"),
  text("gaps", "Gaps", 46, true),
  text("areaGaps", "Gaps of the area", 46),
];

/** Coverage: a row a criterion, with the findings on each side and why there are gaps. */
export const coverage: TableKind = {
  kind: "coverage",
  says: "a criterion of the framework in a year: findings on each side, what bears them out, gaps",
  make(source) {
    const { base, facts, ceiling } = source;
    if (!facts) throw new RangeError("coverage is counted of a period");
    const answer = coverageAnswer(base, facts);
    // counts are of all notes that are used, so the table is marked as the highest of them
    const marking = highest(
      base.policy.value,
      facts.notes.used.map(({ record }) => record.value.marking),
    );
    const table = tableOf(
      { ...source, ceiling: marking },
      {
        kind: "coverage",
        title: "Coverage",
        says: [
          `Counted of ${answer.counts.used} notes of ${answer.counts.files}. Levels are the scrutineer's; the tool only counts.`,
        ],
        columns: COLUMNS,
      },
      answer.areas.flatMap((area) => area.criteria.map((one) => itemOf(area, one, marking))),
    );
    const { markings } = base.policy.value;
    const isAbove = markings.indexOf(marking) > markings.indexOf(ceiling);
    return isAbove ? { ...table, rows: [], withheld: table.rows.length } : table;
  },
};

function itemOf(area: AreaAnswer, one: CriterionAnswer, marking: string): TableItem {
  return {
    marking,
    cells: {
      area: { value: area.id, words: area.title },
      level: area.level && { value: area.level, words: area.levelTitle ?? area.level },
      direction: worded(DIRECTION_IN_WORDS, area.direction),
      id: one.id,
      title: one.title,
      workingWell: one.workingWell,
      worriedAbout: one.worriedAbout,
      notYetClear: one.notYetClear,
      workingWellIs: worded(CORROBORATION_IN_WORDS, one.corroboration.workingWell),
      worriedAboutIs: worded(CORROBORATION_IN_WORDS, one.corroboration.worriedAbout),
      bothWays: one.bothWays ? "Yes" : "No",
      sources: one.sources,
      methods: one.methods,
      newest: one.newest,
      gaps: one.gaps.map(({ message }) => message),
      areaGaps: area.gaps.map(({ message }) => message),
    },
  };
}
