import type { FileChange } from "../../model/diff-answer.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { compareText } from "../../model/problem.ts";
import { type Compared, ofPeriods } from "./state.ts";

/**
 * Every other file that came, went or changed: scrutiny.yaml, frameworks, programmes, diaries, returns, rounds, templates,
 * attachments. A file that cannot be read is told where it is so on one side alone.
 */
export function comparedFiles(compared: Compared): readonly FileChange[] {
  if (ofPeriods(compared)) return [];
  const [before, after] = [compared.before.base, compared.after.base];
  const [was, is] = [filesOf(before), filesOf(after)];
  const [then, now] = [new Set(before.files.found), new Set(after.files.found)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort(compareText)
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => {
      const isThere = path === before.policy.path || then.has(path);
      return {
        path,
        is: !isThere ? "added" : path === after.policy.path || now.has(path) ? "changed" : "removed",
      };
    });
}

/** By path, what tells whether it is the same. */
function filesOf(base: KnowledgeBase): ReadonlyMap<string, string | undefined> {
  const years = [...base.years.values()].flatMap(({ programme, diary, returns, accuracy }) => [
    programme,
    diary,
    returns,
    accuracy,
  ]);
  const texts = [base.policy, ...base.frameworks.values(), ...years, ...base.templates];
  return new Map([
    ...texts.flatMap((one) => (one ? [[one.path, one.text] as const] : [])),
    ...base.files.attached.map(({ path, size, sha256 }) => [path, `${size} ${sha256}`] as const),
    ...base.files.leftOut.map(({ path, rule }) => [path, `left out: ${rule}`] as const),
  ]);
}
