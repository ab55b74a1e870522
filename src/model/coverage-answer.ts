import type { Corroboration } from "./corroboration.ts";
import type { Day } from "./day.ts";
import type { Voice } from "./note.ts";

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
  readonly direction: string | undefined;
  readonly withEvidence: number;
  readonly of: number;
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
