import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RootContent } from "mdast";
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import { isPdfEngineThere, renderPdf } from "../../src/render/pdf.ts";
import { temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { fakeWorld } from "../support/world.ts";

const isHere = program("pdftotext", "poppler-utils") && (await isPdfEngineThere());
const theme = readFileSync(join(ROOT, "templates/theme.typ"), "utf8");
const { fontsFolder } = fakeWorld({ cwd: ROOT });

const paragraph = (value: string): RootContent & { type: "paragraph" } => ({
  type: "paragraph",
  children: [{ type: "text", value }],
});
const list = (count: number): RootContent => ({
  type: "list",
  children: Array.from({ length: count }, (_, at) => ({
    type: "listItem",
    spread: false,
    children: [paragraph(`Item ${at + 1}.`)],
  })),
});

/** The pages on which items stand, of a list after so many lines. */
async function pagesOfItems(lines: number, count: number): Promise<number> {
  const filler = Array.from({ length: lines }, (_, at) => paragraph(`Line ${at}.`));
  const about = { language: "en-GB", author: "A. Marlow", notice: undefined, marking: undefined } as const;
  const fixed = { title: "Title", running: "Foot", asAt: toDay("2025-10-09"), colour: undefined };
  const tree = { type: "root" as const, children: [...filler, list(count)] };
  const { bytes } = await renderPdf({ ...about, ...fixed, tree }, { theme, fontsFolder });
  const file = join(temporaryFolder(), "a.pdf");
  writeFileSync(file, bytes);
  const pages = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }).split("\f");
  return pages.filter((page) => page.includes("Item ")).length;
}

describe.skipIf(!isHere)("a list near the foot of a page", () => {
  it("is not cut in two where it is short, wherever it begins", async () => {
    for (let lines = 34; lines <= 40; lines++) expect(await pagesOfItems(lines, 4), `${lines}`).toBe(1);
  });

  it("goes on over the page where it is long", async () => {
    expect(await pagesOfItems(34, 30)).toBe(2);
  });
});
