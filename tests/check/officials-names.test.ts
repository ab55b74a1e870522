import { expect, it } from "vitest";
import { isPrivacyRule } from "../../src/model/privacy/waivable.ts";
import { knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

/** Names of many origins, as officials bear them. */
const NAMES = [
  "A. Marlow",
  "Siân Okonkwo-Reid",
  "Li Na",
  "Mohammed Al-Hassan",
  "Grace O’Brien",
  "D’Arcy Summers",
];

/** Records in which officials are named wherever the model has a place for a name. */
function officials(name: string) {
  return new Map([
    ["scrutiny.yaml", `${text("scrutiny.yaml")}scrutineer: {name: ${name}, title: Independent Scrutineer}\n`],
    [
      "registers/recommendations/2025-07-24-name-the-outcomes-rrr1.md",
      `---\ntitle: Name the outcomes\nnumber: R1\ndate: 2025-07-24\nabout: [leadership.outcomes]\nowners: [council]\npriority: 2\ndue: 2025-11-28\nresponses:\n  - {from: council, decision: accepted, by: ${name}, on: 2025-08-01}\nupdates:\n  - {on: 2025-09-01, by: ${name}, text: Begun.}\nreviews:\n  - {by: ${name}, role: scrutineer, on: 2025-09-02}\n---\nName them.\n`,
    ],
    [
      "programme/2025-26/statement.md",
      `---\nyear: 2025/26\nsigned: {by: ${name}, role: independent-scrutineer, on: 2025-10-12}\n---\n## Opinion\n\nText.\n`,
    ],
  ]);
}

function text(path: string): string {
  const content = TINY.get(path);
  if (typeof content !== "string") throw new Error(`no text at ${path}`);
  return content;
}

it.each(NAMES)("%s in by, owners, signed, agreed and scrutineer is an official's", (name) => {
  const { problems } = knowledgeBase(laidOver(TINY, officials(name)));
  expect(problems.filter((one) => isPrivacyRule(one.rule))).toEqual([]);
});

it.each(NAMES)("%s in a child's context is none", (name) => {
  const note = `---\ntitle: A visit\ndate: 2025-08-20\nactivity: visits\nstatus: draft\n---\nI met a boy called ${name.replace(/^[^ ]+\. /, "")}.\n`;
  const files = laidOver(TINY, [["evidence/2025-26/2025-08-20-a-visit-rea1.md", note]]);
  const found = knowledgeBase(files).problems.map((one) => one.rule);
  expect(found).toContain("childs-name");
});
