import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { scripted } from "../support/prompter.ts";
import { type TestCell, workbookOf } from "../support/sheet.ts";

const env = { SCRUTINY_TODAY: "2025-10-16" };

function base() {
  const root = copyOf(WORKED_EXAMPLE);
  const before = new Set([...files(root, "evidence/2025-26"), ...files(root, "registers/recommendations")]);
  return {
    root,
    policy: () => readFileSync(join(root, "scrutiny.yaml"), "utf8"),
    made: (folder: string) =>
      files(root, folder)
        .filter((name) => !before.has(name))
        .map((name) => readFileSync(join(root, folder, name), "utf8")),
  };
}

const files = (root: string, folder: string) => readdirSync(join(root, folder)).sort();

async function imported(
  root: string,
  content: string | Uint8Array,
  argv: readonly string[],
  more: object = {},
) {
  const name = `handed-in.${typeof content === "string" ? "csv" : "xlsx"}`;
  writeFileSync(join(root, name), content);
  return run(root, ["import", name, ...argv], { env, ...more });
}

const TRACKER: readonly (readonly TestCell[])[] = [
  ["Action log of the partnership"],
  ["Ref", "Recommendation", "Made", "Lead agency", "Due date", "Priority", "RAG", "Progress"],
  [
    "A1",
    "Agree one threshold document",
    { day: "2025-06-03" },
    "ICB; Police",
    "31/12/2025",
    "High",
    "Amber",
    "Two of three have signed.",
  ],
  [
    "A2",
    "Share the audit plan",
    "4 June 2025",
    "Fernshire County Council",
    { day: "2025-09-30" },
    2,
    "Done",
    "",
  ],
  ["A3", "Name a lead", "10/31/2025", "Council", "31/12/2025", 2, "Done", ""],
  ["A4", "Name another lead", "3/6/2025", "Jo Bell", "31/12/2025", 2, "Done", ""],
];
const AS_TRACKER = ["--as", "recommendations", "--by", "Business Manager", "--map", "status:Amber=slipping"];

describe("a tracker of recommendations", () => {
  it("becomes entries with the next numbers, and rows that do not fit are named with their column", async () => {
    const { root, made, policy } = base();
    const ran = await imported(root, workbookOf({ Actions: TRACKER, Notes: [["Old"]] }), [
      ...AS_TRACKER,
      "--yes",
    ]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(
      "sheet Actions, row 5, column C: Made: there is no month 31: the day comes first",
    );
    expect(ran.err).toContain("sheet Actions, row 6, column D: Lead agency: no agency, group or role");
    expect(ran.err).not.toContain("Jo Bell");
    expect(ran.err).toContain("The sheet Notes was not read.");
    const [first, second, ...rest] = made("registers/recommendations");
    expect(rest).toEqual([]);
    expect(first).toBe(`---
title: Agree one threshold document
number: R3
date: 2025-06-03
owners: [icb, police]
priority: 1
due: 2025-12-31
status: slipping
marking: OFFICIAL-SENSITIVE
updates:
  - {on: 2025-10-16, by: Business Manager, text: Two of three have signed., status: slipping}
---
Taken over from another tracker, where it is A1.
`);
    expect(second).toContain("title: Share the audit plan\nnumber: R4\ndate: 2025-06-04\nowners: [council]");
    expect(second).toContain("status: complete");
    expect(policy()).toContain("import: {recommendations: {columns: {");
    expect((await run(root, ["check"], { env })).out).toContain("0 errors");
  });

  it("is told once: a second file needs no options, and what is there is not added again", async () => {
    const { root, made } = base();
    const three = TRACKER.slice(0, 4);
    await imported(root, workbookOf({ Actions: three }), [...AS_TRACKER, "--yes"]);
    const again = await imported(root, workbookOf({ Actions: three }), [
      "--as",
      "recommendations",
      "--by",
      "B",
      "--yes",
    ]);
    expect([again.code, again.out]).toEqual([0, ""]);
    expect(again.err).toContain("sheet Actions, row 3: R3 of 3 June 2025 is the same.");
    expect(made("registers/recommendations")).toHaveLength(2);
    const more = [
      ...three,
      ["A9", "Tell schools", "1 July 2025", "Schools", "1/12/2025", "Low", "amber", ""],
    ];
    expect(
      (await imported(root, workbookOf({ Actions: more }), ["--as", "recommendations", "--by", "B", "--yes"]))
        .code,
    ).toBe(0);
    expect(made("registers/recommendations")).toHaveLength(3);
  });

  it("asks for the columns at a terminal, and names them where nobody is there", async () => {
    const sheet = workbookOf({
      Actions: [
        ["What", "When", "Who", "Until"],
        ["Agree one threshold document", "3/6/2025", "ICB", "31/12/2025"],
      ],
    });
    const { root, made, policy } = base();
    const alone = await imported(root, sheet, ["--as", "recommendations", "--set", "priority=2", "--yes"]);
    expect([alone.code, alone.out]).toEqual([2, ""]);
    expect(alone.err).toContain("No column is known for title (what is recommended), date");
    expect(alone.err).toContain("The headings are: What; When; Who; Until.");
    expect(alone.err).toContain("--map 'title=HEADING'");
    const prompter = scripted(["recommendations", "1", "2", "3", "4", "yes"]);
    const ran = await imported(root, sheet, ["--set", "priority=2"], { tty: true, prompter });
    expect([ran.code, prompter.left]).toEqual([0, []]);
    expect(prompter.asked[1]).toBe("Which column is what is recommended?");
    expect(made("registers/recommendations")[0]).toContain("priority: 2\ndue: 2025-12-31");
    expect(policy()).toContain("{title: What, date: When, owners: Who, due: Until}");
    const wrong = await imported(root, sheet, ["--as", "recommendations", "--map", "title=Wat", "--yes"]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("Did you mean What?")]);
    const field = await imported(root, sheet, ["--as", "recommendations", "--map", "titl=What", "--yes"]);
    expect([field.code, field.err]).toEqual([2, expect.stringContaining("Did you mean title?")]);
  });

  it("writes nothing with --dry-run, and refuses what identifies a person without its words", async () => {
    const { root, made, policy } = base();
    const before = policy();
    const rows = [
      ...TRACKER.slice(0, 2),
      ["A1", "Ring 07700 900123", "3/6/2025", "ICB", "31/12/2025", 1, "Done", ""],
      TRACKER[2] ?? [],
    ];
    const ran = await imported(root, workbookOf({ Actions: rows }), [...AS_TRACKER, "--dry-run"]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("row 3: title: a telephone number stands here.");
    expect(ran.err).not.toContain("900123");
    expect(ran.err).toContain(
      "sheet Actions, row 4: Agree one threshold document (ICB, Police, due 31 December 2025, slipping)",
    );
    expect([made("registers/recommendations"), policy()]).toEqual([[], before]);
  });

  it("refuses formulas and merged cells, each with its row", async () => {
    const { root } = base();
    const rows: TestCell[][] = [
      ["Recommendation", "Made", "Owner", "Due", "Priority"],
      [{ formula: "A9", value: "Agree" }, "3/6/2025", "ICB", "31/12/2025", 1],
      ["Agree one", "3/6/2025", "ICB", "31/12/2025", 1],
    ];
    const merged = '<mergeCells count="1"><mergeCell ref="C3:C4"/></mergeCells>';
    const ran = await imported(root, workbookOf({ A: rows }, merged), [
      "--as",
      "recommendations",
      "--dry-run",
    ]);
    expect(ran.err).toContain(
      "sheet A, row 2, column A: Recommendation: a formula stands there. Paste it as a value",
    );
    expect(ran.err).toContain("sheet A, row 3, column C: Owner: the cell is merged with others. Unmerge it.");
  });
});

describe("notes from a spreadsheet", () => {
  const CSV = `Visit;Date;What we saw;Rating;Criterion;Agency
Visit to the front door;14/07/2025;Referrals were read within the hour.;Green;leadership.accountable-leads;Council
Visit to the front door;14/07/2025;"Nobody could say who decides; two asked.";Red;;ICB
Visit to a clinic;15/07/2025;No rota.;Purple;;ICB
`;
  const ARGV = [
    "--as",
    "evidence",
    "--map",
    "finding=What we saw",
    "--map",
    "says:Green=working-well",
    "--map",
    "says:Red=worried-about",
  ];

  it("are drafts, one for each title and day, and are not made twice", async () => {
    const { root, made, policy } = base();
    const ran = await imported(root, CSV, [...ARGV, "--yes"]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(
      "row 4, column D: Rating: it is not known what the word means. Say it with --map 'says:WORD=VALUE'",
    );
    const [note, ...rest] = made("evidence/2025-26");
    expect(rest).toEqual([]);
    expect(note).toBe(`---
title: Visit to the front door
date: 2025-07-14
activity: unplanned
marking: OFFICIAL-SENSITIVE
status: draft
findings:
  - {about: leadership.accountable-leads, says: working-well, finding: Referrals were read within the hour., agencies: [council]}
  - {says: worried-about, finding: Nobody could say who decides; two asked., agencies: [icb]}
---
`);
    expect(policy()).toContain("values: {says: {Green: working-well, Red: worried-about}}");
    const again = await imported(root, CSV, ["--as", "evidence", "--yes"]);
    expect(again.err).toContain("says it already.");
    expect(made("evidence/2025-26")).toHaveLength(1);
    const other = await imported(root, CSV.replace("within the hour", "within a day"), [
      "--as",
      "evidence",
      "--yes",
    ]);
    expect(other.err).toContain("A note of that title and day is there already:");
    expect((await run(root, ["check"], { env })).out).toContain("0 errors");
  });

  it("say where an unknown criterion stands, and never quote it", async () => {
    const { root } = base();
    const ran = await imported(root, CSV.replace("accountable-leads", "accountable-leeds"), [
      ...ARGV,
      "--dry-run",
    ]);
    expect(ran.err).toContain(
      "row 2, column E: Criterion: there is no such criterion. Did you mean leadership.accountable-leads?",
    );
  });
});

describe("returns", () => {
  const SHEET = workbookOf({
    "Section 11": [
      ["Standard", "Met", "Partly met", "Not met", "Total"],
      ["1 Leadership", 30, 8, 3, 41],
      ["2 Training", 25, 10, { formula: "41-35", value: "6" }, 41],
      ["3 Listening", 50, 0, 0, 41],
      ["4 Information", "21", "20", "n/a", 41],
    ],
  });
  const WHOLE = [
    "title=Section 11 returns 2025",
    "date=3/9/2025",
    "cycle=2025/26",
    "returned=41",
    "asked=48",
    "unit=agencies",
  ];
  const ARGV = ["--as", "returns", ...WHOLE.flatMap((one) => ["--set", one])];

  it("are one draft note with the return rate and the counts of each standard", async () => {
    const { root, made } = base();
    const ran = await imported(root, SHEET, [...ARGV, "--yes"]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(
      "sheet Section 11, row 3, column A: Standard: a formula stands in the column Not met.",
    );
    expect(ran.err).toContain("row 4, column A: Standard: the count of Met is larger than its base.");
    const [note] = made("evidence/2025-26");
    expect(note).toContain(
      "title: Section 11 returns 2025\ndate: 2025-09-03\nactivity: unplanned\nmethods: [data-analysis]\nline: 1\nbasis: reported\n",
    );
    expect(note).toContain(
      "{measure: Returns that came, value: 41, of: 48, unit: agencies, period: 2025/26, source: Section 11 returns 2025}",
    );
    expect(note).toContain('measure: "1 Leadership: Partly met", value: 8, of: 41, unit: agencies');
    expect(note?.match(/measure: /g)).toHaveLength(6);
    expect((await run(root, ["check"], { env })).out).toContain("0 errors");
    const again = await imported(root, SHEET, [...ARGV, "--yes"]);
    expect(again.err).toContain("says it already.");
    expect(made("evidence/2025-26")).toHaveLength(1);
  });

  it("say what of the whole is missing, and ask for it at a terminal", async () => {
    const { root, made } = base();
    const ran = await imported(root, SHEET, ["--as", "returns", "--yes"]);
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringContaining("--set title=… --set date=… --set cycle=…"),
    ]);
    const prompter = scripted(["School returns", "1/9/2025", "2025/26", "yes"]);
    expect((await imported(root, SHEET, ["--as", "returns"], { tty: true, prompter })).code).toBe(1);
    expect(made("evidence/2025-26")).toHaveLength(1);
    const bad = await imported(root, SHEET, [
      "--as",
      "returns",
      ...["title=Aha", "date=9/31/2025", "cycle=2025/26"].flatMap((one) => ["--set", one]),
    ]);
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining("there is no month 31")]);
  });
});
