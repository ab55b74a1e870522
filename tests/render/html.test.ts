import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Element, Root as Page } from "hast";
import type { BlockContent, PhrasingContent, Root, RootContent } from "mdast";
import { toString as plainText } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { contrast } from "../../src/model/contrast.ts";
import { toDay } from "../../src/model/day.ts";
import type { PictureNode, ReportDocument } from "../../src/model/document.ts";
import { type HtmlAssets, renderHtml } from "../../src/render/html.ts";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { elements, hasClass, isFurniture, named, readPage, textIn } from "../support/page.ts";
import { composedReport } from "../support/report.ts";

const assets: HtmlAssets = {
  style: readFileSync(join(ROOT, "templates/report.css"), "utf8"),
  sha256: (data) => createHash("sha256").update(data).digest("hex"),
};
const markdown = (text: string): Root => unified().use(remarkParse).use(remarkGfm).parse(text);
const plain = (value: string): PhrasingContent => ({ type: "text", value });
const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: "paragraph", children });
const title: RootContent = { type: "heading", depth: 1, children: [plain("Title")] };

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

/** The page of a document, read as a browser reads it; its HTML has no fault. */
function pageOf(document: ReportDocument, own: Partial<HtmlAssets> = {}): Page {
  const { root, faults } = readPage(renderHtml(document, { ...assets, ...own }).bytes);
  expect(faults).toEqual([]);
  return root;
}

const source = (document: ReportDocument, own: Partial<HtmlAssets> = {}) =>
  new TextDecoder().decode(renderHtml(document, { ...assets, ...own }).bytes);
const main = (page: Page) => named(page, "main")[0] as Element;
const ids = (page: Page) =>
  elements(page, ({ properties }) => properties["id"] !== undefined).map((one) => one.properties["id"]);
const targets = (page: Page) =>
  named(page, "a")
    .map((link) => String(link.properties["href"]))
    .filter((href) => href.startsWith("#"))
    .map((href) => href.slice(1));
const cells = (row: Element) =>
  row.children
    .filter((one): one is Element => one.type === "element")
    .map((cell) => textIn(cell, isFurniture));

const DOCUMENTS = [
  [FERNSHIRE, "2025/26-Q2"],
  [FERNSHIRE, "2025/26"],
  [WORKED_EXAMPLE, "2025/26-Q2"],
] as const;

describe.each(DOCUMENTS)("the page of %s, %s", (folder, period) => {
  const made = composedReport(folder, period).then(({ document }) => {
    const page = pageOf(document);
    return { document, page, tree: markdown(renderMarkdown(document)) };
  });

  it("has the headings of the Markdown, of the same levels, in order", async () => {
    const { page, tree } = await made;
    const wanted = tree.children.flatMap((node) =>
      node.type === "heading" ? [`${node.depth} ${plainText(node)}`] : [],
    );
    const found = named(main(page), "h1", "h2", "h3", "h4", "h5", "h6").map(
      (heading) => `${heading.tagName.slice(1)} ${textIn(heading)}`,
    );
    expect(found.length).toBeGreaterThan(5);
    expect(found).toEqual(wanted);
  });

  it("has the cells of its tables", async () => {
    const { page, tree } = await made;
    const wanted = tree.children.flatMap((node) =>
      node.type === "table" ? [node.children.map((row) => row.children.map((cell) => plainText(cell)))] : [],
    );
    expect(wanted.length).toBeGreaterThan(1);
    expect(named(page, "table").map((table) => named(table, "tr").map(cells))).toEqual(wanted);
  });

  it("has its words in order, numbers and citations among them, and no others", async () => {
    const { document, page, tree } = await made;
    // escapes are the Markdown's own: the text is compared as read
    const wanted = tree.children.map((node) => plainWords(node)).join(" ");
    const head = [document.notice, document.marking].filter((line) => line !== undefined);
    const found = [...head, blockText(main(page))].join(" ");
    const letters = (text: string) => text.replace(/\s+/g, "");
    expect(letters(found)).toBe(letters(wanted));
    expect(wanted.match(/\[\d/g)?.length).toBeGreaterThan(5);
  });

  it("has its pictures, each with its text alternative and before its table", async () => {
    const { document, page } = await made;
    const pictures = document.tree.children.flatMap((node) => (node.type === "picture" ? [node.alt] : []));
    expect(named(page, "svg").map(({ properties }) => properties["ariaLabel"])).toEqual(pictures);
  });

  it("leads each citation to what it cites, and from there back", async () => {
    const { page } = await made;
    const known = ids(page);
    expect(new Set(known).size).toBe(known.length);
    expect(targets(page).filter((target) => !known.includes(target))).toEqual([]);
    const cites = elements(page, (one) => hasClass(one, "cites"));
    const back = elements(page, (one) => hasClass(one, "back")).flatMap((one) => named(one, "a"));
    expect(cites.length).toBeGreaterThan(10);
    expect(back.map((one) => String(one.properties["href"]).slice(1)).sort()).toEqual(
      cites.map((one) => String(one.properties["id"])).sort(),
    );
    for (const link of back)
      expect(link.properties["ariaLabel"]).toMatch(
        /^Back to where (?:evidence )?\S.* is cited(?:, \d+ of \d+)?$/,
      );
  });

  it("puts the links back at the end of a paragraph, not within its sentence", async () => {
    const { page } = await made;
    const paragraphs = named(page, "p")
      .map((one) => textIn(one))
      .filter((text) => text.includes("↑"));
    expect(paragraphs.length > 0).toBe(period.endsWith("Q2"));
    for (const text of paragraphs) expect(text).toMatch(/^[^↑]*\S (?:↑\d*)+$/);
  });

  it("puts no link back into a cell without words", async () => {
    const { page } = await made;
    const cells = elements(page, (one) => one.properties["role"] === "cell");
    const empty = cells.filter((cell) => /^[\s↑\d]+$/.test(textIn(cell)) && textIn(cell).includes("↑"));
    expect(empty).toEqual([]);
  });

  it("says of each citation what it leads to, beginning with what is seen", async () => {
    const { page } = await made;
    const said = elements(page, (one) => hasClass(one, "cites")).map((link) => {
      return { seen: textIn(link), heard: String(link.properties["ariaLabel"]) };
    });
    for (const { seen, heard } of said)
      expect(heard).toMatch(
        /^\d/.test(seen) && !seen.includes("/") ? /^Evidence \d+: \S/ : /^\S+(?: \S+)?: \S/,
      );
    for (const { seen, heard } of said) expect(heard).toContain(seen);
    expect(said.some(({ heard }) => /^Evidence \d+: Front door visit.*, 22 July 2025$/.test(heard))).toBe(
      true,
    );
  });

  it("has no script, no picture by address, no style but its own", async () => {
    const { document, page } = await made;
    // the logo, where there is one, is in the file
    for (const image of named(page, "img"))
      expect(image.properties["src"]).toMatch(/^data:image\/svg\+xml;base64,[\w+/]+=*$/);
    expect(named(page, "img")).toHaveLength(document.logo ? 1 : 0);
    expect(named(page, "script", "link", "iframe", "object", "form", "input", "base")).toEqual([]);
    expect(named(page, "style")).toHaveLength(1);
    expect(elements(page, ({ properties }) => "style" in properties)).toEqual([]);
    expect(source(document)).not.toMatch(/ on[a-z]+=|@import|url\(/i);
  });
});

/** The words of a block as Markdown has them: cells, lines and blocks apart. */
function plainWords(node: RootContent): string {
  return plainText(node);
}

function blockText(node: Element): string {
  return textIn(node, isFurniture);
}

describe("a page", () => {
  const SAMPLE = markdown(
    "# Title\n\nFirst *words* and **more**.\n\n## A\n\nx\n\n#### Deep\n\n> #### In a quotation\n\n## B\n\n## C\n\n## A\n\n# Appendix\n\n## D\n",
  );

  it("says what it is: title, language, author, version and day", () => {
    const page = pageOf(report(SAMPLE));
    expect(named(page, "html")[0]?.properties["lang"]).toBe("en-GB");
    expect(textIn(named(page, "title")[0] as Element)).toBe("Quarterly progress report");
    const meta = Object.fromEntries(
      named(page, "meta").map(({ properties }) => [properties["name"], properties["content"]]),
    );
    expect(meta).toMatchObject({ author: "A. Marlow", description: "Fernshire, quarter 2" });
    expect(textIn(named(page, "footer")[0] as Element)).toBe("Fernshire, quarter 2As at 9 October 2025.");
    expect(textIn(named(page, "header")[0] as Element)).toBe("Fernshire is invented.OFFICIAL-SENSITIVE");
  });

  it("keeps a day and a count together, in words and tables, and leaves code as it is", () => {
    const tree = markdown("# T\n\nOn 4 December 3 of 8, `3 of 8`.\n\n| When |\n|-|\n| 18 December 2025 |\n");
    const written = source(report(tree)).replace(/\u00a0|&nbsp;|&#xA0;/g, "_");
    expect(written).toContain("On 4_December 3_of_8, <code>3 of 8</code>.");
    expect(written).toContain("18_December 2025");
  });

  it("begins with a link past its head, and has its parts as landmarks", () => {
    const page = pageOf(report(SAMPLE));
    expect(named(page, "a")[0]?.properties["href"]).toBe("#words--main");
    expect(named(page, "header", "nav", "main", "footer").map((one) => one.tagName)).toEqual([
      "header",
      "main",
      "nav",
      "footer",
    ]);
    const bare = pageOf(report([title, paragraph(plain("x"))], { notice: undefined, marking: undefined }));
    expect(named(bare, "header", "nav")).toEqual([]);
  });

  it("skips no level of headings, and lists the upper ones", () => {
    const page = pageOf(report(SAMPLE));
    const levels = named(main(page), "h1", "h2", "h3", "h4").map((one) => one.tagName);
    expect(levels).toEqual(["h1", "h2", "h3", "h2", "h2", "h2", "h1", "h2"]);
    const [folded] = named(page, "details");
    expect(named(folded as Element, "a").map((one) => textIn(one))).toEqual([
      "A",
      "B",
      "C",
      "A",
      "Appendix",
      "D",
    ]);
    expect(new Set(targets(page)).size).toBe(7);
    expect(targets(page).filter((target) => !ids(page).includes(target))).toEqual([]);
  });

  it("allows itself its own style and nothing else", () => {
    const text = source(report(SAMPLE));
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    const policy = named(readPage(text).root, "meta").find(({ properties }) => properties["httpEquiv"]);
    expect(policy?.properties["content"]).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it("prints marking, notice, version and page number on each sheet", () => {
    const css = textIn(named(pageOf(report(SAMPLE, { marking: 'A "B" </style>' })), "style")[0] as Element);
    expect(css).toContain('"Fernshire is invented." "\\a" "A \\22 B\\22 \\3c \\2f style\\3e "');
    expect(css).toContain('@bottom-left { content: "Fernshire, quarter 2"; }');
    expect(css).toContain('counter(page) " of " counter(pages)');
  });

  it("is the same each time", () => {
    expect(source(report(SAMPLE))).toBe(source(report(SAMPLE)));
  });
});

describe("tables", () => {
  const table = (rows: readonly (readonly string[])[], data = {}): RootContent => ({
    type: "table",
    align: [null, "right"],
    data,
    children: rows.map((row) => ({
      type: "tableRow",
      children: row.map((cell) => ({ type: "tableCell", children: [plain(cell)] })),
    })),
  });
  const rows = [
    ["Area", "Count"],
    ["North", "3"],
    ["South", ""],
  ];

  it("have heads of columns, and of rows where the first cell names the row", () => {
    const page = pageOf(report([title, table(rows, { caption: "Counts by area", rowHeaders: true })]));
    expect(
      named(page, "th").map(
        (head) => `${head.properties["scope"]} ${head.properties["role"]} ${textIn(head)}`,
      ),
    ).toEqual([
      "col columnheader Area",
      "col columnheader Count",
      "row rowheader North",
      "row rowheader South",
    ]);
    expect(textIn(named(page, "caption")[0] as Element)).toBe("Counts by area");
    expect(named(page, "td").map((cell) => cell.properties["dataHead"])).toEqual(["Count", "Count"]);
    expect(named(pageOf(report([title, table(rows)])), "tbody")[0]).toBeDefined();
    expect(named(pageOf(report([title, table(rows)])), "th")).toHaveLength(2);
  });

  it("print the caption of a long one, and only say it where a heading or a lead right above names it", () => {
    const long = table([["Row", "Count"], ...Array.from({ length: 20 }, (_, at) => [`row ${at}`, "1"])], {
      caption: "Twenty",
    });
    const under: RootContent = { type: "heading", depth: 2, children: [plain("All twenty")] };
    const says = (text: string): RootContent => ({ type: "paragraph", children: [plain(text)] });
    const unseen = (tree: readonly RootContent[]) =>
      named(pageOf(report(tree)), "caption").map((one) => [textIn(one), hasClass(one, "unseen")]);
    expect(unseen([title, under, says("They are many."), long])).toEqual([["Twenty", false]]);
    expect(unseen([title, under, says("These are they:"), long])).toEqual([["Twenty", true]]);
    expect(unseen([title, under, long])).toEqual([["Twenty", true]]);
  });

  it("scroll by keyboard, under a name, where they may be wider than a screen, and only there", () => {
    const wide = [Array.from({ length: 9 }, (_, index) => `Responsibility${index}`), Array(9).fill("x")];
    const region = (tree: readonly RootContent[]) =>
      elements(pageOf(report(tree)), (one) => hasClass(one, "table"))[0]?.properties;
    const under: RootContent = { type: "heading", depth: 2, children: [plain("Duties")] };
    expect(region([title, under, table(wide)])).toMatchObject({
      role: "region",
      tabIndex: 0,
      ariaLabel: "Table under Duties",
    });
    expect(region([title, table(wide, { caption: "Who does what" })])).toMatchObject({
      ariaLabel: "Table: Who does what",
    });
    expect(region([title, table(rows)])).not.toHaveProperty("tabIndex");
  });

  it("keep every word of sixty rows, of very long words and of rows of unequal length", () => {
    const long = "Donaudampfschifffahrtsgesellschaft".repeat(8);
    const many = [
      ["No.", "What"],
      ...Array.from({ length: 60 }, (_, index) => [`n${index}`, `${long}${index}`]),
    ];
    const page = pageOf(report([title, table([...many, ["short"], ["a", "b", "c"]])]));
    expect(named(page, "tr").map(cells)).toEqual([
      ...many.map((row) => [...row, ""]),
      ["short", "", ""],
      ["a", "b", "c"],
    ]);
    expect(named(page, "wbr").length).toBeGreaterThan(60 * 8);
  });
});

describe("a long run in a table", () => {
  const inCell = (text: string) =>
    source(
      report([
        {
          type: "table",
          children: [{ type: "tableRow", children: [{ type: "tableCell", children: [plain(text)] }] }],
        },
      ]),
    );

  it("breaks between signs, never within one", () => {
    expect(inCell("abcdefghijklmnopqrstuvwx")).toContain("abcdef<wbr>ghijkl<wbr>mnopqr<wbr>stuvwx<");
    expect(inCell("e\u0301".repeat(20))).not.toContain("<wbr>\u0301");
    const family = "👨\u200d👩\u200d👧";
    expect(inCell(family.repeat(10)).replaceAll("<wbr>", "").split(family)).toHaveLength(11);
    expect(inCell(family.repeat(10))).not.toMatch(/\u200d<wbr>|<wbr>\u200d/);
    expect(inCell("eighteen signs....")).not.toContain("<wbr>");
  });

  it("may be of half a million signs", () => {
    expect(inCell("x".repeat(500_000)).match(/<wbr>/g)).toHaveLength(83_333);
  });
});

describe("hostile words", () => {
  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["the end of the title", "</title><script>alert(1)</script>"],
    ["the end of an attribute", '" onmouseover="alert(1)'],
    ["a picture that fails", "<img src=x onerror=alert(1)>"],
    ["references to characters", "&lt;b&gt; &amp; &#60;"],
    ["comments and ends", "<!-- a --> ]]> </style> </main>"],
    ["signs of other languages", "{{constructor}} $& $1 \\0"],
    ["a very long word", "x".repeat(5000)],
    ["emoji", "🙂👨‍👩‍👧🏴"],
  ])("are words wherever they stand: %s", (_, text) => {
    const tree: RootContent[] = [
      { type: "heading", depth: 1, children: [plain(text)] },
      paragraph(plain(text), { type: "inlineCode", value: text }),
      { type: "html", value: text },
      { type: "code", value: text },
      { type: "blockquote", children: [paragraph({ type: "strong", children: [plain(text)] })] },
      {
        type: "table",
        data: { caption: text },
        children: [{ type: "tableRow", children: [{ type: "tableCell", children: [plain(text)] }] }],
      },
      paragraph(
        { type: "citation", labels: [{ text, target: "a" }, { text }] },
        { type: "anchor", id: "a", children: [plain(text)] },
      ),
      paragraph({ type: "image", url: "https://example.org/x.png", alt: text }),
    ];
    const lines = { title: text, author: text, notice: text, marking: text, running: text };
    const page = pageOf(report(tree, lines));
    expect(named(page, "script", "img", "b")).toEqual([]);
    expect(named(page, "style", "title", "main")).toHaveLength(3);
    const wanted = text.replace(/\s+/g, " ").trim();
    expect(textIn(named(page, "h1")[0] as Element)).toBe(wanted);
    expect(textIn(named(page, "title")[0] as Element)).toBe(wanted);
    expect(named(page, "meta").map((one) => one.properties["content"])).toContain(text);
    const said = textIn(main(page), (one) => hasClass(one, "back"));
    expect(said.split(wanted).length - 1).toBe(12);
    const outside = elements(page, ({ properties }) =>
      Object.keys(properties).some((key) => /^on/i.test(key)),
    );
    expect(outside).toEqual([]);
  });

  it.each([
    ["an override of direction", "a\u202ecba", "a[U+202E]cba"],
    ["an isolate that is never closed", "a\u2067b", "a[U+2067]b"],
    ["a NUL", "a\u0000b", "a[U+0000]b"],
    ["an escape", "a\u001bb", "a[U+001B]b"],
    ["half a surrogate pair", "a\ud800b", "a[U+D800]b"],
    ["a hidden tag", "a\u{e0041}b", "a[U+E0041]b"],
  ])("show %s as its code, and it is told", (_, text, shown) => {
    const tree = [title, paragraph(plain(text))];
    const { bytes, replaced } = renderHtml(report(tree, { marking: text }), assets);
    const page = readPage(bytes).root;
    expect(textIn(main(page))).toBe(`Title ${shown}`);
    expect(textIn(named(page, "header")[0] as Element)).toContain(shown);
    expect(replaced).toEqual([{ character: /U\+\w+/.exec(shown)?.[0] }]);
  });

  it.each([
    ["https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"],
    ["HTTPS://example.org", "https://example.org/"],
    ["mailto:a@example.org", "mailto:a@example.org"],
    ["other.md#part", "other.md#part"],
    ["javascript:alert(1)", undefined],
    ["JaVaScRiPt:alert(1)", undefined],
    ["java\nscript:alert(1)", undefined],
    ["\u0001javascript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["vbscript:x", undefined],
    ["file:///etc/passwd", undefined],
    ["//example.org/x", undefined],
    ["\\\\example.org\\x", undefined],
    ["https://[", undefined],
  ])("link to %j only where it is safe", (url, href) => {
    const page = pageOf(report([title, paragraph({ type: "link", url, children: [plain("words")] })]));
    const link = named(main(page), "a")[0];
    expect(link?.properties["href"]).toBe(href);
    expect(textIn(main(page))).toBe("Title words");
  });

  it("that run from right to left have their direction, and no others", () => {
    const page = pageOf(report([title, paragraph(plain("שלום עולם")), paragraph(plain("words"))]));
    expect(named(main(page), "p", "h1").map((one) => one.properties["dir"])).toEqual([
      undefined,
      "auto",
      undefined,
    ]);
  });

  it("keep all that CommonMark has", () => {
    const text = [
      "Setext\n===\n\nOne *a* __b__ `c` ~~d~~ [e](https://example.org) <https://example.org/f> [g][h]\\\nbreak",
      "[h]: https://example.org/h 'title'",
      "1. one\n   - two\n\n     three\n2. four\n\n- [x] ticked\n- [ ] open\n\n> quoted\n>\n> > twice",
      "```js\ncode <b>\n```\n\n    indented\n\n***\n\n![picture](x.png) <b>raw</b>\n\n<div>block</div>\n\nnote[^1]\n\n[^1]: the note",
      "| a | b |\n|:-:|--:|\n| `1|2` | 3 |",
    ].join("\n\n");
    const page = pageOf(report(markdown(text)));
    const said = textIn(main(page));
    for (const word of [
      "ticked",
      "open",
      "quoted",
      "twice",
      "code <b>",
      "indented",
      "<b>raw</b>",
      "<div>block</div>",
    ])
      expect(said).toContain(word);
    for (const word of ["picture", "note[1]", "[1]the note", "☑ ticked", "☐ open", "https://example.org/f"])
      expect(said).toContain(word);
    expect(named(page, "input", "img", "section")).toEqual([]);
    for (const tag of ["ol", "ul", "blockquote", "pre", "hr", "em", "strong", "del", "code", "br", "table"])
      expect(named(main(page), tag).length, tag).toBeGreaterThan(0);
    expect(targets(page).filter((target) => !ids(page).includes(target))).toEqual([]);
  });
});

describe("pictures", () => {
  const picture = (svg: string): PictureNode => ({
    type: "picture",
    svg,
    alt: "Three of eight.",
    width: 0.6,
  });
  const SVG =
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><defs><clipPath id="clip0"><rect width="9" height="9"/></clipPath></defs><g clip-path="url(#clip0)" role="list" aria-label="inner"><text font-size="12" text-anchor="middle">Eight &amp; three</text><path d="M0,0h1"/></g></svg>';

  it("stand in the page with their text alternative, their own ids, and what they draw", () => {
    const page = pageOf(report([title, picture(SVG), picture(SVG)]));
    const [first, second] = named(page, "svg");
    expect(first?.properties).toMatchObject({
      role: "img",
      ariaLabel: "Three of eight.",
      viewBox: "0 0 200 100",
      width: "60%",
    });
    expect(textIn(first as Element)).toBe("Eight & three");
    expect(named(first as Element, "text")[0]?.properties).toMatchObject({ textAnchor: "middle" });
    expect(named(first as Element, "g")[0]?.properties).toEqual({ clipPath: "url(#picture--1--clip0)" });
    expect(named(second as Element, "clipPath")[0]?.properties["id"]).toBe("picture--2--clip0");
  });

  it("hold nothing that runs, leads or loads", () => {
    const hostile =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" onload="alert(1)"><script>alert(1)</script><style>@import "x"</style><foreignObject><iframe src="https://example.org"/></foreignObject><a href="javascript:alert(1)"><text>words</text></a><image href="https://example.org/x.png"/><use href="https://example.org/x.svg#a"/><rect fill="url(https://example.org/x)" style="fill:red" width="1"/></svg>';
    const page = pageOf(report([title, picture(hostile)]));
    const [svg] = named(page, "svg");
    expect(named(page, "script", "iframe", "foreignObject", "image", "use", "style")).toHaveLength(1);
    expect(
      elements(svg as Element, ({ properties }) => "href" in properties || "onLoad" in properties),
    ).toEqual([]);
    expect(named(svg as Element, "rect")[0]?.properties).toEqual({ width: "1" });
    expect(textIn(svg as Element)).toBe("words");
  });

  it.each([
    "<svg><g></svg>",
    "no picture",
    '<!DOCTYPE x [<!ENTITY a "b">]><svg>&a;</svg>',
    "<html></html>",
    "",
  ])("that are none are their text alternative: %s", (svg) => {
    const page = pageOf(report([title, picture(svg)]));
    expect(named(page, "svg")).toEqual([]);
    expect(textIn(main(page))).toBe("Title Three of eight.");
  });
});

describe("the style", () => {
  const colours = (document: ReportDocument) => source(document).match(/--ink: #[\da-f]{6}/gi) ?? [];
  const DARK = "#14191b";

  it("is a file of the partnership's own, and can neither end its element nor load anything", () => {
    const style = "p { color: red } </style><script>alert(1)</script> @import 'https://example.org/x.css';";
    const page = pageOf(report([title]), { style });
    expect(named(page, "script")).toEqual([]);
    expect(textIn(named(page, "style")[0] as Element)).toContain("<\\/style><script>");
  });

  it("has the partnership's colour by day, and in the dark a tint of it that can be read", () => {
    const found = colours(report([title], { colour: "#7a1f5c" }));
    expect(found.slice(-2)[0]).toBe("--ink: #7a1f5c");
    const tint = found.at(-1)?.slice(-7) ?? "";
    expect(contrast(tint, DARK)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tint, DARK)).toBeLessThan(7);
  });

  it.each(["#ffcc00", "#777777", "#ffffff"])(
    "leaves out %s, which cannot be read, and it is told",
    (colour) => {
      expect(colours(report([title], { colour }))).toHaveLength(2);
      const { notes } = renderHtml(report([title], { colour }), assets);
      expect(notes?.join()).toMatch(
        /not used: its contrast with the page is \d\.\d to 1, and words need 4\.5/,
      );
    },
  );

  it("has colours that can be read on both grounds", () => {
    const values = [...assets.style.matchAll(/--(paper|text|quiet|ink): (#[\da-f]{6})/g)];
    const mode = (from: number) =>
      Object.fromEntries(values.slice(from, from + 4).map((one) => [one[1], one[2]]));
    for (const { paper, text, quiet, ink } of [mode(0), mode(4)])
      for (const colour of [text, quiet, ink])
        expect(contrast(String(colour), String(paper))).toBeGreaterThanOrEqual(4.5);
  });
});
