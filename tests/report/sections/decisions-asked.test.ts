import { toString as textOf } from "mdast-util-to-string";
import { describe, expect, it } from "vitest";
import type { CitationNode } from "../../../src/model/document.ts";
import { FERNSHIRE } from "../../support/fixture.ts";
import { composedReport } from "../../support/report.ts";

async function restsOn(period: string): Promise<readonly CitationNode["labels"][]> {
  const { document } = await composedReport(FERNSHIRE, period);
  return document.tree.children.flatMap((node) => {
    if (node.type !== "table" || node.data?.caption !== "Decisions asked") return [];
    return node.children.slice(1).map((row) => {
      const [cited] = row.children.at(-1)?.children ?? [];
      return cited?.type === "citation" ? cited.labels : [];
    });
  });
}

describe("what a decision rests on", () => {
  it("is the number of the meeting's note, where the words name the meeting in the diary", async () => {
    const [[label] = []] = await restsOn("2025/26-Q1");
    const number = label?.text ?? "";
    expect(label).toEqual({ text: expect.stringMatching(/^\d+$/), target: `evidence-${number}` });
    const { document } = await composedReport(FERNSHIRE, "2025/26-Q1");
    const index = document.tree.children
      .filter((node) => node.type === "table")
      .flatMap((one) => one.children);
    const line = index
      .map((row) => row.children.map((cell) => textOf(cell)))
      .find(([first]) => first === number);
    expect(line?.join(" ")).toMatch(/12 June 2025 Delegated Safeguarding Partners Group/);
  });
});
