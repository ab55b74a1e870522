import { dayInWords } from "../../model/day.ts";
import { executiveOf, partyTitle } from "../../model/policy.ts";
import { paragraph } from "../nodes.ts";
import type { Section } from "../section.ts";

const STAGES = { draft: "Draft", "factual-accuracy": "For factual accuracy", final: "Final" } as const;

/** Who writes to whom, for which meeting, as at which day, in which version. */
export const header: Section = {
  name: "header",
  says: "from whom to whom, the meeting, the edition, the as-at day, the version",
  render({ policy, facts, edition, stage, issue, version }) {
    const { name, title } = policy.scrutineer ?? { title: policy.scrutineerTitle };
    const to = facts.words?.value.to ?? executiveOf(policy)?.id;
    const meeting = facts.words?.value.meeting;
    const whom = to ? ` the ${partyTitle(policy, to)}` : " leaders";
    // a report that nobody is named as the author of is from nobody
    const from = name ? `From ${name}, ${title}, to${whom}` : `For${whom}`;
    const when = meeting ? `, meeting of ${dayInWords(meeting)}` : "";
    return [
      paragraph(
        `${policy.partnership.name}. ${from}${when}. ${edition.title}. As at ${dayInWords(facts.asAt)}. `,
        `${STAGES[stage]}, issue ${issue}, version ${version}.`,
      ),
    ];
  },
};
