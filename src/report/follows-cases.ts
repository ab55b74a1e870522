import type { ActivityProgress } from "../assurance/programme-progress.ts";
import type { ReportInput } from "./input.ts";

/**
 * Whether an edition must not say how often an activity was done: what is done as required follows what happened to
 * children, so to everybody its count would be a number of children.
 */
export function followsCases(
  { isPublic }: Pick<ReportInput, "isPublic">,
  { planned }: Pick<ActivityProgress, "planned">,
): boolean {
  return isPublic && planned === "as-required";
}
