import type { RootContent } from "mdast";
import type { PictureNode, ReportDocument } from "../model/document.ts";

/** The document with its pictures drawn. The charting library is loaded only where there is one. */
export async function withPictures<T extends ReportDocument>(document: T): Promise<T> {
  const { children } = document.tree;
  if (!children.some(isUndrawn)) return document;
  const { drawBars } = await import("./bar-chart.ts");
  const drawn: RootContent[] = [];
  for (const node of children) {
    if (!isUndrawn(node)) drawn.push(node);
    else {
      const { chart, ...picture } = node;
      drawn.push({ ...picture, svg: await drawBars(chart) });
    }
  }
  return { ...document, tree: { ...document.tree, children: drawn } };
}

function isUndrawn(node: RootContent): node is PictureNode & Required<Pick<PictureNode, "chart">> {
  return node.type === "picture" && node.chart !== undefined;
}
