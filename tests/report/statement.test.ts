import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { EXPECTED, FERNSHIRE, load, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { composedReport } from "../support/report.ts";

/** Lines of a page without its layout: rulers of tables, runs of white space, the numbers of citations. */
function linesOf(markdown: string): readonly string[] {
  return markdown
    .split("\n")
    .filter((line) => !/^\|(?:\s*:?-+:?\s*\|)+$/.test(line) && line.trim() !== "")
    .map((line) => line.replace(/\s+/g, " ").trim());
}

/** What stands under a heading of level two, up to the next heading of level one or two. */
function under(markdown: string, heading: string): string {
  const from = markdown.indexOf(`\n## ${heading}\n`);
  expect(from, heading).toBeGreaterThan(0);
  const rest = markdown.slice(from + 1);
  const end = rest.slice(1).search(/\n##? /);
  return end < 0 ? rest : rest.slice(0, end + 1);
}

describe("the statement of the worked example", () => {
  let markdown: string;
  beforeAll(async () => {
    const made = await composedReport(WORKED_EXAMPLE, "2025/26");
    expect(made.problems).toEqual([]);
    markdown = renderMarkdown(made.document);
  });

  it("has the chapter on leadership that was worked out by hand", () => {
    const expected = readFileSync(join(EXPECTED, "statement-leadership-chapter.md"), "utf8");
    expect(linesOf(under(markdown, "Leadership"))).toEqual(linesOf(expected));
  });

  it("begins with the opinion, and says of each criterion what was seen of it", () => {
    const headings = [...markdown.matchAll(/^## (.+)$/gm)].map((one) => one[1]);
    expect(headings.slice(0, 4)).toEqual([
      "Opinion",
      "How to read this",
      "What this opinion rests on",
      "What was not looked at",
    ]);
    const opinion = under(markdown, "Opinion");
    expect(opinion).toContain("Assurance level: Limited (a local scale, adopted on 12 June 2025).");
    expect(opinion).toContain("**I have limited assurance that the arrangements are effective");
    expect(opinion).toContain(
      "To be signed: A. Marlow, Independent Scrutineer, 12 June 2026. This is not the final statement.",
    );
    // a criterion that has findings and no view is not assessed; one that has none is not evidenced
    expect(under(markdown, "Multi agency safeguarding training and workforce development")).toMatch(
      /Not evidenced/,
    );
  });
});

describe("the statement of the example", () => {
  let markdown: string;
  beforeAll(async () => {
    markdown = renderMarkdown((await composedReport(FERNSHIRE, "2025/26")).document);
  });

  it.each([
    ["what was refused", "What was not looked at", "[I4]: refused: The trust holds"],
    ["what was never sent", "What was not looked at", "[I1]: not received, due 31 July 2025."],
    ["who was not heard", "What was not looked at", "- Young people in custody."],
    ["what is without evidence", "What was not looked at", "- Leadership: Review of outcomes."],
    [
      "what last year's recommendations changed",
      "Recommendations of earlier years",
      "2024/25 R2: Pupils in the school",
    ],
    [
      "what was accepted and not done",
      "Recommendations of this year",
      "R3, Publish a health rota for strategy discussions: found not done when it was tested.",
    ],
    ["what was not accepted", "Recommendations of this year", "R6: The integrated care board holds"],
    ["who declares what", "Role, independence and interests", "\nInterests: None declared."],
    [
      "once that something is closed",
      "Recommendations of this year",
      "| Closed, not accepted, 20 January 2026 |",
    ],
    ["where the differences stand", "Difference made by scrutiny", "stands below its table."],
    ["how each duty was kept", "Duties and functions", "| Partly fulfilled | Done: Regional network 3. |"],
    ["the view on the yearly report", "The partners' yearly report", "It does not mention health"],
    ["to whom it goes", "Opinion", "Assurance level: Limited"],
  ])("says %s", (_, heading, text) => {
    expect(under(markdown, heading)).toContain(text);
  });

  it("goes to every group that receives it", () => {
    expect(markdown).toContain(
      "to the Lead Safeguarding Partners, the Delegated Safeguarding Partners Group and the Wider partnership.",
    );
  });

  it("adds up what came in a year, and says of what is open how it stood at the year's end", () => {
    const returns = under(markdown, "Challenge, escalation and requests");
    // 4 quarters of 3 agencies; open in the returns of quarter 4: 1, 0 and 2
    expect(returns).toMatch(
      /from 12 returns: 137 notified; .*; open 3, of them 1 overdue; outcomes notified 117\./,
    );
  });

  it.each([
    [
      "what the words mean, before they are used",
      "How to read this",
      "Triangulated: by different methods too, and not on agencies' word alone.",
    ],
    [
      "what the marks of the evidence index mean",
      "How to read this",
      "Line 3 is independent. First hand, or reported: how it came to me.\n- **Strength of evidence.** Single",
    ],
    [
      "the recommendations of earlier years after the year's own, whose numbers stand without a year",
      "Engagement of relevant agencies",
      "Recommendations about this area: R1, 2024/25 R2.",
    ],
    [
      "in whole sentences what came of a challenge that is closed",
      "Challenge, escalation and requests",
      "| 5 August 2025, 12 days late. Closed 19 March 2026. |",
    ],
    [
      "where evidence is thin",
      "Where the evidence comes from, and where it is thin",
      "- Leadership: no evidence: Review of outcomes; single: Annual reporting.",
    ],
    [
      "what a part is, where a table first names one",
      "Engagement of relevant agencies",
      "Informed partnership asks 2 things, and each is counted as a part of it. Part 1: The wider safeguarding",
    ],
    [
      "what is recommended about no area",
      "The year at a glance",
      "Open recommendations about no single area: Publish a health rota for strategy discussions [R3].",
    ],
    [
      "the same beside what is outside the framework",
      "Outside the framework",
      "Recommendations about no single area: R3, R4.",
    ],
    [
      "how each was told back",
      "Voice of children and families",
      "| Meeting with the youth panel, June | 26 June 2025 | 6 August 2025 | In person, at the panel's next meeting. | 10 |",
    ],
    [
      "who was not told back",
      "Voice of children and families",
      "| Focus group with the youth panel | 6 August 2025 | **Not yet**, due 30 September 2025, overdue | – | 13 |",
    ],
  ])("says %s", (_, heading, text) => {
    expect(under(markdown, heading).replaceAll("\\", "")).toContain(text);
  });

  it("says of a draft, before all else, how much of it a person has confirmed", () => {
    const signature = /To be signed: .*/.exec(markdown)?.[0] ?? "";
    expect(signature).toContain("This is not the final statement. Confirmed by the Independent Scrutineer");
    expect(signature).toMatch(
      /: \d+ of \d+ notes and \d+ of \d+ register entries\. Not yet confirmed: \d+\./,
    );
    expect(markdown.indexOf(signature)).toBeLessThan(markdown.indexOf("## How to read"));
  });

  it("says why the rows of the areas do not add up to what the year holds", () => {
    expect(markdown).toContain(
      "17 findings outside the framework are in no row. A note with findings on several areas counts in each.",
    );
  });

  it("sets beside what is complete by the owner's word, and so not overdue, what was found", () => {
    expect(markdown).toContain(
      "Of those open, 2 are complete by the owner's word, and so count as not overdue. " +
        "What I found when I tested: 1 done, not embedded; 1 not done.",
    );
  });

  it("keeps what is done and not embedded apart from what is not done", () => {
    const [, notDone = "", notEmbedded = ""] = under(markdown, "Recommendations of this year").split(
      /Accepted and not done:|Accepted, done and not embedded in practice:/,
    );
    expect(notDone).toContain("- R3, Publish");
    expect(notDone).not.toContain("R2");
    expect(notEmbedded).toContain("- R2, Answer the young people");
  });

  it("prints the year of each day that it prints itself, as its year is two calendar years", () => {
    const months = "January|February|March|April|May|June|July|August|September|October|November|December";
    const body = markdown.slice(0, markdown.indexOf("## Evidence index"));
    // what a person wrote may leave the year out: words, titles, reasons and outcomes
    const cells = body
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .flatMap((line) => line.split("|"))
      .filter((cell) =>
        new RegExp(`(?:^|Accepted, |Closed |Received |due |moved to )\\d+ (?:${months})`).test(cell.trim()),
      );
    expect(cells.length).toBeGreaterThan(30);
    const bare = cells.filter((cell) => new RegExp(`^ ?\\d+ (?:${months})(?! 20\\d\\d| to )`).test(cell));
    expect(bare).toEqual([]);
    expect(body).toContain("Closed 19 March 2026");
  });

  it("has no word of a quarter where a year is meant", () => {
    const own = markdown.replace(/^[-|>].*$/gm, "");
    expect(own).not.toMatch(/this quarter|the quarter\b/i);
  });

  it("holds the framework word for word at its end", () => {
    const text = under(markdown, "The framework's own words");
    const framework = readFileSync(join(FERNSHIRE, "programme/framework.yaml"), "utf8");
    const [, first] = /text: "?([^"\n]{40,})/.exec(framework) ?? [];
    expect(first).toBeDefined();
    expect(text.replace(/\\/g, "")).toContain(first?.slice(0, 60));
  });
});

describe("the public edition of the example's statement", () => {
  let markdown: string;
  beforeAll(async () => {
    markdown = renderMarkdown((await composedReport(FERNSHIRE, "2025/26", "public")).document);
  });

  it("counts findings marked above it, and more only where one is printed before them", () => {
    const training = under(markdown, "Multi agency safeguarding training and workforce development");
    expect(training).toContain("Also recorded:\n\n- 2 findings, marked above this edition and not printed.");
    const data = under(markdown, "Quality assurance and information sharing");
    expect(data).toMatch(/- Worried about: .*\n- 8 more, marked above this edition and not printed\./);
  });
});

describe("the statement where nothing is there", () => {
  it("of WSCP's own root says that it is not written, and that this is no judgement", async () => {
    const markdown = renderMarkdown((await composedReport(ROOT, "2025/26")).document);
    expect(under(markdown, "Opinion")).toContain("No opinion is given. That is not a judgement");
    expect(under(markdown, "Opinion")).toContain("Not signed.");
    expect(markdown).not.toContain("undefined");
  });

  it("is short: nothing is said of each area, each duty or each quarter, and each criterion is still named", async () => {
    const markdown = renderMarkdown((await composedReport(ROOT, "2024/25")).document);
    expect(markdown.match(/^## /gm)?.length).toBeLessThan(30);
    expect(markdown.match(/No diary is held/g)?.length).toBe(2);
    expect(under(markdown, "What this opinion rests on")).toContain(
      "- No evidence note counts for this year.",
    );
    expect(markdown).not.toMatch(/\b0 (?:evidence )?notes?\b|Evidence on 0 of/);
    expect(under(markdown, "What was not looked at")).toContain(
      "- Engagement of relevant agencies: Informed partnership.",
    );
  });
});

describe("the open points of a programme that is not agreed", () => {
  it("are all named in the statement, by what they are about", async () => {
    const markdown = renderMarkdown((await composedReport(ROOT, "2024/25")).document);
    const points = (await load(ROOT)).years.get(2024)?.programme?.value["open-points"] ?? [];
    expect(points.length).toBeGreaterThan(40);
    const said = under(markdown, "Open points of the work programme").replaceAll("\\", "");
    for (const { text } of points) expect(said).toContain(text.replace(/\.$/, ""));
    expect(said).toContain("Information asked for, 6:");
  });

  it("are in a quarter those that bear on it, and the others counted by what they are about", async () => {
    const markdown = renderMarkdown((await composedReport(ROOT, "2024/25-Q4")).document);
    const said = under(markdown, "Open points of the work programme");
    expect(said).toContain("leave 51 points to be agreed. None is a criticism.");
    expect(said).toContain("4. Whose chief executive the WSCP Chief Executive is.");
    expect(said).not.toContain("By what it is judged how effectively EDI is embedded.");
    const counts = [
      ...said.slice(said.indexOf("The other 47,") + 13).matchAll(/(?<=[a-z] )(\d+)(?=[;.])/g),
    ].map((one) => Number(one[1]));
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(47);
  });
});
