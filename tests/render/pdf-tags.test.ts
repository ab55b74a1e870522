import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PhrasingContent, RootContent, Table } from "mdast";
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import type { AnchorNode, ReportDocument } from "../../src/model/document.ts";
import { isPdfEngineThere, renderPdf } from "../../src/render/pdf.ts";
import { finished } from "../../src/render/pdf-tags.ts";
import { temporaryFolder } from "../support/copy.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { composedReport } from "../support/report.ts";
import { fakeWorld } from "../support/world.ts";

const isHere = program("pdfinfo", "poppler-utils") && (await isPdfEngineThere());
const theme = readFileSync(join(ROOT, "templates/theme.typ"), "utf8");
const { fontsFolder } = fakeWorld({ cwd: ROOT });

const plain = (value: string): PhrasingContent => ({ type: "text", value });
const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: "paragraph", children });
const title: RootContent = { type: "heading", depth: 1, children: [plain("Title")] };
const table = (rows: readonly (readonly string[])[], data: Table["data"] = {}): Table => ({
  type: "table",
  data,
  children: rows.map((row) => ({
    type: "tableRow",
    children: row.map((cell) => ({ type: "tableCell", children: [plain(cell)] })),
  })),
});

/** A table as its tags have it: its name, the text of each head, and how many cells are none. */
interface TaggedTable {
  readonly caption: string;
  readonly isPrinted: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** `-struct-text` takes time by the square of the pages: a whole report is asked for its tags without their text. */
async function made(document: ReportDocument | readonly RootContent[], ask = "-struct-text") {
  const plainOne = { language: "en-GB", author: "A. Marlow", notice: undefined, marking: undefined } as const;
  const rest = { title: "Title", running: "Foot", asAt: toDay("2025-10-09"), colour: undefined };
  const whole: ReportDocument =
    "tree" in document ? document : { ...plainOne, ...rest, tree: { type: "root", children: [...document] } };
  const { bytes } = await renderPdf(whole, { theme, fontsFolder });
  const file = join(temporaryFolder(), "out.pdf");
  writeFileSync(file, bytes);
  const tags = execFileSync("pdfinfo", [ask, file], {
    encoding: "latin1",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1e8,
  });
  const raw = Buffer.from(bytes).toString("latin1");
  const names = [...raw.matchAll(/\/Contents <FEFF([0-9A-F]*)>/g)].map(([, hex = ""]) =>
    Buffer.from(hex, "hex").swap16().toString("utf16le"),
  );
  return { bytes, tags, tables: tablesOf(tags), names, raw };
}

function tablesOf(tags: string): TaggedTable[] {
  return tags
    .split(/^ *Table \(block\):?$/m)
    .slice(1)
    .map((part) => {
      const depth = /^ +(?=THead|TBody|Caption|TR)/m.exec(part)?.[0].length ?? 0;
      const own = part.slice(0, endOf(part, depth));
      const summary = /\/Summary \(þÿ([\s\S]*?)\)\n/.exec(own)?.[1]?.replaceAll("\0", "");
      const isPrinted = /^ *Caption$/m.test(own);
      const printed = /Caption\n[\s\S]*?"([^"]*)"/.exec(own)?.[1];
      return {
        caption: summary ?? printed ?? "",
        isPrinted,
        columns: headsOf(own, "Column"),
        rows: headsOf(own, "Row"),
      };
    });
}

/** Where the first line stands that is no part of the table. */
function endOf(part: string, depth: number): number {
  let at = 0;
  for (const line of part.split("\n")) {
    const isOwn = line === "" || /^ *\//.test(line) || (/^ */.exec(line)?.[0].length ?? 0) >= depth;
    if (!isOwn) return at;
    at += line.length + 1;
  }
  return part.length;
}

function headsOf(own: string, scope: string): string[] {
  return own
    .split(/^ *(?=T[HD]\b)/m)
    .filter((cell) => /^TH\b/.test(cell) && cell.includes(`/Scope /${scope}`))
    .map((cell) =>
      [...(cell.split(/^ *TR$/m)[0]?.matchAll(/"([^"]*)"/g) ?? [])].map(([, text]) => text).join(""),
    );
}

describe.skipIf(!isHere)("the tags of a PDF", () => {
  it.each(["2025/26-Q2", "2025/26"])(
    "name each table of %s and the heads of its columns and rows",
    async (period) => {
      const { document } = await composedReport(FERNSHIRE, period);
      const { tables } = await made(document, "-struct");
      const wanted = document.tree.children.filter((node) => node.type === "table");
      expect(wanted.length).toBeGreaterThan(5);
      expect(wanted.every(({ data }) => data?.caption && data.rowHeaders)).toBe(true);
      const found = tables.map(({ caption, isPrinted, columns, rows }) => {
        return { caption: isPrinted || caption, columns: columns.length, rows: rows.length };
      });
      const shape = wanted.map(({ data, children }, at) => ({
        caption: tables[at]?.isPrinted || data?.caption,
        columns: children[0]?.children.length,
        rows: children.length - 1,
      }));
      expect(found).toEqual(shape);
      expect(tables.some(({ isPrinted }) => isPrinted)).toBe(period === "2025/26");
    },
  );

  it("have the words of each head, of columns and of rows", async () => {
    const rows = [
      ["Voice", "Limited", "3"],
      ["Learning", "Reasonable", "4"],
    ];
    const named = table([["Area", "Level", "Notes"], ...rows], { caption: "Areas", rowHeaders: true });
    const { tables } = await made([
      title,
      named,
      table([
        ["A", "B"],
        ["c", "d"],
      ]),
    ]);
    expect(tables).toEqual([
      {
        caption: "Areas",
        isPrinted: false,
        columns: ["Area", "Level", "Notes"],
        rows: ["Voice", "Learning"],
      },
      { caption: "", isPrinted: false, columns: ["A", "B"], rows: [] },
    ]);
  });

  it("have the caption of a long table as words above it, once", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`row ${index}`, String(index)]);
    const short = table(
      [
        ["A", "B"],
        ["c", "d"],
      ],
      { caption: "Short one" },
    );
    const { tables, tags } = await made([
      title,
      table([["Row", "Count"], ...rows], { caption: "Sixty" }),
      short,
    ]);
    expect(tables.map(({ caption, isPrinted }) => [caption, isPrinted])).toEqual([
      ["Sixty", true],
      ["Short one", false],
    ]);
    expect(tags.match(/"Sixty"/g)).toHaveLength(1);
    expect(tags).not.toContain('"Short one"');
  });

  it("have no caption as words where a heading right above names them", async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`row ${index}`, String(index)]);
    const heading: RootContent = { type: "heading", depth: 2, children: [plain("All sixty")] };
    const { tables } = await made([title, heading, table([["Row", "Count"], ...rows], { caption: "Sixty" })]);
    expect(tables.map(({ caption, isPrinted }) => [caption, isPrinted])).toEqual([["Sixty", false]]);
  });

  it("have heads of columns where a head is so tall that it may break", async () => {
    const tall = `${"many words ".repeat(160)}`;
    const { tables } = await made([
      title,
      table(
        [
          [tall, "B"],
          ["c", "d"],
        ],
        { caption: "Tall", rowHeaders: true },
      ),
    ]);
    expect(tables[0]?.columns).toHaveLength(2);
    expect(tables[0]?.rows).toEqual(["c"]);
  });

  it("say of a link what it leads to, and take no word for a mark of their own", async () => {
    const hostile = ") /K [1 0 R] /S /Table >> endobj \\ ( é 🙂";
    const anchor: AnchorNode = {
      type: "anchor",
      id: "evidence-1",
      says: `Evidence 1: ${hostile}`,
      children: [plain("1")],
    };
    const { names, tables } = await made([
      title,
      paragraph(plain(`${hostile} `), { type: "citation", labels: [{ text: "1", target: "evidence-1" }] }),
      {
        ...table(
          [
            ["A", hostile],
            ["c", "d"],
          ],
          { caption: hostile, rowHeaders: true },
        ),
      },
      paragraph(anchor, { type: "link", url: "https://example.org/a", children: [plain("web")] }),
    ]);
    expect(names).toEqual([`Evidence 1: ${hostile.replace("🙂", "[U+1F642]")}`]);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows).toEqual(["c"]);
  });

  it("say of each citation of a report what it leads to, and of none only its page", async () => {
    const { document } = await composedReport(FERNSHIRE, "2025/26-Q2", "public");
    const { names, raw } = await made(document, "-struct");
    expect(names.length).toBeGreaterThan(20);
    expect(raw).not.toMatch(/\/Contents \(page/);
    for (const name of names) expect(name).toMatch(/^(?:Evidence \d+|[A-Z]+\S*(?: \S+)?): \S/);
  });

  it("are not looked for in a file that is none of the engine's", () => {
    const other = new TextEncoder().encode("%PDF-1.7\nanything\nstartxref\n9\n%%EOF\n");
    expect(() => finished(other, new Map(), { tables: [], links: [] })).toThrow("another form");
  });
});
