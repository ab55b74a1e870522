import { describe, expect, it } from "vitest";
import { RULES } from "../../src/check/rules/index.ts";
import { runRules } from "../../src/check/run.ts";
import { toDay } from "../../src/model/day.ts";
import { whyNotParsed } from "../../src/parse/markdown-limits.ts";
import { copyOf, run } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { knowledgeBase, laidOver, TINY, TINY_TODAY } from "../support/knowledge-base.ts";

const Q2 = "programme/2025-26/q2.md";
const HEAD = "---\nquarter: Q2\n---\n";
const NOTE = "evidence/2025-26/2025-07-10-executive-meeting-of-july-aaaa.md";
/** Something wrong in another file: it must be told whatever the words are. */
const ELSEWHERE = [
  "evidence/2025-26/2025-07-11-bad-bbbb.md",
  "---\ntitle: Bad one\ndate: 2025-02-30\n---\n",
] as const;

function checked(path: string, text: string) {
  const base = knowledgeBase(laidOver(TINY, [[path, text], ELSEWHERE]));
  const problems = runRules(base, RULES, toDay(TINY_TODAY));
  const elsewhere = problems.filter((one) => one.place.path === ELSEWHERE[0]).map((one) => one.rule);
  expect(elsewhere).toContain("bad-date");
  return { base, problems: problems.filter((one) => one.place.path === path) };
}

const stairs = (step: string, depth: number) =>
  Array.from({ length: depth }, (_, n) => " ".repeat(2 * n) + step).join("");
const numbered = (count: number, unit: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => unit(n)).join("");
const inLines = (unit: string, count = 8000) => `${unit.repeat(20)}\n`.repeat(count / 20);

/** Each kept the Markdown parser for more than two seconds, most for minutes, or ended it; and what is said of it. */
const TOO_MUCH: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
  "closing stars": [inLines("a* "), /1,000 marks/],
  "stars and lines": [inLines("*a_ "), /1,000 marks/],
  "nested emphasis": [inLines("*a ") + inLines("b* "), /1,000 marks/],
  "struck words": [inLines("a~~ b~ "), /1,000 marks/],
  "open brackets": [inLines("[a"), /1,000 marks/],
  "closed brackets": [inLines("] "), /1,000 marks/],
  "links in links": [inLines("[a") + inLines("](b)"), /1,000 marks/],
  "pictures in pictures": [inLines("![a") + inLines("](b)"), /1,000 marks/],
  "open links": [inLines("[a]("), /1,000 marks/],
  "open notes": [inLines("[^a"), /1,000 marks/],
  "citations by the thousand": [inLines("[@a] "), /1,000 marks/],
  "runs of ticks": [numbered(190, (n) => `${"`".repeat(n + 1)}a\n`), /1,000 marks/],
  "a run of ticks": ["`".repeat(201), /200 marks stand in a row/],
  "tags that never end": [inLines("<a b='"), /1,000 marks/],
  entities: [inLines("&a;"), /1,000 marks/],
  "marks in many paragraphs": ["*a* *b* *c*\n\n".repeat(2500), /10,000 marks/],
  "one long line": ["a ".repeat(8001), /16,000 characters/],
  "one bracket before many words": [`[${"a ".repeat(8001)}`, /16,000 characters/],
  "a megabyte but a little": ["a\n\n".repeat(60_000), /128 KiB/],
  "short lines": ["a\n".repeat(501), /500 lines/],
  "underlined headings": ["a\n-\n".repeat(400), /500 lines/],
  "lines of one letter": ["a\n\n".repeat(2501), /5,000 lines/],
  "blank lines": ["\n".repeat(5001), /5,000 lines/],
  "lists in lists": [`${"- ".repeat(13)}a`, /12 deep/],
  "numbered lists in lists": [`${"1. ".repeat(3000)}a`, /12 deep/],
  "numbered with brackets": [`${"1) ".repeat(13)}a`, /12 deep/],
  "mixed lists": [`${"- 1. > ".repeat(5)}a`, /12 deep/],
  "notes in notes": ["[^1]: ".repeat(900), /12 deep/],
  "quotes in quotes": [`${">".repeat(13)}a`, /12 deep/],
  "lists by indentation": [stairs("- a\n", 90), /12 deep/],
  "lists by indentation with blank lines": [stairs("- a\n\n", 90), /12 deep/],
  "lists by tabs": [numbered(30, (n) => `${"\t".repeat(n)}- a\n`), /12 deep/],
  "entries with blank lines": ["- a\n\n".repeat(3001), /lines|entries/],
  "twelve quotes, again and again": [`${">".repeat(12)}a\n\n`.repeat(300), /3,000 quotes/],
  "a list before many blank lines": ["- ".repeat(12) + "\n".repeat(100_000), /5,000 lines/],
  "footnotes by the thousand": [numbered(10_000, (n) => `[^${n}]: a\n`), /marks|lines/],
  "a wide table": [`${"|a".repeat(52)}|\n${"|-".repeat(52)}|\n`, /50 cells/],
  "a table of narrow rows": [`${"|a".repeat(50)}|\n${"|-".repeat(50)}|\n${"a\n".repeat(200)}`, /5,000 cells/],
  "directives in directives": [":::a\n\n".repeat(11), /10 container directives/],
  "attributes of directives": [inLines(':a{a="'), /1,000 marks/],
  "heads of tables": ["|a|\n".repeat(9000), /marks|lines/],
};

describe("words that would overload the Markdown parser", () => {
  it.each(Object.entries(TOO_MUCH))("%s are told, and all else is checked", (_, [text, says]) => {
    const { base, problems } = checked(Q2, HEAD + text);
    const told = problems.filter((one) => one.rule === "markdown-not-read");
    expect(told).toHaveLength(1);
    expect(told[0]?.message).toMatch(says);
    expect(told[0]?.place.line).toBeGreaterThan(3);
    expect(base.files.leftOut.map((file) => file.path)).toContain(Q2);
  });

  // generous: a guard against hanging, no measure; bench/hostile-words.mjs has the measures
  it("are left alone in notes and register entries, which nobody reads as Markdown", {
    timeout: 60_000,
  }, () => {
    for (const [text] of Object.values(TOO_MUCH)) {
      const note = `${[...TINY].find(([path]) => path === NOTE)?.[1]}${text}`;
      const { base, problems } = checked(NOTE, note.slice(0, 1_000_000));
      expect(problems.map((one) => one.rule)).not.toContain("markdown-not-read");
      expect(base.files.leftOut.map((file) => file.path)).not.toContain(NOTE);
    }
  });

  it("are refused in a template too, before it is printed", async () => {
    const folder = copyOf(WORKED_EXAMPLE, {
      "templates/quarterly-report.md": `# Report\n\n${"1. ".repeat(3000)}a\n`,
    });
    const ran = await run(folder, ["report", "--quarter", "Q2", "--format", "md", "--stdout"]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("templates/quarterly-report.md, line 3");
    expect(ran.err).toContain("12 deep");
    expect(ran.out).toBe("");
  });
});

describe("words that people write", () => {
  it.each<[string, string]>([
    ["a long paragraph", "The partners came and said what they would do. ".repeat(100)],
    ["a paragraph in which every sentence is cited", "Said [@2025-07-10-dsp-group-k7f3, 1]. ".repeat(60)],
    [
      "a hundred paragraphs with emphasis",
      "Some *words* and **others**, `code` and [a link](https://example.org).\n\n".repeat(100),
    ],
    [
      "a table of ten columns and sixty rows",
      `${"| a ".repeat(10)}|\n${"| - ".repeat(10)}|\n${`${"| 1 ".repeat(10)}|\n`.repeat(60)}`,
    ],
    ["a list of a hundred entries", "- An entry, and what came of it.\n".repeat(100)],
    ["lists in lists, four deep", stairs("- a\n", 4).repeat(20)],
    ["a ruler of hyphens and one of stars", `a\n\n${"- ".repeat(30)}\n\n${"*".repeat(80)}\n`],
    ["twenty thousand words", "Ten words stand in this line, and here it ends.\n\n".repeat(2000)],
    ["a line of spaces, as a long comment leaves it", `a\n\n${" ".repeat(400)}\n\n${" ".repeat(100)}b\n`],
    ["Windows line ends", "a\r\n\r\nb\r\n"],
    ["nothing", ""],
  ])("%s are read", (_, text) => expect(whyNotParsed(text)).toBeUndefined());
});
