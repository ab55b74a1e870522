import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { REGISTER_KINDS } from "../model/register-kinds.ts";

/**
 * Lines of the records that were read, and of further texts by path, from 1; undefined for any other file. Problems come
 * file by file, so the lines of the last file are kept.
 */
export function linesOf(
  base: KnowledgeBase,
  more: ReadonlyMap<string, string> = new Map(),
): (path: string, line: number) => string | undefined {
  const texts = new Map([...textsOf(base), ...more]);
  let last: { readonly path: string; readonly lines: readonly string[] } | undefined;
  return (path, line) => {
    if (last?.path !== path) {
      const text = texts.get(path);
      last = { path, lines: text === undefined ? [] : text.split("\n") };
    }
    return last.lines[line - 1];
  };
}

function textsOf(base: KnowledgeBase): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const add = (record: { readonly path: string; readonly text: string } | undefined) => {
    if (record) texts.set(record.path, record.text);
  };
  add(base.policy);
  for (const note of base.notes) add(note);
  for (const kind of REGISTER_KINDS) for (const entry of base.registers[kind]) add(entry);
  for (const framework of base.frameworks.values()) add(framework);
  for (const template of base.templates) add(template);
  for (const { programme, diary, returns, accuracy, statement, quarters } of base.years.values()) {
    for (const one of [programme, diary, returns, accuracy, statement]) add(one);
    for (const words of Object.values(quarters)) add(words);
  }
  return texts;
}
