import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { removeFolder, temporaryFolder } from "../support/child.ts";
import { layOver, run } from "../support/copy.ts";
import { TINY } from "../support/knowledge-base.ts";
import { workbookOf } from "../support/sheet.ts";
import { para, wordFile } from "../support/word.ts";

const HEAD = ["Recommendation", "Made", "Owner", "Due", "Priority"];
const SHEET = { A: [HEAD, ["Agree one", "3/6/2025", "council", "31/12/2025", 1]] };
const GOOD = workbookOf(SHEET);
const ole = (text = "") =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from(text, "utf16le"),
  ]);
const withPart = (name: string, change: (xml: string) => string) => {
  const parts = unzipSync(GOOD);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
};
const SHEET1 = "xl/worksheets/sheet1.xml";
const ods = zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }] });

/** Files that are not what they seem, each with the sentence that is said of it. */
const FILES: Readonly<Record<string, readonly [string, () => Uint8Array, RegExp]>> = {
  "an empty file": ["a.xlsx", () => new Uint8Array(), /a\.xlsx is empty/],
  "a file of blanks": ["a.csv", () => Buffer.from(" \n\n"), /holds no filled row/],
  "a workbook without a filled cell": ["a.xlsx", () => workbookOf({ A: [] }), /holds no filled row/],
  "a locked workbook": [
    "a.xlsx",
    () => ole("EncryptedPackage"),
    /is locked by a password.*take the password off/s,
  ],
  "an old workbook": [
    "a.xls",
    () => ole("Workbook"),
    /an old Excel or Word file, which is not read.*\.xlsx/s,
  ],
  "an OpenDocument sheet": ["a.ods", () => ods, /an OpenDocument file, which is not read/],
  "an OpenDocument sheet with another name": ["a.xlsx", () => ods, /an OpenDocument file, which is not read/],
  "a PDF": ["a.xlsx", () => Buffer.from("%PDF-1.7"), /a PDF, which is not read/],
  "a web page that calls itself a workbook": [
    "a.csv",
    () => Buffer.from("<html><table>"),
    /a web page or XML, which is not read/,
  ],
  "text that calls itself a workbook": ["a.xlsx", () => Buffer.from("hello"), /a\.xlsx is broken/],
  "half a workbook": ["a.xlsx", () => GOOD.slice(0, GOOD.length / 2), /a\.xlsx is broken/],
  "a workbook with broken XML": [
    "a.xlsx",
    () => withPart(SHEET1, (xml) => xml.slice(0, -20)),
    /a\.xlsx is broken/,
  ],
  "an entity bomb": [
    "a.xlsx",
    () =>
      withPart(SHEET1, (xml) =>
        xml
          .replace("?>", '?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>')
          .replace("Agree one", "&c;"),
      ),
    /a\.xlsx is broken/,
  ],
  "a zip bomb": [
    "a.xlsx",
    () => zipSync({ ...unzipSync(GOOD), [SHEET1]: new Uint8Array(200 * 1024 * 1024) }, { level: 9 }),
    /holds more than can be taken in at once/,
  ],
  "a workbook with macros": [
    "a.xlsm",
    () => zipSync({ ...unzipSync(GOOD), "xl/vbaProject.bin": strToU8("x") }),
    /holds macros/,
  ],
  "ten thousand rows": [
    "a.xlsx",
    () => workbookOf({ A: [HEAD, ...Array.from({ length: 10_000 }, (_, at) => [`R ${at}`, 1])] }),
    /more than 5,000 filled rows in sheet A.*Split it/s,
  ],
  "ten thousand rows of CSV": [
    "a.csv",
    () => Buffer.from("a,b\n".repeat(10_000)),
    /more than 5,000 filled rows/,
  ],
  "a huge cell": [
    "a.xlsx",
    () => workbookOf({ A: [HEAD, ["x".repeat(40_000)]] }),
    /a cell of more than 32,767 characters in sheet A, row 2/,
  ],
  "a huge cell of CSV": [
    "a.csv",
    () => Buffer.from(`a,b\n"${"x\n".repeat(40_000)}"`),
    /a cell of more than 32,767 characters in row 2/,
  ],
  "a quotation mark that is not closed": [
    "a.csv",
    () => Buffer.from('a,b\n"x,y\nz,w\n'),
    /a quotation mark that is opened and never closed/,
  ],
  "CSV of Windows": [
    "a.csv",
    () => Buffer.from("Title,Owner\nCaf\xe9,council\n", "latin1"),
    /is not in UTF-8.*CSV UTF-8/s,
  ],
  "CSV in two bytes a letter": ["a.csv", () => Buffer.from("\ufeffa,b\n", "utf16le"), /is not in UTF-8/],
  "a workbook without headings": [
    "a.xlsx",
    () => workbookOf({ A: [[1, 2, 3]] }),
    /No row of headings was found/,
  ],
  "a document for a table": [
    "a.docx",
    () => wordFile(para("Hello")),
    /--as recommendations is read from a workbook or CSV/,
  ],
};

describe("a file that is imported", () => {
  let root: string;
  beforeAll(async () => {
    root = await temporaryFolder();
    layOver(root, Object.fromEntries(TINY) as Record<string, string>);
    return () => removeFolder(root);
  });
  const take = async (name: string, bytes: Uint8Array) => {
    writeFileSync(join(root, name), bytes);
    return run(root, ["import", name, "--as", "recommendations", "--by", "A", "--yes"], {
      env: { SCRUTINY_TODAY: "2025-10-16" },
    });
  };

  it("is taken in where nothing is wrong with it", async () => {
    expect(await take("good.xlsx", GOOD)).toMatchObject({ code: 0 });
    expect(readdirSync(join(root, "registers/recommendations"))).toHaveLength(1);
  });

  it.each(Object.entries(FILES))(
    "is told in a sentence to be %s, and writes nothing",
    async (_, [name, bytes, said]) => {
      const before = readdirSync(root, { recursive: true }).filter((one) => !String(one).includes("a."));
      const ran = await take(name, bytes());
      expect([ran.code, ran.out]).toEqual([2, ""]);
      expect(ran.err).toMatch(said);
      expect(readdirSync(root, { recursive: true }).filter((one) => !String(one).includes("a."))).toEqual(
        before,
      );
    },
  );

  it("has its words made harmless on the screen", async () => {
    const rows = [HEAD, ["Agree \u202eone\u001b]0;x\u0007", "3/6/2025", "council", "31/12/2025", 1]];
    const csv = rows.map((row) => row.join(",")).join("\n");
    const ran = await take("bidi.csv", Buffer.from(csv));
    for (const unseen of ["\u001b", "\u0007", "\u202e"]) expect(ran.err).not.toContain(unseen);
    expect(ran.code).toBe(1);
  });

  it("keeps a cell that begins like a formula as the words that it is", async () => {
    const csv = `${HEAD.join(",")}\n"=HYPERLINK(""http://x.test"") now",3/6/2025,council,31/12/2025,1\n`;
    const ran = await take("formula.csv", Buffer.from(csv));
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('=HYPERLINK("http://x.test") now');
  });
});
