import type { Element, ElementContent } from "hast";
import { SaxesParser } from "saxes";
import type { PictureNode } from "../model/document.ts";

/** An address in a value, as `url(#clip0)`; one that leads out of the picture makes the value unsafe. */
const LEADS_OUT = /url\(\s*["']?(?!#)|(?:java|vb)script:|data:/i;
const SIZE = /^(\d+(?:\.\d+)?)(?:px)?$/;

/**
 * A picture as an element of the page, with its text alternative. Its ids get the number of the picture, so that those
 * of two pictures never meet. One that is no XML is shown as its text alternative.
 */
export function pictureElement(node: PictureNode, number: number): Element {
  const root = parsed(node.svg);
  if (root?.tagName !== "svg") return paragraph(node.alt);
  const { viewBox, width, height, ...own } = namesApart(root, `picture--${number}--`).properties;
  const [w, h] = [width, height].map((size) => SIZE.exec(String(size))?.[1]);
  const box = viewBox ?? (w && h ? `0 0 ${w} ${h}` : undefined);
  const percent = Math.round(Math.min(1, Math.max(0.1, node.width)) * 100);
  return {
    type: "element",
    tagName: "figure",
    properties: {},
    children: [
      {
        type: "element",
        tagName: "svg",
        properties: {
          ...own,
          ...(box === undefined ? {} : { viewBox: box }),
          width: `${percent}%`,
          role: "img",
          ariaLabel: node.alt,
        },
        children: namesApart(root, `picture--${number}--`).children,
      },
    ],
  };
}

function paragraph(text: string): Element {
  return { type: "element", tagName: "p", properties: {}, children: [{ type: "text", value: text }] };
}

/** The tree of an XML text; undefined where it is none. */
function parsed(svg: string): Element | undefined {
  const top: Element = { type: "element", tagName: "", properties: {}, children: [] };
  const open = [top];
  const parser = new SaxesParser({});
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const safe = Object.entries(attributes).filter(([, value]) => !LEADS_OUT.test(value));
    const element: Element = {
      type: "element",
      tagName: name,
      properties: Object.fromEntries(safe),
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (value) => open.at(-1)?.children.push({ type: "text", value }));
  parser.on("cdata", (value) => open.at(-1)?.children.push({ type: "text", value }));
  parser.on("closetag", () => open.pop());
  try {
    parser.write(svg).close();
  } catch {
    return undefined;
  }
  return top.children.find((child) => child.type === "element");
}

function namesApart(node: Element, prefix: string): Element {
  const properties = Object.fromEntries(
    Object.entries(node.properties).map(([name, value]) => {
      const text = String(value);
      return [name, name === "id" ? prefix + text : text.replaceAll(/url\((["']?)#/g, `url($1#${prefix}`)];
    }),
  );
  const children = node.children.map(
    (child): ElementContent => (child.type === "element" ? namesApart(child, prefix) : child),
  );
  return { ...node, properties, children };
}
