import { mask } from "../../model/mask.ts";

/** Said before any question. */
export const FRONT_DOOR = "If a child may be at risk, tell the front door now; write nothing about it here.";

/** A question that fits on one line; masked before it is cut, as half an identifier is no longer known for one. */
export function shortened(text: string): string {
  const line = mask(text);
  return line.length > 74 ? `${line.slice(0, 73)}…` : line;
}
