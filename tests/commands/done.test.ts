import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, layOver, run } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";

const DIARY = "programme/2025-26/diary.yaml";
const env = { SCRUTINY_TODAY: "2025-10-16" };

function diary(root: string): string {
  return readFileSync(join(root, DIARY), "utf8");
}

async function errorsOf(root: string): Promise<unknown[]> {
  const checked = await run(root, ["check", "--format", "json"], { env });
  return JSON.parse(checked.out).problems.filter((one: { severity: string }) => one.severity === "error");
}

describe("done", () => {
  it.each([
    [["dsp-group"], "{on: 2025-10-16, activity: dsp-group, outcome: done}"],
    [
      ["dsp-group", "--on", "2025-10-09", "--days", "0.5", "--papers", "late"],
      "{on: 2025-10-09, activity: dsp-group, outcome: done, days: 0.5, papers: late}",
    ],
    [
      ["assurance-group", "--cancelled", "--why", "Too few: two came, # at all"],
      '{on: 2025-10-16, activity: assurance-group, outcome: cancelled, why: "Too few: two came, # at all"}',
    ],
    [
      ["voice", "--postponed", "--why", "no"],
      "{on: 2025-10-16, activity: voice, outcome: postponed, why: no}",
    ],
    [["voice", "--missed", "--why", "Ill."], "{on: 2025-10-16, activity: voice, outcome: missed, why: Ill.}"],
    [
      ["voice", "--not-invited", "--why", "null"],
      '{on: 2025-10-16, activity: voice, outcome: not-invited, why: "null"}',
    ],
    [
      ["unplanned", "--title", "A talk"],
      "{on: 2025-10-16, activity: unplanned, outcome: done, title: A talk}",
    ],
  ])("%j adds one line at the end", async (argv, line) => {
    const root = copyOf(WORKED_EXAMPLE);
    const before = diary(root);
    const ran = await run(root, ["done", ...argv], { env });
    expect(ran.err).toContain("Added line 21");
    expect([ran.code, ran.out]).toEqual([0, `${DIARY}\n`]);
    expect(diary(root)).toBe(`${before}  - ${line}\n`);
    expect(await errorsOf(root)).toEqual([]);
  });

  it.each([
    [["dsp-grup"], 2, "Did you mean dsp-group?"],
    [["dsp-group", "--on", "2024-05-05"], 2, "There is no work programme for 2024/25"],
    [["dsp-group", "--on", "2025-02-30"], 2, "a day that exists"],
    [["dsp-group", "--cancelled"], 2, "--why TEXT"],
    [["dsp-group", "--why", "Ill."], 2, "--cancelled, --postponed"],
    [["dsp-group", "--cancelled", "--missed", "--why", "Ill."], 2, "cannot be used with"],
    [["dsp-group", "--missed", "--not-invited", "--why", "Ill."], 2, "cannot be used with"],
    [["dsp-group", "--days", "some"], 2, "--days: expected a number"],
    [["dsp-group", "--days", "99"], 2, "--days"],
    [["dsp-group", "--papers", "yes"], 2, "in-time"],
    [["dsp-group", "--missed", "--why", "A\u202eb"], 2, "cannot be seen"],
    [["unplanned"], 2, "--title TEXT"],
    [[], 2, "missing required argument"],
    [
      ["dsp-group", "--on", "2025-09-11"],
      1,
      `${DIARY}:17 has a line of dsp-group on 11 September 2025 already`,
    ],
    [["voice", "--on", "2025-09-18", "--missed", "--why", "Ill."], 1, "as postponed; none was added"],
  ])("%j leaves the diary as it is, with exit %i", async (argv, code, says) => {
    const root = copyOf(WORKED_EXAMPLE);
    const before = diary(root);
    const ran = await run(root, ["done", ...argv], { env });
    expect([ran.code, ran.out, ran.err]).toEqual([code, "", expect.stringContaining(says)]);
    expect(diary(root)).toBe(before);
  });

  it("adds a second line of a day with --again, and unplanned work of another title without", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    const again = await run(root, ["done", "dsp-group", "--on", "2025-09-11", "--again"], { env });
    expect([again.code, diary(root).match(/on: 2025-09-11/g)?.length]).toEqual([0, 2]);
    for (const [title, code] of [
      ["One", 0],
      ["Two", 0],
      ["Two", 1],
    ] as const) {
      expect((await run(root, ["done", "unplanned", "--title", title], { env })).code).toBe(code);
    }
  });

  it("makes the diary of a year that has none, and shows with --dry-run only", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    rmSync(join(root, DIARY));
    const dry = await run(root, ["done", "voice", "--dry-run"], { env });
    expect([dry.code, dry.out]).toEqual([
      0,
      `Would add to ${DIARY}:\n\n  - {on: 2025-10-16, activity: voice, outcome: done}\n`,
    ]);
    expect(existsSync(join(root, DIARY))).toBe(false);
    expect((await run(join(root, "evidence"), ["done", "voice"], { env })).out).toBe(`../${DIARY}\n`);
    expect(diary(root)).toBe("entries:\n  - {on: 2025-10-16, activity: voice, outcome: done}\n");
  });

  it("leaves a diary alone that cannot be read, with exit 1 and what to type", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    for (const text of ["entries: [\n", "entries: none\n", Buffer.from([0x65, 0xff])]) {
      layOver(root, { [DIARY]: text });
      const ran = await run(root, ["done", "voice"], { env });
      expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(`scrutiny check ${DIARY}`)]);
      expect(readFileSync(join(root, DIARY))).toEqual(Buffer.from(text));
    }
  });

  it("keeps all lines where many are added at once", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    const titles = Array.from({ length: 12 }, (_, n) => `Work ${n}`);
    await Promise.all(titles.map((title) => run(root, ["done", "unplanned", "--title", title], { env })));
    for (const title of titles) expect(diary(root)).toContain(`title: ${title}}`);
  });
});
