import type { FieldPath } from "../model/knowledge-base.ts";
import { type Marks, readPlainYaml } from "./plain-yaml.ts";

/** Where a field stands in a text, as offsets into it: its value, or its name where that is asked for. */
export type FindField = (field: FieldPath, key: boolean) => readonly [from: number, to: number];

/**
 * Finds fields in YAML of plain shape, where the `yaml` package finds them; undefined where the text is for that package.
 * An absent field is where it would stand: at the nearest name or item around it, else at the beginning.
 */
export function plainFinder(text: string, from: number, to: number): FindField | undefined {
  const marks: Marks = new Map();
  const root = readPlainYaml(text, from, to, marks);
  if (!root) return undefined;
  return (field, key) => {
    let node: unknown = root;
    let found: readonly [number, number] = [from, from + 1];
    for (const [depth, step] of field.entries()) {
      const isList = Array.isArray(node);
      const known = marks.get(node as object)?.get(isList ? Number(step) : step);
      if (!known) return found;
      const isNameAsked = key || depth < field.length - 1 || known.value[0] === known.value[1];
      found = known.name && isNameAsked ? known.name : known.value;
      node = (node as Readonly<Record<string | number, unknown>>)[step];
    }
    return found;
  };
}
