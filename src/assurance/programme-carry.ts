import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { Programme } from "../model/programme.ts";
import { openedOn } from "../model/registers.ts";
import { wholeYear, type Year, yearOf } from "../model/year.ts";
import { programmeProgress } from "./programme-progress.ts";
import { isOpen, standing } from "./standing.ts";

/** Something of a year that is not at its end, and may go on in the next programme. */
export type Unfinished =
  | {
      readonly is: "activity";
      readonly id: string;
      readonly title: string;
      /** Planned by number and not done in the year, explained or not. */
      readonly short: number;
    }
  | { readonly is: "open-point"; readonly id: string; readonly text: string }
  | {
      readonly is: "recommendation";
      readonly id: string;
      readonly title: string;
      /** With its year: `2025/26-R3`. */
      readonly number: string;
    };

/**
 * What of a year's programme is unfinished as at a day: activities done less often than planned, open points that are not
 * settled, and every recommendation that is open, of whichever year.
 */
export function unfinishedOf(
  base: KnowledgeBase,
  year: Year,
  programme: Programme,
  today: Day,
): readonly Unfinished[] {
  const starts = base.policy.value.year.starts;
  const { activities } = programmeProgress(base.years.get(year.start), wholeYear(year), today);
  return [
    ...activities.flatMap(({ activity, title, planned, done }): readonly Unfinished[] =>
      typeof planned === "number" && done < planned
        ? [{ is: "activity", id: activity.id, title, short: planned - done }]
        : [],
    ),
    ...programme["open-points"]
      .filter((one) => one.settled === undefined)
      .map(({ id, text }): Unfinished => ({ is: "open-point", id, text })),
    ...base.registers.recommendation
      .filter(({ value }) => value.date <= today && isOpen(standing("recommendation", value, today)))
      .map(({ id, value }): Unfinished => {
        const own = yearOf(openedOn("recommendation", value), starts);
        return { is: "recommendation", id, title: value.title, number: `${own.label}-${value.number}` };
      }),
  ];
}
