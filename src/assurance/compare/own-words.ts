import type { OwnWordsChange } from "../../model/diff-answer.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { QUARTERS } from "../../model/year.ts";
import { wordsName } from "../reviewed-records.ts";
import { fieldChanges } from "./fields.ts";
import { type Compared, ofPeriods } from "./state.ts";

/** Own words that came, went or say something else, by year and quarter. Two periods have their own: none changed. */
export function comparedWords(compared: Compared): readonly OwnWordsChange[] {
  if (ofPeriods(compared)) return [];
  const { before, after, mask } = compared;
  const [was, is] = [wordsOf(before.base), wordsOf(after.base)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((path): OwnWordsChange[] => {
    const [old, now] = [was.get(path), is.get(path)];
    const name = (now ?? old)?.name ?? path;
    if (!old || !now) return [{ name, path, is: now ? "added" : "removed", fields: [] }];
    if (old.record.text === now.record.text) return [];
    const fields = fieldChanges(old.record, now.record, mask);
    return fields.length === 0 ? [] : [{ name, path, is: "changed", fields }];
  });
}

interface Named {
  readonly name: string;
  readonly record: RecordFile<object>;
}

function wordsOf(base: KnowledgeBase): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const { year, quarters, statement } of base.years.values()) {
    for (const quarter of QUARTERS) {
      const record = quarters[quarter];
      if (record) found.set(record.path, { name: wordsName({ year, quarter }), record });
    }
    if (statement)
      found.set(statement.path, { name: wordsName({ year, quarter: undefined }), record: statement });
  }
  return found;
}
