import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/render/markdown.ts";
import { EXPECTED, WORKED_EXAMPLE } from "../support/fixture.ts";
import { composedReport } from "../support/report.ts";

/** Lines of a page without its layout: rulers of tables, emphasis of the version, runs of white space. */
function linesOf(markdown: string): readonly string[] {
  return markdown
    .replace(/version (?:[0-9a-f]{12}|\[12 hex digits\])/, "version DIGEST")
    .split("\n")
    .filter((line) => !/^\|(?:\s*:?-+:?\s*\|)+$/.test(line) && line.trim() !== "")
    .map((line) => line.replace(/\s+/g, " ").trim());
}

let markdown: string;

beforeAll(async () => {
  const made = await composedReport(WORKED_EXAMPLE, "2025/26-Q2");
  expect(made.problems).toEqual([]);
  markdown = renderMarkdown(made.document);
});

describe("the report of quarter 2 of the worked example", () => {
  it("has the sections, sentences, tables and numbers worked out by hand, in their order", () => {
    const expected = readFileSync(join(EXPECTED, "quarterly-report-q2.md"), "utf8");
    expect(linesOf(markdown)).toEqual(linesOf(expected));
  });

  it("says no sentence of a note twice in its body", () => {
    const body = markdown.slice(0, markdown.indexOf("# Appendix"));
    const sentences = body
      .replace(/\|/g, "\n")
      .split(/(?<=[.!?])\s+|\n/)
      .map((one) => one.trim())
      .filter((one) => one.split(" ").length > 6);
    expect(sentences.length).toBeGreaterThan(30);
    expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([]);
  });
});
