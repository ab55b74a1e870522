import { bullets, heading } from "../nodes.ts";
import { withStop } from "../phrases.ts";
import { isAgreed, openPointsOf } from "../programme-agreed.ts";
import type { Section } from "../section.ts";

/** What a programme that is not agreed leaves open; once it is agreed, `programme show` has what is still open. */
export const openPoints: Section = {
  name: "open-points",
  says: "under a heading of its own, what a programme that is not agreed leaves open",
  render(input) {
    const open = isAgreed(input) ? [] : openPointsOf(input);
    if (open.length === 0) return [];
    return [
      heading(2, "Open points of the work programme"),
      bullets(open.map((one) => [withStop(one.text)])),
    ];
  },
};
