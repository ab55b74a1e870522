import type { Day } from "./day.ts";
import type { ReturnKind } from "./owner-return.ts";
import type { NamedParty } from "./programme-answer.ts";

/** What a party is reminded of. */
export interface ChaseAnswer {
  readonly to: NamedParty;
  readonly asAt: Day;
  readonly marking: string;
  readonly notice: string | undefined;
  /** Whose scrutiny it is. */
  readonly partnership: string;
  /** Late first, the longest before the others; then by due day. */
  readonly items: readonly ChaseItem[];
  /** Open, and with the scrutineer: the party has done its part. */
  readonly withScrutineer: readonly string[];
  /** Open items that are marked above what may be sent. */
  readonly withheld: number;
}

/** One item and what is asked of the party for it. */
export interface ChaseItem {
  readonly kind: ReturnKind | "decision";
  readonly id: string;
  /** With its year: `2025/26 R1`. */
  readonly number: string;
  readonly title: string;
  readonly asks: readonly Ask[];
  /** Calendar days: the most of its asks; 0 where none is late. */
  readonly daysLate: number;
}

/** `answer` says whether a recommendation is accepted, or answers a challenge; `complete` does what is recommended. */
export interface Ask {
  readonly what: "answer" | "complete" | "send" | "decide";
  readonly due: Day | undefined;
  readonly daysLate: number;
}
