import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Nodes, Parents, Table } from "mdast";
import { beforeAll, describe, expect, it } from "vitest";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { REGISTER_KINDS } from "../../src/model/register-kinds.ts";
import { FERNSHIRE, load, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { composedReport } from "../support/report.ts";

const EDITIONS = ["executive", "partnership", "public"];
const PERIODS = [
  ["the worked example, quarter 2", WORKED_EXAMPLE, "2025/26-Q2", EDITIONS],
  ["the worked example, the year", WORKED_EXAMPLE, "2025/26", EDITIONS],
  ["the example, quarter 1", FERNSHIRE, "2025/26-Q1", EDITIONS],
  ["the example, quarter 4", FERNSHIRE, "2025/26-Q4", EDITIONS],
  ["the example, the year", FERNSHIRE, "2025/26", EDITIONS],
  ["the example, a year with little", FERNSHIRE, "2024/25", EDITIONS],
  ["WSCP's root, a quarter without evidence", ROOT, "2024/25-Q4", ["executive"]],
  ["WSCP's root, the year", ROOT, "2024/25", ["executive"]],
] as const;

/** Each period in each of its editions, as a draft and as a final with comments on its facts. */
const DOCUMENTS = PERIODS.flatMap(([what, folder, period, editions]) =>
  editions.flatMap((edition) =>
    (["draft", "final"] as const).map((stage) => [what, edition, stage, folder, period] as const),
  ),
);

/** All that people wrote, as one text of plain words. */
function written(base: KnowledgeBase): string {
  const files = [
    base.policy,
    ...base.frameworks.values(),
    ...base.notes,
    ...REGISTER_KINDS.flatMap((kind) => [...base.registers[kind]]),
    ...[...base.years.values()].flatMap((year) => [
      year.programme,
      year.diary,
      year.accuracy,
      year.statement,
      ...Object.values(year.quarters),
    ]),
  ];
  return plain(files.map((one) => (one ? one.text : "")).join("\n"));
}

const WRITTEN = new Map<string, string>();

function writtenIn(folder: string, base: KnowledgeBase): string {
  const known = WRITTEN.get(folder) ?? written(base);
  WRITTEN.set(folder, known);
  return known;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Pieces of a document that are sentences, and whether a table holds them. */
function pieces(node: Nodes): readonly string[] {
  if (node.type === "paragraph" || node.type === "tableCell") return [wordsOf(node)];
  return "children" in node ? (node as Parents).children.flatMap((child) => pieces(child)) : [];
}

function wordsOf(node: Nodes): string {
  if (node.type === "citation") return node.labels.map((one) => one.text).join(", ");
  if ("children" in node) return (node as Parents).children.map((child) => wordsOf(child)).join("");
  return "value" in node ? node.value : "";
}

function nodesOf(node: Nodes, type: string): readonly Nodes[] {
  const own = node.type === type ? [node] : [];
  return "children" in node
    ? [...own, ...(node as Parents).children.flatMap((one) => nodesOf(one, type))]
    : own;
}

const sentences = (text: string) => text.split(/(?<=[.!?])\s+/);
/** Lists of titles, numbers and days may be long: what stands between commas, semicolons and colons is read as one. */
const longestRun = (sentence: string) =>
  Math.max(...sentence.split(/[;:,]/).map((part) => part.split(/\s+/).filter((word) => word !== "").length));

describe.each(DOCUMENTS)(
  "the tool's own words in %s, %s edition, %s",
  (_, edition, stage, folder, period) => {
    let tree: Nodes;
    let people: string;
    beforeAll(async () => {
      tree = (await composedReport(folder, period, edition, stage)).document.tree;
      people = writtenIn(folder, await load(folder));
    });

    it("are in sentences of at most 25 words", () => {
      const long = pieces(tree)
        .flatMap(sentences)
        .filter((sentence) => sentence.split(/\s+/).length > 25 && longestRun(sentence) > 25)
        // what a person wrote is theirs: six words in a row of it tell
        .filter((sentence) => {
          const words = plain(sentence).split(" ");
          return !words.some(
            (__, at) => at + 6 <= words.length && people.includes(words.slice(at, at + 6).join(" ")),
          );
        });
      expect(long).toEqual([]);
    });

    it("stress nothing by slanted letters or capitals", () => {
      expect(
        nodesOf(tree, "emphasis")
          .map(wordsOf)
          .filter((one) => !people.includes(plain(one))),
      ).toEqual([]);
      const shouted = pieces(tree)
        .flatMap((one) => one.match(/\b[A-Z]{4,}(?: [A-Z]{4,})+\b/g) ?? [])
        .filter((one) => !people.includes(plain(one)));
      expect(shouted).toEqual([]);
    });

    it("give every table a caption of its own", () => {
      const captions = nodesOf(tree, "table").map((one) => (one as Table).data?.caption ?? "");
      expect(captions.filter((one) => one === "")).toEqual([]);
      expect(new Set(captions).size).toBe(captions.length);
    });

    it("write days and numbers as GOV.UK does", () => {
      const own = pieces(tree).filter((one) => !people.includes(plain(one)));
      for (const text of own) {
        expect(text).not.toMatch(/\b\d{1,2}(?:st|nd|rd|th) (?:of )?[A-Z][a-z]+\b/);
        expect(text).not.toMatch(/\b(?:undefined|null|NaN)\b/);
        expect(text.replace(/\b(?:19|20|21)\d\d\b/g, ""), "a comma over 999").not.toMatch(
          /(?<![\w.,-])\d{4,}(?![\w-])/,
        );
      }
    });
  },
);

describe("the words of the templates", () => {
  it.each(["quarterly-report.md", "annual-statement.md"])("of %s are headings in sentence case", (name) => {
    const text = readFileSync(join(ROOT, "templates", name), "utf8");
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((one) => one[1] ?? "");
    expect(headings.length).toBeGreaterThan(8);
    for (const heading of headings) expect(heading.replace(/\{\{[a-z]+\}\}/g, "")).toMatch(/^[A-Z][^A-Z]*$/);
  });
});
