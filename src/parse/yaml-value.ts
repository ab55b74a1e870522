import { Document, isMap, isSeq, type Node, visit } from "yaml";

/** How every new line of YAML is printed: nothing is folded, and no spaces stand inside brackets. */
export const PRINT = { lineWidth: 0, flowCollectionPadding: false, indentSeq: true } as const;

/** A field on a line of its own, `outcome: A figure for each partner.`; lists and maps in brackets. */
export function fieldText(key: string, value: unknown, quoteAll = false): string {
  const doc = documentOf({ [key]: value });
  if (isMap(doc.contents)) for (const pair of doc.contents.items) flow(pair.value as Node | null);
  plainScalars(doc, quoteAll);
  return doc.toString(PRINT).trimEnd();
}

/** A value as it stands inside brackets. */
export function flowText(value: unknown, quoteAll = false): string {
  const doc = documentOf([value]);
  flow(doc.contents);
  plainScalars(doc, quoteAll);
  return doc.toString(PRINT).trim().slice(1, -1);
}

/** A YAML document of a value: 1.2 core, without aliases. */
export function documentOf(value: unknown): Document {
  return new Document(value, { version: "1.2", schema: "core", aliasDuplicateObjects: false });
}

/** Has a node printed in brackets. */
export function flow(node: Node | null): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}

/** Text on one line each: what needs quotes gets double ones, and no text is folded over lines. */
export function plainScalars(doc: Document, quoteAll: boolean): void {
  visit(doc, {
    Scalar(key, node) {
      if (key === "key" || typeof node.value !== "string") return;
      if (quoteAll || /[\n\t]|^\s|\s$|['"\\]{2}/.test(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
}

/** Without absent fields, empty lists and empty maps. Key order is kept. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0))
      .map(([key, one]) => [key, withoutEmpty(one)]),
  );
}
