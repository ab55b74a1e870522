import { type AnchorPlace, ledLinks } from "./pdf-links.ts";
import { type PdfObjects, pdfObjects, pdfString, withoutStrings } from "./pdf-objects.ts";
import type { PdfNode } from "./pdf-text.ts";

/** What the engine's tags lack of a document, in its order. */
export interface MissingTags {
  readonly tables: readonly TableTags[];
  /** What each link within the document leads to; undefined for the engine's own words. */
  readonly links: readonly (string | undefined)[];
}

/** Of one table. */
export interface TableTags {
  /** What it is called, where that is not printed above it. */
  readonly unseen: string | undefined;
  /** Whether the first cell of each row names the row. */
  readonly rowHeaders: boolean;
}

const CHILD = /(\d+) 0 R/g;

/** What is missing, of the nodes that the theme was given. */
export function missingTags(nodes: readonly PdfNode[]): MissingTags {
  const tables: TableTags[] = [];
  const links: (string | undefined)[] = [];
  const visit = (node: PdfNode): void => {
    if (node.type === "table")
      tables.push({
        unseen: "above" in node ? undefined : (node["caption"] as string | undefined),
        rowHeaders: node["rowHeaders"] === true,
      });
    if (node.type === "reference" && node["label"] !== undefined)
      links.push(node["says"] as string | undefined);
    for (const child of node.children ?? []) visit(child);
  };
  for (const node of nodes) visit(node);
  return { tables, links };
}

/**
 * The file with its links led to their places, and heads of rows, captions of tables and names of links in its tags. The
 * engine has words for the first two of these that it keeps behind a switch, which its package for Node does not have,
 * and none for the third. A file whose tags are not those of the document gets none. Throws for a file that is none of
 * the engine's.
 */
export function finished(
  bytes: Uint8Array,
  places: ReadonlyMap<string, AnchorPlace>,
  missing: MissingTags,
): Uint8Array {
  const objects = pdfObjects(bytes);
  if (!objects) throw new Error("the PDF engine wrote a file of another form");
  const led = ledLinks(objects, places);
  const withLinks = { ...objects, of: (number: number) => led.get(number) ?? objects.of(number) };
  const changes = new Map([...led, ...addedTags(withLinks, missing)]);
  return changes.size === 0 ? bytes : objects.changed(changes);
}

/** By object number, the objects that change. */
function addedTags(objects: PdfObjects, missing: MissingTags): ReadonlyMap<number, string> {
  const tree = treeOf(objects);
  const found = tree === undefined ? [] : elements(objects, tree);
  const tables = found.filter(({ is }) => is === "Table");
  const links = found.filter((one) => one.is === "Link" && annotationsOf(objects, one).length > 0);
  if (tables.length !== missing.tables.length || links.length !== missing.links.length) return new Map();
  const changes = new Map<number, string>();
  for (const [index, table] of tables.entries()) {
    for (const [number, text] of tableChanges(objects, table, missing.tables[index]))
      changes.set(number, text);
  }
  for (const [index, link] of links.entries()) {
    const says = missing.links[index];
    if (says === undefined) continue;
    for (const number of annotationsOf(objects, link))
      changes.set(
        number,
        (objects.of(number) ?? "").replace(/\/Contents [^\n]*/, () => `/Contents ${pdfString(says)}`),
      );
  }
  return changes;
}

/** An element of the tree of tags. */
interface Element {
  readonly number: number;
  readonly is: string;
  readonly text: string;
  readonly children: readonly number[];
}

function treeOf(objects: PdfObjects): number | undefined {
  const found = /\/StructTreeRoot (\d+) 0 R/.exec(objects.of(objects.root) ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
}

/** All elements below one, in reading order. */
function elements(objects: PdfObjects, from: number): Element[] {
  const found: Element[] = [];
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const element = elementOf(objects, next);
    if (element.is !== "") found.push(element);
    waiting.push(...[...element.children].reverse());
  }
  return found;
}

function elementOf(objects: PdfObjects, number: number): Element {
  const text = objects.of(number) ?? "";
  const marks = withoutStrings(text);
  const kids = /\/K \[([^\]]*)\]/.exec(marks)?.[1] ?? "";
  const children = [...kids.replace(/<<[^>]*>>/g, "").matchAll(CHILD)].map(([, child]) => Number(child));
  return { number, is: /\/S \/(\w+)/.exec(marks)?.[1] ?? "", text, children };
}

/** The places on pages that a link takes, where it leads within the document. */
function annotationsOf(objects: PdfObjects, { text }: Element): number[] {
  const found = [...withoutStrings(text).matchAll(/\/Obj (\d+) 0 R/g)].map(([, number]) => Number(number));
  return found.filter((number) => /\/Dest /.test(withoutStrings(objects.of(number) ?? "")));
}

function tableChanges(
  objects: PdfObjects,
  table: Element,
  says: TableTags | undefined,
): ReadonlyMap<number, string> {
  const parts = table.children.map((number) => elementOf(objects, number));
  const rowsOf = (of: readonly Element[]) =>
    of.flatMap(({ children }) => children).map((number) => elementOf(objects, number).children);
  const hasHead = parts.some(({ is }) => is === "THead");
  const body = rowsOf(parts.filter(({ is }) => is === "TBody"));
  const bare = hasHead ? [] : parts.filter(({ is }) => is === "TR").map(({ children }) => children);
  const [head, ...rows] = hasHead ? [[], ...body] : [...bare, ...body];
  const changes = new Map<number, string>();
  const cell = (number: number, as: string | undefined) =>
    changes.set(number, withScope(objects.of(number) ?? "", as));
  for (const number of head ?? []) cell(number, "Column");
  if (says?.rowHeaders) {
    for (const row of rows) {
      for (const [index, number] of row.entries()) cell(number, index === 0 ? "Row" : undefined);
    }
  } else if (!hasHead) for (const number of rows.flat()) cell(number, undefined);
  if (says?.unseen !== undefined) changes.set(table.number, withSummary(table.text, says.unseen));
  return changes;
}

/**
 * A cell as head of its row or column. The engine's lists of heads go: they name those of columns alone, and whoever
 * reads them looks for no others. Without them the heads of both are found by where they stand.
 */
function withScope(text: string, scope: string | undefined): string {
  const own = text.replace(/\/Headers \[[^\]]*\]/, scope === undefined ? "" : `/Scope /${scope}`);
  const bare = own.replace(/<<\s*\/O \/Table\s*>>/, "");
  return scope === undefined ? bare.replace(/\/A \[\s*\]/, "") : own.replace("/S /TD", "/S /TH");
}

function withSummary(text: string, caption: string): string {
  const summary = `<<\n    /O /Table\n    /Summary ${pdfString(caption)}\n  >>`;
  return /\/A \[/.test(text)
    ? text.replace("/A [", () => `/A [${summary} `)
    : text.replace("/S /Table", () => `/S /Table\n  /A [${summary}]`);
}
