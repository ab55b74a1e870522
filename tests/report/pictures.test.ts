import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RootContent, Table } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { beforeAll, describe, expect, it } from "vitest";
import { coverageMatrix } from "../../src/assurance/coverage-matrix.ts";
import { fromWhom } from "../../src/assurance/from-whom.ts";
import { recommendationNumbers } from "../../src/assurance/recommendation-numbers.ts";
import { entriesOfPeriod } from "../../src/assurance/registers-of-period.ts";
import { threeLines } from "../../src/assurance/three-lines.ts";
import type { PictureNode } from "../../src/model/document.ts";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { table } from "../../src/report/nodes.ts";
import { pictured } from "../../src/report/pictures.ts";
import { copyOf } from "../support/copy.ts";
import { FERNSHIRE, factsOf, load, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { composedReport } from "../support/report.ts";

/** A table with what stands before it: its picture, if it has one, and the words that lead to both. */
interface Shown {
  readonly lead: string;
  readonly picture: PictureNode | undefined;
  readonly rows: readonly (readonly string[])[];
  readonly table: Table;
}

async function shownIn(folder: string, period: string, edition?: string): Promise<readonly Shown[]> {
  const { document } = await composedReport(folder, period, edition);
  return tablesOf(document.tree.children);
}

function tablesOf(nodes: readonly RootContent[]): readonly Shown[] {
  return nodes.flatMap((node, at) => {
    if (node.type !== "table") return [];
    const before = nodes[at - 1];
    const picture = before?.type === "picture" ? before : undefined;
    const lead = picture ? nodes[at - 2] : before;
    const rows = node.children.map((row) => row.children.map((cell) => textOf(cell)));
    return [{ lead: lead ? textOf(lead) : "", picture, rows, table: node }];
  });
}

function led(all: readonly Shown[], lead: string): Shown {
  const found = all.find((one) => one.lead.startsWith(lead));
  if (!found) throw new Error(`no table is led to by: ${lead}`);
  return found;
}

/** The words of a picture, names first, then numbers. */
function wordsOf({ picture }: Shown): readonly string[] {
  return [...(picture?.svg ?? "").matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((one) => one[1] ?? "");
}

const pictures = (all: readonly Shown[]) => all.filter((one) => one.picture !== undefined);

describe("the pictures of the example's statement", () => {
  let all: readonly Shown[];
  let facts: ReturnType<typeof factsOf>["facts"];
  let base: Awaited<ReturnType<typeof load>>;
  beforeAll(async () => {
    all = await shownIn(FERNSHIRE, "2025/26");
    base = await load(FERNSHIRE);
    facts = factsOf(base, "2025/26").facts;
  });

  it("each have a table of their numbers right after them, with a caption, whose first cells name the rows", () => {
    expect(pictures(all).map((one) => one.lead)).toEqual([
      "Findings by line of evidence:",
      "Findings by whom or what they come from:",
      "Contributions heard, by whose they are. One person may be counted more than once:",
      "Recommendations by what their owners say, beside what I found when I tested:",
      expect.stringMatching(/^\d+ recommendations open, by the days since each was made:$/),
      "Child protection conferences with a report from health, conferences:",
      "Practitioners who could name a change after training, answers:",
      "Re-referrals within 12 months, referrals:",
      "Return talks within three days, talks:",
    ]);
    for (const one of pictures(all)) {
      expect(one.table.data, one.lead).toMatchObject({ rowHeaders: true, caption: expect.any(String) });
      const [, ...rows] = one.rows;
      const words = wordsOf(one);
      expect(words.slice(0, rows.length), one.lead).toEqual(rows.map((row) => row[0]));
      expect(words.slice(rows.length), one.lead).toEqual(rows.map((row) => row[1]));
    }
  });

  it("have no node left undrawn, and as many pictures as tables with one", async () => {
    const { document } = await composedReport(FERNSHIRE, "2025/26");
    const drawn = document.tree.children.filter((node) => node.type === "picture");
    expect(drawn.length).toBe(pictures(all).length);
    for (const one of drawn) {
      expect(one.svg).toMatch(/^<svg /);
      expect(one).not.toHaveProperty("chart");
    }
  });

  it("say the numbers that are counted elsewhere", () => {
    const { line1, line2, line3 } = threeLines(facts.findings);
    const column = (shown: Shown, at: number) => shown.rows.slice(1).map((row) => Number(row[at]));
    const lines = led(all, "Findings by line of evidence");
    expect(column(lines, 1)).toEqual([line1, line2, line3]);
    expect(column(lines, 2).reduce((sum, one) => sum + one)).toBe(
      facts.findings.filter((one) => one.finding.says === "working-well").length,
    );
    expect(column(led(all, "Findings by whom"), 1)).toEqual(Object.values(fromWhom(facts.findings)));
    const { children, practitioners, leaders, others } = facts.voices.heard;
    const parents = facts.voices.heard["parents-carers"];
    expect(column(led(all, "Contributions heard"), 1)).toEqual([
      children,
      parents,
      practitioners,
      leaders,
      others,
    ]);
    const entries = entriesOfPeriod(base, "recommendation", facts.period, facts.asAt);
    const numbers = recommendationNumbers(entries, facts.asAt);
    const status = led(all, "Recommendations by what");
    expect(column(status, 1)).toEqual(numbers.status.map((one) => one.all));
    expect(column(status, 5)).toEqual(numbers.status.map((one) => one.notTested));
  });

  it("have an alternative that says what is longest and where there is none, in facts", () => {
    expect(led(all, "Findings by line").picture?.alt).toBe(
      "Findings by line of evidence as bars, 3 in all. The longest bar is Line 3: independent, with 91. " +
        "The table after the picture has each number.",
    );
    expect(led(all, "Re-referrals").picture?.alt).toBe(
      "Re-referrals within 12 months, referrals, as bars by period. First: 19% (89 of 468), Quarter 1 of 2024/25. " +
        "Last: 21% (101 of 470), Quarter 3 of 2025/26. Least: 19% (89 of 468), Quarter 1 of 2024/25. " +
        "Most: 25% (124 of 505), Quarter 2 of 2025/26. The table after the picture has each figure.",
    );
    expect(led(all, "4 recommendations open").picture?.alt).toContain("None: Over 365 days.");
  });

  it("compare no numbers on small bases by length", () => {
    const small = led(all, "Return talks for children placed from outside Fernshire");
    expect(small.picture).toBeUndefined();
    expect(small.rows.slice(1).map((row) => row[1])).toEqual(["6 of 14", "9 of 16"]);
  });

  it("stay out of Markdown, which has their tables", async () => {
    const { document } = await composedReport(FERNSHIRE, "2025/26");
    const markdown = renderMarkdown(document);
    expect(markdown).not.toContain("svg");
    expect(markdown.replace(/ +/g, " ")).toContain("| Line 3: independent | 91 |");
  });

  it("are the same bytes on a second run", async () => {
    expect(await shownIn(FERNSHIRE, "2025/26")).toEqual(all);
  });
});

describe("what stays a table", () => {
  it("is the areas by quarter: level and criteria with evidence, as words, as counted for each quarter", async () => {
    const all = await shownIn(FERNSHIRE, "2025/26");
    const { picture, rows } = led(all, "Each quarter is as its own report counted it.");
    expect(picture).toBeUndefined();
    expect(rows[0]).toEqual(["Area", "Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"]);
    expect(rows[1]?.[1]).toBe("Limited: evidence on 5 of 8");
    const base = await load(FERNSHIRE);
    const { facts } = factsOf(base, "2025/26");
    const matrix = coverageMatrix(base, facts, facts.asAt);
    const counted = matrix.rows.map((row) => row.cells.map((cell) => `${cell?.withEvidence} of ${cell?.of}`));
    expect(rows.slice(1).map((row) => row.slice(1).map((cell) => cell.replace(/.*vidence on /, "")))).toEqual(
      counted,
    );
  });

  it("is the programme along the year, with what was not done", async () => {
    const { rows } = led(await shownIn(FERNSHIRE, "2025/26"), "The programme along the year");
    const of = (title: string) => rows.find((row) => row[0] === title)?.slice(1);
    expect(of("Meetings with children and families")).toEqual([
      "2 of 2 done",
      "2 of 3 done, 1 postponed",
      "3 of 3 done",
      "2 of 3 done, 1 cancelled",
    ]);
    expect(of("Not in the programme")).toEqual(["3 done", "2 done", "3 done", "4 done"]);
  });

  it("prints no table of the quarters and no picture of a year without evidence", async () => {
    const all = await shownIn(ROOT, "2025/26");
    expect(all.map((one) => one.lead)).not.toContain("Each quarter is as its own report counted it.");
    expect(pictures(all)).toEqual([]);
  });
});

describe("the quarterly report", () => {
  it("compares figures where two notes give two periods, and else prints nothing", async () => {
    const example = await shownIn(FERNSHIRE, "2025/26-Q3");
    expect(pictures(example).map((one) => one.lead)).toContain("Re-referrals within 12 months, referrals:");
    const { document } = await composedReport(WORKED_EXAMPLE, "2025/26-Q2");
    expect(renderMarkdown(document)).not.toContain("Figures over time");
  });

  it("takes no figure of a later quarter, and none of a note that no report cites", async () => {
    const { rows } = led(await shownIn(FERNSHIRE, "2025/26-Q3"), "Re-referrals within 12 months");
    // the dashboard of quarter 3 came in quarter 4
    expect(rows.at(-1)?.[0]).toBe("Quarter 2 of 2025/26");
  });
});

const HEARD = "evidence/2025-26/2026-03-17-regional-network-march-g9a1.md";
const read = (path: string) => readFileSync(join(FERNSHIRE, path), "utf8");

/** The example with another number of contributions by others. */
const heardFrom = (others: number) =>
  copyOf(FERNSHIRE, { [HEARD]: read(HEARD).replace("heard: {others: 9}", `heard: {others: ${others}}`) });

/** The example in which a figure of the year's third quarter has another count. */
function talks(value: number, measure?: string): string {
  const folder = "evidence/2025-26";
  const files = readdirSync(join(FERNSHIRE, folder)).map((name) => `${folder}/${name}`);
  const changed = files
    .map((path) => [path, read(path)] as const)
    .filter(([, text]) => text.includes("measure: Return talks within three days"))
    .map(([path, text]) => [
      path,
      text
        .replace(/(measure: Return talks within three days, value: )104/, `$1${value}`)
        .replaceAll(
          "measure: Return talks within three days",
          `measure: ${measure ?? "Return talks within three days"}`,
        ),
    ]);
  return copyOf(FERNSHIRE, Object.fromEntries(changed));
}

describe("an edition that hides small numbers", () => {
  it("draws no bars of voices where one is hidden, and its table has the symbol", async () => {
    const open = led(await shownIn(heardFrom(3), "2025/26", "executive"), "Contributions heard");
    expect(wordsOf(open)).toContain("3");
    const hiding = led(await shownIn(heardFrom(3), "2025/26", "partnership"), "Contributions heard");
    expect(hiding.picture).toBeUndefined();
    expect(hiding.rows.at(-1)).toEqual(["Others", "[c]"]);
  });

  it("draws them where none is", async () => {
    const shown = led(await shownIn(FERNSHIRE, "2025/26", "public"), "Contributions heard");
    expect(shown.picture).toBeDefined();
  });

  it("draws nothing by which one hidden number differs from another", async () => {
    const [three, four] = await Promise.all(
      [3, 4].map((others) => shownIn(heardFrom(others), "2025/26", "public")),
    );
    expect(three).toEqual(four);
  });

  it("draws no bars of figures where one is hidden: neither number, nor percentage, nor alternative", async () => {
    const lead = "Children who had a return talk in three days";
    const folder = talks(117, lead);
    expect(led(await shownIn(folder, "2025/26", "executive"), lead).picture).toBeDefined();
    const all = await shownIn(folder, "2025/26", "partnership");
    const hiding = led(all, lead);
    expect(hiding.picture).toBeUndefined();
    expect(hiding.rows.map((row) => row[1]).join()).toContain("[c]");
    for (const { picture } of pictures(all)) expect(`${picture?.svg}${picture?.alt}`).not.toContain("117");
    expect(await shownIn(talks(116, lead), "2025/26", "partnership")).toEqual(all);
  });
});

describe("no picture", () => {
  const made = (bars: readonly { label: string; value: number | undefined; says: string }[]) =>
    pictured({
      lead: ["Numbers:"],
      bars,
      alt: () => "Bars.",
      table: table(["A"], [], { caption: "Numbers" }),
    }).map((node) => node.type);
  const bar = (value: number | undefined, label = "Data") => ({ label, value, says: String(value) });

  it.each([
    ["of one bar", [bar(3)]],
    ["of no bar", []],
    ["where all are empty", [bar(0), bar(0)]],
    ["below nothing", [bar(3), bar(-1)]],
    ["where one is hidden", [bar(3), bar(undefined)]],
    [
      "with a name that leaves no room",
      [bar(3), bar(2, "1 September 2025 to 31 December 2025, at 14 November")],
    ],
  ])("is drawn %s, and the table is there", (_, bars) => {
    expect(made(bars)).toEqual(["paragraph", "table"]);
  });

  it("is missing where two can be compared", () => {
    expect(made([bar(3), bar(0)])).toEqual(["paragraph", "picture", "table"]);
  });
});

describe("a hostile measure", () => {
  it("is text in the words before the picture and in its alternative, and is not in the picture", async () => {
    const measure = "</text><script>alert(1)</script> & $x$ #emph[y] | talks";
    const all = await shownIn(talks(104, `'${measure}'`), "2025/26");
    const one = led(all, "</text>");
    expect(one.lead).toBe(`${measure}, talks:`);
    expect(one.picture?.alt).toContain(measure);
    expect(one.picture?.svg).not.toMatch(/alert|emph/);
  });
});
