import { heardId } from "../../assurance/disclosure/counts-of-period.ts";
import { VOICES } from "../../model/note.ts";
import { table } from "../nodes.ts";
import { VOICE_IN_WORDS } from "../phrases.ts";
import { longestAndNone, pictured } from "../pictures.ts";
import type { Section } from "../section.ts";

const WHAT = "Contributions heard";

/** Contributions by whose they are: as a picture where the edition prints each number, and as a table. */
export const voicesHeard: Section = {
  name: "voices-heard",
  says: "contributions heard, by whose they are, as a picture and a table",
  render({ facts: { voices, period }, people }) {
    if (voices.all === 0) return [];
    const bars = VOICES.filter((one) => one !== "others" || voices.heard.others > 0).map((one) => {
      const id = heardId(period, one);
      const [first = "", ...rest] = VOICE_IN_WORDS[one];
      return {
        label: first.toUpperCase() + rest.join(""),
        value: people.shown(id, voices.heard[one]),
        says: people.inWords(id, voices.heard[one]),
      };
    });
    return pictured({
      lead: [`${WHAT}, by whose they are. One person may be counted more than once:`],
      bars,
      alt: (shown) => longestAndNone(WHAT, shown),
      table: table(
        ["Whose", "Contributions"],
        bars.map(({ label, says }) => [label, says]),
        { caption: WHAT, numeric: [1] },
      ),
    });
  },
};
