import type { RecordFile } from "../../model/knowledge-base.ts";
import { nearest } from "../../model/nearest.ts";
import type { Note } from "../../model/note.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A number without a source cannot be checked by those whom it is about.
 * Basis: The model of the knowledge base: a figure's `source` is the title of one of the note's sources. A draft
 * may lack its sources.
 */
export const figureSourceUnknown: Rule = {
  id: "figure-source-unknown",
  severity: "error",
  says: "A figure is from a source that its note does not name.",
  why: "A number without a source cannot be checked by those whom it is about.",
  basis:
    "The model of the knowledge base: a figure's `source` is the title of one of the note's sources. A draft may lack its sources.",
  *check({ base }) {
    for (const note of base.notes) {
      const { figures, sources, status } = note.value;
      if (status === "draft" && sources.length === 0) continue;
      const titles = sources.map((one) => one.title);
      for (const [index, { source }] of figures.entries()) {
        if (titles.includes(source)) continue;
        yield faultAt(note, ["figures", index, "source"], {
          message: "This is not the title of one of the note's sources.",
          ...cureOf(source, titles, note),
        });
      }
    }
  },
};

/** A title is a person's words and may name somebody: its place is shown, and not what it says. */
function cureOf(source: string, titles: readonly string[], note: RecordFile<Note>) {
  const near = titles.indexOf(nearest(source, titles) ?? "");
  if (near >= 0) {
    const place = note.place(["sources", near, "title"]);
    const related = [{ message: "The title that is nearly the same.", place }];
    return { hint: `The title of source ${near + 1} is nearly the same: write both alike.`, related };
  }
  return {
    hint:
      titles.length > 0
        ? "Write it as one of the titles under sources, or add it there."
        : "Add it under sources.",
  };
}
