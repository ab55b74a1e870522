import type { CoverageAnswer } from "./coverage-answer.ts";
import type { Day } from "./day.ts";
import type { DiaryEntry } from "./programme.ts";
import type { QuarterName } from "./year.ts";

/** What a plan says of how often: a count; in words; undefined where it states nothing. */
export type PlannedAnswer = number | "as-agreed" | "as-required" | undefined;

/** How work stands against its plan. Of work without a planned number only `done` can be more than 0. */
export interface PlanCounts {
  readonly planned: PlannedAnswer;
  /** Lines of the diary, never notes. */
  readonly done: number;
  /** Planned in quarters that have ended, not done, and no line of the diary says why. */
  readonly late: number;
  /** Planned in quarters that have not ended, not done, and not said to be cancelled, postponed or missed. */
  readonly toCome: number;
  /** Done beyond what was planned for the quarter. */
  readonly extra: number;
}

/** A line of the diary with the quarter that it counts in. */
export interface LineAnswer extends DiaryEntry {
  readonly quarter: QuarterName;
}

/** A note that came of an activity: whether the period counts it, else why not. */
export interface CameOfIt {
  readonly id: string;
  readonly title: string;
  readonly status: "used" | "draft" | "withdrawn" | "superseded" | "unreadable" | "later" | "other-period";
}

/** An activity over the period, and in each quarter of it. */
export interface ActivityAnswer extends PlanCounts {
  readonly id: string;
  readonly title: string;
  readonly under: string | undefined;
  readonly kind: string;
  readonly days: number;
  readonly quarters: readonly (PlanCounts & { readonly quarter: QuarterName })[];
  /** Every line of the diary, done or not, by day. */
  readonly lines: readonly LineAnswer[];
  readonly notes: readonly CameOfIt[];
}

/** A row of the programme with its activities. */
export interface RowAnswer {
  readonly id: string;
  readonly title: string;
  readonly how: string | undefined;
  readonly activities: readonly ActivityAnswer[];
}

/** What all activities come to. */
export interface ProgrammeTotals {
  /** Sum of what is planned by count. */
  readonly planned: number;
  /** Of those, each activity at most as many as planned. */
  readonly doneOfPlanned: number;
  readonly notDone: number;
  readonly late: number;
  readonly toCome: number;
  readonly extra: number;
  /** Lines done that are in no programme. */
  readonly unplanned: number;
  readonly days: number;
}

/** One quarter of the period. */
export interface QuarterTotals extends ProgrammeTotals {
  readonly quarter: QuarterName;
  readonly from: Day;
  readonly to: Day;
  readonly state: "ended" | "under-way" | "to-come";
}

/** An agency, a group or a role. */
export interface NamedParty {
  readonly id: string;
  readonly title: string;
}

/** Who agreed the programme, and whether its activities are still those that were agreed. */
export interface AgreementAnswer {
  readonly state: "agreed" | "in-part" | "not-agreed";
  readonly by: readonly {
    readonly id: string;
    readonly title: string;
    readonly on: Day;
    /** `not-recorded`: the agreement does not say which activities it was for. */
    readonly activities: "same" | "changed" | "not-recorded";
  }[];
  readonly waitingFor: readonly NamedParty[];
  /** Whether somebody agreed other activities than those that stand there; undefined where no agreement says which. */
  readonly changedSince: boolean | undefined;
}

/** Days used against days contracted. */
export interface DaysAnswer {
  readonly contracted: number | undefined;
  readonly inPeriod: number;
  /** From the first day of the year. */
  readonly soFar: number;
  /** Contracted and not used; below 0 where more were used. */
  readonly left: number | undefined;
  /** Days of the calendar that have passed, of the year's. */
  readonly passed: number;
  readonly ofYear: number;
  /** The contracted days in proportion to the time that has passed, to the half day. */
  readonly evenShare: number | undefined;
  /** Lines of what was done that state no days. */
  readonly linesWithoutDays: number;
}

/** A requirement of information, with the requests made for it. */
export type InformationAnswer = CoverageAnswer["information"][number] & {
  readonly from: readonly NamedParty[];
  readonly every: string | undefined;
  readonly dueDays: number | undefined;
  /** Received in the period after their due day. */
  readonly receivedLate: number;
  /** Returns held, where it comes as returns. */
  readonly returns: number;
  readonly requests: readonly {
    readonly id: string;
    readonly number: string;
    readonly from: NamedParty;
    readonly asked: Day;
    readonly due: Day | undefined;
    readonly received: Day | undefined;
    readonly status: string;
    /** Calendar days after its due day: to its receipt, else to the as-at day while it waits. */
    readonly daysLate: number;
  }[];
};

/** What `programme show` answers. */
export interface ProgrammeAnswer {
  readonly year: string;
  readonly quarter: QuarterName | undefined;
  readonly asAt: Day;
  readonly framework: string;
  readonly agreement: AgreementAnswer;
  readonly rows: readonly RowAnswer[];
  /** Work in no programme. */
  readonly unplanned: {
    readonly lines: readonly LineAnswer[];
    readonly notes: readonly CameOfIt[];
  };
  readonly quarters: readonly QuarterTotals[];
  readonly totals: ProgrammeTotals;
  readonly days: DaysAnswer;
  /** Whether the diary of the year has no line by the as-at day, so that nothing is known of what was done. */
  readonly isDiaryEmpty: boolean;
  readonly papers: { readonly inTime: number; readonly late: number; readonly none: number };
  readonly information: readonly InformationAnswer[];
  readonly openPoints: readonly {
    readonly id: string;
    readonly text: string;
    readonly of: string | undefined;
    readonly settled: { readonly on: Day; readonly by: string; readonly text: string } | undefined;
  }[];
  readonly priorities: readonly {
    readonly id: string;
    readonly title: string;
    readonly findings: readonly { readonly id: string; readonly n: number; readonly says: string }[];
  }[];
}
