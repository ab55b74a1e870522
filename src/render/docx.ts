import { Document, Footer, Header, PageNumber, Paragraph, TextRun } from "docx";
import type { ReportDocument } from "../model/document.ts";
import { docxBody } from "./docx-blocks.ts";
import { docxContext, everyNode } from "./docx-context.ts";
import { logoParagraph } from "./docx-logo.ts";
import { packed } from "./docx-pack.ts";
import { docxNumbering, docxStyles, tableStyle } from "./docx-styles.ts";
import { anyFontPrinter } from "./pdf-characters.ts";
import { PAGE } from "./pdf-tree.ts";
import { drawPictures } from "./picture-png.ts";
import { readableColour } from "./readable-colour.ts";
import type { RenderAssets, Rendered, Renderer } from "./renderer.ts";

const A4 = { width: 11906, height: 16838 };
const MARGIN = {
  top: 1247,
  bottom: 1134,
  left: PAGE.marginX * 20,
  right: PAGE.marginX * 20,
  header: 567,
  footer: 567,
};
/** A document wants a title. */
const UNTITLED = "Report";

/** The Word renderer. */
export const docx: Renderer = {
  format: "docx",
  usesFonts: true,
  isThere: async () => true,
  render: renderDocx,
};

/**
 * The report as Word's .docx: styles and not formatting, A4, British English, dated 00:00 UTC of the day that the
 * report counts to. The same document gives the same bytes on any machine. Characters that hide or reorder the text
 * around them stand as codes, and are given back.
 */
export async function renderDocx(document: ReportDocument, assets: RenderAssets): Promise<Rendered> {
  const printer = anyFontPrinter();
  const line = (text: string | undefined) =>
    printer
      .printable(text ?? "")
      .replace(/\s+/g, " ")
      .trim();
  const svgs = everyNode(document.tree).flatMap((node) => (node.type === "picture" ? [node.svg] : []));
  const logoSvg = document.logo?.format === "svg" ? [new TextDecoder().decode(document.logo.bytes)] : [];
  const drawn = await drawPictures(
    [...new Set([...svgs, ...logoSvg])],
    assets.pictureEngine,
    assets.fontsFolder,
  );
  const context = docxContext(document.tree, printer.printable, drawn);
  const { children, tables } = docxBody(document.tree, context);
  const title = line(document.title) || line(document.running) || UNTITLED;
  const author = line(document.author);
  const [notice, marking] = [line(document.notice), line(document.marking)];
  const front = [notice, marking]
    .filter((text) => text !== "")
    .map((text) => new Paragraph({ style: "Notice", text }));
  const colour = readableColour(document.colour);
  const file = new Document({
    title,
    creator: author,
    styles: docxStyles(colour),
    numbering: docxNumbering(context.numbered),
    compatibility: { version: 15 },
    sections: [
      {
        properties: { titlePage: true, page: { size: A4, margin: MARGIN } },
        // page one says the notice in its text, where readers of the page hear it
        headers: { first: headerOf("", marking), default: headerOf(notice, marking) },
        footers: { first: footerOf(line(document.running)), default: footerOf(line(document.running)) },
        children: [...front, ...logoParagraph(document.logo, context), ...children],
      },
    ],
  });
  const made = `${document.asAt}T00:00:00Z`;
  const properties = { title, author, language: document.language, made };
  const places = new Map(
    [...context.bookmarks.values()].flatMap(({ name, says }) =>
      says === undefined ? [] : [[name, line(says)]],
    ),
  );
  const bytes = packed(file, { properties, tables, places, tableStyle: tableStyle(colour) });
  return { bytes, replaced: printer.replaced() };
}

function headerOf(notice: string, marking: string): Header {
  const lines = [
    { style: "Header", text: notice },
    { style: "Marking", text: marking },
  ].filter(({ text }) => text !== "");
  return new Header({
    children: (lines.length > 0 ? lines : [{ style: "Header" }]).map((one) => new Paragraph(one)),
  });
}

function footerOf(running: string): Footer {
  const page = ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES];
  const children = [new TextRun(running), new TextRun({ children: ["\t", ...page] })];
  const right = { type: "right", position: Math.round((PAGE.width - 2 * PAGE.marginX) * 20) } as const;
  return new Footer({ children: [new Paragraph({ style: "Footer", tabStops: [right], children })] });
}
