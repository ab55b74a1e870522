import type { Disclosure, ShownFigure } from "../assurance/disclosure/disclosure.ts";
import { isPercentage } from "../assurance/disclosure/people.ts";
import { stretchInWords } from "../model/day.ts";
import { digits } from "../model/digits.ts";
import type { Figure } from "../model/note.ts";
import type { Policy } from "../model/policy.ts";
import { parseQuarter, parseYear } from "../model/year.ts";

/** `24% (118 of 492)`, `24% of 492`; no percentage on a base under the policy's; a figure without a base with its unit. */
export function figureInWords(figure: Figure, people: Disclosure): string {
  const shown = people.figure(figure);
  const { value, of, hasBase, percentage } = shown;
  const inWords = (one: number | undefined) => (one === undefined ? people.symbol : digits(one));
  if (isPercentage(figure.unit)) return percentageInWords(shown, people);
  if (!hasBase) return `${inWords(value)} ${figure.unit}`;
  const counts = `${inWords(value)} of ${inWords(of)}`;
  return percentage === undefined ? counts : `${percentage}% (${counts})`;
}

/** Not printed: hidden in an edition that hides numbers, else of a base so small that it says little. */
function percentageInWords({ value, of, hasBase }: ShownFigure, { suppresses, symbol }: Disclosure): string {
  const whole = of === undefined ? symbol : digits(of);
  if (value === undefined && !suppresses) return `a percentage of ${whole} only, which is not printed`;
  const said = value === undefined ? `${symbol} %` : `${digits(value)}%`;
  return hasBase ? `${said} of ${whole}` : said;
}

/** `Quarter 2 of 2025/26`, `2025/26`, `July to August 2025`: what a figure is about; as it is written where nobody can read it. */
export function figurePeriodInWords(
  { period }: Pick<Figure, "period">,
  { policy }: { readonly policy: Policy },
): string {
  if (typeof period !== "string") return stretchInWords(period.from, period.to);
  const starts = policy.year.starts;
  const quarter = parseQuarter(period, starts);
  if (quarter?.year) return `Quarter ${quarter.quarter.slice(1)} of ${quarter.year.label}`;
  return parseYear(period, starts)?.label ?? period;
}
