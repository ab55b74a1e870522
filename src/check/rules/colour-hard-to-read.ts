import { contrast, LEAST_CONTRAST } from "../../model/contrast.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Headings in it would be hard to read for many, so reports use the shipped colour instead.
 * Basis: WCAG 2.2, criterion 1.4.3: text has a contrast of at least 4.5 to 1 with what it stands on, here white.
 */
export const colourHardToRead: Rule = {
  id: "colour-hard-to-read",
  severity: "warning",
  says: "The partnership's colour is too light for words on white.",
  why: "Headings in it would be hard to read for many, so reports use the shipped colour instead.",
  basis:
    "WCAG 2.2, criterion 1.4.3: text has a contrast of at least 4.5 to 1 with what it stands on, here white.",
  *check({ base }) {
    const { colour } = base.policy.value.partnership;
    if (colour === undefined || contrast(colour, "#ffffff") >= LEAST_CONTRAST) return;
    // rounded down, so that 4.49 is not said to be 4.5
    const found = Math.floor(contrast(colour, "#ffffff") * 10) / 10;
    yield faultAt(base.policy, ["partnership", "colour"], {
      message: `Its contrast with white is ${found} to 1, and ${LEAST_CONTRAST} to 1 is needed. Reports use the shipped colour instead.`,
      hint: "Choose a darker shade of it.",
    });
  },
};
