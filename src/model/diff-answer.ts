import type { Corroboration } from "./corroboration.ts";
import type { Day } from "./day.ts";
import type { Says } from "./note.ts";
import type { RegisterKind } from "./register-kinds.ts";
import type { WordPiece } from "./word-diff.ts";
import type { Direction } from "./words.ts";
import type { QuarterName } from "./year.ts";

/** A field that says something else, as words that were added and taken away. */
export interface FieldChange {
  /** As in the file, list positions from 1: `date`, `findings.2`; `body` for the text below the fields. */
  readonly field: string;
  readonly words: readonly WordPiece[];
}

/** An evidence note as a comparison names it. Its texts are masked. */
export interface ComparedNote {
  readonly id: string;
  readonly title: string;
  readonly date: Day;
  readonly path: string;
  readonly status: "draft" | "ready" | "withdrawn";
  readonly findings: readonly ComparedFinding[];
}

export interface ComparedFinding {
  readonly says: Says;
  readonly about: string | undefined;
  readonly text: string;
}

/** A note that says something else than it did. */
export interface ChangedNote extends ComparedNote {
  readonly fields: readonly FieldChange[];
}

/** A note that counts no more, and why. */
export interface WithdrawnNote extends ComparedNote {
  readonly how: "withdrawn" | "superseded" | "removed" | "unreadable";
  /** The reason that was given; the superseding note's id; the rule that an unreadable one breaks. */
  readonly why: string | undefined;
}

/** What there is on a criterion. */
export interface CriterionAmount {
  readonly workingWell: number;
  readonly worriedAbout: number;
  readonly notYetClear: number;
  readonly corroboration: { readonly workingWell: Corroboration; readonly worriedAbout: Corroboration };
  readonly bothWays: boolean;
}

/** A criterion, or a part of one, with other evidence than before; undefined where the framework had or has it not. */
export interface CoverageChange {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly from: CriterionAmount | undefined;
  readonly to: CriterionAmount | undefined;
}

/** What there is on an area. */
export interface AreaCompared {
  readonly withEvidence: number;
  readonly of: number;
  readonly findings: number;
}

/** Every area, changed or not; undefined where the framework had or has it not, or there was none. */
export interface AreaChange {
  readonly id: string;
  readonly title: string;
  readonly from: AreaCompared | undefined;
  readonly to: AreaCompared | undefined;
}

/** What the scrutineer judged of an area: the level's id, its title, and the direction. */
export interface Judged {
  readonly level: string | undefined;
  readonly levelTitle: string | undefined;
  readonly direction: Direction | undefined;
}

/** An area that was judged otherwise, or for the first time. */
export interface LevelChange {
  readonly area: string;
  readonly title: string;
  /** Of which own words; undefined where two periods are compared, each with its own. */
  readonly year: string | undefined;
  readonly quarter: QuarterName | undefined;
  readonly from: Judged | undefined;
  readonly to: Judged | undefined;
}

/** A register entry that was opened, moved or taken away. Its texts are masked. */
export interface RegisterChange {
  readonly id: string;
  readonly kind: RegisterKind;
  /** `R1`, with its year where that is another; a learning review's reference. */
  readonly label: string;
  readonly title: string;
  readonly path: string;
  /** Its status; of a learning review `open` or `closed`; undefined where it was not there. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Of an entry that was there before. */
  readonly fields: readonly FieldChange[];
  /** Updates that came. */
  readonly updates: readonly { readonly on: Day; readonly text: string }[];
}

/** Own words that were written or changed. */
export interface OwnWordsChange {
  /** `2025/26-Q2`; `2025/26` for the statement's. */
  readonly name: string;
  readonly path: string;
  readonly is: "added" | "changed" | "removed";
  readonly fields: readonly FieldChange[];
}

/**
 * Any other file that is not what it was: a programme, a diary, a framework, a template, an attachment; and a record whose
 * file changed and says the same: stamped, moved, or laid out otherwise.
 */
export interface FileChange {
  readonly path: string;
  readonly is: "added" | "changed" | "removed" | "says-the-same";
}

/** What differs between two states of a knowledge base, or between two periods of one. */
export interface Comparison {
  readonly evidence: {
    readonly added: readonly ComparedNote[];
    readonly changed: readonly ChangedNote[];
    readonly withdrawn: readonly WithdrawnNote[];
  };
  readonly coverage: readonly CoverageChange[];
  readonly areas: readonly AreaChange[];
  readonly levels: readonly LevelChange[];
  readonly registers: readonly RegisterChange[];
  readonly words: readonly OwnWordsChange[];
  readonly files: readonly FileChange[];
  /** What ids in the texts stand for, for people: titles of records, short names of agencies, groups and roles. Masked. */
  readonly names: ReadonlyMap<string, string>;
}

/** One side of a comparison. */
export interface DiffSide {
  readonly is: "commit" | "work-tree" | "period";
  /** As it was typed, or what stands in for it: `main`, `2025-09-30`, `2025/26-Q1`, `work tree`. */
  readonly name: string;
  readonly commit: string | undefined;
  /** Of the period whose coverage is compared. */
  readonly year: string;
  readonly quarter: QuarterName | undefined;
  /** The day that it counts to. */
  readonly asAt: Day;
}

/** What `diff` answers; the JSON of the contract is made of it. */
export interface DiffAnswer extends Comparison {
  readonly from: DiffSide;
  readonly to: DiffSide;
}
