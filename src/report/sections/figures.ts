import { figureInWords, figurePeriodInWords } from "../figure-in-words.ts";
import { paragraph, table } from "../nodes.ts";
import { citeNote } from "../own-words.ts";
import { periodWord } from "../phrases.ts";
import type { Section } from "../section.ts";

/** The figures of cited notes: each with its base, and no percentage on a small one. */
export const figures: Section = {
  name: "figures",
  says: "the figures of cited notes, each with its base",
  render(input) {
    const cited = new Set(input.facts.own?.words.citations.map((one) => one.target));
    const all = input.facts.notes.used.filter(({ record }) => cited.has(record.id));
    const notes = all.filter(({ record }) => input.isShown(record.value.marking));
    const rows = notes.flatMap((note) =>
      note.record.value.figures.map((figure) => [
        figure.measure,
        figurePeriodInWords(figure, input),
        figureInWords(figure, input.people),
        citeNote(note.number, true),
      ]),
    );
    const above = all.some((note) => !notes.includes(note) && note.record.value.figures.length > 0);
    if (rows.length === 0)
      return [
        paragraph(
          above
            ? "The figures that are cited are marked above this edition."
            : `No figure is cited this ${periodWord(input.facts.period)}.`,
        ),
      ];
    return [
      table(["Measure", "Period", "Figure", "Source"], rows, {
        caption: "Figures of the evidence that is cited",
      }),
    ];
  },
};
