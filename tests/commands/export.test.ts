import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { temporaryName } from "../../src/edge/owner.ts";
import { EXPORT_KINDS, formatsOf } from "../../src/model/export-table.ts";
import { formLine, RETURN_COLUMNS, RETURN_SHEET, readFormLine } from "../../src/model/owner-return.ts";
import { TABLES } from "../../src/report/tables/index.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { readDocx } from "../support/docx.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";
import { hasCalc, program } from "../support/programs.ts";
import { convertedByLibreOffice, partsOf } from "../support/tables.ts";

const DECEMBER = { env: { SCRUTINY_TODAY: "2025-12-15" } };

/** A recommendation of the ICB, with what a test wants in it. */
function recommendation(more: string, title = "Publish it"): string {
  return `---
title: ${title}
number: R40
date: 2025-12-01
owners: [icb]
priority: 2
due: 2026-03-31
${more}---
What, by when.
`;
}
const OF_ICB = "registers/recommendations/2025-12-01-publish-it-aaaa.md";

async function exported(argv: readonly string[], folder = FERNSHIRE, options = DECEMBER) {
  const out = temporaryFolder();
  const ran = await run(folder, ["export", ...argv, "--output", out], options);
  const name = readdirSync(out)[0];
  const bytes = name === undefined ? new Uint8Array() : new Uint8Array(readFileSync(join(out, name)));
  return { ...ran, name, bytes };
}

async function rowsOf(bytes: Uint8Array, heading: string): Promise<Record<string, unknown>[]> {
  const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
  const at = rows.findIndex((row) => row[0] === heading);
  const head = rows[at] ?? [];
  return rows.slice(at + 1).map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
}

describe("export", () => {
  it.each(EXPORT_KINDS)("makes %s in each of its formats, with as many rows in each", async (kind) => {
    const json = await run(FERNSHIRE, ["export", kind, "--format", "json", "--stdout"]);
    const answer = JSON.parse(json.out);
    expect(Object.keys(answer)).toEqual([
      ...["version", "kind", "asAt", "year", "to", "marking", "notice", "withheld", "items"],
    ]);
    expect(answer).toMatchObject({ version: 1, kind, asAt: "2026-06-15", marking: "OFFICIAL-SENSITIVE" });
    expect(answer.items.length).toBeGreaterThan(0);
    expect(json.out.endsWith("}\n")).toBe(true);
    const csv = await run(FERNSHIRE, ["export", kind, "--format", "csv", "--stdout"]);
    const rows = parse(Buffer.from(csv.out, "latin1"), { bom: true });
    expect(rows).toHaveLength(answer.items.length + 1);
    const xlsx = await exported([kind, "--format", "xlsx"], FERNSHIRE, {
      env: { SCRUTINY_TODAY: "2026-06-15" },
    });
    const sheet = partsOf(xlsx.bytes).get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).not.toMatch(/<f[ >/]/);
    expect(await rowsOf(xlsx.bytes, rows[0]?.[0] ?? "")).toHaveLength(answer.items.length);
    expect(formatsOf(kind)).toContain("docx");
  });

  it("says what the contract says: days, ids and values as they stand in the files", async () => {
    const ran = await run(FERNSHIRE, ["export", "recommendations", "--format", "json", "--stdout"]);
    const third = JSON.parse(ran.out).items.find(
      (one: { id: string }) => one.id === "2025-10-23-publish-a-health-rota-for-cjpb",
    );
    expect(third).toMatchObject({
      year: "2025/26",
      number: "R3",
      owners: ["icb", "hospitals"],
      due: "2025-11-28",
      answer: "accepted",
      status: "complete",
      tested: "not-done",
      closed: null,
      marking: "OFFICIAL-SENSITIVE",
    });
  });

  it("makes what the owner says and what was tested as at the day, never later", async () => {
    const argv = ["export", "recommendations", "--format", "json", "--stdout"];
    const ran = await run(FERNSHIRE, argv, { env: { SCRUTINY_TODAY: "2025-12-02" } });
    const answer = JSON.parse(ran.out);
    const third = answer.items.find((one: { number: string }) => one.number === "R3");
    expect(third).toMatchObject({ status: "complete", tested: "not-tested", testedOn: null });
    expect(answer.items.some((one: { number: string }) => one.number === "R8")).toBe(false);
  });

  it("takes one year alone where it is asked for", async () => {
    const ran = await run(FERNSHIRE, [
      "export",
      "diary",
      "--year",
      "2024/25",
      "--format",
      "json",
      "--stdout",
    ]);
    const years = JSON.parse(ran.out).items.map((one: { year: string }) => one.year);
    expect(new Set(years)).toEqual(new Set(["2024/25"]));
    const named = await exported(["diary", "--year", "2024/25"]);
    expect(named.name).toBe("diary-2024-25-as-at-2025-12-15.xlsx");
  });

  it.each([
    [["recomendations"], "unknown-kind", "recommendations"],
    [["recommendations", "--format", "xls"], "unknown-format", "xlsx"],
    [["recommendations", "--format", "ics"], "unknown-format", "scrutiny export calendar --format ics"],
    [["recommendations", "--to", "icbb"], "unknown-party", "icb"],
    [["evidence", "--to", "icb"], "wrong-usage", "recommendations"],
    [["recommendations", "--to", "icb", "--year", "2025/26"], "wrong-usage", "Leave out --year."],
    [["recommendations", "--marking", "OFFICAL"], "unknown-marking", "OFFICIAL"],
    [["evidence", "--year", "1999/00"], "unknown-year", ""],
  ])("refuses %j with its cure, and writes nothing", async (argv, _, cure) => {
    const ran = await exported(argv);
    expect([ran.code, ran.out, ran.name]).toEqual([2, "", undefined]);
    expect(ran.err).toContain(cure);
  });

  it("clears away what a run that was stopped had left, where it writes nothing itself too", async () => {
    const { name = "", bytes } = await exported(["recommendations"]);
    const out = temporaryFolder();
    const argv = ["export", "recommendations", "--output", out];
    writeFileSync(join(out, name), bytes);
    const stray = join(out, temporaryName().replace(/^(\.scrutiny-)\d+/, "$14194305"));
    writeFileSync(stray, "Half a ta");
    await run(FERNSHIRE, [...argv, "--dry-run"], DECEMBER);
    expect(existsSync(stray)).toBe(true);
    const { err } = await run(FERNSHIRE, argv, DECEMBER);
    expect(err).toContain("the same");
    expect(err).toMatch(/^Removed .*\.tmp/m);
    expect(existsSync(stray)).toBe(false);
  });

  it("prints the path, leaves the same file alone, and never writes over another", async () => {
    const out = temporaryFolder();
    const argv = ["export", "requests", "--format", "csv", "--output", out];
    const path = join(out, "requests-2025-12-15.csv");
    const dry = await run(FERNSHIRE, [...argv, "--dry-run"], DECEMBER);
    expect([dry.code, existsSync(path)]).toEqual([0, false]);
    const first = await run(FERNSHIRE, argv, DECEMBER);
    expect(first.code).toBe(0);
    expect(first.out.trim().endsWith("requests-2025-12-15.csv")).toBe(true);
    const again = await run(FERNSHIRE, argv, DECEMBER);
    expect([again.code, again.out]).toEqual([0, first.out]);
    expect(again.err).toContain("the same");
    const typed = `${readFileSync(path, "utf8")}typed by a person\r\n`;
    writeFileSync(path, typed);
    const refused = await run(FERNSHIRE, argv, DECEMBER);
    expect([refused.code, refused.out, readFileSync(path, "utf8")]).toEqual([1, "", typed]);
    expect(refused.err).toContain("--force");
    expect((await run(FERNSHIRE, [...argv, "--force"], DECEMBER)).code).toBe(0);
    expect(readFileSync(path, "utf8")).not.toContain("typed by a person");
  });

  it("writes nothing that would carry what identifies a person, and masks JSON", async () => {
    const kb = copyOf(FERNSHIRE, { [OF_ICB]: recommendation("", "Call 999 123 4519 again") });
    for (const argv of [["recommendations"], ["recommendations", "--to", "icb"], ["calendar"]]) {
      const ran = await exported(argv, kb);
      expect([ran.code, ran.out, ran.name], argv.join(" ")).toEqual([1, "", undefined]);
      expect(ran.err).toMatch(/would stand under/);
      expect(ran.err).not.toContain("4519");
    }
    const json = await run(kb, ["export", "recommendations", "--format", "json", "--stdout"], DECEMBER);
    expect(json.out).not.toContain("999 123 4519");
  });

  it("names the records that cannot be read: none is missed in silence", async () => {
    const kb = copyOf(FERNSHIRE, { [OF_ICB]: recommendation("priority: 9\n") });
    expect((await exported(["recommendations"], kb)).err).toContain("1 record. Next: scrutiny check");
  });

  it("leaves out what is marked above what was asked for, and says how many", async () => {
    const kb = copyOf(FERNSHIRE, { [OF_ICB]: recommendation("marking: OFFICIAL\n") });
    const ran = await exported(["recommendations", "--marking", "OFFICIAL"], kb);
    expect(ran.err).toMatch(/\d+ are left out for the marking/);
    const rows = await rowsOf(ran.bytes, "Year");
    expect(new Set(rows.map((row) => row["Marking"]))).toEqual(new Set(["OFFICIAL"]));
    expect([...partsOf(ran.bytes).values()].join("")).not.toContain("health rota");
  });
});

describe("docs/in-and-out.md", () => {
  const page = readFileSync(join(ROOT, "docs/in-and-out.md"), "utf8");

  it("has a row for each kind, with what a row of it is and its formats", () => {
    const exported = page.slice(0, page.indexOf("| Option"));
    const listed = [...exported.matchAll(/^\| `([a-z-]+)` +\| (.*?) +\| (.*?) +\|$/gm)].map(
      ([, ...cells]) => cells,
    );
    expect(listed).toEqual(
      TABLES.map(({ kind, says }) => [
        kind,
        says,
        formatsOf(kind)
          .map((one) => `\`${one}\``)
          .join(", "),
      ]),
    );
  });

  it("shows the reminder that chase prints of the example", async () => {
    const ran = await run(FERNSHIRE, ["chase", "--to", "icb"]);
    expect(page).toContain(`\`\`\`text\n${ran.out}\`\`\``);
  });
});

describe("an owner's return", () => {
  const columns = RETURN_COLUMNS.recommendation;

  it("is one sheet of what is open with the owner, late first, answers empty", async () => {
    const { bytes, name, code, err } = await exported(["recommendations", "--to", "icb"]);
    expect([code, name]).toEqual([0, "return-recommendations-icb-2025-12-15.xlsx"]);
    const book = await readXlsx(bytes);
    expect(book.sheets.map((one) => one.name)).toEqual([RETURN_SHEET, "How to fill it in"]);
    const rows = await rowsOf(bytes, "Number");
    expect(rows.map((row) => row["Number"])).toEqual(["2025/26 R3", "2025/26 R6"]);
    expect(rows[0]?.["Id"]).toBe("2025-10-23-publish-a-health-rota-for-cjpb");
    for (const { heading, locked } of columns)
      if (!locked) for (const row of rows) expect(row[heading] ?? "", heading).toBe("");
    expect(err).toContain("dsp-group");
    const form = book.sheets[0]?.rows.map((row) => readFormLine(String(row[0] ?? ""))).find(Boolean);
    expect(form).toEqual({ version: 1, kind: "recommendation", to: "icb", asAt: "2025-12-15" });
  });

  it("locks what is the tool's, opens what is the owner's, and has lists and checked days", async () => {
    const { bytes } = await exported(["recommendations", "--to", "icb"]);
    const sheet = partsOf(bytes).get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toMatch(/<sheetProtection [^>]*sheet="1"/);
    expect(sheet).toContain("Accepted,Accepted in part,Not accepted");
    expect(sheet).toContain("Not started,On track,Slipping,Off track,Complete");
    expect(sheet).toMatch(/<dataValidation type="date"/);
    expect(sheet).toMatch(/state="frozen"/);
    const styles = partsOf(bytes).get("xl/styles.xml") ?? "";
    const [, looks = ""] = /<cellXfs [^>]*>(.*)<\/cellXfs>/.exec(styles) ?? [];
    const isOpen = looks
      .split("<xf ")
      .slice(1)
      .map((look) => look.includes('locked="0"'));
    const cells = [...sheet.matchAll(/<c r="([A-Z]+)7"[^>]* s="(\d+)"/g)];
    expect(cells.map(([, letters, style]) => [letters, isOpen[Number(style)]])).toEqual(
      columns.map(({ locked }, index) => [String.fromCharCode(65 + index), !locked]),
    );
  });

  it("is in Word a table for each item, with what to write over", async () => {
    const { bytes, name } = await exported(["recommendations", "--to", "icb", "--format", "docx"]);
    expect(name).toBe("return-recommendations-icb-2025-12-15.docx");
    const { tables, paragraphs } = readDocx(bytes);
    expect(tables.map((table) => table.map(([heading]) => heading))).toEqual([
      columns.map(({ heading }) => heading),
      columns.map(({ heading }) => heading),
    ]);
    expect(tables[0]?.flat()).toContain("[Choose: Accepted; Accepted in part; Not accepted]");
    expect(paragraphs.some(({ text }) => readFormLine(text) !== undefined)).toBe(true);
  });

  it("is made of challenges and requests too", async () => {
    const today = { env: { SCRUTINY_TODAY: "2025-07-15" } };
    const asked = await exported(["requests", "--to", "council"], FERNSHIRE, today);
    const challenged = await exported(["challenges", "--to", "icb"], FERNSHIRE, DECEMBER);
    expect([asked.code, challenged.code]).toEqual([0, 0]);
    expect((await rowsOf(challenged.bytes, "Number"))[0]?.["Question"]).toMatch(/\?$/);
  });

  it("says that nothing is open, and writes nothing", async () => {
    const ran = await exported(["recommendations", "--to", "probation"]);
    expect([ran.code, ran.out, ran.name]).toEqual([0, "", undefined]);
    expect(ran.err).toContain("there is nothing to send");
  });

  it("holds no word of a record that is marked above the usual, unless it is asked for", async () => {
    const scrutiny = readFileSync(join(FERNSHIRE, "scrutiny.yaml"), "utf8").replace(
      "marking: {all: [OFFICIAL, OFFICIAL-SENSITIVE]",
      "marking: {all: [OFFICIAL, OFFICIAL-SENSITIVE, RESTRICTED]",
    );
    const kb = copyOf(FERNSHIRE, {
      "scrutiny.yaml": scrutiny,
      [OF_ICB]: recommendation("marking: RESTRICTED\n", "A zebra crossing"),
    });
    for (const format of ["xlsx", "docx"]) {
      const ran = await exported(["recommendations", "--to", "icb", "--format", format], kb);
      const all = [...partsOf(ran.bytes).values()].join("");
      expect(all).not.toContain("zebra");
      expect(all).toContain("marked above what was asked for");
      expect(ran.err).toContain("--marking RESTRICTED");
    }
    const asked = await exported(["recommendations", "--to", "icb", "--marking", "RESTRICTED"], kb);
    expect([...partsOf(asked.bytes).values()].join("")).toContain("zebra");
    const chased = await run(kb, ["chase", "--to", "icb"], DECEMBER);
    expect(chased.out).not.toContain("zebra");
    expect(chased.out).toContain("1 more item is open, and cannot be named");
  });

  it("knows its form again when an office program changed its apostrophe and blanks", () => {
    const form = { version: 1, kind: "request", to: "dsp-group", asAt: "2025-12-15" } as const;
    const line = formLine(form as Parameters<typeof formLine>[0]);
    expect(readFormLine(` ${line.replace("'", "’").replace(", ", ",  ")} `)).toEqual(form);
    expect(readFormLine(line.replace("2025-12-15", "2025-02-30"))).toBeUndefined();
    expect(readFormLine("Form: something else")).toBeUndefined();
  });

  it.skipIf(!hasCalc() || !program("soffice", "libreoffice-writer-nogui"))(
    "is opened by LibreOffice, as a workbook and as a document",
    async () => {
      const xlsx = await exported(["recommendations", "--to", "icb"]);
      const csv = convertedByLibreOffice("return.xlsx", xlsx.bytes, "csv");
      expect(csv).toContain("2025/26 R3,Publish a health rota for strategy discussions");
      const docx = await exported(["recommendations", "--to", "icb", "--format", "docx"]);
      const text = convertedByLibreOffice("return.docx", docx.bytes, "txt:Text (encoded):UTF8");
      expect(text).toContain("[Your name and role.]");
    },
  );
});
