import type { Day } from "../model/day.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Note } from "../model/note.ts";
import { compareText } from "../model/problem.ts";
import type { CORRECTED, Seal } from "../model/seal.ts";
import { supersededBy } from "./notes-of-period.ts";

/** A note that a sealed report used and that no longer stands as it did there. */
export interface Correction {
  readonly how: (typeof CORRECTED)[number];
  /** As the seal names it: of a note marked above the edition, its folder alone. */
  readonly path: string;
  /** The digest of what it means now, keyed where the asking edition keeps something back; of one that is gone, what it meant. */
  readonly meaning: string;
  /** The note as it is; undefined where it is gone, or marked above the edition. */
  readonly record: RecordFile<Note> | undefined;
  /** The id of the note that supersedes it. */
  readonly by: string | undefined;
  /** The last report that said what no longer stands. */
  readonly said: Pick<Seal["report"], "document" | "period" | "issue">;
  /** Its line in that report's evidence index; undefined where that report told a correction. */
  readonly line: number | undefined;
}

/** Which report asks: its own issues are told of elsewhere. */
export interface Asking {
  readonly document: Seal["report"]["document"];
  /** `2025/26-Q2`, `2025/26`. */
  readonly period: string;
  readonly asAt: Day;
  readonly edition: string;
  /** Whether its seal tells keyed digests. */
  readonly keyed: boolean;
}

/**
 * What a report has to correct of sealed ones that were read before it: notes that they used and that were withdrawn,
 * superseded or changed in meaning since, each once in a chain of reports of the same kind. A statement stands by
 * itself: it tells all of its own year, told in a quarter's report or not.
 */
export function corrections(base: KnowledgeBase, asking: Asking): readonly Correction[] {
  const seals = sealsBefore(base, asking);
  const said = new Map<string, Said>();
  const ofYear = (seal: Seal) =>
    asking.document === "quarterly-report" || seal.report.period.startsWith(asking.period);
  for (const seal of seals.filter((one) => one.report.document !== asking.document && ofYear(one)))
    for (const one of used(seal)) if (!said.has(one.key)) said.set(one.key, one);
  for (const seal of seals.filter((one) => one.report.document === asking.document))
    for (const one of [...used(seal), ...told(seal)]) said.set(one.key, one);
  if (said.size === 0) return [];
  const now = standingNow(base, asking);
  return [...said.values()].flatMap((one) => now(one)).sort(byReport);
}

/** What a seal said of a note. */
interface Said extends Pick<Correction, "path" | "meaning" | "said" | "line"> {
  /** Its id; of a note whose path is kept back, what it meant. */
  readonly key: string;
  readonly how: Correction["how"] | undefined;
  /** The key of its digest; undefined where it has none. */
  readonly keyed: string | undefined;
}

/** The newest issue of each report comes last of its issues. */
function sealsBefore(base: KnowledgeBase, asking: Asking): readonly Seal[] {
  return base.seals
    .flatMap(({ read }) => ("seal" in read ? [read.seal] : []))
    .filter(({ report }) => report.edition === asking.edition)
    .filter(({ report }) => report.document !== asking.document || report.period !== asking.period)
    .filter(({ report }) => report.asAt < asking.asAt || isOfItsLastQuarter(report, asking))
    .sort(
      (one, other) =>
        compareText(one.report.asAt, other.report.asAt) ||
        compareText(one.report.period, other.report.period) ||
        one.report.issue - other.report.issue,
    );
}

function isOfItsLastQuarter(report: Seal["report"], { document, asAt }: Asking): boolean {
  return report.asAt === asAt && document === "annual-statement" && report.document === "quarterly-report";
}

function used({ report, records, keyed }: Seal): readonly Said[] {
  const notes = records.filter(({ path }) => path.startsWith("evidence/"));
  return notes.map(({ path, meaning }, index) => ({
    key: keyOf(path, meaning),
    path,
    meaning,
    how: undefined,
    keyed,
    said: report,
    line: index + 1,
  }));
}

function told({ report, corrections: all, keyed }: Seal): readonly Said[] {
  return all.map(({ path, meaning, how }) => ({
    key: keyOf(path, meaning),
    path,
    meaning,
    how,
    keyed,
    said: report,
    line: undefined,
  }));
}

function keyOf(path: string, meaning: string): string {
  return path.endsWith(".md") ? idOf(path) : `meaning ${meaning}`;
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -".md".length);
}

/** How a note stands now beside what was said of it; nothing where that still holds, was told, or cannot be compared. */
function standingNow(base: KnowledgeBase, asking: Asking): (said: Said) => readonly Correction[] {
  const byId = new Map(base.notes.map((note) => [note.id, note]));
  const byMeaning = notesByMeaning(base);
  const superseded = supersededBy(base.notes, asking.asAt);
  return ({ key, how: before, keyed, ...said }) => {
    const isNamed = said.path.endsWith(".md");
    const isComparable = keyed === undefined || keyed === base.keyed?.key;
    if (!isNamed && !isComparable) return [];
    const record = isNamed ? byId.get(key) : byMeaning(keyed !== undefined).get(said.meaning);
    const by = record && superseded.get(record.id);
    const isSame = !record || !isComparable || meaningOf(base, record, keyed !== undefined) === said.meaning;
    // one that is kept back and stands nowhere with that meaning has another now, or is gone
    const missing = isNamed ? "removed" : "changed";
    const how = record ? howOf(record.value, by, !isSame) : missing;
    if (how === undefined && (before === undefined || before === "changed")) return [];
    if (how === before && isSame) return [];
    const meaning = record ? meaningOf(base, record, asking.keyed) : said.meaning;
    return [{ ...said, how: how ?? "changed", meaning, by, record: isNamed ? record : undefined }];
  };
}

/** The digest of what a note means, as a seal with or without a key tells it. */
function meaningOf(base: KnowledgeBase, note: RecordFile<Note>, isKeyed: boolean): string {
  const digest = base.meaningDigest("note", note);
  return isKeyed ? (base.keyed?.of(digest) ?? digest) : digest;
}

/** The notes by those digests, each kind gathered when it is first asked for. */
function notesByMeaning(base: KnowledgeBase) {
  const known = new Map<boolean, ReadonlyMap<string, RecordFile<Note>>>();
  return (isKeyed: boolean) => {
    const found =
      known.get(isKeyed) ?? new Map(base.notes.map((one) => [meaningOf(base, one, isKeyed), one]));
    known.set(isKeyed, found);
    return found;
  };
}

function howOf(note: Note, by: string | undefined, isChanged: boolean): Correction["how"] | undefined {
  if (note.status === "withdrawn") return "withdrawn";
  if (by !== undefined) return "superseded";
  return isChanged || note.status === "draft" ? "changed" : undefined;
}

function byReport(one: Correction, other: Correction): number {
  return (
    compareText(one.said.period, other.said.period) ||
    (one.line ?? 0) - (other.line ?? 0) ||
    compareText(one.path, other.path)
  );
}
