import type { Corroboration } from "./corroboration.ts";
import type { Day } from "./day.ts";
import type { Voice } from "./note.ts";
import type { QuarterName } from "./year.ts";

/** Why something is thin or missing, for scripts and for people. */
export interface Gap {
  readonly reason: string;
  readonly message: string;
}

/** One criterion, or a part of one, as `coverage` shows it. */
export interface CriterionAnswer {
  readonly id: string;
  readonly title: string;
  readonly workingWell: number;
  readonly worriedAbout: number;
  readonly corroboration: { readonly workingWell: Corroboration; readonly worriedAbout: Corroboration };
  readonly bothWays: boolean;
  readonly notYetClear: number;
  readonly findings: readonly {
    readonly id: string;
    readonly n: number;
    readonly says: string;
    readonly line: number | undefined;
    readonly from: string | undefined;
  }[];
  readonly sources: readonly string[];
  readonly methods: readonly string[];
  readonly lines: readonly number[];
  readonly newest: Day | undefined;
  readonly gaps: readonly Gap[];
}

/** One area as `coverage` shows it. */
export interface AreaAnswer {
  readonly id: string;
  readonly title: string;
  readonly level: string | undefined;
  /** The level's title; undefined where the partnership uses no levels. */
  readonly levelTitle: string | undefined;
  readonly direction: string | undefined;
  readonly withEvidence: number;
  readonly of: number;
  /** Criteria with findings on both sides. */
  readonly bothWays: number;
  readonly gaps: readonly Gap[];
  readonly criteria: readonly CriterionAnswer[];
}

/** What `coverage` answers; the JSON of `cli.md` is made of it. */
export interface CoverageAnswer {
  readonly year: string;
  readonly quarter: string | undefined;
  readonly asAt: Day;
  readonly framework: string;
  readonly areas: readonly AreaAnswer[];
  readonly outsideFramework: readonly { readonly id: string; readonly n: number }[];
  readonly voices: Readonly<Record<Voice, number>>;
  readonly programme: readonly {
    readonly activity: string;
    readonly planned: number | string | undefined;
    readonly done: number;
    readonly notDone: readonly { readonly outcome: string; readonly why: string | undefined }[];
  }[];
  readonly information: readonly {
    readonly requirement: string;
    readonly title: string;
    readonly asked: number;
    readonly received: number;
    readonly overdue: number;
  }[];
  readonly counts: {
    readonly files: number;
    readonly used: number;
    readonly leftOut: readonly { readonly path: string; readonly id: string; readonly reason: string }[];
  };
}

/** Findings by the Three Lines. */
export interface LineCounts {
  readonly line1: number;
  readonly line2: number;
  readonly line3: number;
  readonly notSaid: number;
}

/** Findings by basis. */
export interface BasisCounts {
  readonly firstHand: number;
  readonly reported: number;
  readonly notSaid: number;
}

/** Findings by whom or what they come from. */
export interface FromCounts {
  readonly children: number;
  readonly parentsCarers: number;
  readonly practitioners: number;
  readonly leaders: number;
  readonly agencyAccount: number;
  readonly data: number;
  readonly document: number;
  readonly seen: number;
  readonly notSaid: number;
}

export interface MethodCounts {
  readonly method: string;
  readonly notes: number;
  readonly findings: number;
}

export interface AgencyCounts {
  readonly id: string;
  /** Notes in which it was in the room. */
  readonly present: number;
  /** Findings that come from it, or where it was seen; `accounts` of these are its own account. */
  readonly from: number;
  readonly accounts: number;
  /** Findings about it that others said or saw. */
  readonly concerns: number;
}

/** What was done about one function or duty. */
export interface FunctionOrDuty {
  readonly id: string;
  readonly text: string;
  /** Activities whose line in the programme names it. */
  readonly activities: readonly string[];
  readonly planned: number;
  readonly done: number;
  readonly notDone: number;
  /** Used notes of these activities. */
  readonly notes: readonly string[];
  readonly findings: readonly { readonly id: string; readonly n: number }[];
  /** Labels of register entries about it. */
  readonly entries: readonly string[];
}

/** One measure over periods, oldest first, each with its base. */
export interface FigureSeries {
  readonly measure: string;
  readonly unit: string;
  readonly points: readonly {
    readonly period: string;
    readonly value: number;
    readonly of: number | undefined;
    readonly asAt: Day | undefined;
    /** The note that has it. */
    readonly id: string;
  }[];
}

/** An area's lines, age and movement; `undefined` where there is no evidence, or nothing to compare with. */
export interface AreaMore {
  readonly id: string;
  readonly title: string;
  readonly lines: LineCounts;
  readonly newest: Day | undefined;
  readonly ageDays: number | undefined;
  readonly findings: number;
  readonly findingsBefore: number | undefined;
  readonly criteria: number;
  readonly criteriaBefore: number | undefined;
  readonly of: number;
  readonly ofBefore: number | undefined;
}

/** What `coverage --more` adds: the evidence of the period as a whole. */
export interface CoverageMore {
  readonly lines: LineCounts;
  readonly basis: BasisCounts;
  readonly from: FromCounts;
  readonly toldBack: {
    readonly needed: number;
    readonly told: number;
    readonly waiting: number;
    readonly overdue: number;
  };
  readonly methods: readonly MethodCounts[];
  readonly agencies: readonly AgencyCounts[];
  /** The period before in words, where there is one to compare with. */
  readonly comparedWith: string | undefined;
  readonly areas: readonly AreaMore[];
  readonly functionsAndDuties: readonly FunctionOrDuty[];
  readonly figures: readonly FigureSeries[];
}

/** Findings of one area in one period, by what they say; and its criteria with evidence, of all that it has. */
export interface MatrixCell {
  readonly workingWell: number;
  readonly worriedAbout: number;
  readonly notYetClear: number;
  readonly withEvidence: number;
  readonly of: number;
}

/** Areas by quarters of a year; a quarter that has not begun has no cell. */
export interface CoverageMatrix {
  readonly quarters: readonly { readonly quarter: QuarterName; readonly hasBegun: boolean }[];
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly cells: readonly (MatrixCell | undefined)[];
    readonly year: MatrixCell;
  }[];
}
