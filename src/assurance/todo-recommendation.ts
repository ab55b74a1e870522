import type { Day } from "../model/day.ts";
import { dayInWords } from "../model/day.ts";
import { recommendationDue } from "./registers-of-period.ts";
import type { TodoEntry } from "./todo-context.ts";

/** A recommendation that its owner has not completed, with the first due day and the one in force. */
export interface DueRecommendation {
  readonly first: Day;
  readonly inForce: Day;
  /** `first due 31 March 2026, moved to 30 June 2026`; `due 30 June 2026`. */
  readonly inWords: string;
}

/** When an open recommendation is due; undefined for one that is closed or that its owner calls complete. */
export function dueRecommendation({
  entry,
  open,
}: TodoEntry<"recommendation">): DueRecommendation | undefined {
  const isEnded = ["complete", "superseded", "closed-not-accepted"].includes(entry.status ?? "");
  if (!open || isEnded) return undefined;
  const { first, moved } = recommendationDue(entry);
  const inForce = moved?.to ?? first;
  const inWords =
    moved === undefined
      ? `due ${dayInWords(first)}`
      : `first due ${dayInWords(first)}, moved to ${dayInWords(inForce)}`;
  return { first, inForce, inWords };
}

/** The owner's word for how it goes: `on track`. */
export function statusInWords({ entry }: TodoEntry<"recommendation">): string {
  return (entry.status ?? "not-started").replaceAll("-", " ");
}
