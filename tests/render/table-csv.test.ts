import { execFileSync } from "node:child_process";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { tableAsCsv } from "../../src/render/table-csv.ts";
import { program } from "../support/programs.ts";
import { HOSTILE_TITLES, tableWith } from "../support/tables.ts";

const csv = tableAsCsv(tableWith(HOSTILE_TITLES));
const rows: string[][] = parse(csv, { bom: true });
const titles = rows.slice(1).map((row) => row[1] ?? "");

const PYTHON = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode("utf-8-sig")
print(json.dumps(list(csv.reader(io.StringIO(text, newline=""), strict=True))))
`;

describe("a table as CSV", () => {
  it("is UTF-8 with its mark, and each line ends in CR and LF", () => {
    expect(csv.startsWith("\ufeffId,Title,Due,Days late,Owners\r\n")).toBe(true);
    expect(csv.endsWith("\r\n")).toBe(true);
    expect(rows).toHaveLength(HOSTILE_TITLES.length + 1);
    for (const row of rows) expect(row).toHaveLength(5);
  });

  it("holds each title as it is, but for an apostrophe before what a program could take for a formula", () => {
    for (const [index, title] of HOSTILE_TITLES.entries())
      expect([title, `'${title}`], title).toContain(titles[index]);
    const plain = HOSTILE_TITLES.filter((title, index) => titles[index] === title);
    expect(plain).toContain("plain, with a comma");
    expect(plain).toContain("0123");
  });

  it("lets no cell begin as a formula does, blanks before it or not", () => {
    for (const title of titles) {
      expect(title).not.toMatch(/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/u);
      expect(title).not.toMatch(/^[\t\r\n]/);
    }
  });

  it("has days as they are written, numbers as numbers, and lists with semicolons", () => {
    expect(rows[1]?.slice(2)).toEqual(["2025-11-30", "-1", "ICB; Council"]);
  });

  it.skipIf(!program("python3", "python3"))("is read the same by another reader", () => {
    const read = execFileSync("python3", ["-c", PYTHON], { input: csv, encoding: "utf8" });
    expect(JSON.parse(read)).toEqual(rows);
  });
});
