import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/assurance/trace/graph.ts";
import { trace, traceGraph } from "../../src/assurance/trace.ts";
import type { MadeReport } from "../../src/model/made-report.ts";
import type { TraceAnswer, TraceKind, TraceLink } from "../../src/model/trace-answer.ts";
import { EVERYTHING } from "../support/everything.ts";
import { type FileContent, knowledgeBase, laidOver } from "../support/knowledge-base.ts";

const NOTE = "2025-07-10-executive-meeting-of-july-aaaa";
const VISIT = "2025-07-24-visit-to-a-school-bbbb";
const OLD = "2025-07-23-visit-to-a-schol-cccc";
const REPORT: MadeReport = {
  path: "reports/2025-26/q2/manifest.json",
  report: {
    document: "quarterly-report",
    period: "2025/26-Q2",
    asAt: "2025-10-16" as MadeReport["report"]["asAt"],
    stage: "draft",
    edition: "executive",
  },
  records: [{ path: "programme/2025-26/q2.md" }, { path: "evidence/2025-26" }],
};

function traced(
  kind: TraceKind,
  id: string,
  over: Iterable<readonly [string, FileContent]> = [],
  depth?: number,
): TraceAnswer {
  const graph = traceGraph(knowledgeBase(laidOver(EVERYTHING, over)), [REPORT]);
  expect(graph.nodes.has(keyOf(kind, id)), `${kind} ${id}`).toBe(true);
  return trace(graph, [keyOf(kind, id)], depth);
}

/** A tree as lines: two spaces a step, the kind, the number or id. */
function lines(links: readonly TraceLink[]): readonly string[] {
  return links.map(({ depth, kind, label, id }) => `${"  ".repeat(depth - 1)}${kind} ${label ?? id}`);
}

describe("trace", () => {
  it("follows a note up to the criterion, the words, the report, the recommendation and the difference", () => {
    expect(lines(traced("note", NOTE).supports)).toEqual([
      "function function.voice",
      "duty duty.networks",
      `finding ${NOTE}#1`,
      "  criterion leadership.representation",
      "  paragraph 2025/26-Q2:16",
      "  priority neglect",
      `finding ${NOTE}#2`,
      "  criterion leadership.outcomes",
      `told-back ${NOTE}#1`,
      "decision 2025/26 D1",
      "  own-words 2025/26-Q2",
      "    report reports/2025-26/q2/manifest.json",
      "recommendation 2025/26 R1",
      "  response 2025/26 R1",
      "  test 2025/26 R1",
      "  difference 2025/26 R1",
      "challenge 2025/26 C1",
      `  note ${VISIT}`,
      `    finding ${VISIT}#1`,
      "    escalation 2025/26 E1",
      "      difference 2025/26 E1",
      "  response 2025/26 C1",
      "  difference 2025/26 C1",
      "learning-review RR-2025-1",
    ]);
  });

  it("follows a recommendation down to its notes, their sources and the lines of the diary", () => {
    expect(lines(traced("recommendation", "2025-07-25-agree-an-outcome-rrr1").restsOn)).toEqual([
      "criterion leadership.outcomes",
      `note ${NOTE}`,
      `  source ${NOTE}#1`,
      "  diary-line executive-meeting@2025-07-10",
      "    activity executive-meeting",
      `note ${VISIT}`,
      `  note ${OLD}`,
      "challenge 2025/26 C1",
      "agency council",
      "group executive",
    ]);
  });

  it("gives of a criterion what was found, and what was said and asked of it", () => {
    const { restsOn, supports } = traced("criterion", "leadership.outcomes");
    expect(lines(restsOn).filter((line) => !line.startsWith(" "))).toEqual([
      "criterion leadership.representation",
      `finding ${NOTE}#2`,
      `finding ${OLD}#1`,
      `finding ${VISIT}#1`,
    ]);
    expect(lines(supports).filter((line) => !line.startsWith(" "))).toEqual([
      "area leadership",
      "judgement 2025/26-statement#leadership.outcomes",
      "recommendation 2025/26 R1",
      "challenge 2025/26 C1",
    ]);
  });

  it("gives of a function what was done about it, by the notes of the activities that serve it", () => {
    const { restsOn } = traced("function", "function.voice");
    expect(lines(restsOn).slice(0, 4)).toEqual([
      `note ${NOTE}`,
      `  source ${NOTE}#1`,
      "  diary-line executive-meeting@2025-07-10",
      "activity executive-meeting",
    ]);
  });

  it("counts the criteria of an area as the area itself", () => {
    const kinds = traced("area", "leadership").restsOn.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "criterion").length).toBe(2);
    expect(kinds.filter((kind) => kind === "finding").length).toBe(4);
  });

  it("tells of a decision what it rests on and in which words it stands", () => {
    const { restsOn, supports } = traced("decision", "2025/26-D1");
    expect(lines(restsOn).slice(0, 1)).toEqual([`note ${NOTE}`]);
    expect(lines(restsOn)).toContain("challenge 2025/26 C1");
    expect(lines(supports)).toEqual(["own-words 2025/26-Q2", "  report reports/2025-26/q2/manifest.json"]);
  });

  it("shows whom a thing has to do with beside it alone: no agency leads from one record to all others", () => {
    const { restsOn, supports } = traced("paragraph", "2025/26-Q2:16");
    expect(restsOn.some(({ kind }) => kind === "agency" || kind === "group")).toBe(false);
    expect(supports.every(({ kind }) => kind === "own-words" || kind === "report")).toBe(true);
  });

  it("lists each thing once and never the subject, also where notes supersede each other in a circle", () => {
    const circle = [
      [
        `evidence/2025-26/${OLD}.md`,
        `---\ntitle: Visit to a schol\ndate: 2025-07-23\nactivity: visits\nstatus: ready\nfindings:\n  - {about: leadership.outcomes, says: working-well, finding: Known., from: practitioners}\nsupersedes: [${VISIT}]\n---\n`,
      ],
    ] as const;
    const { restsOn, supports } = traced("note", VISIT, circle);
    for (const links of [restsOn, supports]) {
      const keys = links.map(({ kind, id }) => `${kind} ${id}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain(`note ${VISIT}`);
    }
    expect(lines(restsOn)).toContain(`note ${OLD}`);
    expect(lines(supports)).toContain(`note ${OLD}`);
  });

  it("stops after the steps asked for", () => {
    const { restsOn, supports } = traced("note", NOTE, [], 1);
    expect([...restsOn, ...supports].every(({ depth }) => depth === 1)).toBe(true);
    expect(supports.length).toBeGreaterThan(3);
  });

  it("follows nothing that a withdrawn note says", () => {
    const graph = traceGraph(knowledgeBase(EVERYTHING), []);
    const all = [...graph.nodes.values()];
    expect(JSON.stringify(all.map(({ title }) => title))).not.toContain("zebra");
    expect(all.find(({ title }) => title === "A note taken back")?.state).toBe("withdrawn");
    expect(all.find(({ id, kind }) => id === OLD && kind === "note")?.state).toBe("superseded");
  });

  it("is the same whatever the order of files", () => {
    const reversed = new Map([...EVERYTHING].reverse());
    const graph = traceGraph(knowledgeBase(reversed), [REPORT]);
    expect(trace(graph, [keyOf("note", NOTE)])).toEqual(traced("note", NOTE));
  });
});
