import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { STOPPED } from "../../src/edge/prompts.ts";
import { copyOf, run } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { hasCalc, program } from "../support/programs.ts";
import { scripted } from "../support/prompter.ts";
import { filledIn, savedByLibreOffice, type TestCell } from "../support/sheet.ts";

const env = { SCRUTINY_TODAY: "2025-10-16" };
const R1 = "registers/recommendations/2025-07-24-send-the-spring-briefing-to-w3hp.md";
const R2 = "registers/recommendations/2025-09-26-answer-the-young-people-z7ks.md";
const C1 = "registers/challenges/2025-07-10-partnership-budget-for-2026-27-q4rd.md";
const I2 = "registers/requests/2025-09-26-health-attendance-at-strategy-discussions-j4sn.md";

const forms = new Map<string, Uint8Array>();

/** A copy of the worked example, and the return that it sends to an owner: made once of each kind. */
async function sent(register: string, to: string, format = "xlsx") {
  const base = copyOf(WORKED_EXAMPLE);
  const key = [register, to, format].join(" ");
  if (!forms.has(key)) {
    const out = join(base, "..", `${base.split("/").at(-1)}-out`);
    const argv = ["export", register, "--to", to, "--format", format, "--output", out];
    const made = await run(base, argv, { env });
    forms.set(key, new Uint8Array(readFileSync(join(base, made.out.trim()))));
    rmSync(out, { recursive: true });
  }
  const read = (at: string) => readFileSync(join(base, at), "utf8");
  return { base, bytes: forms.get(key) ?? new Uint8Array(), read };
}

function answered(base: string, bytes: Uint8Array, ending = "xlsx"): string {
  const path = join(base, `handed-in.${ending}`);
  writeFileSync(path, bytes);
  return path;
}

async function imported(
  base: string,
  bytes: Uint8Array,
  argv: readonly string[] = ["--yes"],
  ending = "xlsx",
) {
  return run(base, ["import", answered(base, bytes, ending), ...argv], { env });
}

const everything = (base: string) =>
  ["registers/recommendations", "registers/challenges", "registers/requests"].flatMap((folder) =>
    readdirSync(join(base, folder)).map((name) => [name, readFileSync(join(base, folder, name), "utf8")]),
  );

// row 7 is R1, row 8 is R2 of the Business Manager's
const ANSWERS: Readonly<Record<string, TestCell>> = {
  E8: "Accepted",
  F8: "On track",
  G8: { day: "2025-10-14" },
  H8: "Jo Bell, Business Manager",
  I8: "The panel's date is in the diary.",
  J8: "Minutes of 13 October",
};

describe("an owner's return that comes back as a workbook", () => {
  it("changes no byte where nobody wrote anything", async () => {
    for (const format of ["xlsx", "docx"]) {
      const { base, bytes } = await sent("recommendations", "business-manager", format);
      const before = everything(base);
      const ran = await imported(base, bytes, ["--yes"], format);
      expect([ran.code, ran.out]).toEqual([0, ""]);
      expect(ran.err).toContain("2 items have no answer");
      expect(everything(base)).toEqual(before);
    }
  });

  it("appends exactly the answer, and the same file adds nothing the second time", async () => {
    const { base, bytes, read } = await sent("recommendations", "business-manager");
    const [first, before] = [read(R1), read(R2)];
    const ran = await imported(base, filledIn(bytes, ANSWERS));
    expect([ran.code, ran.out]).toEqual([0, `${R2}\n`]);
    const response =
      '{from: business-manager, decision: accepted, by: "Jo Bell, Business Manager", on: 2025-10-14, action: The panel\'s date is in the diary.}';
    const update = `  - {on: 2025-10-14, by: "Jo Bell, Business Manager", text: "The panel's date is in the diary. What shows it: Minutes of 13 October", status: on-track, responses: [${response}]}\n`;
    const after = read(R2);
    expect(after).toContain(update);
    expect(after.replace(update, "").replace(`  - ${response}\n`, "")).toBe(before);
    expect(read(R1)).toBe(first);
    const again = await imported(base, filledIn(bytes, ANSWERS));
    expect([again.code, again.out, read(R2)]).toEqual([0, "", after]);
    expect(again.err).toContain("R2 has this answer already.");
    expect((await run(base, ["check", R2], { env })).out).toContain("0 errors, 0 warnings");
  });

  it("shows all of it first, and writes nothing with --dry-run, at no, and where nobody can be asked", async () => {
    const { base, bytes } = await sent("recommendations", "business-manager");
    const before = everything(base);
    const path = answered(base, filledIn(bytes, ANSWERS));
    const dry = await run(base, ["import", path, "--dry-run"], { env });
    expect(dry.code).toBe(0);
    expect(dry.err).toContain(
      "sheet Return, row 8: 2025/26-R2: Accepted. On track. The panel's date is in the diary.",
    );
    expect(dry.err).toContain(`into ${R2}`);
    const alone = await run(base, ["import", path], { env });
    expect([alone.code, alone.out]).toEqual([2, ""]);
    expect(alone.err).toContain("--yes");
    for (const [answer, code] of [["no", 0] as const, [STOPPED, 130] as const]) {
      const prompter = scripted([answer]);
      const ran = await run(base, ["import", path], { env, tty: true, prompter });
      expect([ran.code, prompter.asked]).toEqual([code, ["Add it?"]]);
    }
    expect(everything(base)).toEqual(before);
    const prompter = scripted(["yes"]);
    expect((await run(base, ["import", path], { env, tty: true, prompter })).code).toBe(0);
    expect(everything(base)).not.toEqual(before);
  });

  it("answers in JSON, once it was written and before", async () => {
    const { base, bytes } = await sent("recommendations", "business-manager");
    const path = answered(base, filledIn(bytes, { ...ANSWERS, E7: "Perhaps" }));
    const dry = await run(base, ["import", path, "--dry-run", "--format", "json"], { env });
    expect([dry.code, dry.err]).toEqual([1, ""]);
    expect(JSON.parse(dry.out)).toMatchObject({
      version: 1,
      as: "owner-return",
      additions: [{ place: "sheet Return, row 8", number: "R2", path: R2 }],
      refused: [{ place: "sheet Return, row 7", reason: "Column Your answer: that is not in the list." }],
      written: [],
    });
    const done = await run(base, ["import", path, "--yes", "--format", "json"], { env });
    expect(JSON.parse(done.out)).toMatchObject({ written: [R2] });
  });

  it.each<[string, Readonly<Record<string, TestCell>>, string]>([
    ["a changed id", { K7: "2025-07-24-another-thing-w3hp" }, "The id was changed: no item has it."],
    ["the id of another item", { K7: "2025-09-26-answer-the-young-people-z7ks" }, "The number was changed"],
    ["a changed number", { A7: "2025/26 R2" }, "The number was changed: it does not belong to the id."],
    [
      "a formula for an id",
      { K7: { formula: "A7", value: "2025-07-24-send-the-spring-briefing-to-w3hp" } },
      "The id or the number is a formula.",
    ],
    [
      "a formula for an answer",
      { I7: { formula: 'HYPERLINK("http://x.test")', value: "Done." } },
      "Column In your words: a formula stands there. Copy the cell, paste it as a value",
    ],
    ["words outside the list", { E7: "Perhaps" }, "Choose one of: Accepted; Accepted in part; Not accepted."],
    [
      "a day with the month first",
      { G7: "10/31/2025" },
      "Column Day of the answer: there is no month 31: the day comes first",
    ],
    ["a number for a day", { G7: "20251014" }, "Column Day of the answer: that is no date"],
    ["a day to come", { G7: "17 October 2025" }, "17 October 2025 is still to come"],
    ["a day before it was opened", { G7: "1/7/2025" }, "the entry was opened on 24 July 2025"],
    ["words that are too long", { I7: "a".repeat(601) }, "601 characters; at most 600 can be kept."],
    ["a refusal without a reason", { E7: "Not accepted", I7: "" }, "Not accepted needs the reason"],
    ["a telephone number", { I7: "Ring 07700 900123." }, "the answer: a telephone number stands here."],
    ["only a name", { I7: "", H7: "Jo Bell" }, "Only the day or the name is filled in, and no answer."],
  ])("refuses %s with its row, and takes in the rest", async (_, cells, reason) => {
    const { base, bytes, read } = await sent("recommendations", "business-manager");
    const before = read(R1);
    const ran = await imported(base, filledIn(bytes, { I7: "Done.", ...cells, ...ANSWERS }));
    expect(ran.err).toContain("Not taken in: 1.");
    expect(ran.err).toContain("sheet Return, row 7:");
    expect(ran.err).toContain(reason);
    expect([ran.code, ran.out, read(R1)]).toEqual([1, `${R2}\n`, before]);
  });

  it("refuses merged answers, an item that stands twice, and an answer to what is closed meanwhile", async () => {
    const { base, bytes, read } = await sent("recommendations", "business-manager");
    const merged = '<mergeCells count="1"><mergeCell ref="I7:I8"/></mergeCells>';
    const ran = await imported(base, filledIn(bytes, { I7: "Done." }, merged));
    expect(ran.err).toContain("row 7: Cells of the row are merged with others. Unmerge them");
    const twice = await imported(
      base,
      filledIn(bytes, {
        ...ANSWERS,
        A7: "2025/26 R2",
        K7: "2025-09-26-answer-the-young-people-z7ks",
        I7: "Done.",
      }),
    );
    expect(twice.err).toContain("row 8: The item stands in the file twice.");
    await run(base, ["update", "R1", "--by", "A. Marlow", "--text", "Closed.", "--close"], { env });
    const before = read(R1);
    const closed = await imported(base, filledIn(bytes, { I7: "Sent again." }));
    expect(closed.err).toContain("row 7: 2025/26-R1 is closed since 16 October 2025.");
    expect([closed.code, read(R1)]).toEqual([1, before]);
  });

  it("takes dates as text, a sheet beside it, and a blank day and name", async () => {
    const { base, bytes, read } = await sent("recommendations", "business-manager");
    const cells = { I7: "Sent again.", G7: "Tuesday 14th Oct 2025", I8: "A reply goes out.", F8: "slipping" };
    const ran = await imported(base, filledIn(bytes, cells));
    expect(ran.code).toBe(0);
    expect(read(R1)).toContain("{on: 2025-10-14, by: Business Manager, text: Sent again.}");
    expect(read(R2)).toContain(
      "{on: 2025-10-16, by: Business Manager, text: A reply goes out., status: slipping}",
    );
    const again = await run(base, ["import", answered(base, filledIn(bytes, cells)), "--yes"], {
      env: { SCRUTINY_TODAY: "2025-10-20" },
    });
    expect([again.code, again.out]).toEqual([0, ""]);
  });

  it("makes a challenge answered and a request received, and closes what was sent", async () => {
    const challenge = await sent("challenges", "dsp-group");
    const question = await imported(
      challenge.base,
      filledIn(challenge.bytes, { G7: "On 1 December.", F7: "Chair" }),
    );
    expect(question.err).toContain("2025/26-C1: On 1 December.");
    expect(challenge.read(C1)).toContain(
      "responses: [{from: dsp-group, on: 2025-10-16, text: On 1 December.}]",
    );
    const request = await sent("requests", "icb");
    const ran = await imported(request.base, filledIn(request.bytes, { E7: "Sent in full", F7: "15/10/25" }));
    expect(ran.code).toBe(0);
    expect(request.read(I2)).toContain(
      "{on: 2025-10-15, by: NHS Fernshire Integrated Care Board, text: Sent in full., status: received, received: 2025-10-15, closed: 2025-10-15}",
    );
    const again = await imported(
      request.base,
      filledIn(request.bytes, { E7: "Sent in full", F7: "15/10/25" }),
    );
    expect([again.code, again.out]).toEqual([0, ""]);
  });

  it("says what is wrong with a form of another owner, of a later version, or without a column", async () => {
    const { base, bytes } = await sent("recommendations", "business-manager");
    const withStrings = (from: string, to: string) => {
      const parts = unzipSync(bytes);
      const name = "xl/sharedStrings.xml";
      return zipSync({
        ...parts,
        [name]: strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to)),
      });
    };
    const other = await imported(base, filledIn(withStrings(", business-manager,", ", icb,"), ANSWERS));
    expect(other.err).toContain("The item is not one of this owner's.");
    const nobody = await imported(base, withStrings(", business-manager,", ", nobody,"));
    expect([nobody.code, nobody.err]).toEqual([
      2,
      expect.stringContaining("there is no such agency, group or role"),
    ]);
    const later = await imported(base, withStrings("return 1,", "return 2,"));
    expect([later.code, later.err]).toEqual([2, expect.stringContaining("a return of form 2")]);
    const lost = await imported(base, withStrings(">Your answer<", ">Mine<"));
    expect([lost.code, lost.err]).toEqual([2, expect.stringContaining("has lost the column Your answer")]);
  });
});

describe("an owner's return that comes back as a Word document", () => {
  it("appends what was written over the words in brackets", async () => {
    const { base, bytes, read } = await sent("recommendations", "dsp-group", "docx");
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    const filled = xml
      .replace(/\[Choose: Not started[^\]]*\]/, "Complete")
      .replace(/\[What you have done[^\]]*\]/, "The reply &amp; a date went out.");
    expect(filled).not.toBe(xml);
    const made = zipSync({ ...parts, "word/document.xml": strToU8(filled) });
    const ran = await imported(base, made, ["--yes"], "docx");
    expect([ran.code, ran.out]).toEqual([0, `${R2}\n`]);
    expect(read(R2)).toContain(
      "by: Delegated Safeguarding Partners Group, text: The reply & a date went out., status: complete}",
    );
  });
});

describe.skipIf(!hasCalc())("a return that LibreOffice Calc wrote", () => {
  it("brings exactly the answers", async () => {
    const { base, bytes, read } = await sent("recommendations", "business-manager");
    const saved = savedByLibreOffice(filledIn(bytes, ANSWERS), "xlsx", "xlsx");
    const first = read(R1);
    const ran = await imported(base, saved);
    expect([ran.code, ran.out, read(R1)]).toEqual([0, `${R2}\n`, first]);
    expect(ran.err).toContain("1 item has no answer");
    expect(read(R2)).toContain(
      '{on: 2025-10-14, by: "Jo Bell, Business Manager", text: "The panel\'s date is in the diary. What shows it: Minutes of 13 October", status: on-track',
    );
    const none = await imported(base, savedByLibreOffice(bytes, "xlsx", "xlsx"));
    expect([none.code, none.out]).toEqual([0, ""]);
  }, 60_000);
});

describe.skipIf(!program("soffice", "libreoffice-writer-nogui"))(
  "a return that LibreOffice Writer wrote",
  () => {
    it("brings exactly the answers, and none where there is none", async () => {
      const { base, bytes, read } = await sent("recommendations", "business-manager", "docx");
      const before = everything(base);
      const none = await imported(base, savedByLibreOffice(bytes, "docx", "docx"), ["--yes"], "docx");
      expect([none.code, none.out, everything(base)]).toEqual([0, "", before]);
      expect(none.err).toContain("2 items have no answer");
      const parts = unzipSync(bytes);
      const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
      const filled = xml.replace(/\[What you have done[^\]]*\]/, "Sent to every school.");
      const saved = savedByLibreOffice(
        zipSync({ ...parts, "word/document.xml": strToU8(filled) }),
        "docx",
        "docx",
      );
      const ran = await imported(base, saved, ["--yes"], "docx");
      expect([ran.code, ran.out]).toEqual([0, `${R1}\n`]);
      expect(read(R1)).toContain("text: Sent to every school.}");
    }, 60_000);
  },
);
