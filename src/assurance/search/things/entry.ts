import type { FieldPath, RecordFile } from "../../../model/knowledge-base.ts";
import { openedOn } from "../../../model/registers.ts";
import { yearOf } from "../../../model/year.ts";
import type { EntryFile } from "../../reference.ts";
import { bodyPieces, fieldPiece } from "../pieces.ts";
import type { SearchedThing, TextPiece } from "../searched-text.ts";

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

/** An entry with all words of people in it: question, answers, updates, the text below. */
export function entryThing(entry: EntryFile, starts: string): SearchedThing {
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
