import { allEntries } from "../assurance/reference.ts";
import { type Citation, citationGroups, withoutComments } from "../model/citation.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import { periodDay } from "../model/note.ts";
import type { Place } from "../model/problem.ts";
import { openedOn } from "../model/registers.ts";
import { type Year, yearOf } from "../model/year.ts";
import { type OwnWords, ownWords } from "./own-words.ts";

/** A text with citations in it: own words, or the body of a note or of a register entry. */
export type CitingText = {
  readonly path: string;
  /** The year whose numbers (`C1`) it means. */
  readonly year: Year;
  readonly citations: readonly Citation[];
  /** Brackets that begin like a citation and are none; those of own words are met in reading. */
  readonly malformed: readonly Place[];
} & ({ readonly is: "words"; readonly words: OwnWords } | { readonly is: "note" | "entry" });

/**
 * Every text that cites something. Bodies of notes and entries are searched in linear time and are not read as
 * Markdown: nothing of them is printed.
 */
export function citingTexts(base: KnowledgeBase): readonly CitingText[] {
  const starts = base.policy.value.year.starts;
  const texts: CitingText[] = [];
  for (const words of ownWords(base)) {
    const { path, words: body } = words.file;
    const { year } = words.folder;
    texts.push({ is: "words", words, path, year, citations: body.citations, malformed: [] });
  }
  const take = (is: "note" | "entry", record: RecordFile<unknown>, year: () => Year) => {
    if (!record.body.includes("[@")) return;
    const found = citationsOf(record);
    if (found) texts.push({ is, path: record.path, year: year(), ...found });
  };
  for (const record of base.notes) take("note", record, () => yearOf(periodDay(record.value), starts));
  for (const { kind, record } of allEntries(base)) {
    take("entry", record, () => yearOf(openedOn(kind, record.value), starts));
  }
  return texts;
}

function citationsOf(record: RecordFile<unknown>): Pick<CitingText, "citations" | "malformed"> | undefined {
  const groups = citationGroups(withoutComments(record.body));
  const citations: Citation[] = [];
  const malformed: Place[] = [];
  for (const { from, to, cited } of groups) {
    const place = record.placeInBody(from, to);
    if (cited === undefined) malformed.push(place);
    else citations.push(...cited.map((one) => ({ ...one, place })));
  }
  return groups.length > 0 ? { citations, malformed } : undefined;
}
