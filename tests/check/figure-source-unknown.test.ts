import { describe, expect, it } from "vitest";
import { figureSourceUnknown } from "../../src/check/rules/figure-source-unknown.ts";
import { runRules } from "../../src/check/run.ts";
import { toDay } from "../../src/model/day.ts";
import { knowledgeBase, laidOver, TINY, TINY_TODAY } from "../support/knowledge-base.ts";

const PATH = "evidence/2025-26/2025-07-22-visit-to-a-school-bbbb.md";

function problems(titles: readonly string[], source: string) {
  const text = `---
title: Visit to a school
date: 2025-07-22
activity: visits
methods: [interview]
status: ready
findings:
  - {about: learning.cascade, says: working-well, finding: The briefing is known., from: practitioners}
sources:${titles.map((title) => `\n  - {title: ${title}, kind: return}`).join("")}
figures:
  - {measure: Plans, value: 30, unit: plans, period: 2025/26-Q1, source: ${source}}
---
Seen on a visit.
`;
  const base = knowledgeBase(laidOver(TINY, [[PATH, text]]));
  return runRules(base, [figureSourceUnknown], toDay(TINY_TODAY));
}

describe("a figure from a source that is not named", () => {
  it("is led to the title that is nearly the same, which is shown by its place and not quoted", () => {
    const [problem] = problems(["Minutes", "Return of Zebedee June"], "Return for Zebedee June");
    expect(problem?.hint).toBe("The title of source 2 is nearly the same: write both alike.");
    expect(problem?.related).toMatchObject([{ place: { path: PATH, line: 11 } }]);
  });

  it("names no title where none is near", () => {
    const [problem] = problems(["Zebedee Quillfeather's file"], "The return");
    expect(problem?.hint).toBe("Write it as one of the titles under sources, or add it there.");
    expect(problem?.related).toEqual([]);
  });

  it("has the title of a source letter by letter", () => {
    expect(problems([" Minutes"], "Minutes")).toEqual([]);
    expect(problems(["Minutes"], "minutes")).toHaveLength(1);
  });
});
