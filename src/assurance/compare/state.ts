import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { privacyMask } from "../../model/privacy/masked-text.ts";
import type { PeriodFacts } from "../quarter.ts";

/** A knowledge base, and what is counted of one period of it. */
export interface State {
  readonly base: KnowledgeBase;
  /** The day that it counts to: the facts' own where two periods are compared, else today as it was then. */
  readonly asAt: Day;
  /** Undefined where there was no framework yet. */
  readonly facts: PeriodFacts | undefined;
}

/** Two states, and the masks for all that is quoted of either. */
export interface Compared {
  readonly before: State;
  readonly after: State;
  mask(text: string): string;
}

/** The masks of both policies: what one of them takes for an identifier is shown of neither. */
export function comparedStates(before: State, after: State): Compared {
  const [was, is] = [privacyMask(before.base.policy.value), privacyMask(after.base.policy.value)];
  return { before, after, mask: (text) => was(is(text)) };
}

/** Whether two periods of one knowledge base are compared, and not one knowledge base as it was and as it is. */
export function ofPeriods({ before, after }: Pick<Compared, "before" | "after">): boolean {
  return before.base === after.base;
}
