import type { PhrasingContent, RootContent } from "mdast";
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import type { ReportDocument } from "../../src/model/document.ts";
import { arialWidth } from "../../src/render/arial-width.ts";
import { renderDocx } from "../../src/render/docx.ts";
import { textOf } from "../../src/render/pdf-text.ts";
import { pdfTree } from "../../src/render/pdf-tree.ts";
import { type ReadDocx, readDocx } from "../support/docx.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";
import { composedReport } from "../support/report.ts";
import { fakeWorld } from "../support/world.ts";

const { fontsFolder, pictureEngine, sha256 } = fakeWorld({ cwd: ROOT });
const assets = { theme: "", style: "", fontsFolder, sha256, pictureEngine };

const plain = (value: string): PhrasingContent => ({ type: "text", value });
const heading = (depth: 1 | 2 | 3 | 4, ...children: PhrasingContent[]): RootContent => ({
  type: "heading",
  depth,
  children,
});
const words = (count: number): RootContent => ({
  type: "paragraph",
  children: [plain("Partners came and were heard. ".repeat(count))],
});
/** Chapters of about a page each, with a smaller heading in each. */
const chapters = (count: number, name = "Chapter", length = 80) =>
  Array.from({ length: count }, (_, at) => [
    heading(2, plain(`${name} ${at + 1}`)),
    words(length),
    heading(3, plain("Smaller")),
    words(5),
  ]).flat();
const TABLE: RootContent = {
  type: "table",
  children: [{ type: "tableRow", children: [{ type: "tableCell", children: [plain("cell")] }] }],
};
const LONG = [...chapters(9), heading(1, plain("Appendix")), ...chapters(2, "Annex")];

async function bytesOf(tree: readonly RootContent[]): Promise<Uint8Array> {
  const about = { language: "en-GB", author: "A. Marlow", notice: "Invented.", marking: "OFFICIAL" } as const;
  const fixed = { title: "Title", running: "Foot", asAt: toDay("2025-10-09"), colour: undefined };
  const children = [heading(1, plain("Title")), ...tree];
  return (await renderDocx({ ...about, ...fixed, tree: { type: "root", children } }, assets)).bytes;
}
const made = async (tree: readonly RootContent[]) => readDocx(await bytesOf(tree));
const documentOf = ({ parts }: ReadDocx) => parts.get("word/document.xml") ?? "";

/** Of each paragraph that is no cell, the level by its style and its text. */
const of = ({ paragraphs }: ReadDocx, kind: RegExp) =>
  paragraphs.flatMap(({ style, text }) => {
    const level = kind.exec(style)?.[1];
    return level === undefined ? [] : [`${level} ${text}`];
  });
const entriesOf = (docx: ReadDocx) => of(docx, /^TOC(\d)$/);
const headingsOf = (docx: ReadDocx) => of(docx, /^Heading(\d)$/);

/** What each entry leads to: the text within the bookmark of its link. */
function placesOf(docx: ReadDocx): readonly string[] {
  const xml = documentOf(docx);
  const [list = ""] = /<w:sdt>.*<\/w:sdt>/s.exec(xml) ?? [];
  return [...list.matchAll(/w:anchor="(\w+)"/g)].map(([, name]) => {
    const starts = [...xml.matchAll(new RegExp(`<w:bookmarkStart w:name="${name}" w:id="(\\d+)"/>`, "g"))];
    expect(starts, name).toHaveLength(1);
    const id = starts[0]?.[1];
    expect(xml.match(new RegExp(`<w:bookmarkEnd w:id="${id}"/>`, "g"))).toHaveLength(1);
    const [, within = ""] =
      new RegExp(`w:id="${id}"/>(.*?)<w:bookmarkEnd w:id="${id}"/>`, "s").exec(xml) ?? [];
    return [...within.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join("");
  });
}

async function example(period: string): Promise<ReportDocument> {
  return (await composedReport(FERNSHIRE, period)).document;
}

describe("the contents of a long report in Word", () => {
  it("name the two upper levels of headings but the title, in order, each a link to its heading", async () => {
    const docx = await made(LONG);
    const listed = headingsOf(docx).filter((text) => !text.startsWith("3"));
    expect(entriesOf(docx)).toEqual(listed.slice(1));
    expect(entriesOf(docx)).toContain("1 Appendix");
    expect(placesOf(docx)).toEqual(entriesOf(docx).map((text) => text.slice(2)));
  });

  it.each(["2025/26-Q4", "2025/26"])("are those of the PDF: Fernshire, %s", async (period) => {
    const document = await example(period);
    const docx = readDocx((await renderDocx(document, assets)).bytes);
    const nodes = pdfTree(document.tree, { printable: (text) => text, width: arialWidth });
    const inPdf = nodes.find(({ type }) => type === "contents")?.children ?? [];
    expect(inPdf.length).toBeGreaterThan(20);
    expect(entriesOf(docx)).toEqual(inPdf.map((entry) => `${entry["level"]} ${textOf([entry])}`));
    expect(placesOf(docx)).toHaveLength(inPdf.length);
  });

  it("stand before the second chapter, under the word Contents, which is no heading", async () => {
    const docx = await made(LONG);
    const at = docx.paragraphs.findIndex(({ style }) => style === "TOCHeading");
    expect(docx.paragraphs[at]?.text).toBe("Contents");
    expect(docx.paragraphs[at + 1 + entriesOf(docx).length]).toMatchObject({ text: "Chapter 2" });
    // by these LibreOffice finds the headings when it makes the list anew
    const styles = docx.parts.get("word/styles.xml") ?? "";
    const outlined = [
      ...styles.matchAll(/w:styleId="(\w+)"(?:(?!<\/w:style>).)*<w:outlineLvl w:val="(\d)"/g),
    ];
    expect(outlined.map(([, id, level]) => `${id} ${level}`)).toEqual(
      [1, 2, 3, 4, 5, 6].map((level) => `Heading${level} ${level - 1}`),
    );
  });

  it("are one field that Word can do anew without the title, complete as it is, and nothing is asked", async () => {
    const docx = await made(LONG);
    const xml = documentOf(docx);
    expect([...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      " TOC \\o &quot;1-2&quot; \\h \\z \\b _Contents ",
    ]);
    const marks = [...xml.matchAll(/<w:fldChar w:fldCharType="(\w+)"\/>/g)].map(([, type]) => type);
    expect(marks).toEqual(["begin", "separate", "end"]);
    expect(xml).not.toMatch(/w:dirty|PAGEREF/);
    expect(docx.parts.get("word/settings.xml")).not.toContain("updateFields");
    const [, range = ""] = /w:name="_Contents" w:id="(\d+)"/.exec(xml) ?? [];
    const within = xml.slice(
      xml.indexOf(`w:id="${range}"/>`),
      xml.indexOf(`<w:bookmarkEnd w:id="${range}"/>`),
    );
    expect(within.match(/<w:pStyle w:val="Heading[12]"\/>/g)).toHaveLength(entriesOf(docx).length - 1);
    expect(within).toContain(">Annex 2<");
    expect(xml.indexOf(">Title<")).toBeLessThan(xml.indexOf('w:name="_Contents"'));
  });

  it("begin a page only where the first chapter leaves no room for them", async () => {
    const first = (...nodes: readonly RootContent[]) => [
      heading(2, plain("First")),
      ...nodes,
      ...chapters(9),
    ];
    const breaks = async (tree: readonly RootContent[]) =>
      /<w:pStyle w:val="TOCHeading"\/><w:pageBreakBefore\/>/.test(documentOf(await made(tree)));
    expect(await breaks(first(words(10)))).toBe(false);
    expect(await breaks(first(words(80)))).toBe(true);
    expect(await breaks(first(TABLE))).toBe(true);
  });

  it("are only the uppermost level where there are very many", async () => {
    const parts = Array.from({ length: 7 }, (_, part) => [
      heading(1, plain(`Part ${part + 1}`)),
      ...chapters(20, "Chapter", 20),
    ]);
    const docx = await made(parts.flat());
    expect(entriesOf(docx)).toEqual(Array.from({ length: 7 }, (_, part) => `1 Part ${part + 1}`));
    expect(documentOf(docx)).toContain("\\o &quot;1-1&quot;");
  });

  it("are not in a short report, not where a long one has few chapters, and not in an empty one", async () => {
    for (const tree of [chapters(9, "Chapter", 10), chapters(4, "Chapter", 300), []]) {
      const docx = await made(tree);
      expect(entriesOf(docx)).toEqual([]);
      expect(documentOf(docx)).not.toMatch(/<w:sdt>|_Toc|_Contents|fldChar/);
    }
  });

  it("say a heading in words alone: no link outside, citation, bookmark or field of it is there twice", async () => {
    const hostile = '{ TOC \\f } </w:t></w:sdt> & "b" _Toc000000001 \u202e';
    const odd = heading(
      2,
      { type: "anchor", id: "here", children: [plain(hostile)] },
      { type: "link", url: "https://example.org", children: [plain(" there")] },
      { type: "citation", labels: [{ text: "1", target: "here" }] },
    );
    const arabic = heading(2, plain("محمد علي"));
    const docx = await made([odd, arabic, heading(2), ...LONG]);
    const [list = ""] = /<w:sdt>.*<\/w:sdt>/s.exec(documentOf(docx)) ?? [];
    const shown = hostile.replace("\u202e", "[U+202E]");
    expect(entriesOf(docx).slice(0, 3)).toEqual([`2 ${shown} there[1]`, "2 محمد علي", "2 Chapter 1"]);
    expect(list).not.toMatch(/r:id|w:anchor="here"|bookmark/);
    expect(list).toMatch(/<w:pStyle w:val="TOC2"\/><w:bidi\/>/);
    expect(documentOf(docx).match(/<w:bookmarkStart w:name="here"/g)).toHaveLength(1);
    const ids = [...documentOf(docx).matchAll(/<w:bookmarkStart [^>]*w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are the same bytes again", async () => {
    expect(Buffer.compare(await bytesOf(LONG), await bytesOf(LONG))).toBe(0);
  });
});
