import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import type { BlockContent, PhrasingContent, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { rolldown } from "rolldown";
import { unified } from "unified";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toDay } from "../../src/model/day.ts";
import type { ReportDocument } from "../../src/model/document.ts";
import { drawBars } from "../../src/render/bar-chart.ts";
import { isPdfEngineThere, type Pdf, type PdfAssets, renderPdf } from "../../src/render/pdf.ts";
import { program, shared } from "../support/programs.ts";

const isHere = ["pdfinfo", "pdftotext", "pdffonts"]
  .map((name) => program(name, "poppler-utils"))
  .every(Boolean);
const hasEngine = await isPdfEngineThere();
if (!hasEngine && process.env["CI"] === "true")
  throw new Error("needed by a test, and not here: the PDF engine");

const repository = fileURLToPath(new URL("../../", import.meta.url));
const theme = readFileSync(join(repository, "templates/theme.typ"), "utf8");
const fontFiles: { package: string; file: string }[] = JSON.parse(
  readFileSync(join(repository, "templates/fonts.json"), "utf8"),
);
const folder = mkdtempSync(join(tmpdir(), "scrutiny-pdf-"));
const assets: PdfAssets = { theme, fontsFolder: join(folder, "fonts"), emptyFolder: join(folder, "empty") };

beforeAll(() => {
  mkdirSync(join(folder, "empty"));
  mkdirSync(assets.fontsFolder);
  for (const font of fontFiles) {
    const source = join(repository, "node_modules", font.package, font.file);
    copyFileSync(source, join(assets.fontsFolder, font.file.split("/").at(-1) ?? ""));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

function run(name: string, options: readonly string[], pdf: Pdf): string {
  const path = join(folder, "out.pdf");
  writeFileSync(path, pdf.bytes);
  const split = options.indexOf("FILE");
  const before = split < 0 ? options : options.slice(0, split);
  const after = split < 0 ? [] : options.slice(split + 1);
  return execFileSync(name, [...before, path, ...after], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

const textOf = (pdf: Pdf) => run("pdftotext", ["FILE", "-"], pdf);
const pagesOf = (pdf: Pdf) => run("pdftotext", ["-layout", "FILE", "-"], pdf).split("\f").slice(0, -1);
const structure = (pdf: Pdf) => run("pdfinfo", ["-struct-text"], pdf);
const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");
const one = (text: string): string => text.replace(/\s+/g, " ");

const title: RootContent = { type: "heading", depth: 1, children: [{ type: "text", value: "Title" }] };
const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: "paragraph", children });
const plain = (value: string): PhrasingContent => ({ type: "text", value });
const table = (rows: readonly (readonly string[])[]): RootContent => ({
  type: "table",
  children: rows.map((row) => ({
    type: "tableRow",
    children: row.map((cell) => ({ type: "tableCell", children: [plain(cell)] })),
  })),
});

const SAMPLE = markdown(`# Title of the report

First words. See [the site](https://example.org/a).

## Headline

| No. | Decision | Count |
|---|---|---|
| D1 | Bring a *figure* | 3 of 8 |
| D2 | Say **how** | 12 |

#### Deeper than it should be

1. One
   - inner
2. Two

> A quotation.

# Appendix: method

### Evidence index

Last words.
`);

describe.skipIf(!isHere || !hasEngine)("renderPdf", () => {
  test("says what it is: title, author, language, day, PDF/UA-1, tagged", async () => {
    const pdf = await renderPdf(report(SAMPLE), assets);
    const about = run("pdfinfo", [], pdf);
    expect(about).toMatch(/^Title: +Quarterly progress report$/m);
    expect(about).toMatch(/^Author: +A\. Marlow$/m);
    expect(about).toMatch(/^Tagged: +yes$/m);
    expect(about).toMatch(/^Page size: .*A4/m);
    const metadata = run("pdfinfo", ["-meta"], pdf);
    expect(metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(metadata).toContain("<rdf:li>en-GB</rdf:li>");
    expect(metadata).toContain("<xmp:CreateDate>2025-10-09T00:00:00+00:00</xmp:CreateDate>");
    expect(pdf.replaced).toEqual([]);
  });

  test("embeds every font", async () => {
    const pdf = await renderPdf(report([...SAMPLE.children, paragraph(plain("→ العربية שלום Ж"))]), assets);
    const fonts = run("pdffonts", [], pdf).trimEnd().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(4);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes +\d+ +0$/);
  });

  test("tags headings in order, without skipped levels", async () => {
    const tags = structure(await renderPdf(report(SAMPLE), assets));
    expect(
      [...tags.matchAll(/^ *(H\d) "(.*)" \(block\)$/gm)].map((match) => `${match[1]} ${match[2]}`),
    ).toEqual([
      "H1 Title of the report",
      "H2 Headline",
      "H3 Deeper than it should be",
      "H1 Appendix: method",
      "H2 Evidence index",
    ]);
  });

  test("tags the head of a table, lists, quotations and links", async () => {
    const tags = structure(await renderPdf(report(SAMPLE), assets));
    expect(tags.match(/^ *TH /gm)).toHaveLength(3);
    expect(tags.match(/\/Scope \/Column/g)).toHaveLength(3);
    expect(tags.match(/^ *TD/gm)).toHaveLength(6);
    for (const tag of ["THead", "TBody", "L ", "LI ", "LBody", "BlockQuote", "Link"])
      expect(tags).toContain(tag);
  });

  test("prints the text in reading order, the notice and marking first", async () => {
    const text = one(textOf(await renderPdf(report(SAMPLE), assets)));
    const order = [
      "Fernshire is invented.",
      "OFFICIAL-SENSITIVE",
      "Title of the report",
      "First words.",
      "Headline",
    ];
    const places = [...order, "Bring a figure", "Say how", "A quotation.", "Last words."].map((words) =>
      text.indexOf(words),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test("carries notice, marking, running text and page number on every page, the appendix on a new one", async () => {
    const pages = pagesOf(await renderPdf(report(SAMPLE), assets));
    expect(pages).toHaveLength(2);
    for (const [index, page] of pages.entries()) {
      expect(page.match(/Fernshire is invented\./g)).toHaveLength(1);
      expect(page.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(1);
      expect(page).toMatch(new RegExp(`Fernshire, quarter 2 +Page ${index + 1} of 2`));
    }
    expect(pages[1]).toContain("Appendix: method");
  });

  test("prints the head in the same place on every page, whether its notice fills a line or nearly two", async () => {
    for (const length of [3, 15, 16, 17, 20]) {
      const pdf = await renderPdf(report(SAMPLE, { notice: `${"Notice ".repeat(length)}.` }), assets);
      const heads = run("pdftotext", ["-bbox", "FILE", "-"], pdf)
        .split("<page ")
        .slice(1)
        .map((page) => /yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">OFFICIAL-SENSITIVE</.exec(page)?.[1]);
      expect(heads).toHaveLength(2);
      expect(heads[0]).toBe(heads[1]);
    }
  });

  test("prints no head where there is neither notice nor marking", async () => {
    const pdf = await renderPdf(report(SAMPLE, { notice: undefined, marking: undefined }), assets);
    expect(textOf(pdf).trimStart()).toMatch(/^Title of the report/);
  });

  test("leads each label of a citation to its anchor; a label without one is text", async () => {
    const pdf = await renderPdf(
      report([
        title,
        paragraph(plain("Said "), {
          type: "citation",
          labels: [{ text: "1", target: "evidence-1" }, { text: "C9", target: "gone" }, { text: "X" }],
        }),
        paragraph({ type: "anchor", id: "evidence-1", children: [plain("The note")] }),
        paragraph({ type: "anchor", id: "evidence-1", children: [plain("A twin")] }),
      ]),
      assets,
    );
    expect(one(textOf(pdf))).toContain("Said [1, C9, X]");
    expect(structure(pdf).match(/^ *Link /gm)).toHaveLength(1);
    expect(run("pdfinfo", ["-dests"], pdf)).not.toContain("gone");
  });

  test("breaks no citation over two lines, of one label or of several, wherever the line ends", async () => {
    const anchors = ["1", "204"].map((id) =>
      paragraph({ type: "anchor", id, children: [plain(`Note ${id}`)] }),
    );
    const cited = Array.from({ length: 60 }, (_, index) =>
      paragraph(
        plain(`${"word ".repeat(8)}${"n".repeat(index)} and said `),
        { type: "citation", labels: [{ text: "204", target: "204" }] },
        plain(". Then more "),
        {
          type: "citation",
          labels: [
            { text: "1", target: "1" },
            { text: "204", target: "204" },
          ],
        },
        plain("."),
      ),
    );
    const pages = pagesOf(await renderPdf(report([title, ...cited, ...anchors]), assets));
    const text = pages.join("");
    expect(text.match(/\[204\]\./g)).toHaveLength(60);
    expect(text.match(/\[1, 204\]\./g)).toHaveLength(60);
  });

  test("makes web and mail links clickable and no others", async () => {
    const urls = [
      "https://example.org/a",
      "mailto:a@example.org",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "#top",
    ];
    const links = urls.map(
      (url): PhrasingContent => ({ type: "link", url, children: [plain(`to ${url} `)] }),
    );
    const pdf = await renderPdf(report([title, paragraph(...links)]), assets);
    expect(structure(pdf).match(/^ *Link /gm)).toHaveLength(2);
    expect(one(textOf(pdf))).toContain("to javascript:alert(1)");
    const raw = Buffer.from(pdf.bytes).toString("latin1");
    expect(raw).toContain("(https://example.org/a)");
    expect(raw).not.toMatch(/\/URI ?\((?:javascript|file)/);
  });

  test("prints hostile text as it stands", async () => {
    const hostile = "#panic() $x$ <b> *x* \\ @label #import \"a\" // c `r` = h [y] {z} ~ -- ... 'q'";
    const html: RootContent = { type: "html", value: "<script>alert(1)</script>" };
    const tree = [
      { ...title, children: [plain(hostile)] } as RootContent,
      paragraph(plain(hostile)),
      table([[hostile], [hostile]]),
      html,
    ];
    const pdf = await renderPdf(report(tree, { title: hostile, running: hostile, marking: hostile }), assets);
    expect(one(textOf(pdf)).split(hostile).length - 1).toBeGreaterThanOrEqual(6);
    expect(textOf(pdf)).toContain("<script>alert(1)</script>");
    expect(run("pdfinfo", [], pdf)).toContain(hostile);
  });

  test("prints the text of nodes that it does not know, and pictures as their alternative text", async () => {
    const odd = [
      { type: "containerDirective", name: "x", children: [paragraph(plain("inside a container"))] },
      { type: "math", value: "a value" },
      { type: "nothing" },
      { type: "table", children: [] },
      paragraph({ type: "image", url: "/etc/passwd", alt: "A picture of a house" }),
      paragraph({ type: "mystery", children: [plain("a span")] } as unknown as PhrasingContent),
    ] as RootContent[];
    const text = textOf(await renderPdf(report([title, ...odd]), assets));
    for (const words of ["inside a container", "a value", "A picture of a house", "a span"]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("root:");
  });

  test("prints characters without a glyph as codes and gives them back", async () => {
    const pdf = await renderPdf(
      report([title, paragraph(plain("smile 🙂 family 👨‍👩‍👧 child 🧒🏽 han 中 again 🙂"))], {
        marking: "🙂",
      }),
      assets,
    );
    expect(one(textOf(pdf))).toContain(
      "smile [U+1F642] family [U+1F468][U+1F469][U+1F467] child [U+1F9D2][U+1F3FD] han [U+4E2D] again [U+1F642]",
    );
    expect(pdf.replaced.map((one) => one.character)).toEqual([
      "U+1F642",
      "U+1F468",
      "U+1F469",
      "U+1F467",
      "U+1F9D2",
      "U+1F3FD",
      "U+4E2D",
    ]);
    expect(pdf.replaced[0]?.text).toBe("🙂");
  });

  test.each([
    ["a NUL", "a\u0000b", "a[U+0000]b"],
    ["an escape", "a\u001bb", "a[U+001B]b"],
    ["half a surrogate pair", "a\ud800b", "a[U+D800]b"],
    ["private use", "a\ue000b", "a[U+E000]b"],
    ["a byte order mark", "a\ufeffb", "a[U+FEFF]b"],
    ["an override of direction", "a\u202ecba", "a[U+202E]cba"],
    ["a hidden tag", "a\u{e0041}b", "a[U+E0041]b"],
    ["a mark that no font has with its letter", "λ\u05b0", "λ[U+05B0]"],
    ["a letter with marks", "e\u0301\u0323 x", /^(?:ẹ\u0301|e\u0323\u0301|e\u0301\u0323|é\u0323) x/u],
    ["line ends of all kinds", "one\r\ntwo\u2028three\u0085four", "one two three four"],
    ["rare spaces", "one\u3000two\u1680three", /^one\stwo\sthree/],
    ["arrows and ticks", "up→down ✓done ☐open e‑mail ‣next", "up→down ✓done ☐open e‑mail ‣next"],
  ])("prints %s", async (_, text, expected) => {
    const pdf = await renderPdf(
      report([{ ...title, children: [plain("T")] } as RootContent, paragraph(plain(text))], {
        marking: undefined,
        notice: undefined,
      }),
      assets,
    );
    const printed =
      textOf(pdf)
        .split("\n")
        .find((line) => line !== "T" && line.trim() !== "") ?? "";
    if (typeof expected === "string") expect(one(printed).trim()).toBe(expected);
    else expect(printed).toMatch(expected);
  });

  test("always gives a PDF, whatever the text", async () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, text, async (first, second) => {
        const pdf = await renderPdf(
          report([
            paragraph(plain(first), { type: "strong", children: [plain(second)] }),
            table([[second], [first]]),
          ]),
          assets,
        );
        expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
      }),
      { numRuns: 60 },
    );
  });

  test("prints Hebrew and Arabic in fonts that have them, in an order that reads", async () => {
    // Words without dotted letters: the PDF's text of dotted Arabic letters may hold a letter twice.
    const pdf = await renderPdf(
      report([title, paragraph(plain("محمد")), paragraph(plain("שלום עולם"))]),
      assets,
    );
    expect(pdf.replaced).toEqual([]);
    const text = textOf(pdf).replace(/[\u202a-\u202e\u200e\u200f]/g, "");
    expect(text).toContain("محمد");
    expect(text).toContain("שלום עולם");
    const fonts = run("pdffonts", [], pdf);
    expect(fonts).toMatch(/NotoSansArabic|Vazirmatn/);
    expect(fonts).toContain("NotoSansHebrew");
  });

  test("keeps every word of a row taller than a page, and repeats the head", async () => {
    const many = Array.from({ length: 2500 }, (_, index) => `w${index}`);
    const pdf = await renderPdf(
      report([
        title,
        table([
          ["Head", "Other"],
          [many.join(" "), "x"],
        ]),
      ]),
      assets,
    );
    expect(new Set(textOf(pdf).match(/\bw\d+\b/g)).size).toBe(2500);
    const pages = pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain("Head");
  });

  test("keeps every word of a head taller than a page", async () => {
    const many = Array.from({ length: 2500 }, (_, index) => `w${index}`);
    const pdf = await renderPdf(
      report([
        title,
        table([
          ["Head", many.join(" ")],
          ["a", "x"],
        ]),
      ]),
      assets,
    );
    expect(new Set(textOf(pdf).match(/\bw\d+\b/g)).size).toBe(2500);
  });

  test("takes anchors, references and links in the head of a table, which is printed again on each page", async () => {
    const head: PhrasingContent[] = [
      { type: "anchor", id: "x", children: [plain("Anchor")] },
      { type: "citation", labels: [{ text: "1", target: "x" }] },
      { type: "link", url: "https://example.org/", children: [plain("Link")] },
    ];
    const long = table([["h", "B"], ...Array.from({ length: 80 }, (_, index) => [`row ${index}`, "b"])]);
    if (long.type === "table") for (const cell of long.children[0]?.children ?? []) cell.children = head;
    const citation: PhrasingContent = { type: "citation", labels: [{ text: "1", target: "x" }] };
    const pages = pagesOf(await renderPdf(report([title, long, paragraph(citation)]), assets));
    for (const page of pages) expect(page).toContain("Anchor[1]Link");
  });

  test("leaves no heading, no lead-in and no head of a table alone at the foot of a page", async () => {
    for (let lines = 24; lines < 46; lines++) {
      const filler = Array.from({ length: lines }, (_, index) => paragraph(plain(`filler ${index}`)));
      const tree = [
        title,
        ...filler,
        ...markdown("## SECTION\n\nThis leads to:\n\n| HEAD | B |\n|---|---|\n| a | b |\n| c | d |\n")
          .children,
      ];
      for (const page of pagesOf(await renderPdf(report(tree), assets))) {
        const last = words(page.replace(/Fernshire, quarter 2 +Page.*/, "")).at(-1);
        expect(["SECTION", "to:", "B"]).not.toContain(last);
      }
    }
  });

  test("keeps runs without a space, and tables of many columns, inside the page", async () => {
    const long = "x".repeat(300);
    const columns = (count: number, text: string) => [
      Array.from({ length: count }, (_, index) => `Column ${index}`),
      Array.from({ length: count }, (_, index) => `${text}${index}`),
    ];
    const pdf = await renderPdf(
      report([
        title,
        paragraph(plain(long)),
        paragraph(plain("ab\u00a0".repeat(100))),
        paragraph(
          ...Array.from(
            { length: 30 },
            (): PhrasingContent => ({ type: "strong", children: [plain("seventeen-letters")] }),
          ),
        ),
        paragraph({ type: "inlineCode", value: long }),
        { type: "code", value: long },
        { type: "blockquote", children: [paragraph(plain(`https://example.org/${"path/".repeat(60)}`))] },
        table([
          ["A", "B", "C"],
          [long, "short", long],
        ]),
        table(columns(9, "safeguarding")),
        table(columns(30, "value-")),
      ]),
      assets,
    );
    const boxes = run("pdftotext", ["-bbox", "FILE", "-"], pdf);
    const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.max(...right)).toBeLessThan(595.28 - 42);
    expect(textOf(pdf).match(/x/g)?.length).toBeGreaterThanOrEqual(5 * 300);
    const text = one(textOf(pdf));
    for (let index = 0; index < 30; index++) expect(text).toContain(`value-${index}`);
  });

  test("keeps a column of figures well apart from the words beside it", async () => {
    const rows = [
      ["Period", "Figure", "As at"],
      ["Quarter 1", "56% (34 of 61)", "THEN"],
    ];
    const pdf = await renderPdf(report([title, table(rows)]), assets);
    const words = [
      ...run("pdftotext", ["-bbox", "FILE", "-"], pdf).matchAll(
        /xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]+)</g,
      ),
    ];
    const side = (text: string, of: 1 | 2) => Number(words.find((one) => one[3]?.endsWith(text))?.[of]);
    expect(side("THEN", 1) - side("61)", 2)).toBeGreaterThan(15);
    // and no wider than the page
    expect(Math.max(...words.map((one) => Number(one[2])))).toBeLessThan(595 - 50);
  });

  test("breaks no word of an ordinary table", async () => {
    const head = [
      "Area",
      "Assurance level",
      "Direction",
      "Criteria with evidence",
      "Working well",
      "Worried about",
    ];
    const row = [
      "Multi agency safeguarding training and workforce development",
      "Not assessed",
      "No comparison",
      "2 of 4",
      "2",
      "1",
    ];
    const text = words(textOf(await renderPdf(report([title, table([head, row])]), assets)));
    for (const word of words([...head, ...row].join(" "))) expect(text).toContain(word);
  });

  test("takes a nesting that no page can hold", async () => {
    let quotes: BlockContent = paragraph(plain("innermost"));
    for (let depth = 0; depth < 2000; depth++) quotes = { type: "blockquote", children: [quotes] };
    let span: PhrasingContent = plain("deepest");
    for (let depth = 0; depth < 60; depth++) {
      const type = (["strong", "emphasis", "delete"] as const)[depth % 3] ?? "strong";
      span =
        depth % 4 === 0
          ? { type: "link", url: "https://example.org/", children: [span as never] }
          : { type, children: [span] };
    }
    const text = textOf(await renderPdf(report([title, quotes, paragraph(span)]), assets));
    expect(text).toContain("innermost");
    expect(text).toContain("deepest");
  });

  test("uses the partnership's colour only where it can be read", async () => {
    const bytes = async (colour: string | undefined) =>
      Buffer.from((await renderPdf(report(SAMPLE, { colour }), assets)).bytes).toString("base64");
    const shipped = await bytes(undefined);
    expect(await bytes("#ffee00")).toBe(shipped);
    expect(await bytes("red")).toBe(shipped);
    expect(await bytes("#800000")).not.toBe(shipped);
  });

  test("gives the same bytes again, in other time zones, and with other fonts on the machine", async () => {
    const script = join(folder, "print.mjs");
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    const build = await rolldown({
      input: join(repository, "src/render/pdf.ts"),
      platform: "node",
      external: [/^@myriaddreamin\//],
    });
    await build.write({ file: join(folder, "pdf.mjs"), format: "esm" });
    const text = "plain العربية שלום → ∑ Ж";
    const mixed = paragraph(plain(text), {
      type: "strong",
      children: [
        plain(text),
        { type: "emphasis", children: [plain(text), { type: "inlineCode", value: text }] },
      ],
    });
    const document = report([
      ...SAMPLE.children,
      { type: "heading", depth: 2, children: [plain(text)] },
      mixed,
    ]);
    const argument = JSON.stringify(JSON.stringify({ document, assets }));
    writeFileSync(
      script,
      `import { renderPdf } from "./pdf.mjs";
       const { document, assets } = JSON.parse(${argument});
       process.stdout.write((await renderPdf(document, assets)).bytes);`,
    );
    const home = join(folder, "home");
    mkdirSync(join(home, ".fonts"), { recursive: true });
    for (const font of ["400Regular_Italic", "800ExtraBold", "700Bold_Italic"]) {
      const from = `node_modules/@expo-google-fonts/noto-sans/${font}/NotoSans_${font}.ttf`;
      copyFileSync(join(repository, from), join(home, ".fonts", `${font}.ttf`));
    }
    writeFileSync(join(folder, "fonts.conf"), '<?xml version="1.0"?><fontconfig></fontconfig>');
    const { bytes } = await renderPdf(document, assets);
    for (const environment of [
      { TZ: "Pacific/Auckland" },
      { TZ: "America/Los_Angeles", LANG: "de_DE.UTF-8" },
      { HOME: home },
      { HOME: folder, FONTCONFIG_FILE: join(folder, "fonts.conf") },
    ]) {
      const printed = execFileSync(process.execPath, [script], {
        env: { ...process.env, ...environment },
        maxBuffer: 1e8,
      });
      expect(printed.equals(bytes), JSON.stringify(environment)).toBe(true);
    }
  });
});

const material = shared();
const example = material && join(material, "reference/worked-example/expected/quarterly-report-q2.md");

describe.skipIf(!isHere || !hasEngine)("a line before a table", () => {
  test("stands on the page of the table, with its heading", async () => {
    const filler = markdown(Array.from({ length: 43 }, (_, at) => `Line ${at}.`).join("\n\n")).children;
    for (const more of [0, 1, 2, 3, 4, 5]) {
      const rest = markdown(
        `${"Another line.\n\n".repeat(more)}## The area\n\nThe line of the table.\n\n| First | Second |\n| - | - |\n| one | two |\n| three | four |\n`,
      ).children;
      const pages = pagesOf(await renderPdf(report([...filler, ...rest]), assets));
      const page = pages.find((one) => one.includes("The line of the table."));
      expect(page).toContain("The area");
      expect(page).toContain("three");
    }
  });
});

describe.skipIf(!isHere || !hasEngine)("a picture", () => {
  test("stands in the PDF as a figure with its text alternative, and its words can be found", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40">' +
      '<rect width="120" height="20" fill="#1d5c4d"/><text x="4" y="36" font-size="12" ' +
      'font-family="Atkinson Hyperlegible Next">Council 12</text></svg>';
    const alt = "Twelve findings are from the council.";
    const pdf = await renderPdf(report([{ type: "picture", svg, alt, width: 0.5 }]), assets);
    expect(run("pdftotext", ["FILE", "-"], pdf)).toContain("Council 12");
    const structure = run("pdfinfo", ["-struct-text", "FILE"], pdf);
    expect(structure).toMatch(/Figure/);
  });

  test("drawn as bars has its names and numbers in the bundled fonts, and the same bytes each time", async () => {
    const bars = [
      { label: "Parents and carers", value: 24, says: "24" },
      { label: "Quarter 1 of 2025/26", value: 19, says: "19% (89 of 468)" },
    ];
    const make = async () => {
      const svg = await drawBars({ bars });
      return renderPdf(report([title, { type: "picture", svg, alt: "Two bars.", width: 1 }]), assets);
    };
    const pdf = await make();
    const text = run("pdftotext", ["FILE", "-"], pdf);
    for (const { label, says } of bars) {
      expect(text).toContain(label);
      expect(text).toContain(says);
    }
    const fonts = run("pdffonts", ["FILE"], pdf).split("\n").slice(2).filter(Boolean);
    for (const font of fonts) expect(font).toMatch(/AtkinsonHyperlegible/);
    expect(Buffer.from((await make()).bytes).equals(Buffer.from(pdf.bytes))).toBe(true);
  });
});

describe.skipIf(!isHere || !hasEngine || !example)("the worked example", () => {
  test("has the board's first page on page one, and its body on four", async () => {
    const [, ...rest] = readFileSync(example ?? "", "utf8")
      .split("\n\n")
      .slice(1);
    const notice = "Fernshire is invented. No person, agency, place or event in these pages is real.";
    const pdf = await renderPdf(report(markdown(rest.join("\n\n")), { notice }), assets);
    const pages = pagesOf(pdf);
    for (const words of [
      "Decisions asked",
      "What came of last quarter's decisions",
      "At a glance",
      "workforce",
    ]) {
      expect(pages[0]).toContain(words);
    }
    expect(pages[0]).toMatch(/^ *development$/m);
    expect(pages.findIndex((page) => page.includes("Appendix: method"))).toBeLessThanOrEqual(4);
  });
});
