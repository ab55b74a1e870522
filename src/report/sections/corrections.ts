import type { RootContent } from "mdast";
import type { Correction } from "../../assurance/corrections.ts";
import { dayInWords } from "../../model/day.ts";
import { parseId } from "../../model/id.ts";
import { periodDay } from "../../model/note.ts";
import { parseQuarter, periodInWords, quarterOf } from "../../model/year.ts";
import type { ReportInput } from "../input.ts";
import { type Cell, citation, heading, type Inline, paragraph, table } from "../nodes.ts";
import { withoutStop, withStop } from "../phrases.ts";
import type { Section } from "../section.ts";
import { withheld } from "../withheld.ts";

/** Notes that an issued report used and that no longer stand as they did: what its readers were told is put right. */
export const corrections: Section = {
  name: "corrections",
  says: "under a heading of its own: notes that a sealed report used and that were withdrawn, superseded or changed since",
  render(input): readonly RootContent[] {
    const { corrections: all = [] } = input;
    if (all.length === 0) return [];
    return [
      heading(2, "Corrections"),
      paragraph("Reports that were issued used evidence that no longer stands as it did there."),
      table(
        ["Evidence", "Used in", "What became of it"],
        all.map((one) => row(input, one)),
        { caption: "Corrections to issued reports" },
      ),
    ];
  },
};

function row(input: ReportInput, one: Correction): readonly Cell[] {
  return [nameOf(input, one), usedIn(input, one), whatBecame(input, one)];
}

function nameOf(input: ReportInput, { record, path }: Correction): string {
  if (!record) {
    const day = parseId(path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, ""))?.day;
    return day ? `A note of ${dayInWords(day)}` : "A note marked above this edition";
  }
  if (!input.isShown(record.value.marking)) return withheld(input, "note", periodDay(record.value));
  return `${withoutStop(record.value.title)}, ${dayInWords(record.value.date)}`;
}

function usedIn({ policy }: ReportInput, { said, line }: Correction): string {
  const { starts } = policy.year;
  const quarter = parseQuarter(said.period, starts);
  const report =
    quarter?.year === undefined
      ? `Statement of ${said.period}`
      : `Report of ${periodInWords(quarterOf(quarter.year, quarter.quarter))}`;
  const issue = said.issue === 1 ? "" : `, issue ${said.issue}`;
  return `${report}${issue}, ${line === undefined ? "under Corrections" : `evidence ${line}`}`;
}

function whatBecame(input: ReportInput, { how, record, by }: Correction): readonly Inline[] {
  switch (how) {
    case "withdrawn": {
      const told = record?.value.withdrawn;
      if (!told || !input.isShown(record.value.marking)) return ["Withdrawn."];
      return [`Withdrawn on ${dayInWords(told.on)}: ${withStop(told.reason)}`];
    }
    case "superseded": {
      const label = by === undefined ? undefined : input.label(by);
      if (label?.target === undefined) return [`Superseded by ${label?.text ?? "another note"}.`];
      return ["Superseded by evidence ", citation([label], true), "."];
    }
    case "changed":
      return ["What it says was changed."];
    case "removed":
      return ["It is no longer there."];
    default:
      return how satisfies never;
  }
}
