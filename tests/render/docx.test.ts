import { execFileSync } from "node:child_process";
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { BlockContent, PhrasingContent, Root, RootContent } from "mdast";
import { toString as textOfNode } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { rolldown } from "rolldown";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { toDay } from "../../src/model/day.ts";
import type { ReportDocument } from "../../src/model/document.ts";
import { renderDocx } from "../../src/render/docx.ts";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { parameters } from "../properties/parameters.ts";
import { temporaryFolder } from "../support/copy.ts";
import { byLibreOffice, type ReadDocx, readDocx } from "../support/docx.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { composedReport } from "../support/report.ts";
import { fakeWorld } from "../support/world.ts";

const hasOffice = [
  program("soffice", "libreoffice-writer-nogui"),
  program("pdftotext", "poppler-utils"),
].every(Boolean);
const { fontsFolder, pictureEngine, sha256 } = fakeWorld({ cwd: ROOT });
const bare = { theme: "", style: "", fontsFolder, sha256 };
const assets = { ...bare, pictureEngine };
if (!existsSync(pictureEngine)) throw new Error("build first: npm run build");

function markdown(text: string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(text);
}

function report(tree: Root | readonly RootContent[], more: Partial<ReportDocument> = {}): ReportDocument {
  return {
    title: "Quarterly progress report",
    language: "en-GB",
    author: "A. Marlow",
    notice: "Fernshire is invented.",
    marking: "OFFICIAL-SENSITIVE",
    running: "Fernshire, quarter 2",
    asAt: toDay("2025-10-09"),
    colour: undefined,
    tree: "type" in tree ? tree : { type: "root", children: [...tree] },
    ...more,
  };
}

const made = async (tree: Root | readonly RootContent[], more: Partial<ReportDocument> = {}) =>
  readDocx((await renderDocx(report(tree, more), assets)).bytes);
const documentOf = ({ parts }: ReadDocx) => parts.get("word/document.xml") ?? "";
const words = (text: string) =>
  text
    .replaceAll("\u00a0", " ")
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "–");
const contentsOf = ({ paragraphs }: ReadDocx) =>
  paragraphs.flatMap(({ style, text }) => (style.startsWith("TOC") ? [text] : []));
const headings = ({ paragraphs }: ReadDocx) =>
  paragraphs.flatMap(({ style, text }) => (style.startsWith("Heading") ? [`${style.slice(7)} ${text}`] : []));

const title: RootContent = { type: "heading", depth: 1, children: [{ type: "text", value: "Title" }] };
const plain = (value: string): PhrasingContent => ({ type: "text", value });
const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: "paragraph", children });
const table = (rows: readonly (readonly string[])[]): RootContent & { type: "table" } => ({
  type: "table",
  children: rows.map((row) => ({
    type: "tableRow",
    children: row.map((cell) => ({ type: "tableCell", children: [plain(cell)] })),
  })),
});

const EVERYTHING = `# Title of the report

First *words* with **strong**, ~~struck~~, \`code\`, [the site](https://example.org/a?b=1&c=2 "x"), <a@example.org>
and a break\\
here. ![A picture of a house](house.png) A footnote[^1] and <b>raw</b> &amp; [by name].

[by name]: https://example.org/named
[^1]: The note at the foot.

## Headline

| No. | Decision | Count |
|---|:-:|---|
| D1 | Bring a *figure* \\| now | 3 of 8 |
| D2 | | 12 |

#### Deeper than it should be

4. Four
   - inner

     second paragraph of inner
   1. one
5. Five

- [x] done
- [ ] open

> A quotation.
>
> - in it a list
>
> > and another

\`\`\`js
const a = 1;
\tif (a) { }
\`\`\`

---

<script>alert(1)</script>

# Appendix: method

### Evidence index

Last words.
`;

describe("renderDocx", () => {
  test("says what it is: title, author, language, day", async () => {
    const { parts } = await made(markdown(EVERYTHING));
    const core = parts.get("docProps/core.xml") ?? "";
    expect(core).toContain("<dc:title>Quarterly progress report</dc:title>");
    expect(core).toContain("<dc:creator>A. Marlow</dc:creator>");
    expect(core).toContain("<dc:language>en-GB</dc:language>");
    expect([...core.matchAll(/W3CDTF">([^<]*)</g)].map((match) => match[1])).toEqual([
      "2025-10-09T00:00:00Z",
      "2025-10-09T00:00:00Z",
    ]);
    expect(parts.get("word/styles.xml")).toContain('<w:lang w:val="en-GB"');
    expect(parts.get("word/settings.xml")).toContain('w:val="15" w:name="compatibilityMode"');
  });

  test("names its font, and carries none", async () => {
    const { parts } = await made(markdown(EVERYTHING));
    expect([...parts.keys()].filter((name) => /font/i.test(name) && !/fontTable/.test(name))).toEqual([]);
    expect(parts.get("word/fontTable.xml")).not.toMatch(/embed/);
    const styles = parts.get("word/styles.xml") ?? "";
    expect(styles).toMatch(/<w:docDefaults>.*?w:ascii="Arial".*?<w:sz w:val="24"\/>.*?<\/w:docDefaults>/);
    const named = [...styles.matchAll(/w:ascii="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(named)).toEqual(new Set(["Arial", "Courier New"]));
    expect(documentOf({ parts } as ReadDocx)).not.toContain("w:rFonts");
  });

  test("has a style for everything, each name and id once", async () => {
    const { parts } = await made(markdown(EVERYTHING));
    const styles = parts.get("word/styles.xml") ?? "";
    const ids = [...styles.matchAll(/w:styleId="([^"]*)"/g)].map((match) => match[1]);
    const names = [...styles.matchAll(/<w:name w:val="([^"]*)"/g)].map((match) => match[1]?.toLowerCase());
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(names).size).toBe(names.length);
    const used = [...parts.values()].flatMap((xml) => [
      ...xml.matchAll(/<w:(?:p|r|tbl)Style w:val="([^"]*)"/g),
    ]);
    for (const [, id] of used) expect(ids).toContain(id);
    expect(documentOf({ parts } as ReadDocx)).not.toMatch(/<w:(?:i|sz|color|jc) /);
  });

  test("has headings in order, without skipped levels; the appendix begins a page", async () => {
    const docx = await made(markdown(EVERYTHING));
    expect(headings(docx)).toEqual([
      "1 Title of the report",
      "2 Headline",
      "3 Deeper than it should be",
      "1 Appendix: method",
      "2 Evidence index",
    ]);
    expect(documentOf(docx).match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
  });

  test("prints the notice and marking first, and every word in order", async () => {
    const docx = await made(markdown(EVERYTHING));
    const text = docx.paragraphs.map((one) => one.text).join("\n");
    expect(
      text.startsWith("Fernshire is invented.\nOFFICIAL-SENSITIVE\nTitle of the report\nFirst words"),
    ).toBe(true);
    for (const part of [
      "struck, code, the site, a@example.org and a break here. A picture of a house",
      "A footnote[1] and <b>raw</b> & by name.",
      "The note at the foot.",
      "Bring a figure | now",
      "second paragraph of inner",
      "☑ done",
      "☐ open",
      "and another",
      "const a = 1;     if (a) { }",
      "<script>alert(1)</script>",
      "Last words.",
    ]) {
      expect(text).toContain(part);
    }
  });

  test("repeats the head of a table, keeps short rows whole, and fills the width of the page", async () => {
    const xml = documentOf(await made(markdown(EVERYTHING)));
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(3);
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((match) => Number(match[1]));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(9866, -1);
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>');
  });

  test("keeps a column of figures well apart from the words beside it", async () => {
    const rows = [
      ["Period", "Figure", "As at"],
      ["Quarter 1", "56% (34 of 61)", "THEN"],
    ];
    const cells = documentOf(await made([title, table(rows)])).split("<w:tc>");
    const marginOf = (text: string) =>
      /<w:tcMar>.*?w:w="(\d+)"/.exec(
        cells.find((cell) => cell.replaceAll("\u00a0", " ").includes(text)) ?? "",
      )?.[1];
    expect(["Quarter 1", "56% (34 of 61)", "THEN"].map(marginOf)).toEqual([undefined, "240", undefined]);
  });

  test("marks the first column as heads where it names the rows, and says the caption", async () => {
    const named = {
      ...table([
        ["Area", "Level"],
        ["Voice", "Limited"],
      ]),
      data: { caption: 'A "view" & <b>', rowHeaders: true },
    };
    const xml = documentOf(await made([title, named, table([["A"], ["b"]])]));
    const looks = [
      ...xml.matchAll(/<w:tblLook w:val="(\w+)" w:firstRow="1" w:lastRow="0" w:firstColumn="(\d)"/g),
    ];
    expect(looks.map(([, value, column]) => [value, column])).toEqual([
      ["06A0", "1"],
      ["0620", "0"],
    ]);
    expect(xml.match(/<w:tblCaption w:val="A &#34;view&#34; &#38; &#60;b&#62;"\/><\/w:tblPr>/g)).toHaveLength(
      1,
    );
    // two tables are not one
    expect(xml).not.toContain("</w:tbl><w:tbl>");
  });

  test("says of a link what it leads to, where it is pointed at", async () => {
    const xml = documentOf(
      await made([
        title,
        paragraph(plain("Said "), {
          type: "citation",
          labels: [
            { text: "1", target: "evidence-1" },
            { text: "C1", target: "c1" },
          ],
        }),
        paragraph({
          type: "anchor",
          id: "evidence-1",
          says: 'Evidence 1: A "visit" & <b>, 14 May 2025',
          children: [plain("1")],
        }),
        paragraph({ type: "anchor", id: "c1", children: [plain("C1")] }),
      ]),
    );
    const links = [...xml.matchAll(/<w:hyperlink [^>]*w:anchor="(\w+)"(?: w:tooltip="([^"]*)")?>/g)];
    expect(links.map(([, name, says]) => [name, says])).toEqual([
      ["evidence_1", "Evidence 1: A &#34;visit&#34; &#38; &#60;b&#62;, 14 May 2025"],
      ["c1", undefined],
    ]);
  });

  test("prints the caption above a long table", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`row ${index}`, String(index)]);
    const long = { ...table([["Row", "Count"], ...rows]), data: { caption: "Sixty rows" } };
    const { paragraphs } = await made([title, long]);
    expect(paragraphs.filter(({ style }) => style === "Caption").map(({ text }) => text)).toEqual([
      "Sixty rows",
    ]);
    const heading: RootContent = { type: "heading", depth: 2, children: [plain("The sixty")] };
    const under = await made([title, heading, long]);
    expect(under.paragraphs.filter(({ style }) => style === "Caption")).toEqual([]);
    expect(documentOf(under)).toContain("Sixty rows");
  });

  test("counts each list by itself, from its own start", async () => {
    const docx = await made(markdown("4. Four\n5. Five\n\ntext\n\n1. One\n   1. inner\n\n- a\n  - b\n"));
    const numbering = docx.parts.get("word/numbering.xml") ?? "";
    const used = [...documentOf(docx).matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g)];
    expect(new Set(used.map(([, , id]) => id)).size).toBe(4);
    for (const [, , id] of used) expect(numbering).toContain(`<w:num w:numId="${id}"`);
    expect(numbering).toContain('<w:start w:val="4"/>');
    expect(used.map(([, level]) => level)).toEqual(["0", "0", "0", "1", "0", "1"]);
  });

  test("sets what follows a list as far from it as one paragraph from the next", async () => {
    const xml = documentOf(await made(markdown("# Title\n\nOne:\n\n- a\n- b\n\nTwo:\n\n- c\n")));
    const before = (text: string) =>
      /w:before="(\d+)"/.exec(xml.split("</w:p>").find((one) => one.includes(`>${text}<`)) ?? "")?.[1];
    // the larger of two spaces counts, and that below the last of the list is small
    expect(["One:", "Two:", "c"].map(before)).toEqual([undefined, "160", undefined]);
  });

  test("leads each label of a citation to its anchor; a label without one is text", async () => {
    const labels = [{ text: "1", target: "evidence-1" }, { text: "C9", target: "gone" }, { text: "X" }];
    const anchor = (value: string): PhrasingContent => ({
      type: "anchor",
      id: "evidence-1",
      children: [plain(value)],
    });
    const docx = await made([
      title,
      paragraph(plain("Said "), { type: "citation", labels }),
      paragraph(anchor("The note"), anchor("A twin")),
    ]);
    const xml = documentOf(docx);
    expect(docx.paragraphs[3]?.text).toBe("Said [1, C9, X]");
    expect(xml.match(/<w:hyperlink [^>]*w:anchor="([^"]*)"/g)).toHaveLength(1);
    expect(xml.match(/<w:bookmarkStart w:name="evidence_1" w:id="1"\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:bookmarkEnd w:id="1"\/>/g)).toHaveLength(1);
    expect(xml).toContain('w:anchor="evidence_1"');
  });

  test("gives anchors of odd and of like names bookmarks that Word takes", async () => {
    const ids = ["a-b", "a_b", "A-B", "1-first", "x".repeat(60), "é", ""];
    const xml = documentOf(
      await made(ids.map((id) => paragraph({ type: "anchor", id, children: [plain(`at ${id}`)] }))),
    );
    const names = [...xml.matchAll(/<w:bookmarkStart w:name="([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(names).toHaveLength(ids.length);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/);
  });

  test("makes web and mail links clickable and no others", async () => {
    const urls = [
      "https://example.org/a?b='\"<>&c",
      "mailto:a@example.org",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "\\\\server\\share",
      "#top",
    ];
    const links = urls.map(
      (url): PhrasingContent => ({ type: "link", url, children: [plain(`to ${url} `)] }),
    );
    const inLink: PhrasingContent = {
      type: "link",
      url: "https://example.org/in",
      children: [{ type: "citation", labels: [{ text: "1", target: "e" }] } as never],
    };
    const docx = await made([
      title,
      paragraph(...links, inLink, { type: "anchor", id: "e", children: [plain("e")] }),
    ]);
    const relations = [...docx.parts]
      .filter(([name]) => name.endsWith(".rels"))
      .map(([, xml]) => xml)
      .join("");
    const outside = [...relations.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(
      (match) => match[1],
    );
    expect(outside).toHaveLength(3);
    for (const address of outside)
      expect(address).toMatch(/^(?:https:\/\/example\.org\/|mailto:a@example\.org$)/);
    expect(documentOf(docx)).not.toMatch(/<w:hyperlink[^>]*>(?:(?!<\/w:hyperlink>).)*<w:hyperlink/);
    expect(docx.paragraphs.map(({ text }) => text).join()).toContain("to javascript:alert(1)");
  });

  test("carries the marking on every page, the notice after the first, and page x of y", async () => {
    const { parts } = await made(markdown(EVERYTHING));
    const heads = [...parts].filter(([name]) => /^word\/header/.test(name)).map(([, xml]) => xml);
    expect(heads).toHaveLength(2);
    for (const head of heads) expect(head).toContain("OFFICIAL-SENSITIVE");
    expect(heads.filter((head) => head.includes("Fernshire is invented."))).toHaveLength(1);
    const feet = [...parts].filter(([name]) => /^word\/footer/.test(name)).map(([, xml]) => xml);
    expect(feet).toHaveLength(2);
    for (const foot of feet) {
      expect(foot).toContain("Fernshire, quarter 2");
      expect([...foot.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map((match) => match[1])).toEqual([
        "PAGE",
        "NUMPAGES",
      ]);
    }
  });

  test("has no field in its text, and asks nothing when it is opened", async () => {
    const hostile = '{ INCLUDETEXT "c:\\\\x" } =1+1 { DDEAUTO c:\\\\cmd.exe }';
    const docx = await made([title, paragraph(plain(hostile)), table([[hostile], [hostile]])]);
    expect(documentOf(docx)).not.toMatch(/instrText|fldSimple|fldChar/);
    expect(docx.parts.get("word/settings.xml")).not.toContain("updateFields");
    expect(docx.tables[0]).toEqual([[hostile], [hostile]]);
  });

  test("prints hostile text as it stands", async () => {
    const hostile = "#panic() $x$ <b> </w:t></w:tblPr> &lt; ]]> *x* \\ r:id=\"rIdLink1\" `r` 'q' $& {{x}}";
    const docx = await made(
      [
        { ...title, children: [plain(hostile)] } as RootContent,
        paragraph(plain(hostile)),
        { ...table([[hostile], [hostile]]), data: { caption: hostile } },
      ],
      { title: hostile, running: hostile, marking: hostile, notice: hostile, author: hostile },
    );
    expect(docx.paragraphs.map(({ text }) => text)).toEqual(Array.from({ length: 6 }, () => hostile));
    expect(documentOf(docx).match(/<w:tblCaption /g)).toHaveLength(1);
  });

  test("takes characters out that hide or reorder, shows their codes, and gives them back", async () => {
    const text = "a\u0000b\u001b\ud800c\u202ed\ufffee\ufefff";
    const document = report([title, paragraph(plain(text))], {
      title: text,
      marking: text,
      notice: undefined,
    });
    const { bytes, replaced } = await renderDocx(document, assets);
    const { parts, paragraphs } = readDocx(bytes);
    expect(paragraphs.at(-1)?.text).toBe("a[U+0000]b[U+001B][U+D800]c[U+202E]d[U+FFFE]e[U+FEFF]f");
    const codes = ["U+0000", "U+001B", "U+D800", "U+202E", "U+FFFE", "U+FEFF"];
    expect(replaced.map(({ character }) => character)).toEqual(codes);
    for (const xml of parts.values()) expect(xml).not.toMatch(/[^\P{C}\n\r\t]/u);
  });

  test("keeps emoji, joiners and letters of any script", async () => {
    const text = "smile 🙂 family 👨‍👩‍👧 han 中 soft\u00adhyphen नमस्ते";
    const { paragraphs } = await made([title, paragraph(plain(text))]);
    expect(paragraphs.at(-1)?.text).toBe(text);
  });

  test("sets what runs from right to left as such, alone and among other words", async () => {
    const docx = await made([
      title,
      paragraph(plain("محمد علي, and")),
      paragraph(plain("She said שלום, עולם to us")),
      table([["Name"], ["محمد"]]),
    ]);
    const xml = documentOf(docx);
    expect(xml.match(/<w:bidi\/>/g)).toHaveLength(2);
    expect(xml).toContain('<w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr><w:t xml:space="preserve">محمد علي</w:t>');
    expect(xml).toContain(
      '<w:rtl/><w:lang w:bidi="he-IL"/></w:rPr><w:t xml:space="preserve">שלום, עולם</w:t>',
    );
    expect(docx.paragraphs[4]?.text).toBe("She said שלום, עולם to us");
  });

  test("shows a table of more columns than fit as a list", async () => {
    const cells = (text: string) => Array.from({ length: 30 }, (_, index) => `${text} ${index}`);
    const { tables, paragraphs } = await made([title, table([cells("Column"), cells("value")])]);
    expect(tables).toEqual([]);
    const text = paragraphs.map((one) => one.text).join("\n");
    for (let index = 0; index < 30; index++) expect(text).toContain(`Column ${index}: value ${index}`);
  });

  test("takes nodes that it does not know, an empty document, and a nesting that no page can hold", async () => {
    let quotes: BlockContent = paragraph(plain("innermost"));
    for (let depth = 0; depth < 2000; depth++) quotes = { type: "blockquote", children: [quotes] };
    const odd = [
      { type: "containerDirective", name: "x", children: [paragraph(plain("inside a container"))] },
      { type: "math", value: "a value" },
      { type: "nothing" },
      { type: "table", children: [] },
      paragraph({ type: "mystery", children: [plain("a span")] } as unknown as PhrasingContent),
      quotes,
    ] as RootContent[];
    const text = (await made(odd)).paragraphs.map((one) => one.text).join("\n");
    for (const part of ["inside a container", "a value", "a span", "innermost"]) expect(text).toContain(part);
    const bare = { notice: undefined, marking: undefined, title: "", running: "", author: "" };
    expect((await made([], bare)).parts.get("docProps/core.xml")).toContain("<dc:title>Report</dc:title>");
  });

  test("is always well formed, whatever the text", async () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    const property = fc.asyncProperty(text, text, async (first, second) => {
      const caption = { ...table([[second], [first]]), data: { caption: first, rowHeaders: true } };
      const anchor: PhrasingContent = { type: "anchor", id: second, children: [plain(first)] };
      const citation: PhrasingContent = { type: "citation", labels: [{ text: first, target: second }] };
      const link: PhrasingContent = {
        type: "link",
        url: `https://example.org/${first}`,
        children: [plain(second)],
      };
      await made([paragraph(plain(first), citation, anchor, link), caption], {
        title: first,
        marking: second,
        author: first,
      });
    });
    await fc.assert(property, parameters(0.3));
  });

  test("uses the partnership's colour only where it can be read", async () => {
    const styles = async (colour: string | undefined) =>
      (await made([title], { colour })).parts.get("word/styles.xml");
    expect(await styles("#ffee00")).toBe(await styles(undefined));
    expect(await styles("#800000")).toContain('w:color="800000"');
  });

  test("gives the same bytes again, in other time zones and on another day", async () => {
    const folder = temporaryFolder();
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    const build = await rolldown({ input: join(ROOT, "src/render/docx.ts"), platform: "node" });
    await build.write({ dir: folder, format: "esm", entryFileNames: "docx.mjs" });
    const document = report([...markdown(EVERYTHING).children, PICTURE]);
    const argument = JSON.stringify(JSON.stringify({ document, assets }));
    writeFileSync(
      join(folder, "print.mjs"),
      `import { renderDocx } from "./docx.mjs";
       const { document, assets } = JSON.parse(${argument});
       const first = (await renderDocx(document, assets)).bytes;
       const { bytes } = await renderDocx(document, assets);
       if (Buffer.compare(first, bytes) !== 0) throw new Error("not the same twice");
       process.stdout.write(bytes);`,
    );
    const { bytes } = await renderDocx(document, assets);
    for (const environment of [
      { TZ: "Pacific/Auckland" },
      { TZ: "America/Los_Angeles", LANG: "de_DE.UTF-8" },
    ]) {
      const env = { ...process.env, ...environment };
      const printed = execFileSync(process.execPath, [join(folder, "print.mjs")], { env, maxBuffer: 1e8 });
      expect(printed.equals(bytes), JSON.stringify(environment)).toBe(true);
    }
  });
});

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40">' +
  '<rect width="120" height="20" fill="#1d5c4d"/><text x="4" y="36" font-size="12" ' +
  'font-family="Atkinson Hyperlegible Next">Council 12</text></svg>';
const PICTURE: RootContent = { type: "picture", svg: SVG, alt: 'Twelve are from the "council".', width: 0.5 };

describe("a picture", () => {
  test("is there as SVG and as PNG, with its text alternative, in its place and size", async () => {
    const docx = await made([title, PICTURE, PICTURE]);
    const names = [...docx.parts.keys()].filter((name) => name.startsWith("word/media/"));
    expect(names.filter((name) => name.endsWith(".svg")).length).toBeGreaterThan(0);
    expect(names.filter((name) => name.endsWith(".png")).length).toBeGreaterThan(0);
    const alternatives = [
      ...documentOf(docx).matchAll(/<wp:docPr id="(\d)" name="([^"]*)" descr="([^"]*)"/g),
    ];
    expect(alternatives.map(([, id, name, alt]) => [id, name, alt])).toEqual([
      ["1", "Picture 1", "Twelve are from the &quot;council&quot;."],
      ["2", "Picture 2", "Twelve are from the &quot;council&quot;."],
    ]);
    const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(documentOf(docx)) ?? [];
    expect(Number(width) / 12700).toBeCloseTo(0.5 * 493, -1);
    expect(Number(width) / Number(height)).toBeCloseTo(5, 0);
  });

  test.each([
    ["the engine is not there", SVG, { ...assets, pictureEngine: "/nowhere/resvg.wasm" }],
    ["no engine is named", SVG, bare],
    ["the picture is none", "<svg", assets],
  ])("gives way to its text alternative where %s", async (_, svg, given) => {
    const { bytes } = await renderDocx(report([title, { ...PICTURE, svg } as RootContent]), given);
    const { parts, paragraphs } = readDocx(bytes);
    expect([...parts.keys()].filter((name) => name.startsWith("word/media/"))).toEqual([]);
    expect(paragraphs.at(-1)?.text).toBe('A picture could not be drawn here. Twelve are from the "council".');
  });
});

const EXAMPLES = [
  [WORKED_EXAMPLE, "2025/26-Q2"],
  [FERNSHIRE, "2025/26-Q4"],
  [FERNSHIRE, "2025/26"],
] as const;

describe.each(EXAMPLES)("the documents of %s, %s", (folder, period) => {
  test("say in Word what they say in Markdown: headings, cells, citations and each word in order", async () => {
    const { document } = await composedReport(folder, period);
    const docx = readDocx((await renderDocx(document, assets)).bytes);
    const tree = markdown(renderMarkdown(document));
    const inMarkdown = tree.children.flatMap((node) => (node.type === "heading" ? [textOfNode(node)] : []));
    expect(headings(docx).map((text) => text.slice(2))).toEqual(inMarkdown);
    const cells = tree.children.flatMap((node) =>
      node.type === "table"
        ? [node.children.map((row) => row.children.map((cell) => textOfNode(cell) || "–"))]
        : [],
    );
    expect(docx.tables).toEqual(cells);
    const shown = docx.paragraphs
      .filter(({ style }) => style !== "Caption" && !style.startsWith("TOC"))
      .map(({ text }) => text);
    expect(words(shown.join(" "))).toEqual(words(blocksOf(tree).join(" ")));
  });
});

/** The text of each block, so that two blocks are two words. */
function blocksOf(node: Root | RootContent): string[] {
  const isBlock = ["root", "list", "listItem", "blockquote", "table", "tableRow"].includes(node.type);
  if (isBlock && "children" in node) return (node.children as RootContent[]).flatMap(blocksOf);
  return [textOfNode(node)];
}

describe.skipIf(!hasOffice)("LibreOffice", () => {
  const long = "x".repeat(300);
  const rows = Array.from({ length: 60 }, (_, index) => [`row ${index}`, `words of row ${index} `.repeat(8)]);
  const tall = Array.from({ length: 2500 }, (_, index) => `w${index}`).join(" ");
  const HOSTILE: readonly RootContent[] = [
    ...markdown(EVERYTHING).children,
    paragraph(plain(`smile 🙂 and ${long}`)),
    paragraph(plain("محمد علي")),
    PICTURE,
    table([["Row", "Words"], ...rows]),
    table([
      ["Head", "Other"],
      [long, "short"],
    ]),
    table([
      ["Head", "Other"],
      [tall, "x"],
    ]),
    { type: "code", value: long },
    { type: "blockquote", children: [paragraph(plain(`https://example.org/${"path/".repeat(60)}`))] },
  ];

  test("opens the examples: every word, with marking, notice and number on each page", {
    timeout: 180_000,
  }, async () => {
    const composed = await Promise.all(EXAMPLES.map(([folder, period]) => composedReport(folder, period)));
    const files = await Promise.all(
      composed.map(
        async ({ document }, index) =>
          [`example${index}`, (await renderDocx(document, assets)).bytes] as const,
      ),
    );
    const read = byLibreOffice(Object.fromEntries(files));
    const contents = new Map(files.map(([name, bytes]) => [name, contentsOf(readDocx(bytes))] as const));
    for (const [index, { document }] of composed.entries()) {
      const { pages, text } = read.get(`example${index}`) ?? { pages: [], text: "" };
      const there = new Set(words(text));
      const missing = words(blocksOf(markdown(renderMarkdown(document))).join(" ")).filter(
        (word) => !there.has(word),
      );
      expect(missing).toEqual([]);
      expect(pages.length).toBeGreaterThan(4);
      for (const [at, page] of pages.entries()) {
        expect(page).toContain(document.marking);
        if (document.notice) expect(page.replace(/\s+/g, " ")).toContain(document.notice);
        expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
      }
      const entries = (contents.get(`example${index}`) ?? []).filter((line) => line !== "Contents");
      if (entries.length > 0) expect(text).toContain(["Contents", ...entries].join("\n"));
      expect(entries.length > 0).toBe(index > 0);
      // a heading is never the last line of a page
      const headed = document.tree.children.flatMap((node) =>
        node.type === "heading" ? [textOfNode(node)] : [],
      );
      for (const page of pages) {
        const lines = page.split("\n").flatMap((line) => line.trim() || []);
        // the contents are lines of the same words, and may end a page
        const listed = lines.indexOf("Contents");
        if (listed >= 0) lines.splice(listed, entries.length + 1);
        expect(headed).not.toContain(lines.at(-2));
      }
    }
  });

  test("opens hostile text, tall rows and long words, and keeps all inside the page", {
    timeout: 180_000,
  }, async () => {
    const { bytes } = await renderDocx(report(HOSTILE), assets);
    const { pages, text, pdf } = byLibreOffice({ hostile: bytes }).get("hostile") ?? {
      pages: [],
      text: "",
      pdf: "",
    };
    expect(new Set(text.match(/\bw\d+\b/g)).size).toBe(2500);
    for (let index = 0; index < 60; index++) expect(text).toContain(`words of row ${index} `);
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(3 * 300);
    for (const part of ["🙂", "محمد علي", "<script>alert(1)</script>"]) expect(text).toContain(part);
    // the head of the table of sixty rows is on each of its pages
    for (const page of pages.filter((one) => /words of row/.test(one))) expect(page).toMatch(/Row +Words/);
    const boxes = execFileSync("pdftotext", ["-bbox", pdf, "-"], { encoding: "utf8", maxBuffer: 1e8 });
    const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.max(...right)).toBeLessThan(595.28 - 40);
  });
});
