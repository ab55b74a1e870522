import { suppressionOf } from "../../model/policy.ts";
import type { ReportInput } from "../input.ts";
import { bullets, type Inline, strong } from "../nodes.ts";
import { countOf, NO_CRITERIA, periodWord, withStop } from "../phrases.ts";
import type { Section } from "../section.ts";

/** The words that the tables use, in a sentence or two each; the method section has the definitions in full. */
export const howToRead: Section = {
  name: "how-to-read",
  says: "what the words in the tables mean, in short: findings, lines, strength, levels, views, numbers in brackets",
  render(input) {
    const terms = [...criteria(input), ...evidence(input), ...judgements(input), ...register(input)];
    return [
      bullets(
        [...terms, ...hidden(input)].map(([term, means]): readonly Inline[] => [
          strong(`${term}.`),
          ` ${means}`,
        ]),
      ),
    ];
  },
};

type Term = readonly [term: string, means: string];

function criteria({ facts }: ReportInput): readonly Term[] {
  const count = facts.areas.reduce((sum, one) => sum + one.criteriaCount, 0);
  if (count === 0) return [["Criteria", NO_CRITERIA]];
  const asks = `The framework asks ${countOf(count, "thing")}, its criteria. A finding is one thing that I saw, heard or read about one of them`;
  return [["Criteria and findings", `${asks}: working well, worried about, or not yet clear.`]];
}

/** Nothing of evidence where none is held: the words would stand for nothing on the pages after. */
function evidence(input: ReportInput): readonly Term[] {
  if (input.facts.findings.length === 0) return [];
  const { basis, strength } = marks(input);
  return [
    [
      "Numbers in brackets",
      "They lead to a line of the evidence index. With a letter before it, a number is an entry of a register: R a recommendation, C a challenge, E an escalation, I a request for information. D is a decision asked in a quarterly report.",
    ],
    [
      "Line of evidence",
      `Line 1 is an agency's own account. Line 2 is the partnership's own oversight. Line 3 is independent.${basis}`,
    ],
    [
      "Strength of evidence",
      `Single: no two findings support each other. Corroborated: two do, from different days and sources. Triangulated: by different methods too, and not on agencies' word alone. Both ways: findings on both sides.${strength}`,
    ],
  ];
}

/** What the evidence index says of how a finding was come by and marked; nothing where it says so of none. */
function marks({ facts, isShown }: ReportInput) {
  const shown = facts.findings.filter((one) => isShown(one.note.record.value.marking));
  return {
    basis: shown.some((one) => one.basis) ? " First hand, or reported: how it came to me." : "",
    strength: shown.some((one) => one.finding.strength)
      ? " Strong, moderate or weak: my own mark of a finding's evidence."
      : "",
  };
}

function judgements({ facts, policy }: ReportInput): readonly Term[] {
  const levels = policy.usesLevels ? (policy.assurance?.levels ?? []) : [];
  const means = levels.map((one) => `${one.title}: ${withStop(one.means)}`).join(" ");
  const view =
    "Met, partly met or not met. Not evidenced: nothing was seen of it. Not assessed: something was seen, and I give no view.";
  return [
    ["My view of a criterion", view],
    ...(levels.length === 0
      ? []
      : ([
          [
            "Assurance level",
            `A local scale; there is no national one. ${means} Not assessed: too little evidence, which is no bad mark.`,
          ],
        ] as const)),
    ...(facts.own
      ? ([["Direction", `How an area moved since the ${periodWord(facts.period)} before.`]] as const)
      : []),
  ];
}

function register({ entries }: ReportInput): readonly Term[] {
  if (entries.recommendation.length === 0) return [];
  const means =
    "The first is the owner's word on a recommendation, the second what I found. Embedded: it is done, and practice has changed.";
  return [["Owner says, and tested", means]];
}

function hidden({ people, policy }: ReportInput): readonly Term[] {
  if (!people.suppresses) return [];
  const { from, to } = suppressionOf(policy).rule;
  const means = `A number of people that is hidden, so that nobody can be recognised. It is from ${from} to ${to}, or would give such a number away.`;
  return [[people.symbol, means]];
}
