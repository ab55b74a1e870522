import { aboutIds } from "../../model/framework.ts";
import { aboutNoArea } from "../about-no-area.ts";
import type { ReportInput } from "../input.ts";
import { bullets, type Inline, paragraph } from "../nodes.ts";
import { alsoRecorded, cite, citeNote, printable, printWords } from "../own-words.ts";
import { periodWord, SAYS_IN_WORDS, withoutStop } from "../phrases.ts";
import type { Section } from "../section.ts";

/** What was found that the framework does not ask, and what was found about the arrangements' functions and duties. */
export const outsideFramework: Section = {
  name: "outside-framework",
  says: "findings outside the framework, and those about functions, principles, duties and strands",
  render(input) {
    const { facts } = input;
    const blocks = [
      ...printWords(input, input.wordsUnder("Outside the framework")),
      ...alsoRecorded(input, facts.outside),
    ];
    if (facts.elsewhere.length > 0) {
      const titles = aboutIds(facts.framework.value);
      const { shown, more } = printable(input, facts.elsewhere);
      const lines = shown.map((one): readonly Inline[] => [
        `${SAYS_IN_WORDS[one.finding.says]}: ${withoutStop(one.finding.finding)} `,
        citeNote(one.note.number),
        `. (${withoutStop(titles.get(one.about ?? "") ?? "Not placed in the framework")}.)`,
      ]);
      blocks.push(paragraph("About the arrangements themselves:"), bullets([...lines, ...more]));
    }
    if (!facts.period.quarter) blocks.push(...recommended(input));
    return blocks.length > 0
      ? blocks
      : [paragraph(`No finding outside the framework is recorded this ${periodWord(facts.period)}.`)];
  },
};

/** What a year's areas do not list: recommendations about none of them. */
function recommended(input: ReportInput) {
  const ids = aboutNoArea(input).map((one) => one.record.id);
  return ids.length === 0
    ? []
    : [paragraph("Recommendations about no single area: ", cite(input, ids, true), ".")];
}
