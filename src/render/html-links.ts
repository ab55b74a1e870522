import type { Element, ElementContent } from "hast";
import type { Nodes, Root } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import type { AnchorNode, CitationNode } from "../model/document.ts";

/** Citations and what they lead to, both ways. One for each document: it counts while the page is made. */
export interface PageLinks {
  citation(node: CitationNode): ElementContent[];
  /** The anchor's words; the first of its id has the id. */
  anchor(node: AnchorNode, children: ElementContent[]): Element;
  /** Links back to each place that cites the anchor, in order; none for a twin or where nothing cites it. */
  back(node: AnchorNode): ElementContent[];
}

/** Reads all citations of a document once. Ids with two hyphens are the page's own: no anchor has them. */
export function pageLinks(root: Root): PageLinks {
  const anchors = new Map<string, AnchorNode>();
  const places = new Map<string, number>();
  walk(root, (node) => {
    if (node.type === "anchor" && !anchors.has(node.id)) anchors.set(node.id, node);
    if (node.type !== "citation") return;
    for (const { target } of node.labels)
      if (target !== undefined) places.set(target, (places.get(target) ?? 0) + 1);
  });
  const passed = new Map<string, number>();
  return {
    citation(node) {
      const className = node.bare ? ["cites", "alone"] : ["cites"];
      const labels = node.labels.flatMap(({ text, target }, index): ElementContent[] => {
        const comma = index === 0 ? [] : [words(", ")];
        if (target === undefined || !anchors.has(target)) return [...comma, words(text)];
        const place = (passed.get(target) ?? 0) + 1;
        passed.set(target, place);
        const says = anchors.get(target)?.says ?? (isEvidence(target) ? `Evidence ${text}` : undefined);
        const name = says === undefined ? {} : { ariaLabel: says };
        const properties = { href: `#${target}`, id: placeId(target, place), className, ...name };
        return [...comma, element("a", properties, [words(text)])];
      });
      return node.bare ? labels : [words("["), ...labels, words("]")];
    },
    anchor: (node, children) =>
      element("span", anchors.get(node.id) === node ? { id: node.id } : {}, children),
    back(node) {
      const count = anchors.get(node.id) === node ? (places.get(node.id) ?? 0) : 0;
      if (count === 0) return [];
      const links = Array.from({ length: count }, (_, index) => backLink(node, index + 1, count));
      return [element("span", { className: ["back"] }, [words(" "), ...links])];
    },
  };
}

/** Every node of a tree, in order. */
export function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ("children" in node) for (const child of node.children as Nodes[]) walk(child, visit);
}

/** An element of the page. */
export function element(
  tagName: string,
  properties: Element["properties"],
  children: readonly ElementContent[],
): Element {
  return { type: "element", tagName, properties, children: [...children] };
}

/** Words of the page. */
export function words(value: string): ElementContent {
  return { type: "text", value };
}

function backLink(node: AnchorNode, place: number, count: number): Element {
  const cited = `${isEvidence(node.id) ? "evidence " : ""}${plainText(node)}`;
  const ariaLabel = `Back to where ${cited} is cited${count === 1 ? "" : `, ${place} of ${count}`}`;
  const href = `#${placeId(node.id, place)}`;
  return element("a", { href, ariaLabel }, [words(count === 1 ? "↑" : `↑${place}`)]);
}

function isEvidence(target: string): boolean {
  return /^evidence-\d+$/.test(target);
}

function placeId(target: string, place: number): string {
  return `place--${target}--${place}`;
}
