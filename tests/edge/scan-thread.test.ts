import { describe, expect, it } from "vitest";
import { batchOf, scanAnswers } from "../../src/edge/scan-thread.ts";
import { scrypt } from "../../src/edge/scrypt.ts";
import type { Policy } from "../../src/model/policy.ts";
import { knowledgeBase, TINY } from "../support/knowledge-base.ts";

const PATH = "evidence/2025-26/2025-07-22-visit-to-a-school-bbbb.md";
const own: Policy = knowledgeBase(TINY).policy.value;
/** As the partnership has it at another commit: with a form of its case references. */
const none = { "office-holders": [], places: [], "not-scanned": [], waivers: [] };
const other: Policy = { ...own, privacy: { ...none, "case-patterns": ["FSH-\\d{5}"] } };

describe("a thread that is asked to look for what identifies a person", () => {
  const batch = () => batchOf([{ path: PATH, bytes: new TextEncoder().encode("It is FSH-12345.\n") }]);
  const rules = (answer: ReturnType<typeof scanAnswers>, policy: Policy) =>
    answer({ is: "scan", policy, batch: batch() }).map((one) => one.rule);

  it("looks by the policy of each scan, in whatever order they come", () => {
    const answer = scanAnswers(scrypt);
    const found = [own, other, structuredClone(own), structuredClone(other)].map((one) => rules(answer, one));
    expect(found).toEqual([[], ["case-reference"], [], ["case-reference"]]);
  });
});
