import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isPdfEngineThere } from "../../src/render/pdf.ts";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { EVERYTHING } from "../support/everything.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";

const hasPdf = await isPdfEngineThere();
const env = { SCRUTINY_TODAY: "2025-10-20" };

function everything(over: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  layOver(folder, { ...(Object.fromEntries(EVERYTHING) as Record<string, string>), ...over });
  return folder;
}

/** What was written as bytes is a character for each in the tests' world. */
function utf8(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** The lines below a heading of the page. */
function under(page: string, heading: string): readonly string[] {
  const after = page.split(`\n## ${heading}\n`)[1] ?? "";
  return (after.split("\n## ")[0] ?? "").split("\n").filter((line) => line !== "");
}

const DSP = ["brief", "dsp-group", "--on", "2026-03-10"];

describe("brief", () => {
  it("prints the notice, the marking, who will be there and when it was last done", async () => {
    const ran = await run(FERNSHIRE, DSP);
    expect(ran.code).toBe(0);
    const head = ran.out
      .split("\n## ")[0]
      ?.split("\n")
      .filter((line) => line !== "");
    expect(head).toEqual([
      "Fernshire is invented. No person, agency, place or event in these pages is real.",
      "OFFICIAL-SENSITIVE",
      "# Before the meeting: Delegated Safeguarding Partners Group",
      "**For 10 March 2026.** Expected: Council, ICB, Police and Chair. Last done on 15 January 2026.",
    ]);
  });

  it("says what is open with those who will be there, with age, due day and lateness as at the day", async () => {
    const { out } = await run(FERNSHIRE, DSP);
    expect(under(out, "Challenges without an end")).toEqual([
      "- **C1**, Partnership budget for 2026/27: DSP Group, 10 July 2025, 243 days ago; does not answer; due 24 July 2025.",
      "- **C3**, The integrated care board's figure for 2026/27: ICB, 20 November 2025, 110 days ago; answers in part; due 4 December 2025.",
      "- **C4**, Where the health rota can be seen: ICB, Hospitals, 4 December 2025, 96 days ago; does not answer; due 18 December 2025.",
    ]);
    expect(under(out, "Decisions asked and not taken")[1]).toBe(
      "- **D5**, Bring the integrated care board's figure for 2026/27: ICB, 15 January, 54 days ago; deferred; due 12 February, **26 days late**.",
    );
    expect(under(out, "Information asked for")).toEqual([
      "- **I5**, Outcomes of escalations of July to December: Council, 22 January, 47 days ago; part received; due 19 February, **19 days late**.",
    ]);
    expect(under(out, "Recommendations").length).toBe(5);
  });

  it("says nothing that came after the day", async () => {
    const { out } = await run(FERNSHIRE, ["brief", "dsp-group", "--on", "2025-07-11"]);
    expect(out).toContain("Last done on 10 July 2025.");
    expect(out).not.toMatch(/C2|C3|2026-|R2/);
    expect(out).toContain(
      "- **C1**, Partnership budget for 2026/27: DSP Group, 10 July, 1 day ago; not answered; due 24 July.",
    );
  });

  it("tells what was asked at the last meeting, and what it needs", async () => {
    const { out } = await run(everything(), ["brief", "executive-meeting"], { env });
    expect(under(out, "Asked or promised on 10 July")).toEqual(["- Needed: An outcome by the autumn."]);
    const group = await run(FERNSHIRE, ["brief", "dsp-group", "--on", "2025-07-11"]);
    expect(under(group.out, "Asked or promised on 10 July")[0]).toBe(
      "- Asked: **C1**, Partnership budget for 2026/27.",
    );
  });

  it("says whom nobody has told what came of it", async () => {
    const { out } = await run(FERNSHIRE, ["brief", "voice", "--on", "2025-11-20"]);
    expect(under(out, "Not yet told what came of it")).toEqual([
      "- Parents' group about child protection plans, 12 November: due 19 December.",
      "- Focus group with the youth panel, 6 August: due 30 September, **late**.",
    ]);
  });

  it("says which criteria without evidence it spoke of before", async () => {
    const { out } = await run(FERNSHIRE, ["brief", "dsp-group", "--on", "2025-04-20"]);
    const lines = under(utf8(out), "Nothing found in 2025/26");
    expect(lines[0]).toMatch(/^- Spoken of here before: .+\.$/);
    expect(lines[1]).toMatch(/^- What it serves: Provide safeguarding partners .+ …$/);
    expect(lines[2]).toMatch(/^- In all \d+ of 24 criteria have no evidence in 2025\/26\.$/);
  });

  it("says that a meeting did not take place since", async () => {
    const { out } = await run(FERNSHIRE, ["brief", "assurance-group", "--on", "2025-09-01"]);
    expect(out).toContain("Last done on 7 May 2025. Cancelled on 12 August: Too few members could come.");
  });

  it("takes whom the programme names, or who was there last time, where it is no group", async () => {
    const named = await run(everything(), ["brief", "executive-meeting"], { env });
    expect(named.out).toContain("Expected: Tinyshire Council, as the programme says.");
    const visits = await run(FERNSHIRE, ["brief", "voice", "--on", "2025-11-20"]);
    expect(visits.out).toContain("There last time: Council.");
    const nobody = await run(everything(), ["brief", "visits"], { env });
    expect(nobody.out).toContain("Who will be there is not on record.");
    expect(nobody.out).toContain("Nothing is open with those who will be there.");
  });

  it("takes a group and an agency too", async () => {
    const group = await run(everything(), ["brief", "executive"], { env });
    expect(group.out).toContain("Expected: Tinyshire Council, Tinyshire Police and Business Manager.");
    expect(group.out).toContain("**C1**");
    const agency = await run(everything(), ["brief", "council"], { env });
    expect(agency.out).toContain("# Before the meeting: Tinyshire Council");
    expect(under(agency.out, "Information asked for")).toEqual([
      "- **I1**, Papers of the spring: Tinyshire Council, 3 July, 109 days ago; due 20 July, **92 days late**.",
    ]);
    expect(under(agency.out, "What was found last").every((line) => !line.includes("Teachers"))).toBe(true);
  });

  it("has the highest marking of what it prints", async () => {
    const high = await run(everything(), ["brief", "executive-meeting"], { env });
    expect(high.out).toContain("\nOFFICIAL-SENSITIVE\n");
    const low = await run(everything(), ["brief", "visits"], { env });
    expect(low.out).toContain("\nOFFICIAL\n");
  });

  it.each([
    [["brief", "dsp-grop"], "Did you mean dsp-group?"],
    [["brief", "xyzzy"], "Known: dsp-group"],
    [["brief", "dsp-group", "--on", "2026-02-30"], "--on takes a day that exists"],
    [["brief", "dsp-group", "--format", "odt"], "Allowed choices are"],
  ])("refuses %j", async (argv, said) => {
    const ran = await run(FERNSHIRE, argv);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(said);
    expect(ran.out).toBe("");
  });

  it("prints nothing that identifies a person", async () => {
    const folder = everything({
      "registers/challenges/2025-07-12-a-slip-ccc2.md":
        "---\ntitle: About 999 123 4519\nnumber: C2\ndate: 2025-07-12\nkind: challenge\nto: [executive]\nquestion: Why?\n---\n",
    });
    const ran = await run(folder, ["brief", "executive"], { env });
    expect(ran.code).toBe(1);
    expect(ran.out).toBe("");
    expect(ran.err).toContain("Nothing was written.");
    expect(ran.err).not.toContain("999 123 4519");
  });

  it("writes Markdown where a file is named, and leaves one that is there", async () => {
    const folder = copyOf(FERNSHIRE);
    const argv = [...DSP, "--output", "page.md"];
    const dry = await run(folder, [...argv, "--dry-run"]);
    expect(dry.out).toBe("page.md\n");
    expect(existsSync(join(folder, "page.md"))).toBe(false);
    expect((await run(folder, argv)).out).toBe("page.md\n");
    const text = readFileSync(join(folder, "page.md"), "utf8");
    expect(text).toBe(utf8((await run(folder, DSP)).out));
    layOver(folder, { "page.md": "Mine.\n" });
    const again = await run(folder, argv);
    expect(again.code).toBe(1);
    expect(readFileSync(join(folder, "page.md"), "utf8")).toBe("Mine.\n");
    expect((await run(folder, [...argv, "--force"])).code).toBe(0);
    expect(readFileSync(join(folder, "page.md"), "utf8")).toBe(text);
  });

  it.runIf(hasPdf && program("pdftotext", "poppler-utils"))(
    "is one page of PDF where it can be, and then says less of what was found alone",
    { timeout: 60_000 },
    async () => {
      const folder = copyOf(FERNSHIRE);
      for (const on of ["2026-03-10", "2026-06-15"]) {
        const ran = await run(folder, ["brief", "dsp-group", "--on", on, "--format", "pdf"]);
        expect(ran.out).toBe(`brief-dsp-group-${on}.pdf\n`);
        const pages = execFileSync("pdftotext", ["-layout", join(folder, `brief-dsp-group-${on}.pdf`), "-"], {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "ignore"],
        });
        expect(pages.split("\f").length - 1).toBe(1);
        expect(pages).toContain("Page 1 of 1");
        expect(pages).toContain("OFFICIAL-SENSITIVE");
        const { out } = await run(folder, ["brief", "dsp-group", "--on", on]);
        const owed = [...out.matchAll(/^- \*\*([^*]+)\*\*,/gm)].map((match) => match[1] ?? "");
        expect(owed.length).toBeGreaterThan(5);
        for (const label of owed) expect(pages).toContain(label);
      }
    },
  );

  it.each([80, 40])("breaks its lines on a terminal of %i columns, and nowhere else", async (columns) => {
    const piped = utf8((await run(FERNSHIRE, DSP)).out);
    const shown = (await run(FERNSHIRE, DSP, { tty: true, columns })).out;
    const widest = Math.max(...shown.split("\n").map((line) => line.length));
    expect(widest).toBeLessThanOrEqual(columns + 20);
    expect(
      shown.split("\n").filter((line) => line.length > columns && /\S \S/.test(line.trim().slice(3))),
    ).toEqual([]);
    expect(Math.max(...piped.split("\n").map((line) => line.length))).toBeGreaterThan(120);
    // the same words, and what belongs to an item stands under it
    const words = (text: string) => text.split(/\s+/).filter((one) => one !== "");
    expect(words(shown)).toEqual(words(piped));
    expect(shown).toMatch(/^- \*\*[^\n]+\n {2}\S/m);
  });

  it.runIf(hasPdf)("says what a format cannot show", async () => {
    const folder = copyOf(FERNSHIRE);
    const path = "programme/2025-26/programme.yaml";
    const title = "title: Delegated Safeguarding Partners Group";
    layOver(folder, {
      [path]: readFileSync(join(folder, path), "utf8").replace(title, `${title} \u{12000}`),
    });
    const ran = await run(folder, [...DSP, "--format", "pdf"]);
    expect(ran.err).toContain("In the pdf, characters that cannot be shown stand as their codes");
  });
});
