import type { Nodes, Root } from "mdast";
import { urlsOf } from "./pdf-tree.ts";
import type { Picture } from "./picture-png.ts";

/** A numbered list needs a definition of its own, or Word would go on counting from the list before. */
export interface NumberedList {
  readonly reference: string;
  readonly level: number;
  readonly start: number;
}

/** A place that links lead to: its name, the number that Word wants beside it, and what stands there. */
export interface Bookmark {
  readonly name: string;
  readonly number: number;
  readonly says: string | undefined;
}

/** What making the parts of one document shares. */
export interface DocxContext {
  printable(text: string): string;
  readonly urls: ReadonlyMap<string, string>;
  /** The bookmark of each anchor by its id. */
  readonly bookmarks: ReadonlyMap<string, Bookmark>;
  /** Pictures as they were drawn; one that could not be is not there. */
  readonly drawn: ReadonlyMap<string, Picture>;
  /** Where there is little room, days, and citations with their words, may break over lines. */
  readonly isLoose?: boolean;
  /** Filled as the lists are met. */
  readonly numbered: NumberedList[];
  /** Anchors met so far: the second of an id is text. */
  readonly met: Set<string>;
  /** Numbers of pictures, from 1. */
  readonly pictures: { count: number };
}

/** The context of a document; pictures were drawn before. */
export function docxContext(
  tree: Root,
  printable: DocxContext["printable"],
  drawn: DocxContext["drawn"],
): DocxContext {
  const bookmarks = bookmarksOf(tree);
  return {
    printable,
    urls: urlsOf(tree),
    bookmarks,
    drawn,
    numbered: [],
    met: new Set(),
    pictures: { count: 0 },
  };
}

/** Every node of a tree in reading order, however deep. */
export function everyNode(root: Root): readonly Nodes[] {
  const found: Nodes[] = [];
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    found.push(node);
    if ("children" in node)
      for (let index = node.children.length - 1; index >= 0; index--)
        waiting.push(node.children[index] as Nodes);
  }
  return found;
}

/** Word takes letters, digits and underscores, at most 40 of them: `evidence_1`. */
function bookmarksOf(tree: Root): DocxContext["bookmarks"] {
  const found = new Map<string, Bookmark>();
  const taken = new Set<string>();
  for (const node of everyNode(tree)) {
    if (node.type !== "anchor" || found.has(node.id)) continue;
    const number = found.size + 1;
    const plain = node.id.replace(/[^A-Za-z0-9]+/g, "_");
    const name =
      /^[A-Za-z]\w{0,39}$/.test(plain) && !taken.has(plain.toLowerCase()) ? plain : `place_${number}_`;
    taken.add(name.toLowerCase());
    found.set(node.id, { name, number, says: node.says });
  }
  return found;
}
