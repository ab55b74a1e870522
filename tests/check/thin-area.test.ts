import { expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE, WORKED_EXAMPLE } from "../support/fixture.ts";

/** The words that a report prints for each rule. */
const IN_WORDS: Readonly<Record<string, string>> = {
  "area-by-one-method": "one method",
  "area-from-one-source": "one source",
  "area-from-line-1-only": "only agencies' own accounts",
  "area-only-reported": "only what was reported, nothing first-hand",
  "area-without-voice": "nothing from children, families or practitioners",
};

it.each([
  [WORKED_EXAMPLE, "2025/26", "Q2", 3],
  [FERNSHIRE, "2024/25", "Q4", 7],
  [FERNSHIRE, "2025/26", "Q3", 4],
])(
  "warns of what the report prints under Method and limits: %s, %s %s",
  async (folder, year, quarter, count) => {
    const copy = copyOf(folder);
    const checked = JSON.parse((await run(copy, ["check", "--format", "json"])).out);
    const path = `programme/${year.replace("/", "-")}/${quarter.toLowerCase()}.md`;
    const rules: string[] = checked.problems
      .filter((one: { path: string }) => one.path === path)
      .map((one: { rule: string }) => one.rule)
      .filter((rule: string) => rule.startsWith("area-"));
    const report = await run(copy, [
      "report",
      "--year",
      year,
      "--quarter",
      quarter,
      "--format",
      "md",
      "--stdout",
    ]);
    const printed = /Limits of an area: (.*)/.exec(report.out)?.[1] ?? "";
    expect(rules).toHaveLength(count);
    for (const words of Object.values(IN_WORDS)) {
      const times = rules.filter((rule) => IN_WORDS[rule] === words).length;
      expect([words, printed.split(words).length - 1]).toEqual([words, times]);
    }
  },
);
