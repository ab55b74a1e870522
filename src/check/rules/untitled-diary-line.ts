import { UNPLANNED } from "../../model/programme.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: It has no activity to take its name from, and would be printed as days spent on nothing.
 * Basis: The model of the knowledge base, diary.yaml: `title` is required where a line is unplanned and without a
 * note.
 */
export const untitledDiaryLine: Rule = {
  id: "untitled-diary-line",
  severity: "error",
  says: "A line of the diary is unplanned, has no note, and does not say what it was.",
  why: "It has no activity to take its name from, and would be printed as days spent on nothing.",
  basis:
    "The model of the knowledge base, diary.yaml: `title` is required where a line is unplanned and without a note.",
  *check({ base }) {
    for (const { diary } of base.years.values()) {
      for (const [index, { activity, note, title }] of (diary?.value.entries ?? []).entries()) {
        if (!diary || activity !== UNPLANNED || note !== undefined || title !== undefined) continue;
        yield faultAt(diary, ["entries", index, "activity"], {
          message: "An unplanned line without a note needs a title.",
          hint: "Add title: and what it was, or note: and the note's id.",
        });
      }
    }
  },
};
