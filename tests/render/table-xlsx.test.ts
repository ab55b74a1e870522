import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it, onTestFinished } from "vitest";
import { tableAsXlsx } from "../../src/render/table-xlsx.ts";
import { hasCalc } from "../support/programs.ts";
import { convertedByLibreOffice, HOSTILE_TITLES, partsOf, tableWith } from "../support/tables.ts";

const table = { ...tableWith(HOSTILE_TITLES), marking: "OFFICIAL & more", notice: "Invented." };
const bytes = await tableAsXlsx(table, "=A. Marlow");
const parts = partsOf(bytes);
const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";

describe("a table as a workbook", () => {
  it("never holds a formula, a link or a part that runs or leads outside", () => {
    expect(sheet).toContain("<sheetData>");
    expect(sheet).not.toMatch(/<f[ >/]|<hyperlink|t="e"/);
    const names = [...parts.keys()];
    expect(
      names.filter((name) => /externalLink|vba|macro|connection|query|drawing|activeX/i.test(name)),
    ).toEqual([]);
    for (const [name, xml] of parts) if (name.endsWith(".rels")) expect(xml).not.toContain("External");
    expect(parts.get("xl/workbook.xml")).not.toContain("<calcPr");
  });

  it("gives back every title as it was", async () => {
    const read = await readXlsx(bytes);
    const rows = read.sheets[0]?.rows ?? [];
    const head = rows.findIndex((row) => row[0] === "Id");
    expect(rows.slice(head + 1).map((row) => row[1])).toEqual(HOSTILE_TITLES);
  });

  it("has its marking first, its headings frozen with filters, widths, and days as real dates", () => {
    expect(sheet).toMatch(/<pane ySplit="5"[^>]*state="frozen"/);
    expect(sheet).toContain(`<autoFilter ref="A5:E${5 + HOSTILE_TITLES.length}"`);
    expect(sheet).toMatch(/<col min="2" max="2" width="40"/);
    // 30 November 2025
    expect(sheet).toMatch(/<c r="C6"[^>]*><v>45991<\/v>/);
    expect(parts.get("xl/styles.xml")).toContain('formatCode="dd/mm/yyyy"');
    expect(sheet).toContain("&amp;COFFICIAL &amp;&amp; more");
  });

  it("is the same bytes on another day, at another place, the second time", async () => {
    const zone = process.env["TZ"];
    onTestFinished(() => {
      process.env["TZ"] = zone;
    });
    for (const other of ["Pacific/Auckland", "America/Los_Angeles", "UTC"]) {
      process.env["TZ"] = other;
      const again = await tableAsXlsx(table, "=A. Marlow");
      expect(Buffer.from(again).equals(bytes), other).toBe(true);
    }
    expect(parts.get("docProps/core.xml")).toContain("2025-10-20T00:00:00Z");
  });

  it("holds what no workbook can hold as codes, and cuts what is too long", async () => {
    const odd = tableWith(["bell\u0007", "half\ud800", "x".repeat(40_000)]);
    const rows = (await readXlsx(await tableAsXlsx(odd, "A"))).sheets[0]?.rows ?? [];
    const titles = rows.slice(-3).map((row) => String(row[1]));
    expect(titles.slice(0, 2)).toEqual(["bell[U+0007]", "half[U+D800]"]);
    expect(titles[2]?.length).toBeLessThanOrEqual(32_767);
    expect(titles[2]).toMatch(/\(cut: too long\)$/);
  });

  it("says so where it is empty, and still has its headings", async () => {
    const empty = partsOf(await tableAsXlsx(tableWith([]), "A"));
    expect(empty.get("xl/sharedStrings.xml")).toContain("0 rows.");
    expect(empty.get("xl/sharedStrings.xml")).toContain("Days late");
  });

  it("holds 10,000 rows", async () => {
    const many = tableWith(Array.from({ length: 10_000 }, (_, index) => `Title ${index}`));
    const xml = partsOf(await tableAsXlsx(many, "A")).get("xl/worksheets/sheet1.xml") ?? "";
    expect(xml.match(/<row /g)?.length).toBeGreaterThan(10_000);
  });

  it.skipIf(!hasCalc())("is opened by LibreOffice, which reads the same and sees no formula", () => {
    // the last number says that formulas are to be written as such
    const options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true";
    const rows: string[][] = parse(convertedByLibreOffice("table.xlsx", bytes, options), {
      bom: true,
      relax_column_count: true,
    });
    const head = rows.findIndex((row) => row[0] === "Id");
    expect(rows.slice(head + 1).map((row) => row[1])).toEqual(HOSTILE_TITLES);
    expect(rows[head + 1]?.[2]).toBe("30/11/2025");
  });
});
