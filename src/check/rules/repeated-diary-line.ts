import type { FieldPath } from "../../model/knowledge-base.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What was done is the count of diary lines; a line that came in twice when two branches met is counted
 * twice, and so are its days.
 * Basis: The model of the knowledge base, diary.yaml (`merge=union`): done is the count of diary lines.
 */
export const repeatedDiaryLine: Rule = {
  id: "repeated-diary-line",
  severity: "warning",
  says: "Two lines of the diary say the same.",
  why: "What was done is the count of diary lines; a line that came in twice when two branches met is counted twice, and so are its days.",
  basis: "The model of the knowledge base, diary.yaml (`merge=union`): done is the count of diary lines.",
  *check({ base }) {
    for (const { diary } of base.years.values()) {
      const seen = new Map<string, FieldPath>();
      for (const [index, entry] of (diary?.value.entries ?? []).entries()) {
        const key = JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
        const first = seen.get(key);
        if (first === undefined) seen.set(key, ["entries", index]);
        else if (diary) {
          yield faultAt(diary, ["entries", index], {
            message: "This line stands in the diary a second time.",
            hint: "Delete one of the two; two visits of one day differ in their title or note.",
            related: [{ message: "It stands here already.", place: diary.place(first) }],
          });
        }
      }
    }
  },
};
