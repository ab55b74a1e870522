import { dayInWords } from "../model/day.ts";
import { NOT_ASSESSED } from "../model/words.ts";
import type { ReportInput } from "./input.ts";

/** The title of a level; "Not assessed" where none is given. */
export function levelTitle({ policy }: Pick<ReportInput, "policy">, level: string | undefined): string {
  if (level === undefined || level === NOT_ASSESSED) return "Not assessed";
  return policy.assurance?.levels.find((one) => one.id === level)?.title ?? level;
}

/** Whose scale it is, as every level is printed with: there is no national one. */
export function scaleInWords({ policy }: Pick<ReportInput, "policy">): string {
  const adopted = policy.assurance?.adopted;
  return adopted
    ? `a local scale, adopted on ${dayInWords(adopted.on)}`
    : "a scale that the partnership has not adopted";
}

/** `Limited (a local scale, adopted on 12 June 2025)`. */
export function levelWithScale(input: Pick<ReportInput, "policy">, level: string | undefined): string {
  return `${levelTitle(input, level)} (${scaleInWords(input)})`;
}
