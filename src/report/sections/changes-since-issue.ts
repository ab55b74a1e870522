import { dayInWords } from "../../model/day.ts";
import { blocksOf, changesInWords } from "../changes-in-words.ts";
import { heading, paragraph } from "../nodes.ts";
import type { Section } from "../section.ts";
import { whatChanged } from "../what-changed.ts";

/** In a corrected report: the issue that it takes the place of, and what changed since. */
export const changesSinceIssue: Section = {
  name: "changes-since-issue",
  says: "in a corrected report, under a heading of its own: the issue that it replaces, and what changed since",
  render(input) {
    const { replaced } = input;
    if (!replaced) return [];
    const { issue, version, input: before } = replaced;
    return [
      heading(2, `What changed since issue ${issue}`),
      paragraph(
        `This report replaces issue ${issue}, version ${version}, as at ${dayInWords(before.facts.asAt)}.`,
      ),
      ...changesInWords(input, whatChanged(before, input)).flatMap(blocksOf),
    ];
  },
};
