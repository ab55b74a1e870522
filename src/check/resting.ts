import { type References, references, type Target } from "../assurance/reference.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { type Note, periodDay } from "../model/note.ts";
import { compareText, type Problem } from "../model/problem.ts";
import { holds, type Year } from "../model/year.ts";
import { citingTexts } from "./citing-text.ts";
import { namedFiles } from "./named-file.ts";
import { ownWords } from "./own-words.ts";
import { referenceFields } from "./reference-field.ts";

/** What changed: the paths, and what stood there before. */
export interface Changed {
  readonly changed: readonly string[];
  readonly before: KnowledgeBase;
}

/**
 * The files that did not change and rest on one that did, sorted: they cite it or name it in a field, by id, number or
 * line of the diary; they have its id; or they are own words of the period in which it lies, or lay.
 */
export function restingOn(base: KnowledgeBase, { changed, before }: Changed): readonly string[] {
  const paths = new Set(changed);
  const isChanged = targetTest(base, { changed, before });
  const resting = new Set<string>();
  for (const { path, citations, year } of citingTexts(base)) {
    if (citations.some(({ target }) => isChanged(target, year))) resting.add(path);
  }
  for (const { record, target, year } of referenceFields(base)) {
    if (isChanged(target, year)) resting.add(record.path);
  }
  for (const { record, path } of namedFiles(base)) if (paths.has(path)) resting.add(record.path);
  for (const path of ownWordsOfChanged(base, { changed, before })) resting.add(path);
  const ids = new Set(changed.filter(isRecord).map(idOf));
  for (const path of base.files.found) if (isRecord(path) && ids.has(idOf(path))) resting.add(path);
  return [...resting].filter((path) => !paths.has(path)).sort(compareText);
}

/**
 * Whether a problem is to be reported: it stands in one of the files, or speaks of a changed one. What was issued is
 * always looked at: it is no file of the knowledge base, and ought never to change.
 */
export function concerns(
  problem: Problem,
  reported: ReadonlySet<string>,
  changed: ReadonlySet<string>,
): boolean {
  const { path } = problem.place;
  return (
    path.startsWith("reports/") ||
    reported.has(path) ||
    problem.related.some(({ place }) => changed.has(place.path))
  );
}

function targetTest(base: KnowledgeBase, { changed, before }: Changed) {
  const paths = new Set(changed);
  const ids = new Set(changed.filter(isRecord).map(idOf));
  const now = references(base);
  const then = references(before);
  const leads = (to: References, kb: KnowledgeBase, target: string, year: Year): boolean => {
    const found = to.find(target, year);
    return found !== undefined && paths.has(pathOf(found, kb));
  };
  return (target: string, year: Year): boolean =>
    ids.has(target) || leads(now, base, target, year) || leads(then, before, target, year);
}

function pathOf(found: Target, base: KnowledgeBase): string {
  switch (found.is) {
    case "note":
      return found.record.path;
    case "entry":
      return found.entry.record.path;
    case "decision":
      return found.decision.words.path;
    case "diary":
      return base.years.get(found.year.start)?.diary?.path ?? "";
    default:
      return found satisfies never;
  }
}

function ownWordsOfChanged(base: KnowledgeBase, { changed, before }: Changed): readonly string[] {
  const paths = new Set(changed);
  const notes = [...base.notes, ...before.notes].filter(({ path }) => paths.has(path));
  const days = notes.map(({ value }: { readonly value: Note }) => periodDay(value));
  return ownWords(base)
    .filter(({ period }) => days.some((day) => holds(period, day)))
    .map(({ file }) => file.path);
}

function isRecord(path: string): boolean {
  return /^(?:evidence|registers)\/.*\.md$/.test(path);
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -".md".length);
}
