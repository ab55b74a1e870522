import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PhrasingContent, RootContent } from "mdast";
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import type { AnchorNode } from "../../src/model/document.ts";
import { isPdfEngineThere, renderPdf } from "../../src/render/pdf.ts";
import { ledLinks } from "../../src/render/pdf-links.ts";
import { type PdfObjects, pdfObjects } from "../../src/render/pdf-objects.ts";
import { temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { fakeWorld } from "../support/world.ts";

const isHere = program("pdftotext", "poppler-utils") && (await isPdfEngineThere());
const theme = readFileSync(join(ROOT, "templates/theme.typ"), "utf8");
const { fontsFolder } = fakeWorld({ cwd: ROOT });

const plain = (value: string): PhrasingContent => ({ type: "text", value });
const paragraph = (...children: PhrasingContent[]): RootContent => ({ type: "paragraph", children });
const filler = Array.from({ length: 60 }, (_, line) => paragraph(plain(`Line ${line}.`)));
const citation = (target: string): PhrasingContent => ({ type: "citation", labels: [{ text: "1", target }] });
const anchor = (id: string, text: string): AnchorNode => ({ type: "anchor", id, children: [plain(text)] });

async function made(...tree: RootContent[]) {
  const { bytes } = await renderPdf(
    {
      language: "en-GB",
      author: "A. Marlow",
      notice: undefined,
      marking: undefined,
      title: "Title",
      running: "Foot",
      asAt: toDay("2025-10-09"),
      colour: undefined,
      tree: { type: "root", children: [{ type: "heading", depth: 1, children: [plain("Title")] }, ...tree] },
    },
    { theme, fontsFolder },
  );
  return bytes;
}

/** Where each link within the document leads: its page, and how far below the page's upper edge. */
function leads(bytes: Uint8Array) {
  const objects = pdfObjects(bytes) as PdfObjects;
  const pages = objects.numbers.filter((number) => /\/Type \/Page\b(?!s)/.test(objects.of(number) ?? ""));
  return objects.numbers.flatMap((number) => {
    const [, page, y] = /\/Dest \[(\d+) 0 R \/XYZ \S+ (\S+) 0\]/.exec(objects.of(number) ?? "") ?? [];
    return page === undefined ? [] : [{ page: pages.indexOf(Number(page)) + 1, below: 841.89 - Number(y) }];
  });
}

/** The page of a word and how far below its upper edge the word begins. */
function placeOf(bytes: Uint8Array, word: string) {
  const file = join(temporaryFolder(), "out.pdf");
  writeFileSync(file, bytes);
  const text = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8", stdio: "pipe" });
  const pages = text.split("<page ").slice(1);
  const page = pages.findIndex((one) => one.includes(`>${word}<`));
  const y = new RegExp(`yMin="([\\d.]+)"[^>]*>${word}<`).exec(pages[page] ?? "")?.[1];
  return { page: page + 1, y: Number(y) };
}

describe.skipIf(!isHere)("links within the PDF", () => {
  it("lead to the page and the line where their anchor stands, forwards and back", async () => {
    const bytes = await made(
      paragraph(anchor("a", "Startword"), plain(" "), citation("b")),
      ...filler,
      paragraph(anchor("b", "Endword"), plain(" "), citation("a")),
    );
    const [forwards, back] = leads(bytes);
    for (const [link, word] of [
      [forwards, "Endword"],
      [back, "Startword"],
    ] as const) {
      const place = placeOf(bytes, word);
      expect(link?.page).toBe(place.page);
      // a line is 13 points high, and the box of a word begins above its letters
      expect(Math.abs(place.y - (link?.below ?? 0))).toBeLessThan(4);
    }
    expect(forwards?.page).toBeGreaterThan(1);
    expect(Buffer.from(bytes).toString("latin1")).not.toContain("urn:scrutiny");
  });

  it("are words alone where nothing has such an anchor, and links to the outside stay as they are", async () => {
    const outside: PhrasingContent = {
      type: "link",
      url: "https://example.org/urn:scrutiny:anchor-1",
      children: [plain("outside")],
    };
    const bytes = await made(paragraph(citation("nowhere"), plain(" "), outside));
    expect(leads(bytes)).toEqual([]);
    expect(Buffer.from(bytes).toString("latin1")).toContain(
      "/URI (https://example.org/urn:scrutiny:anchor-1)",
    );
  });

  it("stop the making where one leads nowhere: no reader ever gets such a file", () => {
    const link = "<<\n /A <<\n /Type /Action\n /S /URI\n /URI (urn:scrutiny:anchor-9)\n >>\n>>";
    const objects: PdfObjects = {
      root: 1,
      numbers: [1, 2],
      of: (number) => (number === 2 ? link : ""),
      changed: () => new Uint8Array(),
    };
    expect(() => ledLinks(objects, new Map())).toThrow("leads nowhere");
  });
});
