import { periodDay } from "../../model/note.ts";
import { yearOf } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Nothing says what was planned, so that nothing can be late; activities, requirements and priorities of the
 * year's notes cannot be checked.
 * Basis: The model of the knowledge base: records are read with the programme of their year, and with
 * programme/framework.yaml where it has none. Said once a year, at its first note.
 */
export const yearWithoutProgramme: Rule = {
  id: "year-without-programme",
  severity: "warning",
  says: "There are notes of a year that has no work programme.",
  why: "Nothing says what was planned, so that nothing can be late; activities, requirements and priorities of the year's notes cannot be checked.",
  basis:
    "The model of the knowledge base: records are read with the programme of their year, and with programme/framework.yaml where it has none. Said once a year, at its first note.",
  needsAllNotes: true,
  *check({ base, folderOn }) {
    const starts = base.policy.value.year.starts;
    const said = new Set<number>();
    for (const note of base.notes) {
      const day = periodDay(note.value);
      if (folderOn(day)?.programme) continue;
      const year = yearOf(day, starts);
      if (said.has(year.start)) continue;
      said.add(year.start);
      const path = `programme/${year.folder}/programme.yaml`;
      if (base.files.leftOut.some((file) => file.path === path)) continue;
      yield faultAt(note, [note.value.until === undefined ? "date" : "until"], {
        message: `There is no work programme for ${year.label}, the year of this note.`,
        hint: `Type: scrutiny programme new --year ${year.label}`,
      });
    }
  },
};
