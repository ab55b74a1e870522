import type { State } from "../../assurance/compare/compared.ts";
import type { DiffSide } from "../../model/diff-answer.ts";

/** Which period's coverage is compared, where the sides are no periods. */
export interface DiffOptions {
  readonly year?: string;
  readonly quarter?: string;
}

/** A side of the comparison: what it is called, and what there is. */
export interface Side {
  readonly side: DiffSide;
  readonly state: State;
}
