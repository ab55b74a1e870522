import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROBLEM_FORMATS } from "../../src/render/problem-formats.ts";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";

const BAD = "evidence/2025-26/2025-07-10-a-bad-one-aaaa.md";
const json = async (folder: string, more: readonly string[] = []) => {
  const ran = await run(folder, ["check", "--format", "json", ...more]);
  return { ...ran, json: JSON.parse(ran.out) };
};

describe("check", () => {
  it.each([
    ["the root", ROOT],
    ["the example", FERNSHIRE],
    ["the worked example", WORKED_EXAMPLE],
  ])("finds no error in %s", async (_, folder) => {
    const { code, json: report } = await json(folder);
    expect(report.problems.filter((one: { severity: string }) => one.severity === "error")).toEqual([]);
    expect(code).toBe(0);
    expect(report.counts.files).toBe(report.counts.read + report.counts.leftOut);
  });

  it("answers in the JSON of the contract", async () => {
    const folder = copyOf(WORKED_EXAMPLE, {
      [BAD]: "---\ntitle: A bad one\ndate: 2025-07-10\nactivty: x\n---\n",
    });
    const { code, json: report, out } = await json(folder);
    expect(code).toBe(1);
    expect(out.endsWith("}\n")).toBe(true);
    expect(Object.keys(report)).toEqual(["version", "root", "at", "since", "counts", "problems", "leftOut"]);
    const contract = ["files", "read", "leftOut", "errors", "warnings", "infos"];
    expect(Object.keys(report.counts)).toEqual([...contract, "waived"]);
    expect(report.at).toBeNull();
    expect(report.since).toBeNull();
    expect(report.leftOut).toEqual([{ path: BAD, reason: "unreadable (unknown-field)" }]);
    expect(report.problems[0]).toEqual({
      rule: "unknown-field",
      severity: "error",
      message: "The field activty is not known here.",
      path: BAD,
      line: 4,
      column: 1,
      endLine: 4,
      endColumn: 8,
      field: "activty",
      hint: "Did you mean activity?",
      related: [],
    });
  });

  it("says how many problems are waived, of those that were asked for", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const before = await json(folder);
    const path = join(folder, "scrutiny.yaml");
    const waiver =
      "{rule: request-overdue, path: registers/, reason: Known., owner: A. Marlow, until: 2026-12-31}";
    writeFileSync(path, `${readFileSync(path, "utf8")}privacy: {waivers: [${waiver}]}\n`);
    const after = await json(folder);
    expect(after.json.counts).toMatchObject({ warnings: before.json.counts.warnings - 2, waived: 2 });
    expect((await run(folder, ["check"])).out).toContain(
      "2 problems waived, see privacy.waivers in scrutiny.yaml.",
    );
    expect((await json(folder, [join(folder, "evidence")])).json.counts.waived).toBe(0);
    expect((await run(folder, ["check", join(folder, "evidence")])).out).not.toContain("waived");
  });

  it("shows a person the place, the cure and what to do next", async () => {
    const note =
      "---\ntitle: A bad one\ndate: 2025-07-10\nactivity: dsp-gruop\nstatus: ready\nfindings:\n  - {about: leadership.edi, says: working-well, finding: It was.}\n---\n";
    const folder = copyOf(WORKED_EXAMPLE, { [BAD]: note });
    const ran = await run(folder, ["check"]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`${BAD}:4:11`);
    expect(ran.out).toContain("4 | activity: dsp-gruop\n      |           ^^^^^^^^^\n");
    expect(ran.out).toContain("dsp-group");
    expect(ran.out).toMatch(/1 error, \d+ warnings?/);
    expect(ran.out).not.toContain("\u001b");
  });

  it("shows the line of a wrong field, masked, and no line of a file whose text is broken", async () => {
    const field = "activty: call 999 123 4519";
    const folder = copyOf(WORKED_EXAMPLE, {
      [BAD]: `---\ntitle: A bad one\ndate: 2025-07-10\n${field}\n---\n`,
      "evidence/2025-26/2025-07-11-broken-bbbb.md": "---\ntitle: [hush\nactivty: x\n---\n",
      "evidence/2025-26/2025-07-11-both-cccc.md":
        "---\ntitle: A hush\nactivty: x\n---\n<<<<<<< HEAD\n=======\n>>>>>>> x\n",
    });
    const { out } = await run(folder, ["check", "evidence"]);
    expect(out).toContain("4 | activty: call 9••••••••••9\n      | ^^^^^^^\n");
    expect(out).toContain("2025-07-11-broken-bbbb.md:");
    expect(out).toContain("2025-07-11-both-cccc.md:");
    expect(out).not.toContain("hush");
  });

  it("limits what it says to the paths that are named, and reads all", async () => {
    const folder = copyOf(WORKED_EXAMPLE, { [BAD]: "nothing" });
    expect((await json(folder, ["evidence"])).code).toBe(1);
    const elsewhere = await json(folder, ["programme"]);
    expect(elsewhere.code).toBe(0);
    expect(elsewhere.json.counts.files).toBeGreaterThan(20);
    const outside = await run(folder, ["check", "/"]);
    expect(outside.code).toBe(2);
  });

  it("lets one bad file hide nothing of the others", async () => {
    const alone = { [BAD]: "nothing" };
    const folder = copyOf(WORKED_EXAMPLE, {
      ...alone,
      "evidence/2025-26/2025-07-11-not-utf-8-bbbb.md": Uint8Array.of(0xff, 0xfe, 0x00),
      "evidence/2025-26/2025-07-11-one-long-line-cccc.md": `---\n${"x".repeat(1_500_000)}`,
      "evidence/2025-26/2025-07-11-many-brackets-dddd.md": `---\na: ${"[".repeat(5000)}\n---\n`,
      "evidence/2025-26/2025-07-11-nul-eeee.md": "---\ntitle: a\u0000b\n---\n",
      "evidence/2025-26/notes.md": "a note without an id",
      "evidence/stray.md": "out of place",
      "programme/2025-26/notes.txt": "a stray file",
    });
    mkdirSync(join(folder, "evidence/2025-26/2025-07-11-a-folder-ffff.md"));
    symlinkSync("/etc/hostname", join(folder, "evidence/2025-26/2025-07-11-a-link-gggg.md"));
    const { code, json: report } = await json(folder);
    expect(code).toBe(1);
    const found = new Map(
      report.problems.map((one: { path: string; rule: string }) => [one.path.split("/").at(-1), one.rule]),
    );
    expect(Object.fromEntries(found)).toMatchObject({
      "2025-07-10-a-bad-one-aaaa.md": "no-front-matter",
      "2025-07-11-not-utf-8-bbbb.md": "not-utf-8",
      "2025-07-11-one-long-line-cccc.md": "file-too-large",
      "2025-07-11-many-brackets-dddd.md": "yaml-not-read",
      "2025-07-11-nul-eeee.md": "unseen-character",
      "notes.md": "malformed-id",
      "stray.md": "misplaced-record",
      "notes.txt": "stray-file",
      "2025-07-11-a-folder-ffff.md": "not-a-file",
      "2025-07-11-a-link-gggg.md": "not-a-file",
    });
    expect(report.counts.files).toBe(report.counts.read + report.counts.leftOut);
  });

  it("masks what looks like an identifier, in every format", async () => {
    const number = "999 123 4519";
    const note = `---\ntitle: A call about ${number}\ndate: 2025-07-10\nactivity: nowhere\nstatus: ready\n"${number}": x\n---\n`;
    const folder = copyOf(WORKED_EXAMPLE, { [BAD]: note });
    for (const { format } of PROBLEM_FORMATS) {
      const ran = await run(folder, ["check", "--format", format]);
      expect(ran.code).toBe(1);
      expect(ran.out + ran.err).not.toContain(number);
    }
  });

  it("is done where there is no record yet", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const empty = copyOf(join(folder, "programme", "2025-26"), {
      "scrutiny.yaml":
        'version: 1\npartnership: {name: A Partnership, short: AP, area: Nowhere}\nyear: {starts: "04-01"}\n',
    });
    const ran = await run(empty, ["check"]);
    expect(ran.code).toBe(0);
    expect(ran.err + ran.out).toMatch(/scrutiny new-evidence|left out/);
  });
});
