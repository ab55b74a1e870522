import type { AreaMore, CoverageMore, FigureSeries, FunctionOrDuty } from "../model/coverage-answer.ts";
import { dayInWords } from "../model/day.ts";
import { onOneLine } from "../model/printable.ts";
import { type Align, type Cell, inColumns } from "./columns.ts";
import type { Screen } from "./screen.ts";
import { screenWidth } from "./screen-width.ts";
import { wrapped } from "./wrapped.ts";

/** What `coverage --more` adds for people: how the evidence came, what moved, what was done, and figures over time. */
export function coverageMoreAsText(more: CoverageMore, options: Screen): readonly string[] {
  const { paint, columns } = options;
  const width = screenWidth(columns, 120);
  const table = (head: readonly string[], rows: readonly (readonly Cell[])[], aligns: readonly Align[]) => {
    const [first = "", ...lines] = inColumns([head, ...rows], aligns, width);
    return [paint.bold(first), ...lines].join("\n");
  };
  const paragraph = (text: string) => wrapped(text, width).join("\n");
  const counts = "right" as const;
  return [
    [paint.bold("How the evidence came"), ...howItCame(more).map(paragraph)].join("\n"),
    table(
      ["Method", "Notes", "Findings"],
      more.methods.map((one) => [one.method.replace("-", " "), String(one.notes), String(one.findings)]),
      ["left", counts, counts],
    ),
    table(
      ["Agency", "In the room", "Findings from it", "Its own account", "About it"],
      more.agencies.map((one) => [
        onOneLine(one.id),
        ...[one.present, one.from, one.accounts, one.concerns].map(String),
      ]),
      ["left", counts, counts, counts, counts],
    ),
    `${table(["Area", "Newest evidence", "Findings", "Criteria"], more.areas.map(movementRow), ["left"])}\n${paint.dim(paragraph(compared(more)))}`,
    ...kindsOf(more.functionsAndDuties).map(([kind, list]) =>
      table([kind, "Planned", "Done", "Not done", "Notes", "Findings", "Entries"], list.map(functionRow), [
        "left",
        counts,
        counts,
        counts,
        counts,
        counts,
        "left",
      ]),
    ),
    ...(more.figures.length > 0
      ? [[paint.bold("Figures over time"), ...more.figures.map((one) => seriesAsText(one, width))].join("\n")]
      : []),
  ];
}

function howItCame({ lines, basis, from, toldBack }: CoverageMore): readonly string[] {
  const said = (count: number) => (count > 0 ? `, not said ${count}` : "");
  return [
    `Lines: ${lines.line1} an agency's own account, ${lines.line2} oversight by the partnership, ${lines.line3} independent${said(lines.notSaid)}.`,
    `Basis: ${basis.firstHand} first-hand, ${basis.reported} reported${said(basis.notSaid)}.`,
    `Told by: children ${from.children}, parents and carers ${from.parentsCarers}, practitioners ${from.practitioners}, leaders ${from.leaders}, agencies of themselves ${from.agencyAccount}.`,
    `Found in: what was seen ${from.seen}, data ${from.data}, documents ${from.document}${said(from.notSaid)}.`,
    `Told back: ${toldBack.told} of ${toldBack.needed}; ${toldBack.overdue} overdue, ${toldBack.waiting} waiting.`,
  ];
}

function compared({ comparedWith }: CoverageMore): string {
  return comparedWith === undefined
    ? "Nothing before to compare with."
    : `In brackets: ${comparedWith}. More findings are neither better nor worse.`;
}

function movementRow(one: AreaMore): readonly string[] {
  const then = one.findingsBefore === undefined ? "" : ` (${one.findingsBefore})`;
  const earlier = one.criteriaBefore === undefined ? "" : ` (${one.criteriaBefore} of ${one.ofBefore})`;
  return [
    onOneLine(one.title),
    one.newest === undefined ? "none" : `${dayInWords(one.newest)}, ${one.ageDays} days`,
    `${one.findings}${then}`,
    `${one.criteria} of ${one.of}${earlier}`,
  ];
}

/** Functions and duties apart: by what stands before the first dot of their ids. */
function kindsOf(list: readonly FunctionOrDuty[]): readonly (readonly [string, readonly FunctionOrDuty[]])[] {
  const kindOf = ({ id }: FunctionOrDuty) => onOneLine(id.split(".")[0] ?? id);
  const kinds = [...new Set(list.map(kindOf))];
  return kinds.map((kind) => [
    `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    list.filter((one) => kindOf(one) === kind),
  ]);
}

function functionRow(one: FunctionOrDuty): readonly string[] {
  const counts = [one.planned, one.done, one.notDone, one.notes.length, one.findings.length];
  const name = onOneLine(one.id.slice(one.id.indexOf(".") + 1));
  return [name, ...counts.map(String), one.entries.map(onOneLine).join(", ")];
}

/** Each figure with its base; no sum, no average, no trend. */
function seriesAsText({ measure, unit, points }: FigureSeries, columns: number): string {
  const shown = points.map(({ period, value, of }) =>
    of === undefined ? `${period} ${value}` : `${period} ${value} of ${of}`,
  );
  const indented = (text: string, by: number) =>
    wrapped(onOneLine(text), columns - by).map((line) => `${" ".repeat(by)}${line}`);
  return [...indented(`${measure} (${unit})`, 2), ...indented(shown.join("; "), 4)].join("\n");
}
