import type { Day } from "../../model/day.ts";
import type { FieldPath, RecordFile } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The age of evidence counts from the end of what it covers, and figures are compared by their periods; a
 * stretch that runs backwards gives neither.
 * Basis: The model of the knowledge base: `covers` and a figure's `period` are `{from, to}`.
 */
export const toBeforeFrom: Rule = {
  id: "to-before-from",
  severity: "error",
  says: "A stretch of time ends before it begins.",
  why: "The age of evidence counts from the end of what it covers, and figures are compared by their periods; a stretch that runs backwards gives neither.",
  basis: "The model of the knowledge base: `covers` and a figure's `period` are `{from, to}`.",
  *check({ base }) {
    for (const note of base.notes) {
      for (const [field, { from, to }] of stretches(note)) {
        if (to >= from) continue;
        yield faultAt(note, [...field, "to"], {
          message: "The stretch of time ends before it begins.",
          hint: "Correct from or to.",
        });
      }
    }
  },
};

function* stretches(note: RecordFile<Note>): Iterable<[FieldPath, { from: Day; to: Day }]> {
  const { covers, figures } = note.value;
  if (covers) yield [["covers"], covers];
  for (const [index, { period }] of figures.entries())
    if (typeof period !== "string") yield [["figures", index, "period"], period];
}
