import { supersededBy } from "../../assurance/notes-of-period.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { type Finding, type Note, periodDay } from "../../model/note.ts";
import { compareText } from "../../model/problem.ts";
import { activityTitle } from "../../model/programme.ts";
import { holds, quarterOfDay } from "../../model/year.ts";
import {
  BASIS_IN_WORDS,
  FROM_IN_WORDS,
  METHOD_IN_WORDS,
  NOTE_STATUS_IN_WORDS,
  STRENGTH_IN_WORDS,
} from "../export-phrases.ts";
import { SAYS_IN_WORDS } from "../phrases.ts";
import {
  day,
  number,
  parties,
  type TableItem,
  type TableKind,
  type TableSource,
  tableOf,
  text,
  worded,
} from "../table-kind.ts";

const COLUMNS = [
  text("year", "Year", 9),
  text("quarter", "Quarter", 9),
  day("date", "Date", true),
  text("title", "Note", 40, true),
  number("n", "Finding number", 9),
  text("says", "Says", 14, true),
  text("finding", "Finding", 60, true),
  text("status", "Status", 11, true),
  text("supersededBy", "Superseded by", 30),
  text("activity", "Activity", 30),
  text("about", "About", 30),
  text("criterion", "Criterion", 30),
  text("needs", "What is needed", 40),
  text("from", "From", 20),
  text("agencies", "Agencies", 20),
  text("concerns", "Concerns", 20),
  number("line", "Line", 7),
  text("basis", "Basis", 12),
  text("strength", "Strength", 11),
  text("methods", "Methods", 24),
  text("sources", "Sources", 40),
  text("id", "Id", 46),
];

/** Evidence: a row a finding. */
export const evidence: TableKind = {
  kind: "evidence",
  says: "a finding of a note, whatever the note's status; a note without findings has a row too",
  make(source) {
    const { base, period, today } = source;
    const superseded = supersededBy(base.notes, today);
    const notes = base.notes
      .filter(({ value }) => value.date <= today && (!period || holds(period, periodDay(value))))
      .toSorted((a, b) => compareText(a.value.date, b.value.date) || compareText(a.id, b.id));
    return tableOf(
      source,
      {
        kind: "evidence",
        title: "Evidence",
        says: [
          "A row is a finding. Only notes that are ready and that no other supersedes count in a report.",
          "Quotations and the text below a note are not here.",
        ],
        columns: COLUMNS,
      },
      notes.flatMap((record) => itemsOf(record, source, superseded.get(record.id))),
    );
  },
};

function itemsOf(
  record: RecordFile<Note>,
  source: TableSource,
  supersededById: string | undefined,
): readonly TableItem[] {
  const { value, id } = record;
  const { base } = source;
  const { year, quarter } = quarterOfDay(periodDay(value), base.policy.value.year.starts);
  const own: TableItem["cells"] = {
    year: year.label,
    quarter,
    date: value.date,
    title: value.title,
    activity: {
      value: value.activity,
      words: activityTitle(base.years.get(year.start)?.programme?.value, value.activity),
    },
    status: worded(NOTE_STATUS_IN_WORDS, value.status),
    supersededBy: supersededById,
    sources: value.sources.map(({ title }) => title),
    id,
  };
  const rows: readonly (Finding | undefined)[] = value.findings.length > 0 ? value.findings : [undefined];
  return rows.map((finding, index) => ({
    marking: value.marking,
    cells: { ...own, ...(finding && findingCells(base, value, finding, index + 1)) },
  }));
}

function findingCells(base: KnowledgeBase, note: Note, finding: Finding, n: number): TableItem["cells"] {
  const policy = base.policy.value;
  const methods = finding.method ? [finding.method] : note.methods;
  return {
    n,
    says: worded(SAYS_IN_WORDS, finding.says),
    finding: finding.finding,
    about: finding.about,
    criterion: criterionTitle(base, finding.about),
    needs: finding.needs,
    from: worded(FROM_IN_WORDS, finding.from),
    agencies: parties(policy, finding.agencies),
    concerns: parties(policy, finding.concerns),
    line: finding.line ?? note.line,
    basis: worded(BASIS_IN_WORDS, finding.basis ?? note.basis),
    strength: worded(STRENGTH_IN_WORDS, finding.strength),
    methods: { value: methods, words: methods.map((one) => METHOD_IN_WORDS[one]).join("; ") },
  };
}

function criterionTitle({ frameworks }: KnowledgeBase, id: string | undefined): string | undefined {
  for (const { value } of frameworks.values()) {
    for (const { criteria } of value.areas) {
      const found = criteria.find((one) => one.id === id);
      if (found) return found.title;
    }
  }
  return undefined;
}
