import { heading, numbers, paragraph } from "../nodes.ts";
import { withStop } from "../phrases.ts";
import { isAgreed, openPointsOf } from "../programme-agreed.ts";
import type { Section } from "../section.ts";

/** What a programme that is not agreed leaves open, under a heading of its own. */
export const openPoints: Section = {
  name: "open-points",
  says: "under a heading of its own, what a programme that is not agreed leaves open",
  render(input) {
    const open = isAgreed(input) ? [] : openPointsOf(input);
    if (open.length === 0) return [];
    return [
      heading(2, "Open points of the work programme"),
      paragraph(
        "The programme, and what it was made from, leave these points to be agreed. None is a criticism.",
      ),
      numbers(open.map((one) => [withStop(one.text)])),
    ];
  },
};
