import type { PeriodFacts } from "../../assurance/quarter.ts";
import { dayInWords } from "../../model/day.ts";
import { executiveOf, type Policy, partyTitle } from "../../model/policy.ts";
import { paragraph } from "../nodes.ts";
import { andList } from "../phrases.ts";
import type { Section } from "../section.ts";

const STAGES = { draft: "Draft", "factual-accuracy": "For factual accuracy", final: "Final" } as const;

/** Who writes to whom, for which meeting, as at which day, in which version. */
export const header: Section = {
  name: "header",
  says: "from whom to whom, the meeting, the edition, the as-at day, the version",
  render({ policy, facts, edition, stage, issue, version }) {
    const { name, title } = policy.scrutineer ?? { title: policy.scrutineerTitle };
    const meeting = facts.words?.value.meeting;
    const to = recipients(policy, facts);
    const whom =
      to.length > 0 ? ` ${andList(to.map((one) => `the ${partyTitle(policy, one)}`))}` : " leaders";
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

/** A quarter's report goes to one group; the statement to every group that receives it. */
function recipients(policy: Policy, { period, words }: PeriodFacts): readonly string[] {
  if (period.quarter) return [words?.value.to ?? executiveOf(policy)?.id].filter((one) => one !== undefined);
  return policy.groups.filter((one) => one.receives.includes("annual-statement")).map((one) => one.id);
}
