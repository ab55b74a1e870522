import type { Nodes } from "mdast";
import { receivedAfter } from "../assurance/received-after.ts";
import { citationGroups } from "../model/citation.ts";
import type { FieldPath, RecordFile } from "../model/knowledge-base.ts";
import type { Place } from "../model/problem.ts";
import { QUARTER_HEADINGS, STATEMENT_HEADINGS, type StatementWords } from "../model/words.ts";
import { holds } from "../model/year.ts";
import { decisionsToTell, outcomeByThen } from "./decisions-to-tell.ts";
import type { ReportInput } from "./input.ts";

/** A text that a person wrote and a report prints, with what stands beside it as its evidence. */
export interface PrintedWords {
  readonly text: string;
  readonly place: Place;
  /** Ids, numbers and diary lines that it cites or rests on. */
  readonly targets: readonly string[];
}

/** The scrutineer's words as they are printed: their page, their front matter, and decisions that are told again. */
export function scrutineersWords(input: ReportInput): readonly PrintedWords[] {
  const { own, words, statement } = input.facts;
  if (!own) return told(input);
  const headings: readonly string[] = words ? QUARTER_HEADINGS : STATEMENT_HEADINGS;
  const known = new Set<string>(headings.map((one) => one.toLowerCase()));
  for (const area of input.facts.areas) known.add(area.title.toLowerCase()).add(area.id.toLowerCase());
  const page = own.words.sections.flatMap((section) => [
    ...(known.has(section.heading.trim().toLowerCase())
      ? []
      : [{ text: section.heading, place: section.place, targets: [] }]),
    ...section.blocks.flatMap(({ claims, node }) => [
      ...claims.map((one) => ({
        text: withoutCitations(one.text),
        place: one.place,
        targets: one.citations.map((citation) => citation.target),
      })),
      ...restOf(node, claims.length > 0).map((text) => ({ text, place: section.place, targets: [] })),
    ]),
  ]);
  const missing = own.value["not-heard"].map((text, at) => ({
    text,
    place: own.place(["not-heard", at]),
    targets: [],
  }));
  const asked = (words?.value.decisions ?? []).map((one, at) => ({
    text: one.text,
    place: own.place(["decisions", at, "text"]),
    targets: one["rests-on"],
  }));
  const all = [...page, ...asked, ...(statement ? ofStatement(statement) : []), ...missing, ...told(input)];
  return all.filter((one) => one.text.trim() !== "");
}

/** What the front matter of a statement says in sentences. */
function ofStatement(file: RecordFile<StatementWords>): readonly PrintedWords[] {
  const { value } = file;
  const one = (text: string | undefined, field: FieldPath) =>
    text === undefined ? [] : [{ text, place: file.place(field), targets: [] }];
  const each = (field: "conditions" | "strengths" | "concerns" | "limitations") =>
    value[field].flatMap((text, at) => one(text, [field, at]));
  return [
    ...one(value.opinion?.sentence, ["opinion", "sentence"]),
    ...each("conditions"),
    ...each("strengths"),
    ...each("concerns"),
    ...each("limitations"),
    ...one(value.interests, ["interests"]),
    ...one(value["yearly-report"]?.view, ["yearly-report", "view"]),
  ];
}

/** Decisions of earlier quarters that are told again, and what came of those of the last. */
function told(input: ReportInput): readonly PrintedWords[] {
  const { last, older } = decisionsToTell(input);
  return [...last, ...older].flatMap((one) => {
    const { decision, words, index } = one;
    const at = (field: FieldPath) => words.place(["decisions", index, ...field]);
    const targets = decision["rests-on"];
    const outcome = last.includes(one) ? outcomeByThen(input, one) : undefined;
    return [
      { text: decision.text, place: at(["text"]), targets },
      ...(outcome ? [{ text: outcome.text, place: at(["outcome", "text"]), targets }] : []),
    ];
  });
}

/**
 * What is printed of notes and register entries that the edition shows, beside findings and quotations, which are left
 * out one by one: each rests on itself and its evidence.
 */
export function recordsWords(input: ReportInput): readonly PrintedWords[] {
  const notes = input.facts.notes.used
    .filter(({ record }) => input.isShown(record.value.marking))
    .flatMap(({ record }) => [
      fieldWords(record, ["title"], [record.id]),
      ...(input.facts.period.quarter ? [] : [fieldWords(record, ["told-back", "how"], [record.id])]),
      ...record.value.figures.map((_, at) => fieldWords(record, ["figures", at, "measure"], [record.id])),
    ]);
  const { base, facts } = input;
  const later = receivedAfter(base, facts.period, facts.asAt, facts.own?.words.citations ?? [])
    .filter(({ record }) => input.isShown(record.value.marking))
    .map(({ record }) => fieldWords(record, ["title"], [record.id]));
  const entries = Object.values(input.entries)
    .flat()
    .filter(({ record }) => input.isShown(record.value.marking))
    .flatMap(({ record }) => {
      const evidence = "evidence" in record.value ? record.value.evidence : [];
      const fields = [...ENTRY_FIELDS, ...listed("updates", record), ...listed("responses", record)];
      return fields.map((field) => fieldWords(record, field, [record.id, ...evidence]));
    });
  return [...notes, ...later, ...entries, ...diaryWords(input)].filter((one) => one !== undefined);
}

/** Why something was not done; the text of updates and answers stands with their entry. */
function diaryWords({ facts: { folder, period } }: ReportInput): readonly (PrintedWords | undefined)[] {
  const diary = folder?.diary;
  if (!diary) return [];
  return diary.value.entries.map((entry, at) => {
    const targets = entry.note === undefined ? [] : [entry.note];
    return holds(period, entry.on) ? fieldWords(diary, ["entries", at, "why"], targets) : undefined;
  });
}

function listed(list: "updates" | "responses", { value }: RecordFile<object>): readonly FieldPath[] {
  const items = (value as Readonly<Record<string, unknown>>)[list];
  if (!Array.isArray(items)) return [];
  return items.flatMap((_, at) => ["text", "reason"].map((field) => [list, at, field]));
}

const ENTRY_FIELDS: readonly FieldPath[] = [
  ["title"],
  ["question"],
  ["outcome"],
  ["view", "text"],
  ["view", "why"],
  ["difference", "text"],
];

function fieldWords(
  record: RecordFile<unknown>,
  field: FieldPath,
  targets: readonly string[],
): PrintedWords | undefined {
  const text = field.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
    record.value,
  );
  return typeof text === "string" ? { text, place: record.place(field), targets } : undefined;
}

function withoutCitations(text: string): string {
  let out = "";
  let from = 0;
  for (const group of citationGroups(text)) {
    out += text.slice(from, group.from);
    from = group.to;
  }
  return `${out}${text.slice(from)}`.replace(/\s+([.,;:!?])/g, "$1").replace(/\s+/g, " ");
}

/** What of a block is in no claim: all of it, or blocks of code within a list or quotation. */
function restOf(node: Nodes, hasClaims: boolean): readonly string[] {
  if (!hasClaims) return [textOf(node)];
  if (node.type === "code") return [node.value];
  return "children" in node ? (node.children as Nodes[]).flatMap((child) => restOf(child, true)) : [];
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? (node.children as Nodes[]).map(textOf).join("") : "";
}
