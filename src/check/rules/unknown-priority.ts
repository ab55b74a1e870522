import { periodDay } from "../../model/note.ts";
import { findingsOf } from "../finding-of-note.ts";
import type { Rule } from "../rule.ts";
import { unknownNames } from "../unknown-name.ts";

/**
 * Why: Findings are gathered by the business plan's priorities; one under a misspelt priority is missed.
 * Basis: The model of the knowledge base: `priorities` of the year's programme are the business plan's.
 */
export const unknownPriority: Rule = {
  id: "unknown-priority",
  severity: "error",
  says: "A finding names a priority that the year's programme does not have.",
  why: "Findings are gathered by the business plan's priorities; one under a misspelt priority is missed.",
  basis: "The model of the knowledge base: `priorities` of the year's programme are the business plan's.",
  *check({ base, folderOn }) {
    for (const { record, index, finding } of findingsOf(base)) {
      const { priority } = finding;
      const programme = priority === undefined ? undefined : folderOn(periodDay(record.value))?.programme;
      if (priority === undefined || !programme) continue;
      const { priorities, year } = programme.value;
      const known = new Set(priorities.map((one) => one.id));
      const what = `priority in the programme of ${year}`;
      yield* unknownNames([{ record, field: ["findings", index, "priority"], name: priority, known, what }]);
    }
  },
};
