import { meaningText } from "./meaning.ts";
import type { Programme } from "./programme.ts";

/**
 * What the partners agree, as text to be hashed (SHA-256, in hex): the activities in their order, with their fields in
 * schema order and without what is absent. A line of the list of information, or a settled point, changes nothing of it.
 */
export function agreedActivitiesText({ activities }: Pick<Programme, "activities">): string {
  return meaningText("programme", { activities }, "");
}
