import { figuresOverTime } from "../../assurance/figures-over-time.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { holds, type Period, parseQuarter, parseYear } from "../../model/year.ts";
import { day, number, type TableItem, type TableKind, tableOf, text } from "../table-kind.ts";

const COLUMNS = [
  text("measure", "Measure", 50, true),
  text("unit", "Unit", 16, true),
  text("period", "Period", 24, true),
  number("value", "Value", 12, true),
  number("of", "Out of", 12, true),
  day("figureAsAt", "As at"),
  text("note", "Note", 46),
];

/** Figures of the notes that are used, measure by measure over time. */
export const figures: TableKind = {
  kind: "figures",
  says: "a figure of a note that counts: measure, unit, period, value and base",
  make(source) {
    const { base, today, period } = source;
    const markings = new Map(base.notes.map(({ id, value }) => [id, value.marking]));
    const items = figuresOverTime(base, today).flatMap(({ measure, unit, points }) =>
      points
        .filter((point) => !period || isOf(base, point.period, period))
        .map(
          (point): TableItem => ({
            marking: markings.get(point.id),
            cells: {
              measure,
              unit,
              period: point.period,
              value: point.value,
              of: point.of,
              figureAsAt: point.asAt,
              note: point.id,
            },
          }),
        ),
    );
    const says = [
      "Figures of notes that count. Nothing is added up: compare only what has the same base.",
      "Small numbers stand as they are in the notes, so this is not for publication.",
    ];
    return tableOf(source, { kind: "figures", title: "Figures over time", says, columns: COLUMNS }, items);
  },
};

/** Whether a figure's period lies in a year, or begins in it. */
function isOf({ policy }: KnowledgeBase, text: string, year: Period): boolean {
  const { starts } = policy.value.year;
  const [from] = text.split(" to ");
  if (text.includes(" to ")) return holds(year, from as Period["from"]);
  const named = parseQuarter(text, starts)?.year ?? parseYear(text, starts);
  return named?.start === year.year.start;
}
