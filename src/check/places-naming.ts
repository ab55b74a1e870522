import { allEntries } from "../assurance/reference.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import { compareText, type Place } from "../model/problem.ts";
import { openedOn } from "../model/registers.ts";
import { type Year, yearOf } from "../model/year.ts";
import { citingTexts } from "./citing-text.ts";
import { ownWords } from "./own-words.ts";
import { referenceFields } from "./reference-field.ts";

/** What a record is called by others: an id, or a number of a year. */
export interface RecordName {
  readonly target: string;
  /** The year whose number it is; undefined for an id. */
  readonly year?: Year;
}

/** Every place that names the record: citations in bodies, then fields that refer to it; each once, by path and line. */
export function placesNaming(base: KnowledgeBase, name: RecordName): readonly Place[] {
  const isMeant = (target: string, year: Year) => isNamed(name, target, year);
  const cited = citingTexts(base).flatMap(({ citations, year }) =>
    citations.filter(({ target }) => isMeant(target, year)).map(({ place }) => place),
  );
  const fields = [...referenceFields(base)].flatMap(({ record, field, target, year }) =>
    isMeant(target, year) ? [record.place(field)] : [],
  );
  const places = [...cited, ...fields].sort((a, b) => compareText(a.path, b.path) || a.line - b.line);
  return places.filter((one, at) => one.path !== places[at - 1]?.path || one.line !== places[at - 1]?.line);
}

function isNamed({ target, year: own }: RecordName, named: string, year: Year): boolean {
  if (!own) return named === target;
  if (named === target) return year.start === own.start;
  return [own.label, own.folder].some((label) => named === `${label}-${target}`);
}

/** A line of a file. */
export interface FileLine {
  readonly path: string;
  readonly line: number;
}

/** Every line in which a number of a year stands as a word, with its year or, in texts of that year, without; its own `number:` aside. */
export function linesWithNumber(base: KnowledgeBase, number: string, year: Year): readonly FileLine[] {
  const label = `(?:${year.label}|${year.folder})[ -]`;
  const own = new RegExp(`(?<![\\w/.-])(?:${label})?${number}(?!\\w)`);
  const other = new RegExp(`(?<![\\w/.-])${label}${number}(?!\\w)`);
  return textsOf(base).flatMap(({ record, year: ofText }) => {
    const pattern = ofText.start === year.start ? own : other;
    if (!pattern.test(record.text)) return [];
    return record.text.split("\n").flatMap((line, at) => {
      const isOwn = /^number:/.test(line);
      return !isOwn && pattern.test(line) ? [{ path: record.path, line: at + 1 }] : [];
    });
  });
}

function textsOf(
  base: KnowledgeBase,
): readonly { readonly record: RecordFile<unknown>; readonly year: Year }[] {
  const starts = base.policy.value.year.starts;
  return [
    ...base.notes.map((record) => ({ record, year: yearOf(record.value.date, starts) })),
    ...ownWords(base).map(({ file, folder }) => ({ record: file, year: folder.year })),
    ...allEntries(base).map(({ kind, record }) => ({
      record: record as RecordFile<unknown>,
      year: yearOf(openedOn(kind, record.value), starts),
    })),
  ];
}
