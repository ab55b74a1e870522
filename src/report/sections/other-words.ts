import { QUARTER_HEADINGS, STATEMENT_HEADINGS } from "../../model/words.ts";
import { heading } from "../nodes.ts";
import { printWords } from "../own-words.ts";
import type { Section } from "../section.ts";

/** Words under headings that the report does not know: printed under their own heading, so that none is lost. */
export const otherWords: Section = {
  name: "other-words",
  says: "the scrutineer's words under headings of their own, so that none is lost",
  render(input) {
    const known = new Set<string>(
      (input.facts.words ? QUARTER_HEADINGS : STATEMENT_HEADINGS).map((one) => one.toLowerCase()),
    );
    for (const area of input.facts.areas) known.add(area.title.toLowerCase()).add(area.id.toLowerCase());
    const sections = input.facts.own?.words.sections ?? [];
    return sections
      .filter((section) => !known.has(section.heading.trim().toLowerCase()) && section.blocks.length > 0)
      .flatMap((section) => [
        heading(2, section.heading.trim() === "" ? "Without a heading" : section.heading),
        ...printWords(input, section),
      ]);
  },
};
