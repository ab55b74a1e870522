import { partyTitle } from "../../model/policy.ts";
import type { ReportInput } from "../input.ts";
import { paragraph } from "../nodes.ts";
import { withStop } from "../phrases.ts";
import type { Section } from "../section.ts";

/** Who the scrutineer is, for how long, and what interests they declare. */
export const roleAndInterests: Section = {
  name: "role-and-interests",
  says: "the scrutineer's role, independence and days, and the interests declared",
  render(input) {
    const { statement, progress } = input.facts;
    const interests = statement?.value.interests;
    const sentences = [
      `${named(input)} gives this statement. The judgements in it are the scrutineer's own and not those of the partners.`,
      "The partners may correct facts before it is final. Their agreement with it is not asked for.",
      ...(progress.daysSoFar > 0
        ? [
            `Days worked: ${progress.daysSoFar}${progress.daysContracted === undefined ? "" : ` of ${progress.daysContracted} contracted`}.`,
          ]
        : []),
    ];
    return [
      paragraph(sentences.join(" ")),
      paragraph(
        interests === undefined
          ? "No declaration of interests is on record."
          : `Interests: ${withStop(interests)}`,
      ),
    ];
  },
};

function named({ policy, facts }: ReportInput): string {
  const signed = facts.statement?.value.signed;
  if (signed) return `${signed.by}, ${partyTitle(policy, signed.role)},`;
  const { name, title } = policy.scrutineer ?? { title: policy.scrutineerTitle };
  return name ? `${name}, ${title},` : `The ${title}`;
}
