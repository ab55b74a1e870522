import type { Day } from "../model/day.ts";
import type { YearFolder } from "../model/knowledge-base.ts";
import type { ReportStage } from "../model/status-answer.ts";
import type { QuarterName } from "../model/year.ts";
import { isWritten } from "./written.ts";

/**
 * How far the report of a quarter has come by a day: undefined while its words are not written, then draft, then factual
 * accuracy once a round was sent, then final once it is sealed. `isSealed` says whether a seal stands beside it.
 */
export function reportStage(
  folder: YearFolder | undefined,
  quarter: QuarterName,
  asAt: Day,
  isSealed: boolean,
): ReportStage | undefined {
  if (isSealed) return "final";
  const words = folder?.quarters[quarter];
  if (!words || !isWritten(words)) return undefined;
  const rounds = folder?.accuracy?.value.rounds ?? [];
  const wasSent = rounds.some((one) => one.report === quarter.toLowerCase() && one.sent <= asAt);
  return wasSent ? "factual-accuracy" : "draft";
}
