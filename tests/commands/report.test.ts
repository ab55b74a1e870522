import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";

const Q2 = ["report", "--quarter", "Q2", "--format", "md"];
const PAGE = "reports/2025-26/q2/quarterly-report.md";
const read = (folder: string, path = PAGE) => readFileSync(join(folder, path), "utf8");

const note = (more: string) => `---
title: A note more
date: 2025-08-20
activity: unplanned
methods: [document-review]
${more}
---
Words.
`;
const FINDING =
  "findings:\n  - {about: leadership.edi, says: working-well, finding: It was read., from: document}";

describe("report", () => {
  it("writes the outputs and their manifest, and says what it used", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await run(folder, ["report", "--quarter", "Q2"]);
    expect(ran.code).toBe(0);
    expect(ran.out).toBe("reports/2025-26/q2/quarterly-report.md\nreports/2025-26/q2/quarterly-report.pdf\n");
    expect(ran.err).toMatch(/Notes: 8 used, 1 left out:\n {2}evidence\/2025-26\/[\w-]+\.md: withdrawn\n/);
    expect(ran.err).toContain("Year 2025/26");
    expect(readdirSync(join(folder, "reports/2025-26/q2")).sort()).toEqual([
      "manifest.json",
      "quarterly-report.md",
      "quarterly-report.pdf",
    ]);
    const manifest = JSON.parse(read(folder, "reports/2025-26/q2/manifest.json"));
    const about = { period: "2025/26-Q2", asAt: "2025-10-09", stage: "draft", edition: "executive" };
    expect(manifest.report).toMatchObject(about);
    expect(manifest.records.map((one: { path: string }) => one.path)).toContain("programme/2025-26/q2.md");
    expect(read(folder)).toContain(`version ${manifest.report.version}`);
  });

  it("gives the same bytes a second time, on another day", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await run(folder, Q2);
    const first = read(folder);
    expect((await run(folder, Q2, { now: "2027-01-01T00:00:00Z" })).code).toBe(0);
    expect(read(folder)).toBe(first);
  });

  it("is the same report when it is made again after later updates", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await run(folder, Q2);
    const first = read(folder);
    const path = "registers/requests/2025-07-03-complaints-and-compliments-analysis-2024-f8tm.md";
    const came =
      "{on: 2025-12-01, by: A. Marlow, text: It came., received: 2025-12-01, status: received, closed: 2025-12-01}";
    const entry = read(folder, path)
      .replace("status: asked", "received: 2025-12-01\nstatus: received\nclosed: 2025-12-01")
      .replace(/(\{on: 2025-09-11.*\})/, `$1\n  - ${came}`);
    expect(entry).toContain("It came.");
    layOver(folder, { [path]: entry });
    expect((await run(folder, Q2)).code).toBe(0);
    expect(read(folder)).toBe(first);
  });

  it("lists every note that it leaves out, with its reason, and counts none of them", async () => {
    const folder = copyOf(WORKED_EXAMPLE, {
      "evidence/2025-26/2025-08-20-a-draft-aaaa.md": note(`status: draft\n${FINDING}`),
      "evidence/2025-26/2025-08-20-an-unreadable-one-bbbb.md": note(`status: ready\nunknwon: 1\n${FINDING}`),
      "evidence/2025-26/2025-08-20-an-older-one-cccc.md": note(`status: ready\n${FINDING}`),
      "evidence/2025-26/2025-08-20-a-newer-one-dddd.md": note(
        `status: ready\nsupersedes: [2025-08-20-an-older-one-cccc]\n${FINDING}`,
      ),
      "evidence/2025-26/2025-08-20-not-utf-8-eeee.md": Uint8Array.of(0x2d, 0xff, 0xfe),
    });
    const ran = await run(folder, Q2);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("9 used, 5 left out");
    expect(ran.err).toContain("an-unreadable-one-bbbb.md:");
    const page = read(folder);
    const index = page.slice(page.indexOf("## Evidence index"));
    expect(index).toContain("14 notes found: 9 used, 5 left out. Left out:");
    expect(index).toMatch(/A note more, 20 August 2025, draft\./);
    expect(index).toMatch(/A note more, 20 August 2025, superseded by \[\d\]\./);
    expect(index).toMatch(/an-unreadable-one-bbbb\.md, unreadable: unknown-field\./);
    expect(index).toMatch(/not-utf-8-eeee\.md, unreadable: not-utf-8\./);
    expect(index).toMatch(/Survey of practitioners about thresholds, 2 September 2025, withdrawn/);
    expect(page).toContain("Equality, diversity and inclusion (working well, 1)");
  });

  it("says that the words are not written yet, and still prints all that was found", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    rmSync(join(folder, "programme/2025-26/q2.md"));
    // it leads to a decision of the words that are gone
    rmSync(join(folder, "registers/challenges"), { recursive: true });
    expect((await run(folder, Q2)).code).toBe(0);
    const page = read(folder);
    expect(page).toContain("## Headline\n\nNot yet written.");
    expect(page).toContain(
      "The 2026/27 budget was put off for a second time because two partners had no figure [1].",
    );
    expect(page).toContain("As at 30 September 2025");
  });

  it("says that the words cannot be read where they are broken, and exits with 1", async () => {
    const broken = "---\nquarter: [\n---\n## Headline\n\nWords.\n";
    const folder = copyOf(WORKED_EXAMPLE, { "programme/2025-26/q2.md": broken });
    const ran = await run(folder, Q2);
    expect(ran.code).toBe(1);
    expect(read(folder)).toContain("The scrutineer's words for this quarter cannot be read");
  });

  it("works with no evidence at all", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    rmSync(join(folder, "evidence"), { recursive: true });
    rmSync(join(folder, "registers"), { recursive: true });
    rmSync(join(folder, "programme/2025-26/q2.md"));
    const ran = await run(folder, ["report", "--quarter", "Q2"]);
    expect(read(folder)).toContain("No note was found for this quarter");
    expect(ran.out).toContain("quarterly-report.pdf");
  });

  it("does not write over an output that was edited by hand, unless forced", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await run(folder, Q2);
    writeFileSync(join(folder, PAGE), `${read(folder)}\nA sentence by hand.\n`);
    const refused = await run(folder, Q2);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("changed by hand");
    expect(refused.err).toContain("--force");
    expect(read(folder)).toContain("A sentence by hand.");
    expect((await run(folder, [...Q2, "--force"])).code).toBe(0);
    expect(read(folder)).not.toContain("A sentence by hand.");
  });

  it("takes away the outputs of an earlier run in other formats, but not an edited one", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const pdf = "reports/2025-26/q2/quarterly-report.pdf";
    await run(folder, ["report", "--quarter", "Q2"]);
    const ran = await run(folder, Q2);
    expect(ran.err).toContain(`Removed ${pdf}`);
    expect(existsSync(join(folder, pdf))).toBe(false);
    await run(folder, ["report", "--quarter", "Q2"]);
    writeFileSync(join(folder, pdf), "by hand");
    const again = await run(folder, Q2);
    expect(again.err).toContain(`Left ${pdf}`);
    expect(existsSync(join(folder, pdf))).toBe(true);
  });

  it("prints one format on standard output, and writes nothing then or with --dry-run", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await run(folder, [...Q2, "--stdout"]);
    expect(ran.code).toBe(0);
    expect(ran.out.startsWith("Fernshire is invented.")).toBe(true);
    const dry = await run(folder, [...Q2, "--dry-run"]);
    expect(dry.out).toBe(`${PAGE}\n`);
    expect(existsSync(join(folder, "reports"))).toBe(false);
  });

  it.each([
    [["report", "--quarter", "Q5"], "Q5 is no quarter", "Q1"],
    [["report", "--quarter", "Q2", "--year", "2025/27"], "2025/27 is no scrutiny year", "2025/26"],
    [["report", "--quarter", "Q2", "--year", "1999/00"], "no work programme for 1999/00", "2025/26"],
    [["report", "--quarter", "Q2", "--format", "pfd"], "pfd is no format", "Did you mean pdf?"],
    [["report", "--quarter", "Q2", "--format", "odt"], "odt is no format", "Known: md, pdf, html, docx."],
    [["report", "--quarter", "Q2", "--stdout"], "--stdout prints one format", "--format md"],
    [["report"], "required option '--quarter <quarter>'", "--help"],
    [["reprot", "--quarter", "Q2"], "unknown command 'reprot'", "report"],
    [["report", "--quarter", "Q2", "--as-of", "2025-02-30"], "--as-of takes a day that exists", "2025-10-09"],
    [["report", "--quarter", "Q2", "--at", "main", "--as-of", "2025-10-09"], "use one of them", ""],
  ])("%j is exit 2 with a plain sentence", async (argv, message, cure) => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await run(folder, argv);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
    expect(ran.err).toContain(cure);
    expect(ran.err).not.toMatch(/^\s+at /m);
    expect(existsSync(join(folder, "reports"))).toBe(false);
  });

  it("says where there is no knowledge base", async () => {
    const ran = await run(temporaryFolder(), Q2);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("There is no knowledge base here");
    expect(ran.err).toContain("-C DIR");
  });

  it("says what is wrong with scrutiny.yaml or the framework, and stops", async () => {
    const policy = await run(
      copyOf(WORKED_EXAMPLE, { "scrutiny.yaml": "version: 1\nyear: {starts: 04-01}\n" }),
      Q2,
    );
    expect(policy.code).toBe(2);
    expect(policy.err).toContain("The field partnership is missing.");
    const framework = await run(copyOf(WORKED_EXAMPLE, { "programme/framework.yaml": "id: x\n" }), Q2);
    expect(framework.code).toBe(2);
    expect(framework.err).toContain("programme/framework.yaml");
    const text = read(WORKED_EXAMPLE, "scrutiny.yaml").replace("version: 1", "version: 2");
    const newer = await run(copyOf(WORKED_EXAMPLE, { "scrutiny.yaml": text }), Q2);
    expect(newer.code).toBe(2);
    expect(newer.err).toContain("version: 2");
  });

  it("names an unknown section of a template of the partnership's own, prints the rest and exits with 1", async () => {
    const own = "# Our report {{period}}\n\n::headlin\n\n## Next\n\n::forward-look\n";
    const folder = copyOf(WORKED_EXAMPLE, { "templates/quarterly-report.md": own });
    const ran = await run(folder, Q2);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("The template asks for ::headlin");
    expect(read(folder)).toContain("# Our report quarter 2 of 2025/26");
  });

  it("names a section inside a list of a template, once, and prints the rest", async () => {
    const template =
      "# Report\n\n- one\n- ::headline\n\n> ::areas\n\n::days\n\n## Forward look\n\n::forward-look\n";
    const folder = copyOf(WORKED_EXAMPLE, { "templates/quarterly-report.md": template });
    const ran = await run(folder, ["report", "--quarter", "Q2"]);
    expect(ran.code).toBe(1);
    const places = [...ran.err.matchAll(/templates\/quarterly-report\.md:(\d+:\d+) /g)].map(
      (match) => match[1],
    );
    expect(places).toEqual(["4:3", "6:3", "8:1"]);
    expect(read(folder)).toContain("# Report\n\n- one\n");
    expect(read(folder)).toContain("## Forward look\n\nI");
  });

  it("keeps hostile words as words", async () => {
    const q2 = read(WORKED_EXAMPLE, "programme/2025-26/q2.md");
    const hostile = "Police | care <script>alert(1)</script> #panic() $x$ ::voice :name[x] 10:30 and 3:1";
    const folder = copyOf(WORKED_EXAMPLE, {
      "programme/2025-26/q2.md": q2.replace(
        "Police and children's social care work well together day to day.",
        hostile,
      ),
    });
    expect((await run(folder, ["report", "--quarter", "Q2"])).code).toBe(0);
    const page = read(folder);
    expect(page).toContain("10:30 and 3:1");
    expect(page).toContain("::voice :name");
    expect(page).toContain("\\<script>alert(1)\\</script>");
  });
});

describe("report at the root: WSCP's own arrangements, and no evidence", () => {
  it("says so, lists the programme and its open points, and has no level, table of areas or bar", async () => {
    const output = temporaryFolder();
    const argv = ["report", "--quarter", "Q4", "--year", "2024/25", "--format", "md", "--output", output];
    expect((await run(ROOT, argv)).code).toBe(0);
    const page = readFileSync(join(output, "quarterly-report.md"), "utf8");
    const notice =
      "Made from the published arrangements of February 2025. Not issued by WSCP or its Independent Scrutineer.";
    expect(page.startsWith(notice)).toBe(true);
    expect(page).toContain("No confirmed evidence is held for this quarter.");
    expect(page).toContain("; Safeguarding Review Group; ");
    expect(page).toMatch(/\d+\. Whose chief executive the WSCP Chief Executive is\./);
    expect(page).toContain("; Strands of scrutiny 5; ");
    expect(page).toContain("The work programme is not recorded as agreed");
    expect(page).not.toMatch(/Limited|Reasonable|Substantial|Assurance level/);
    expect(page).not.toContain("|");
  });
});
