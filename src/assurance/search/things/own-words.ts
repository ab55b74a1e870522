import type { FieldPath, KnowledgeBase, YearFolder } from "../../../model/knowledge-base.ts";
import { QUARTERS, quarterOf } from "../../../model/year.ts";
import { withNumbersSaid } from "../../fillable-numbers.ts";
import { allDecisions } from "../../reference.ts";
import { fieldPiece, PLAIN, textsIn } from "../pieces.ts";
import type { SearchedThing } from "../searched-text.ts";

/** Decisions asked, with their outcome; each has the day of the meeting that it was asked of. */
export function* decisionThings(base: KnowledgeBase): Iterable<SearchedThing> {
  for (const { decision, year, quarter, words, index } of allDecisions(base)) {
    const { id, text, outcome } = decision;
    const at: FieldPath = ["decisions", index];
    yield {
      ...PLAIN,
      kind: "decision",
      id: `${year.label}-${id}`,
      label: `${year.label} ${id}`,
      title: text,
      date: words.value.meeting ?? quarterOf(year, quarter).to,
      pieces: [
        fieldPiece(words, "title", [...at, "text"], text),
        fieldPiece(words, "title", [...at, "id"], id),
        ...textsIn(words, "said", [...at, "outcome", "text"], outcome?.text),
      ],
    };
  }
}

/** The paragraphs of own words, each as of the last day of its period. */
export function* wordsThings({ year, quarters, statement }: YearFolder): Iterable<SearchedThing> {
  const pages = [
    ...QUARTERS.map((name) => ({
      name: name as string,
      date: quarterOf(year, name).to,
      file: quarters[name],
    })),
    { name: "statement", date: year.to, file: statement },
  ];
  for (const { name, date, file } of pages) {
    const claims = file?.words.sections.flatMap(({ heading, blocks }) =>
      blocks.flatMap((block) => block.claims.map((claim) => ({ heading, claim }))),
    );
    for (const { heading, claim } of claims ?? []) {
      const id = `${year.label}-${name}`;
      const place = () => claim.place;
      yield {
        ...PLAIN,
        kind: "own-words",
        id: `${id}:${claim.place.line}`,
        title: `${id}, ${heading}`,
        date,
        pieces: [
          { weight: "body", text: heading, place },
          { weight: "said", text: withoutMarks(claim.text), place },
        ],
      };
    }
  }
}

/** A paragraph of own words without its citations, with words for the numbers that a report fills in. */
function withoutMarks(text: string): string {
  return withNumbersSaid(text).replace(/ ?\[@[^[\]]*\]/g, "");
}
