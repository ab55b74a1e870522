import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RootContent } from "mdast";
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import { isPdfEngineThere, type Pdf, renderPdf } from "../../src/render/pdf.ts";
import { temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { fakeWorld } from "../support/world.ts";

const isHere = program("pdftotext", "poppler-utils") && (await isPdfEngineThere());
const theme = readFileSync(join(ROOT, "templates/theme.typ"), "utf8");
const { fontsFolder } = fakeWorld({ cwd: ROOT });

const heading = (depth: 1 | 2 | 3, value: string): RootContent => ({
  type: "heading",
  depth,
  children: [{ type: "text", value }],
});
const words = (count: number): RootContent => ({
  type: "paragraph",
  children: [{ type: "text", value: "Partners came and were heard. ".repeat(count) }],
});

async function made(tree: readonly RootContent[]): Promise<Pdf> {
  const about = { language: "en-GB", author: "A. Marlow", notice: "Invented.", marking: "OFFICIAL" } as const;
  const fixed = { title: "Title", running: "Foot", asAt: toDay("2025-10-09"), colour: undefined };
  const children = [heading(1, "Title"), ...tree];
  return renderPdf({ ...about, ...fixed, tree: { type: "root", children } }, { theme, fontsFolder });
}

/** Chapters of about a page each, with a smaller heading in each. */
const chapters = (count: number, name = (at: number) => `Chapter ${at}`, length = 80) =>
  Array.from({ length: count }, (_, at) => [
    heading(2, name(at + 1)),
    words(length),
    heading(3, "Smaller"),
    words(5),
  ]).flat();

function pagesOf({ bytes }: Pdf): readonly string[] {
  const file = join(temporaryFolder(), "a.pdf");
  writeFileSync(file, bytes);
  return execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
}

/** Each entry with the page that it names. */
const entriesIn = (page: string) =>
  [...page.slice(page.indexOf("\nContents\n")).matchAll(/^(.+?)(?:[ .]*\.)+ ?(\d+)$/gm)].map(
    ([, title = "", number]) => ({ title: title.trim(), page: Number(number) }),
  );

describe.skipIf(!isHere)("the contents of a long report", () => {
  it("stand on the first pages, name each chapter once with its page, and no smaller heading", async () => {
    const pdf = await made([...chapters(12), heading(1, "Appendix"), ...chapters(2, (at) => `Annex ${at}`)]);
    const pages = pagesOf(pdf);
    const at = pages.findIndex((page) => page.includes("\nContents\n"));
    expect(at).toBeLessThan(2);
    const entries = entriesIn(pages[at] ?? "");
    const names = Array.from({ length: 12 }, (_, chapter) => `Chapter ${chapter + 1}`);
    expect(entries.map(({ title }) => title)).toEqual([...names, "Appendix", "Annex 1", "Annex 2"]);
    for (const { title, page } of entries) expect(pages[page - 1]?.split("\n")).toContain(title);
    expect(new Set(entries.map(({ page }) => page)).size).toBeGreaterThan(8);
    expect(pages[0]?.indexOf("Chapter 1")).toBeGreaterThan(0);
  });

  it("are links, each named by its heading", async () => {
    const raw = Buffer.from((await made(chapters(12))).bytes).toString("latin1");
    const named = [...raw.matchAll(/\/Contents <FEFF([0-9A-F]*)>/g)].map(([, hex = ""]) =>
      Buffer.from(hex, "hex").swap16().toString("utf16le"),
    );
    expect(new Set(named)).toEqual(new Set(Array.from({ length: 12 }, (_, at) => `Chapter ${at + 1}`)));
    expect(raw).not.toContain("urn:scrutiny");
    expect(raw).toMatch(/pdfuaid:part[^0-9]*1/);
  });

  it("fit one page, whatever the headings: of very many only the upper ones, of very long ones each whole", async () => {
    const long = (at: number) => `${at} ${"words that go on ".repeat(9)}end ${at}`;
    const pages = pagesOf(await made(chapters(16, long, 40)));
    const at = pages.findIndex((page) => page.includes("\nContents\n"));
    for (let chapter = 1; chapter <= 16; chapter++)
      expect(pages[at]).toMatch(new RegExp(`end ${chapter}\\b`));
    const word = pagesOf(await made(chapters(8, (at) => `${at}${"x".repeat(150)}end${at}`))).join("");
    expect(word.replace(/\n/g, "").split(/x{150}end8/)).toHaveLength(3);
    const parts = Array.from({ length: 7 }, (_, part) => [heading(1, `Part ${part + 1}`), ...chapters(20)]);
    const found = pagesOf(await made(parts.flat())).flatMap(entriesIn);
    expect(found.map(({ title }) => title)).toEqual(
      Array.from({ length: 7 }, (_, part) => `Part ${part + 1}`),
    );
  });

  it("are not in a short one, and not where a long one has few chapters", async () => {
    for (const tree of [chapters(12, undefined, 10), chapters(4, undefined, 300)])
      expect(pagesOf(await made(tree)).join("")).not.toContain("Contents");
  });
});
