import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FILLABLE_NAMES } from "../../src/assurance/fillable-numbers.ts";
import { filledNumbers, withFilled } from "../../src/model/filled-number.ts";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";

const WORDS = "programme/2025-26/q2.md";
const DASHBOARD = "2025-08-19-performance-dashboard-for-april-to-w8ch";

/** The report with a paragraph of the words after the headline's heading. */
async function reportWith(
  paragraph: string,
  edition: readonly string[] = [],
  changes: readonly (readonly [path: string, from: string, to: string])[] = [],
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const folder = copyOf(FERNSHIRE);
  const text = readFileSync(join(folder, WORDS), "utf8");
  const files: Record<string, string> = {
    [WORDS]: text.replace("## Headline\n", () => `## Headline\n\n${paragraph}\n`),
  };
  for (const [path, from, to] of changes) {
    const before = readFileSync(join(folder, path), "utf8");
    expect(before).toContain(from);
    files[path] = before.replace(from, to);
  }
  const base = copyOf(folder, files);
  return run(base, [
    "report",
    "--quarter",
    "Q2",
    "--year",
    "2025/26",
    "--format",
    "md",
    "--stdout",
    ...edition,
  ]);
}

const CITED = `Re-referrals stand at {{figure ${DASHBOARD}, 1}} [@${DASHBOARD}].`;
const PUBLIC = ["--edition", "public", "--yes"];

describe("numbers filled into the words", () => {
  it("are the numbers of the period, in the middle of a sentence", async () => {
    const { out } = await reportWith(
      "I used **{{notes}} notes**; {{criteria-with-evidence}} of {{criteria}} criteria have evidence. In leadership {{ criteria-with-evidence leadership }} have.",
    );
    expect(out).toMatch(
      /I used \*\*\d+ notes\*\*; \d+ of \d+ criteria have evidence\. In leadership \d+ have\./,
    );
  });

  it("change with the data", async () => {
    const note = "evidence/2025-26/2025-08-06-focus-group-with-the-youth-t4nb.md";
    const said = async (changes: Parameters<typeof reportWith>[2]) =>
      /I heard (\d+) of/.exec(
        (await reportWith("I heard {{heard-children}} of them.", [], changes)).out,
      )?.[1];
    const before = Number(await said([]));
    const after = Number(await said([[note, "children: 7", "children: 9"]]));
    expect(after).toBe(before + 2);
  });

  it("give a figure with its base, as the table of figures does", async () => {
    const { out } = await reportWith(CITED);
    expect(out).toMatch(/Re-referrals stand at \d+% \(\d+ of \d+\) \[\d+\]\./);
  });

  it("are hidden where the edition hides small numbers of people", async () => {
    const paragraph = "Parents and carers spoke {{heard-parents-carers}} times.";
    const open = (await reportWith(paragraph)).out;
    const hidden = await reportWith(paragraph, PUBLIC);
    const number = /Contributions heard: .*?parents and carers (\S+),/;
    const symbol = number.exec(hidden.out)?.[1];
    expect(number.exec(open)?.[1]).toMatch(/^\d+$/);
    expect(symbol).not.toMatch(/\d/);
    expect(hidden.out).toContain(`Parents and carers spoke ${symbol} times.`);
  });

  it("say nothing of a note that is marked above the edition", async () => {
    const { out } = await reportWith(CITED, PUBLIC);
    expect(out).toContain("Re-referrals stand at a number marked above this edition");
  });

  it("stay as they were written where there is no such number", async () => {
    const { out, err } = await reportWith("I heard {{heard-childen}} and {{figure no-such-note, 1}}.");
    expect(out).toContain("I heard {{heard-childen}} and {{figure no-such-note, 1}}.");
    expect(err).toContain("2 errors");
  });

  it("are not asked for in what is cited beside them, as typed numbers are", async () => {
    const found = async (sentence: string) => {
      const folder = copyOf(FERNSHIRE);
      const text = readFileSync(join(folder, WORDS), "utf8");
      const words = text.replace("## Headline\n", () => `## Headline\n\n${sentence}\n`);
      const { out } = await run(copyOf(folder, { [WORDS]: words }), ["check", "--format", "json"]);
      const { problems } = JSON.parse(out) as {
        problems: { rule: string; path: string; line: number }[];
      };
      const line = words.split("\n").indexOf(sentence) + 1;
      return problems.filter(
        (one) => one.rule === "number-not-in-figures" && one.path === WORDS && one.line === line,
      );
    };
    expect(await found(`There were 4,711 re-referrals [@${DASHBOARD}].`)).toHaveLength(1);
    expect(await found(`There were {{figure ${DASHBOARD}, 1}} re-referrals [@${DASHBOARD}].`)).toEqual([]);
  });
});

describe("the page of own words when it is laid out", () => {
  it("ends with every name that can be filled in", async () => {
    const folder = copyOf(FERNSHIRE);
    rmSync(join(folder, WORDS));
    const { out } = await run(folder, ["words", "--quarter", "Q2", "--year", "2025/26", "--dry-run"]);
    for (const { name } of FILLABLE_NAMES) expect(out).toContain(`{{${name}}}: `);
  });
});

describe("the manual", () => {
  it("lists every name", () => {
    const page = readFileSync(join(ROOT, "docs/numbers-in-the-words.md"), "utf8");
    for (const { name, says, ofArea } of FILLABLE_NAMES)
      expect(page).toContain(`| \`{{${name}}}\` | ${says} | ${ofArea ? "yes" : "no"} |`);
  });
});

describe("double braces", () => {
  it.each(["Prose with {one} brace.", "A set {a, {b}}.", "{{", "}} {{", "`code`", "{{a{b}}"])(
    "are not met in %s",
    (text) => {
      expect(filledNumbers(text)).toEqual([]);
      expect(withFilled(text, () => "7")).toBe(text);
    },
  );

  it("may be broken over lines", () => {
    expect(withFilled("Of {{figure\n  a-note, 2}} all", ({ name, of }) => `${name}/${of}`)).toBe(
      "Of figure/a-note, 2 all",
    );
  });
});
