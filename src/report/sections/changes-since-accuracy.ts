import type { RootContent } from "mdast";
import { dayInWords } from "../../model/day.ts";
import { blocksOf, changesInWords } from "../changes-in-words.ts";
import type { ReportInput } from "../input.ts";
import { heading, paragraph, table } from "../nodes.ts";
import { countOf, withStop } from "../phrases.ts";
import type { Section } from "../section.ts";
import { whatChanged } from "../what-changed.ts";

/** In a final report: what the partners said of its facts, and what changed since they read it. */
export const changesSinceAccuracy: Section = {
  name: "changes-since-accuracy",
  says: "in a final report, under a heading of its own: comments on its facts, and what changed since they were asked for",
  render(input) {
    if (input.stage !== "final" || !input.accuracy) return [];
    const { before } = input.accuracy;
    const title = heading(2, "What changed since the factual accuracy draft");
    if (!before) {
      const lost =
        "The draft that was read for its facts is not kept here, so what changed since cannot be told.";
      return [title, paragraph(lost), ...comments(input)];
    }
    return [
      title,
      paragraph(
        `The draft for factual accuracy was version ${before.version}, as at ${dayInWords(before.input.facts.asAt)}.`,
      ),
      ...comments(input),
      ...changesInWords(input, whatChanged(before.input, input)).flatMap(blocksOf),
    ];
  },
};

const DECISION_IN_WORDS = { corrected: "Corrected", "not-corrected": "Not corrected" } as const;

/** What partners wrote has no marking: an edition for everybody says how many there were. */
function comments(input: ReportInput): readonly RootContent[] {
  const round = input.accuracy?.round;
  if (!round) return [];
  const { comments: all } = round;
  if (all.length === 0) return [paragraph("The partners made no comment on its facts.")];
  const corrected = all.filter((one) => one.decision === "corrected").length;
  if (input.isPublic)
    return [
      paragraph(
        `The partners made ${countOf(all.length, "comment")} on its facts: ${corrected} corrected, ${all.length - corrected} not.`,
      ),
    ];
  const rows = all.map((one) => [
    String(one.number),
    one.by,
    one.place,
    one.says,
    `${one.decision ? DECISION_IN_WORDS[one.decision] : "No decision"}${one.why ? `: ${withStop(one.why)}` : ""}`,
  ]);
  return [
    table(["No.", "From", "Place", "Comment on a fact", "What was done"], rows, {
      caption: "Comments on facts",
    }),
  ];
}
