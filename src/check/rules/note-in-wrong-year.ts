import { periodDay } from "../../model/note.ts";
import { parseYear, yearOf } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: a note is looked for in its year's folder, and a reader of the folder believes that it holds the year.
 * Basis: `model.md`, "a note in the wrong year's folder is a problem".
 */
export const noteInWrongYear: Rule = {
  id: "note-in-wrong-year",
  severity: "error",
  says: "A note stands in the folder of another year than its day's.",
  why: "A note is looked for in its year's folder, and a reader of the folder believes that it holds the whole year.",
  basis: "The model of the knowledge base: a record's period comes from its day, never from its folder.",
  *check({ base }) {
    const starts = base.policy.value.year.starts;
    for (const note of base.notes) {
      const name = note.path.split("/")[1] ?? "";
      const folder = parseYear(name, starts);
      const year = yearOf(periodDay(note.value), starts);
      if (folder?.start === year.start) continue;
      const whose = folder ? `its folder is that of ${folder.label}` : `its folder, ${name}, is no year`;
      yield faultAt(note, [note.value.until === undefined ? "date" : "until"], {
        message: `The note's day lies in ${year.label}, ${whose}.`,
        hint: `Move the file to evidence/${year.folder}/, or correct the day.`,
      });
    }
  },
};
