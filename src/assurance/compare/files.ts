import type { FileChange } from "../../model/diff-answer.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { compareText } from "../../model/problem.ts";
import { QUARTERS } from "../../model/year.ts";
import { allEntries } from "../reference.ts";
import { type Compared, ofPeriods } from "./state.ts";

/**
 * Every file that differs and is not told of already: scrutiny.yaml, frameworks, programmes, diaries, returns, rounds,
 * templates, attachments, files that cannot be read; and records whose files differ and that say the same.
 */
export function comparedFiles(compared: Compared, told: ReadonlySet<string>): readonly FileChange[] {
  if (ofPeriods(compared)) return [];
  const [before, after] = [compared.before.base, compared.after.base];
  return [...others(before, after), ...sayTheSame(before, after, told)].sort((a, b) =>
    compareText(a.path, b.path),
  );
}

function others(before: KnowledgeBase, after: KnowledgeBase): readonly FileChange[] {
  const [was, is] = [otherFiles(before), otherFiles(after)];
  const [then, now] = [pathsOf(before), pathsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({ path, is: !then.has(path) ? "added" : now.has(path) ? "changed" : "removed" }));
}

function sayTheSame(
  before: KnowledgeBase,
  after: KnowledgeBase,
  told: ReadonlySet<string>,
): readonly FileChange[] {
  const was = new Map(records(before).map((one) => [one.key, one]));
  return records(after).flatMap(({ key, path, text }): FileChange[] => {
    const old = was.get(key);
    const isSame = !old || (old.path === path && old.text === text);
    return isSame || told.has(path) ? [] : [{ path, is: "says-the-same" }];
  });
}

/** A note or entry is itself by its id, in whatever folder it stands; own words by their path. */
function records(base: KnowledgeBase) {
  const words = [...base.years.values()].flatMap(({ quarters, statement }) => [
    ...QUARTERS.map((quarter) => quarters[quarter]),
    statement,
  ]);
  return [
    ...[...base.notes, ...allEntries(base).map(({ record }) => record)].map(({ id, path, text }) => ({
      key: id,
      path,
      text,
    })),
    ...words.flatMap((one) => (one ? [{ key: one.path, path: one.path, text: one.text }] : [])),
  ];
}

function pathsOf({ policy, files }: KnowledgeBase): ReadonlySet<string> {
  return new Set([policy.path, ...files.found]);
}

/** By path, what tells whether it is the same. */
function otherFiles(base: KnowledgeBase): ReadonlyMap<string, string> {
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
