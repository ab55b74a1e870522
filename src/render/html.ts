import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import type { ReportDocument } from "../model/document.ts";
import { CLEAN } from "./html-clean.ts";
import { pageBody, wholePage } from "./html-page.ts";
import { pageStyle } from "./html-style.ts";
import { pageText } from "./html-text.ts";
import { htmlTree } from "./html-tree.ts";
import type { RenderAssets, Rendered, Renderer } from "./renderer.ts";

/** What a page needs beside the report: its style, and how to take a digest. */
export type HtmlAssets = Pick<RenderAssets, "style" | "sha256">;

/** The HTML renderer. */
export const html: Renderer = {
  format: "html",
  usesFonts: false,
  isThere: async () => true,
  render: async (document, assets) => renderHtml(document, assets),
};

/**
 * The report as one page that needs nothing beside it: its style is in it, no script, no address that a browser would
 * ask. The same document and style give the same bytes. The words are cleaned last, whatever made them.
 */
export function renderHtml(document: ReportDocument, { style, sha256 }: HtmlAssets): Rendered {
  const text = pageText();
  const cleaned = cleaner.runSync(pageBody(document, htmlTree(document.tree, text), text));
  const { css, notes } = pageStyle(style, document);
  const page = wholePage(document, cleaned, { css, digest: base64(sha256(css)) }, text);
  return { bytes: new TextEncoder().encode(printer.stringify(page)), replaced: text.replaced(), notes };
}

const cleaner = unified().use(rehypeSanitize, CLEAN).freeze();
const printer = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: false } })
  .freeze();

function base64(hex: string): string {
  return btoa(
    (hex.match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(""),
  );
}
