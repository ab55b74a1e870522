import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { EXPECTED, FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
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
    ["who declares what", "Role, independence and interests", "Interests declared: None declared."],
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

describe("the statement where nothing is there", () => {
  it("of WSCP's own root says that it is not written, and that this is no judgement", async () => {
    const markdown = renderMarkdown((await composedReport(ROOT, "2025/26")).document);
    expect(under(markdown, "Opinion")).toContain("No opinion is given. That is not a judgement");
    expect(under(markdown, "Opinion")).toContain("Not signed.");
    expect(markdown).not.toContain("undefined");
  });
});
