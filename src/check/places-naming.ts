import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { compareText, type Place } from "../model/problem.ts";
import type { Year } from "../model/year.ts";
import { citingTexts } from "./citing-text.ts";
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
