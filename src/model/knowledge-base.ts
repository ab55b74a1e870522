import type { RootContent } from "mdast";
import type { Citation } from "./citation.ts";
import type { Framework } from "./framework.ts";
import type { KeyedDigests } from "./keyed-digest.ts";
import type { LogoRead } from "./logo.ts";
import type { DigestOf } from "./meaning.ts";
import type { Note } from "./note.ts";
import type { Policy } from "./policy.ts";
import type { Place, Problem } from "./problem.ts";
import type { Accuracy, Diary, EscalationReturns, Programme } from "./programme.ts";
import type { RegisterKind } from "./register-kinds.ts";
import type { RegisterEntries } from "./registers.ts";
import type { ReadSeal } from "./seal.ts";
import type { QuarterWords, StatementWords } from "./words.ts";
import type { QuarterName, Year } from "./year.ts";

/** Keys and list positions (from 0) that lead to a value in front matter or YAML. */
export type FieldPath = readonly (string | number)[];

/** A field as people write it, `findings.2.about`: positions in lists count from 1. A key that is no name becomes `…`. */
export function fieldName(path: FieldPath): string {
  return path.map((step) => (typeof step === "number" ? step + 1 : isFieldName(step) ? step : "…")).join(".");
}

/** Whether a key may be said in a message: a line of prose with a colon in it is a key to YAML, and may name a person. */
export function isFieldName(key: string): boolean {
  return /^[\w$][\w$.@/-]{0,59}$/.test(key);
}

/** A file that was read into a record, and where in it each thing stands. */
export interface RecordFile<T> {
  readonly path: string;
  /** The file's name without its ending: for notes and register entries, the id. */
  readonly id: string;
  readonly value: T;
  /** Place of a field's value; of the nearest thing around it where the field is absent. Key places with `key: true`. */
  readonly place: (field: FieldPath, key?: boolean) => Place;
  /** The Markdown after the front matter, LF line ends; empty for a data file. */
  readonly body: string;
  /** Place of a stretch of the body, by offsets into `body`. */
  readonly placeInBody: (from: number, to: number) => Place;
  /** The whole text as it was decoded. */
  readonly text: string;
  /** The file's bytes, as they were read. */
  readonly bytes: () => Uint8Array;
}

/** A paragraph, list item or other block of the scrutineer's own words. */
export interface WordsBlock {
  readonly node: RootContent;
  /** A list's items are asked one by one; for other blocks, the block itself. */
  readonly claims: readonly WordsClaim[];
}

/** A paragraph or list item that may need a citation. */
export interface WordsClaim {
  readonly text: string;
  /** As it is written, comments blanked, and where in the body it begins: what stands at `from + n` is `raw[n]`. */
  readonly raw: string;
  readonly from: number;
  /** Whether it stands in a block quote: somebody else's words. */
  readonly isQuoted: boolean;
  readonly citations: readonly Citation[];
  readonly place: Place;
}

/** A part of the scrutineer's own words under a heading of level two. */
export interface WordsSection {
  readonly heading: string;
  readonly place: Place;
  readonly blocks: readonly WordsBlock[];
}

/** The body of the scrutineer's own words, read as Markdown. */
export interface WordsBody {
  readonly sections: readonly WordsSection[];
  /** Every citation, in order, also those under headings that are not known. */
  readonly citations: readonly Citation[];
  /** Whether a prompt of the template stands in it still. */
  readonly prompts: readonly Place[];
}

/** Own words with their body read. */
export interface WordsFile<T> extends RecordFile<T> {
  readonly words: WordsBody;
}

/** What `programme/YYYY-YY/` holds. */
export interface YearFolder {
  readonly year: Year;
  readonly programme: RecordFile<Programme> | undefined;
  /** Digest of the programme's activities as they stand; only where an agreement has one to compare. */
  readonly activitiesDigest: string | undefined;
  readonly diary: RecordFile<Diary> | undefined;
  readonly returns: RecordFile<EscalationReturns> | undefined;
  readonly accuracy: RecordFile<Accuracy> | undefined;
  readonly quarters: Readonly<Partial<Record<QuarterName, WordsFile<QuarterWords>>>>;
  readonly statement: WordsFile<StatementWords> | undefined;
}

/** A file that is no record: why, and for a note or entry what can be known of it still. */
export interface LeftOutFile {
  readonly path: string;
  /** The rule of the first error, in words: `unreadable (not-utf-8)`, `no record is kept here`. */
  readonly reason: string;
  readonly rule: string | undefined;
  /** Its kind, where its folder tells. */
  readonly kind: "note" | RegisterKind | "programme" | "template" | "other";
}

/** The registers' entries, by kind, sorted by id. */
export type Registers = { readonly [K in RegisterKind]: readonly RecordFile<RegisterEntries[K]>[] };

/**
 * Every file found is in exactly one of three: read into a record, attached, or left out with its reason. Where only a
 * part was asked for, notes that it does not rest on are in `unasked`: they are there, and what they say is not known.
 */
export interface FileTally {
  readonly found: readonly string[];
  readonly unasked: ReadonlySet<string>;
  readonly read: readonly string[];
  readonly attached: readonly AttachedFile[];
  readonly leftOut: readonly LeftOutFile[];
}

/** A file that a note may name. Its digest is known where a note names it. */
export interface AttachedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string | undefined;
}

/** A name in a template, and where it stands. */
export interface NamedPlace {
  readonly name: string;
  readonly place: Place;
}

/** A template of the partnership's own, as text. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The directives (`::areas`) that stand on a line of their own; none where it is no Markdown. */
  readonly directives: readonly NamedPlace[];
  /** Those inside lists and quotations, where nothing is printed for them. */
  readonly misplacedDirectives: readonly NamedPlace[];
  /** Whatever stands in double braces. */
  readonly placeholders: readonly NamedPlace[];
}

/** A seal below `reports/` and what stands beside it now. */
export interface FoundSeal {
  /** Of the seal, relative to the root. */
  readonly path: string;
  readonly read: ReadSeal;
  /** Digests of the sealed outputs as they are; undefined for one that is not there. */
  readonly outputs: ReadonlyMap<string, string | undefined>;
}

/** Everything that people wrote, typed and with its places, and every problem met on the way. */
export interface KnowledgeBase {
  readonly policy: RecordFile<Policy>;
  /** By id: `programme/framework.yaml` and older ones in `programme/frameworks/`. */
  readonly frameworks: ReadonlyMap<string, RecordFile<Framework>>;
  /** By the calendar year in which each starts; only years that have a folder under `programme/`. */
  readonly years: ReadonlyMap<number, YearFolder>;
  /** Sorted by id. */
  readonly notes: readonly RecordFile<Note>[];
  readonly registers: Registers;
  readonly templates: readonly TemplateFile[];
  /** What `partnership.logo` names; undefined where it names nothing. */
  readonly logo: LogoRead | undefined;
  readonly files: FileTally;
  /** Final reports that were issued, by the path of their seal. */
  readonly seals: readonly FoundSeal[];
  /** Digest of what a record means, made when it is asked for, once for each record. */
  readonly meaningDigest: DigestOf;
  /** As seals of editions that keep something back tell digests; undefined without `privacy.salt`. */
  readonly keyed: KeyedDigests | undefined;
  /** Problems of reading: shape, encoding, place. What fits together is for the rules. */
  readonly problems: readonly Problem[];
}
