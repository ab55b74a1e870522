import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { RootContent } from "mdast";
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import type { DocumentLogo, ReportDocument } from "../../src/model/document.ts";
import { renderDocx } from "../../src/render/docx.ts";
import { renderHtml } from "../../src/render/html.ts";
import { logoSize } from "../../src/render/logo-size.ts";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { isPdfEngineThere, renderPdf } from "../../src/render/pdf.ts";
import { textsOfDocument } from "../../src/report/document-text.ts";
import { temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";
import { named, readPage } from "../support/page.ts";
import { program } from "../support/programs.ts";
import { fakeWorld } from "../support/world.ts";

const hasPdf = program("pdfinfo", "poppler-utils") && (await isPdfEngineThere());
const { fontsFolder, pictureEngine, sha256 } = fakeWorld({ cwd: ROOT });
const shipped = (name: string) => readFileSync(join(ROOT, "templates", name), "utf8");
const assets = {
  theme: shipped("theme.typ"),
  style: shipped("report.css"),
  fontsFolder,
  pictureEngine,
  sha256,
};

const SVG: DocumentLogo = {
  format: "svg",
  bytes: new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#1d4f5c"/><text y="9">Fern</text></svg>',
  ),
  width: 40,
  height: 20,
  alt: "Logo of Fernshire",
};
/** One grey point. */
const PNG: DocumentLogo = {
  ...SVG,
  format: "png",
  bytes: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
    "base64",
  ),
  width: 1,
  height: 1,
};

function report(logo: DocumentLogo | undefined): ReportDocument {
  const tree: RootContent[] = [
    { type: "heading", depth: 1, children: [{ type: "text", value: "Title" }] },
    { type: "paragraph", children: [{ type: "text", value: "Words." }] },
  ];
  const said = {
    title: "Title",
    author: "A. Marlow",
    notice: undefined,
    marking: undefined,
    running: "Foot",
  };
  const more = { language: "en-GB", asAt: toDay("2025-10-09"), colour: undefined } as const;
  return { ...said, ...more, logo, tree: { type: "root", children: tree } };
}

const formats = [
  ["SVG", SVG],
  ["PNG", PNG],
] as const;

describe.each(formats)("a logo, %s", (_, logo) => {
  it("stands in the page itself, with its name and its size, and the page asks nobody for it", () => {
    const text = new TextDecoder().decode(renderHtml(report(logo), assets).bytes);
    const [image, ...others] = named(readPage(text).root, "img");
    expect(others).toEqual([]);
    const { alt, src, width, height } = image?.properties ?? {};
    expect(alt).toBe("Logo of Fernshire");
    const [kind, data = ""] = String(src).split(";base64,");
    expect(kind).toBe(logo.format === "svg" ? "data:image/svg+xml" : "data:image/png");
    expect(Buffer.from(data, "base64").equals(Buffer.from(logo.bytes))).toBe(true);
    expect(Number(width) / Number(height)).toBeCloseTo(logo.width / logo.height, 1);
    expect(text).toContain("img-src data:;");
  });

  it("stands once in the Word file, with its name", async () => {
    const { bytes } = await renderDocx(report(logo), assets);
    const parts = unzipSync(bytes);
    const xml = Buffer.from(parts["word/document.xml"] ?? []).toString();
    expect(xml.match(/<wp:docPr [^>]*descr="Logo of Fernshire"/g)).toHaveLength(1);
    expect(xml.indexOf("Logo of Fernshire")).toBeLessThan(xml.indexOf("Title"));
    const media = Object.keys(parts).filter((name) => name.startsWith("word/media/"));
    expect(media.map((name) => name.slice(-3)).sort()).toEqual(
      logo.format === "svg" ? ["png", "svg"] : ["png"],
    );
    expect(Buffer.from((await renderDocx(report(logo), assets)).bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it.skipIf(!hasPdf)("stands once in the PDF, as a figure with its name, after the title", async () => {
    const { bytes, notes } = await renderPdf(report(logo), assets);
    expect(notes).toBeUndefined();
    const file = join(temporaryFolder(), "out.pdf");
    writeFileSync(file, bytes);
    const tags = execFileSync("pdfinfo", ["-struct-text", file], {
      encoding: "latin1",
      stdio: ["ignore", "pipe", "ignore"],
    });
    expect(tags.match(/Figure/g)).toHaveLength(1);
    expect(tags.indexOf("H1")).toBeLessThan(tags.indexOf("Figure"));
    expect(Buffer.from(bytes).toString("latin1")).toContain("/Alt (Logo of Fernshire)");
    expect(Buffer.from((await renderPdf(report(logo), assets)).bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it("is in no Markdown", () => {
    expect(renderMarkdown(report(logo))).toBe(renderMarkdown(report(undefined)));
  });
});

it.skipIf(!hasPdf)("that the engine cannot draw is left out of the PDF, and it is told", async () => {
  const broken = { ...PNG, bytes: PNG.bytes.subarray(0, 40) };
  const { bytes, notes } = await renderPdf(report(broken), assets);
  expect(notes).toEqual(["The logo could not be drawn, and is left out."]);
  expect(Buffer.from(bytes).equals(Buffer.from((await renderPdf(report(undefined), assets)).bytes))).toBe(
    true,
  );
});

it("without an engine for pictures, stands in the Word file by its name", async () => {
  const { bytes } = await renderDocx(report(SVG), { ...assets, pictureEngine: "" });
  const xml = Buffer.from(unzipSync(bytes)["word/document.xml"] ?? []).toString();
  expect(xml).toContain(">Logo of Fernshire</w:t>");
});

it("is as large as fits, in its own shape", () => {
  expect(logoSize({ ...SVG, width: 400, height: 10 })).toEqual({ width: 130, height: 3.25 });
  expect(logoSize({ ...SVG, width: 10, height: 400 })).toEqual({ width: 1.2, height: 48 });
});

it("has its letters looked through with all other words", () => {
  const texts = textsOfDocument(report(SVG)).map(({ text }) => text);
  expect(texts).toContain("Fern");
  expect(texts).toContain("Logo of Fernshire");
});

it("leaves a page without one as strict as before", () => {
  const text = new TextDecoder().decode(renderHtml(report(undefined), assets).bytes);
  expect(text).not.toContain("img-src");
  expect(named(readPage(text).root, "img")).toEqual([]);
});
