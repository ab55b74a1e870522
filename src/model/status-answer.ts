import type { CoverageAnswer } from "./coverage-answer.ts";
import type { Day } from "./day.ts";
import type { RegisterKind } from "./register-kinds.ts";
import type { QuarterName } from "./year.ts";

/** How far a report has come; nothing while its words are not written. */
export type ReportStage = "draft" | "factual-accuracy" | "final";

/** One register at a day. */
export interface RegisterCounts {
  readonly kind: RegisterKind;
  readonly open: number;
  /** Of those open. */
  readonly overdue: number;
  /** In the year or since. */
  readonly closed: number;
  /** Of those open: nobody has answered, and the day for it has passed. */
  readonly answersOverdue: number;
}

/** Decisions asked of the partners, and what is known to have come of them. */
export interface DecisionCounts {
  readonly asked: number;
  readonly withoutOutcome: number;
  /** Of those without an outcome. */
  readonly overdue: number;
  readonly taken: number;
  readonly takenInPart: number;
  readonly notTaken: number;
  readonly deferred: number;
}

/** One quarter of the year: its notes, its programme and its report. */
export interface QuarterStatus {
  readonly quarter: QuarterName;
  /** Its months for people. */
  readonly months: string;
  /** Used notes whose own day lies in it. */
  readonly notes: number;
  readonly drafts: number;
  readonly planned: number;
  /** Of those planned. */
  readonly done: number;
  readonly stage: ReportStage | undefined;
}

/** Label and days of an entry that is late. */
export interface LateEntry {
  readonly label: string;
  readonly days: number;
}

export interface RecommendationNumbers {
  readonly all: number;
  readonly open: number;
  readonly closed: number;
  readonly overdue: number;
  readonly dateMoved: number;
  readonly answers: {
    readonly accepted: number;
    readonly acceptedInPart: number;
    readonly notAccepted: number;
    readonly awaiting: number;
  };
  /** As the owner says, by what the scrutineer found; statuses that nobody has are left out. */
  readonly status: readonly {
    readonly status: string;
    readonly all: number;
    readonly embedded: number;
    readonly doneNotEmbedded: number;
    readonly notDone: number;
    readonly notTested: number;
  }[];
  readonly completeUntested: number;
  readonly withDifference: number;
  readonly testedWithoutDifference: number;
}

export interface ChallengeNumbers {
  readonly all: number;
  readonly open: number;
  readonly closed: number;
  /** Offers of support among them. */
  readonly support: number;
  readonly answered: number;
  /** Open and without any answer. */
  readonly unanswered: number;
  readonly inTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly withoutView: number;
  readonly views: {
    readonly answers: number;
    readonly answersInPart: number;
    readonly doesNotAnswer: number;
  };
  readonly daysLate: readonly LateEntry[];
}

export interface RequestNumbers {
  readonly all: number;
  readonly open: number;
  readonly closed: number;
  readonly overdue: number;
  readonly receivedInTime: number;
  readonly receivedLate: number;
  readonly refused: number;
  readonly daysLate: readonly LateEntry[];
}

export interface EscalationNumbers {
  readonly all: number;
  readonly open: number;
  readonly closed: number;
  readonly followed: { readonly yes: number; readonly inPart: number; readonly no: number };
  /** From the notice to the scrutineer's view. */
  readonly viewDays: readonly LateEntry[];
  readonly returns:
    | {
        readonly notified: number;
        readonly settled: number;
        readonly outcomesNotified: number;
        /** Of the last quarter that has returns. */
        readonly open: number;
        readonly overdue: number;
      }
    | undefined;
}

export interface LearningReviewNumbers {
  readonly all: number;
  readonly open: number;
  readonly closed: number;
  readonly overdue: number;
  readonly late: number;
  /** Working days from the day after it became known. */
  readonly times: readonly {
    readonly label: string;
    readonly notified: number | undefined;
    readonly sent: number | undefined;
    readonly daysLate: number;
  }[];
  readonly actions: { readonly agreed: number; readonly complete: number; readonly tested: number };
}

/** What `status --more` adds: the registers in more detail. */
export interface StatusMore {
  readonly recommendations: RecommendationNumbers;
  readonly challenges: ChallengeNumbers;
  readonly requests: RequestNumbers;
  readonly escalations: EscalationNumbers;
  readonly learningReviews: LearningReviewNumbers;
}

/** What `status` answers; the JSON of `cli.md` is made of it. */
export interface StatusAnswer {
  readonly year: string;
  /** What registers, diary and stages are as at. */
  readonly today: Day;
  readonly quarters: readonly QuarterStatus[];
  readonly registers: readonly RegisterCounts[];
  readonly decisions: DecisionCounts;
  readonly daysUsed: number;
  readonly daysContracted: number | undefined;
  /** `coverage` of the year: its areas, information and counts are those of `status`. */
  readonly coverage: CoverageAnswer;
  readonly more: StatusMore;
}
