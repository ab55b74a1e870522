import { withoutComments } from "../../model/citation.ts";
import type { Day } from "../../model/day.ts";
import type { FieldPath, KnowledgeBase, RecordFile, YearFolder } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import { activityTitle, UNPLANNED } from "../../model/programme.ts";
import { openedOn } from "../../model/registers.ts";
import type { SearchKind } from "../../model/search-answer.ts";
import { QUARTERS, quarterOf, type Year, yearOf } from "../../model/year.ts";
import { supersededBy } from "../notes-of-period.ts";
import { allDecisions, allEntries, type EntryFile } from "../reference.ts";
import type { SearchedThing, TextPiece, Weight } from "./searched-text.ts";

/** Everything that is searched: notes, registers, decisions, own words, diary, programme, framework. */
export function* searchedThings(base: KnowledgeBase): Iterable<SearchedThing> {
  const superseded = supersededBy(base.notes, "9999-12-31" as Day);
  for (const record of base.notes) yield noteThing(record, superseded.has(record.id));
  for (const entry of allEntries(base)) yield entryThing(entry, base.policy.value.year.starts);
  yield* decisionThings(base);
  for (const folder of base.years.values()) {
    yield* wordsThings(folder);
    yield* diaryThings(folder);
    yield* programmeThings(folder);
  }
  yield* frameworkThings(base);
}

const PLAIN = { label: undefined, state: undefined, marking: undefined } as const;

/** A withdrawn note is found by its title and the reason alone. */
function noteThing(record: RecordFile<Note>, isSuperseded: boolean): SearchedThing {
  const note = record.value;
  const state = note.status === "ready" ? (isSuperseded ? "superseded" : undefined) : note.status;
  const thing = { kind: "note", id: record.id, label: undefined, title: note.title } as const;
  const shared = { ...thing, date: note.date, state, marking: note.marking } as const;
  const title = fieldPiece(record, "title", ["title"], note.title);
  if (note.status === "withdrawn") {
    const reason = textsIn(record, "said", ["withdrawn", "reason"], note.withdrawn?.reason);
    return { ...shared, pieces: [title, ...reason] };
  }
  const findings = note.findings.flatMap(({ finding, needs, unit, quote }, index) => [
    ...textsIn(record, "said", ["findings", index, "finding"], finding),
    ...textsIn(record, "said", ["findings", index, "needs"], needs),
    ...textsIn(record, "said", ["findings", index, "unit"], unit),
    ...textsIn(record, "said", ["findings", index, "quote", "text"], quote?.text),
  ]);
  const figures = note.figures.map(({ measure }, index) =>
    fieldPiece(record, "body", ["figures", index, "measure"], measure),
  );
  const sources = note.sources.map(({ title: source }, index) =>
    fieldPiece(record, "body", ["sources", index, "title"], source),
  );
  return { ...shared, pieces: [title, ...findings, ...figures, ...sources, ...bodyPieces(record)] };
}

/** Fields of an entry that hold no words of people: ids, days, numbers, words of a list. */
const NOT_TEXT: ReadonlySet<string> = new Set([
  "title",
  "number",
  "marking",
  "about",
  "evidence",
  "owners",
  "to",
  "from",
  "by",
  "parties",
  "related",
  "reviews",
  "status",
  "decision",
  "is",
  "kind",
  "forum",
  "raised-by",
  "asked-by",
  "stage",
  "carried-to",
  "requirement",
  "followed",
  "on",
]);

function entryThing(entry: EntryFile, starts: string): SearchedThing {
  const { kind, record } = entry;
  const { title, marking } = record.value;
  const date = openedOn(kind, record.value);
  const own = "number" in record.value ? record.value.number : record.value.reference;
  const label = kind === "learning-review" ? own : `${yearOf(date, starts).label} ${own}`;
  return {
    kind,
    id: record.id,
    label,
    title,
    date,
    state: undefined,
    marking,
    pieces: [
      fieldPiece(record, "title", ["title"], title),
      fieldPiece(record, "title", ["title"], own),
      ...wordsBelow(record, record.value, []),
      ...bodyPieces(record),
    ],
  };
}

/** The words of people in the fields of an entry and of its updates. */
function* wordsBelow(record: RecordFile<object>, value: unknown, path: FieldPath): Iterable<TextPiece> {
  if (typeof value === "string") {
    if (!/^\d{4}-\d\d-\d\d$/.test(value)) yield fieldPiece(record, "said", path, value);
  } else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* wordsBelow(record, one, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, one] of Object.entries(value))
      if (!NOT_TEXT.has(key) || (typeof one === "object" && !Array.isArray(one)))
        yield* wordsBelow(record, one, [...path, key]);
  }
}

function* decisionThings(base: KnowledgeBase): Iterable<SearchedThing> {
  for (const { decision, year, quarter, words, index } of allDecisions(base)) {
    const { id, text, outcome } = decision;
    const at: FieldPath = ["decisions", index];
    yield {
      ...PLAIN,
      kind: "decision",
      id: `${year.label}-${id}`,
      label: `${year.label} ${id}`,
      title: text,
      date: words.value.meeting ?? quarterOf(year, quarter).to,
      pieces: [
        fieldPiece(words, "title", [...at, "text"], text),
        fieldPiece(words, "title", [...at, "id"], id),
        ...textsIn(words, "said", [...at, "outcome", "text"], outcome?.text),
      ],
    };
  }
}

function* wordsThings({ year, quarters, statement }: YearFolder): Iterable<SearchedThing> {
  const pages = [
    ...QUARTERS.map((name) => ({
      name: name as string,
      date: quarterOf(year, name).to,
      file: quarters[name],
    })),
    { name: "statement", date: year.to, file: statement },
  ];
  for (const { name, date, file } of pages) {
    const claims = file?.words.sections.flatMap(({ heading, blocks }) =>
      blocks.flatMap((block) => block.claims.map((claim) => ({ heading, claim }))),
    );
    for (const { heading, claim } of claims ?? []) {
      const id = `${year.label}-${name}`;
      const place = () => claim.place;
      yield {
        ...PLAIN,
        kind: "own-words",
        id: `${id}:${claim.place.line}`,
        title: `${id}, ${heading}`,
        date,
        pieces: [
          { weight: "body", text: heading, place },
          { weight: "said", text: withoutMarks(claim.text), place },
        ],
      };
    }
  }
}

function* diaryThings({ diary, programme }: YearFolder): Iterable<SearchedThing> {
  for (const [index, entry] of (diary?.value.entries ?? []).entries()) {
    // a line with a note says no more than the note
    if (!diary || (entry.note !== undefined && entry.why === undefined)) continue;
    const own = entry.activity === UNPLANNED ? entry.title : activityTitle(programme?.value, entry.activity);
    const title = own ?? activityTitle(undefined, entry.activity);
    yield {
      ...PLAIN,
      kind: "diary-line",
      id: `${entry.activity}@${entry.on}`,
      title: `${title}: ${entry.outcome.replaceAll("-", " ")}`,
      date: entry.on,
      pieces: [
        fieldPiece(diary, "body", ["entries", index], title),
        ...textsIn(diary, "said", ["entries", index, "why"], entry.why),
      ],
    };
  }
}

function* programmeThings({ programme, year }: YearFolder): Iterable<SearchedThing> {
  if (!programme) return;
  const { activities, information, priorities, "open-points": points } = programme.value;
  for (const [index, { id, how }] of activities.entries())
    yield programmeThing(programme, ["activities", index], year, {
      id,
      title: activityTitle(programme.value, id),
      said: how,
    });
  for (const [index, { id, title }] of information.entries())
    yield programmeThing(programme, ["information", index], year, { id, title, said: undefined });
  for (const [index, { id, title }] of priorities.entries())
    yield programmeThing(programme, ["priorities", index], year, { id, title, said: undefined });
  for (const [index, { id, text, settled }] of points.entries())
    yield programmeThing(programme, ["open-points", index], year, { id, title: text, said: settled?.text });
}

function programmeThing(
  record: RecordFile<object>,
  at: FieldPath,
  year: Year,
  { id, title, said }: { readonly id: string; readonly title: string; readonly said: string | undefined },
): SearchedThing {
  const pieces = [
    fieldPiece(record, "title", [...at, "id"], title),
    fieldPiece(record, "title", [...at, "id"], id),
    ...textsIn(record, "said", at, said),
  ];
  return { ...PLAIN, kind: "programme", id, title: `${title} (${year.label})`, date: year.from, pieces };
}

function* frameworkThings(base: KnowledgeBase): Iterable<SearchedThing> {
  for (const record of base.frameworks.values()) {
    const thing = (id: string, title: string, at: FieldPath, text: string | undefined): SearchedThing => ({
      ...PLAIN,
      kind: "framework" satisfies SearchKind,
      id,
      title,
      date: undefined,
      pieces: [
        fieldPiece(record, "title", [...at, "id"], title),
        fieldPiece(record, "title", [...at, "id"], id.replaceAll(".", " ")),
        ...textsIn(record, "said", [...at, "text"], text === title ? undefined : text),
      ],
    });
    for (const [a, area] of record.value.areas.entries()) {
      yield thing(area.id, area.title, ["areas", a], area["source-title"]);
      for (const [c, one] of area.criteria.entries()) {
        const at: FieldPath = ["areas", a, "criteria", c];
        if (one.text !== undefined) yield thing(one.id, one.title, at, one.text);
        for (const [p, part] of (one.parts ?? []).entries())
          yield thing(part.id, `${one.title}, part ${p + 1}`, [...at, "parts", p], part.text);
      }
    }
    for (const list of ["functions", "principles", "duties", "strands"] as const)
      for (const [index, one] of record.value[list].entries())
        yield thing(one.id, one.title ?? one.text, [list, index], one.text);
    for (const [index, one] of record.value.provisions.entries())
      yield thing(one.id, one.text, ["provisions", index], undefined);
  }
}

function textsIn(
  record: RecordFile<object>,
  weight: Weight,
  field: FieldPath,
  text: string | undefined,
): readonly TextPiece[] {
  return text === undefined ? [] : [fieldPiece(record, weight, field, text)];
}

function fieldPiece(record: RecordFile<object>, weight: Weight, field: FieldPath, text: string): TextPiece {
  return { weight, text, place: () => record.place(field) };
}

/** The paragraphs of a body, without its headings and comments. */
function bodyPieces(record: RecordFile<object>): readonly TextPiece[] {
  const body = withoutComments(record.body);
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const block of body.split("\n\n")) {
    const start = from + (block.length - block.trimStart().length);
    const text = block.trim();
    const to = start + text.length;
    from += block.length + 2;
    if (text !== "" && !/^#+ [^\n]*$/.test(text))
      pieces.push({ weight: "body", text, place: () => record.placeInBody(start, to) });
  }
  return pieces;
}

/** A paragraph of own words without its citations. */
function withoutMarks(text: string): string {
  return text.replace(/ ?\[@[^[\]]*\]/g, "");
}
