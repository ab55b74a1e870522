import { dayInWords } from "../../model/day.ts";
import { partyShort } from "../../model/policy.ts";
import { named } from "../input.ts";
import { paragraph, table } from "../nodes.ts";
import { cite } from "../own-words.ts";
import type { Section } from "../section.ts";

/** The decisions that the scrutineer asks of the Executive, numbered. To note is not a decision. */
export const decisionsAsked: Section = {
  name: "decisions-asked",
  says: "the decisions asked this quarter: of whom, by when, resting on what",
  render(input) {
    const decisions = input.facts.words?.value.decisions ?? [];
    if (decisions.length === 0) return [paragraph("No decision is asked this quarter.")];
    const rows = decisions.map((one) => [
      ...named(one.id, one.text),
      one.of.map((id) => partyShort(input.policy, id)).join(", "),
      one.by ? dayInWords(one.by) : "–",
      one["rests-on"].length > 0 ? cite(input, one["rests-on"], true) : "–",
    ]);
    return [table(["No.", "Decision", "Of whom", "By", "Rests on"], rows, { caption: "Decisions asked" })];
  },
};
