import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Table } from "mdast";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReportDocument } from "../../src/model/document.ts";
import { renderHtml } from "../../src/render/html.ts";
import { hasBrowser, openBrowser, opened } from "../support/browser.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { composedReport } from "../support/report.ts";
import { fakeWorld } from "../support/world.ts";

const hasPoppler = program("pdftotext", "poppler-utils");
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const NAMES = ["report.html", "statement.html", "wide.html"];

/** What axe finds wrong with a page, by rule, with the first element that it names. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE });
  const options: RunOptions = { runOnly: LEVELS, resultTypes: ["violations"] };
  const found = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
}

/** The example's report with a table that no screen is wide enough for, and words that no line is. */
function wide(document: ReportDocument): ReportDocument {
  const cell = (value: string) => ({
    type: "tableCell" as const,
    children: [{ type: "text" as const, value }],
  });
  const row = (name: string) => Array.from({ length: 14 }, (_, index) => cell(`${name}${index}`.repeat(6)));
  const table: Table = {
    type: "table",
    data: { caption: "Much in one table", rowHeaders: true },
    children: ["Column", "first", "second"].map((name) => ({ type: "tableRow", children: row(name) })),
  };
  const long = {
    type: "paragraph" as const,
    children: [cell("x".repeat(400)), cell("שלום")].flatMap((one) => one.children),
  };
  return { ...document, tree: { ...document.tree, children: [...document.tree.children, table, long] } };
}

describe.skipIf(!hasBrowser)("the page in a browser", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "scrutiny-html-"));
    const style = readFileSync(join(ROOT, "templates/report.css"), "utf8");
    const { sha256 } = fakeWorld({ cwd: folder });
    const report = (await composedReport(FERNSHIRE, "2025/26-Q2")).document;
    const statement = (await composedReport(FERNSHIRE, "2025/26")).document;
    for (const [index, document] of [report, statement, wide(report)].entries())
      writeFileSync(join(folder, NAMES[index] ?? ""), renderHtml(document, { style, sha256 }).bytes);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const screen = (width: number, colorScheme: "light" | "dark" = "light") => ({
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: "reduce" as const,
  });

  it.each(
    NAMES.flatMap((name) =>
      [320, 1280].flatMap((width) =>
        (["light", "dark"] as const).map((scheme) => [name, width, scheme] as const),
      ),
    ),
  )("has nothing that axe finds wrong: %s, %s px, %s", { timeout: 180_000 }, async (name, width, scheme) => {
    // the page's own policy would keep axe out
    const { page } = await opened(browser, folder, name, { ...screen(width, scheme), bypassCSP: true });
    expect(await faultsOf(page)).toEqual([]);
  });

  it.each(NAMES.flatMap((name) => [320, 640, 800, 1280].map((width) => [name, width] as const)))(
    "never scrolls sideways, and what does has a name and takes the focus: %s, %s px",
    async (name, width) => {
      const { page } = await opened(browser, folder, name, screen(width));
      const wider = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
      expect(wider).toBeLessThanOrEqual(0);
      const unreachable = await page.evaluate<string[]>(`
        [...document.querySelectorAll(".table")]
          .filter((one) => one.scrollWidth > one.clientWidth)
          .filter((one) => one.tabIndex !== 0 || !one.getAttribute("aria-label"))
          .map((one) => one.textContent.slice(0, 60))`);
      expect(unreachable).toEqual([]);
    },
  );

  it.each(NAMES)("asks nobody for anything, and its policy lets its style stand: %s", async (name) => {
    const { page, asked } = await opened(browser, folder, name, screen(1280));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^file:/);
    expect(await page.evaluate<string>("getComputedStyle(document.body).fontSize")).toBe("18px");
  });

  it("is never smaller than 16 px, and never sloping", async () => {
    const { page } = await opened(browser, folder, "statement.html", screen(1280));
    const found = await page.evaluate<string[]>(`
      [...document.querySelectorAll("body *")].flatMap((one) => {
        const { fontSize, fontStyle, textTransform } = getComputedStyle(one);
        // letters of a picture are as large as it is drawn
        const scale = one.ownerSVGElement ? one.getScreenCTM().a : 1;
        const isPlain = parseFloat(fontSize) * scale >= 16 && fontStyle === "normal" && textTransform === "none";
        return isPlain ? [] : [one.outerHTML.slice(0, 80)];
      })`);
    expect(found).toEqual([]);
  });

  it.each([320, 1280])("is gone through by keyboard, in the order of its words, at %s px", async (width) => {
    const { page } = await opened(browser, folder, "wide.html", screen(width));
    const wanted = await page.evaluate<string[]>(`
      [...document.querySelectorAll("a, summary, [tabindex='0']")]
        .filter((one) => one.checkVisibility())
        .map((one) => one.outerHTML)`);
    const reached: string[] = [];
    for (const _ of wanted) {
      await page.keyboard.press("Tab");
      // a page that glides to its places leaves behind whoever goes on at once
      const { html, ring, isSeen } = await page.evaluate<{ html: string; ring: string; isSeen: boolean }>(`
        new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => {
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          return {
            html: document.activeElement.outerHTML,
            ring: getComputedStyle(document.activeElement).outlineStyle,
            isSeen: bottom > 0 && top < innerHeight,
          };
        })`);
      expect(ring, html).toBe("solid");
      expect(isSeen, html).toBe(true);
      reached.push(html);
    }
    expect(reached).toEqual(wanted);
    expect(reached[0]).toContain("Skip to main content");
    const kinds = [/class="cites"/, /Back to/, /role="region"/, width < 1280 ? /^<summary/ : /href="#part--/];
    for (const kind of kinds)
      expect(
        reached.some((one) => kind.test(one)),
        String(kind),
      ).toBe(true);
  });

  it("leads by keyboard past the head, to a citation's evidence, and back", async () => {
    const { page } = await opened(browser, folder, "report.html", screen(1280));
    const here = () => page.evaluate<string>("decodeURIComponent(location.hash)");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate<string>("document.activeElement.tagName")).toBe("MAIN");
    await page.locator("a.cites").first().press("Enter");
    expect(await here()).toBe("#evidence-1");
    await page.getByRole("link", { name: /^Back to where evidence 1 is cited, 1 of \d+$/ }).press("Enter");
    expect(await here()).toBe("#place--evidence-1--1");
  });

  it("opens its contents by keyboard on a narrow screen, and is still a table there for those who listen", async () => {
    const { page } = await opened(browser, folder, "report.html", screen(320));
    const first = page.getByRole("navigation", { name: "Contents" }).getByRole("link").first();
    expect(await first.isVisible()).toBe(false);
    await page.locator("summary").press("Enter");
    expect(await first.isVisible()).toBe(true);
    const table = page.getByRole("table").first();
    expect(await table.getByRole("row").count()).toBeGreaterThan(2);
    expect(await table.getByRole("rowheader").first().textContent()).toBe("D2");
  });

  it.skipIf(!hasPoppler)(
    "prints on A4 with its marking and version on each sheet, and no furniture",
    async () => {
      const { page } = await opened(browser, folder, "statement.html", screen(1280));
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("nav, .skip, .back").filter({ visible: true }).count()).toBe(0);
      const file = join(folder, "printed.pdf");
      await page.pdf({ path: file, preferCSSPageSize: true });
      const said = (name: string, args: readonly string[]) => execFileSync(name, args, { encoding: "utf8" });
      expect(said("pdfinfo", [file])).toMatch(/^Page size: .*A4/m);
      const sheets = said("pdftotext", ["-layout", file, "-"]).split("\f").slice(0, -1);
      expect(sheets.length).toBeGreaterThan(10);
      for (const [index, sheet] of sheets.entries()) {
        expect(sheet.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(1);
        expect(sheet.match(/Fernshire is invented\./g)).toHaveLength(1);
        expect(sheet).toMatch(new RegExp(`version 0123456789ab\\. +Page ${index + 1} of ${sheets.length}`));
      }
    },
  );
});
