import { ImageRun, Paragraph } from "docx";
import type { DocumentLogo } from "../model/document.ts";
import type { DocxContext } from "./docx-context.ts";
import { logoSize } from "./logo-size.ts";

/** The logo in a line of its own; its name in words where it could not be drawn. */
export function logoParagraph(
  logo: DocumentLogo | undefined,
  { printable, drawn, pictures }: DocxContext,
): readonly Paragraph[] {
  if (!logo) return [];
  const description = printable(logo.alt).replace(/\s+/g, " ").trim();
  pictures.count++;
  const id = String(pictures.count);
  const size = logoSize(logo);
  const pixels = (points: number) => Math.round((points * 96) / 72);
  const transformation = { width: pixels(size.width), height: pixels(size.height) };
  const altText = { name: `Picture ${id}`, description, id };
  const more = { transformation, altText } as const;
  if (logo.format !== "svg") {
    const type = logo.format === "png" ? "png" : "jpg";
    return [lineOf(new ImageRun({ type, data: logo.bytes, ...more }))];
  }
  const png = drawn.get(new TextDecoder().decode(logo.bytes))?.png;
  if (!png) return [new Paragraph({ style: "Logo", text: description })];
  const fallback = { type: "png", data: png, transformation } as const;
  return [lineOf(new ImageRun({ type: "svg", data: logo.bytes, fallback, ...more }))];
}

function lineOf(image: ImageRun): Paragraph {
  return new Paragraph({ style: "Logo", children: [image] });
}
