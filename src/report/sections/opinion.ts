import type { RootContent } from "mdast";
import { dayInWords } from "../../model/day.ts";
import { partyTitle } from "../../model/policy.ts";
import { basisConfirmed } from "../confirmed.ts";
import type { ReportInput } from "../input.ts";
import { bullets, paragraph, strong } from "../nodes.ts";
import { NOT_YET_WRITTEN, printWords } from "../own-words.ts";
import { withStop } from "../phrases.ts";
import { levelWithScale } from "../scale.ts";
import type { Section } from "../section.ts";

/** The opinion first: its level, its sentence, the scrutineer's words, and who signed. */
export const opinion: Section = {
  name: "opinion",
  says: "the scrutineer's opinion: level, sentence, words, conditions, strengths, concerns, signature",
  render(input) {
    const { statement } = input.facts;
    const words = printWords(input, input.wordsUnder("Opinion"));
    const given = statement?.value.opinion;
    if (!given && words.length === 0) return [paragraph(notThere(input)), ...signature(input)];
    const level = input.policy.usesLevels
      ? [paragraph(`Assurance level: ${levelWithScale(input, given?.level)}.`)]
      : [];
    const sentence = given ? [paragraph(strong(withStop(given.sentence)))] : [];
    return [...level, ...sentence, ...words, ...lists(input), ...signature(input)];
  },
};

function notThere({ base, facts }: ReportInput): string {
  const path = `programme/${facts.period.year.folder}/statement.md`;
  const unread = base.files.leftOut.find((file) => file.path === path);
  return unread
    ? `The scrutineer's words for this year cannot be read: ${unread.rule}.`
    : `${NOT_YET_WRITTEN} No opinion is given. That is not a judgement: it is neither good nor bad.`;
}

function lists({ facts }: ReportInput): readonly RootContent[] {
  const parts = [
    ["What this opinion is subject to:", facts.statement?.value.conditions],
    ["Strengths:", facts.statement?.value.strengths],
    ["Concerns:", facts.statement?.value.concerns],
  ] as const;
  return parts.flatMap(([lead, items = []]) =>
    items.length === 0 ? [] : [paragraph(lead), bullets(items.map((one) => [withStop(one)]))],
  );
}

/** Signed after the day that it counts to, as it must be; what is no final is not yet what was signed. */
function signature(input: ReportInput): readonly RootContent[] {
  const { facts, policy, stage } = input;
  const signed = facts.statement?.value.signed;
  if (!signed) return [paragraph("Not signed.")];
  const who = `${signed.by}, ${partyTitle(policy, signed.role)}, ${dayInWords(signed.on)}`;
  if (stage === "final") return [paragraph(`Signed: ${who}.`)];
  // a draft says at once how much of it a person has confirmed
  const confirmed = basisConfirmed(input);
  const draft = `To be signed: ${who}. This is not the final statement.`;
  return [paragraph(confirmed === undefined ? draft : `${draft} ${confirmed}`)];
}
