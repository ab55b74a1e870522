import type { RootContent } from "mdast";
import { dayInWords } from "../../model/day.ts";
import type { ReportInput } from "../input.ts";
import { bullets, heading, type Inline, paragraph, table } from "../nodes.ts";
import { countOf, withStop } from "../phrases.ts";
import type { Section } from "../section.ts";
import { type Change, type WhatChanged, whatChanged } from "../what-changed.ts";

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
    const changed = whatChanged(before.input, input);
    return [
      title,
      paragraph(
        `The draft for factual accuracy was version ${before.version}, as at ${dayInWords(before.input.facts.asAt)}.`,
      ),
      ...comments(input),
      ...judgements(changed),
      ...words(input, changed),
      ...records(changed),
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

function judgements({ judgements: all }: WhatChanged): readonly RootContent[] {
  if (all.length === 0) return [paragraph("No opinion, level, direction or view changed.")];
  return [paragraph("Judgements that changed:"), bullets(all.map((one) => [inWords(one)]))];
}

/** Former words may say a number that the edition hides: where it hides any, only their place is told. */
function words(input: ReportInput, { words: all }: WhatChanged): readonly RootContent[] {
  if (all.length === 0) return [paragraph("No word of the scrutineer's changed.")];
  if (!input.edition.suppress)
    return [paragraph("Words that changed:"), bullets(all.map((one) => [inWords(one)]))];
  const places = new Map<string, number>();
  for (const { what } of all) places.set(what, (places.get(what) ?? 0) + 1);
  const lines = [...places].map(([what, count]): readonly Inline[] => [
    `${what}: ${countOf(count, "paragraph or item", "paragraphs or items")}.`,
  ]);
  return [paragraph("Words that changed, by their place:"), bullets(lines)];
}

function inWords({ what, from, to }: Change): string {
  if (from === undefined) return `${what}, added: ${withStop(to ?? "")}`;
  if (to === undefined) return `${what}, taken out: ${withStop(from)}`;
  return `${what}, from: ${withStop(from)} To: ${withStop(to)}`;
}

function records({ records: all }: WhatChanged): readonly RootContent[] {
  if (all.length === 0) return [paragraph("The evidence and the register entries are the same.")];
  const how = ({ from, to }: Change) => (from === undefined ? "new" : to === undefined ? "gone" : "changed");
  return [
    paragraph("Evidence and register entries that changed:"),
    bullets(all.map((one) => [`${one.what}: ${how(one)}.`])),
  ];
}
