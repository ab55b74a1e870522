import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { layOver, run, temporaryFolder } from "./copy.ts";
import { TINY } from "./knowledge-base.ts";
import { commitAll, git } from "./repository.ts";

/** Where the tiny knowledge base's report of a quarter goes. */
export const Q2 = "reports/2025-26/q2";
export const NOTE = "evidence/2025-26/2025-07-10-executive-meeting-of-july-aaaa.md";
export const WORDS = "programme/2025-26/q2.md";
/** A note of the next quarter. */
export const LATER = `---
title: Executive meeting of October
date: 2025-10-08
activity: unplanned
methods: [meeting-observation]
status: ready
findings:
  - {about: leadership.representation, says: working-well, finding: Both partners came again., from: seen, agencies: [council]}
---
Both came.
`;
/** Today in it, after the second quarter. */
export const ENV = { SCRUTINY_TODAY: "2025-10-20" };

const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TINY as ReadonlyMap<string, string>),
  "scrutiny.yaml": `# The policies of Tinyshire.\n${TINY.get("scrutiny.yaml")}privacy: {salt: "${"0f".repeat(16)}"}\n`,
  [WORDS]: `---
quarter: Q2
to: executive
meeting: 2025-10-30
cut-off: 2025-09-30
---
## Headline

Partners meet, and agree little.

## Leadership

Both partners came [@2025-07-10-executive-meeting-of-july-aaaa, 1]. No outcome was agreed [@2025-07-10-executive-meeting-of-july-aaaa, 2].
`,
  "programme/2025-26/accuracy.yaml":
    "rounds:\n  - {report: q2, sent: 2025-10-05, to: [council], due: 2025-10-12, closed: 2025-10-13, comments: []}\n",
  "templates/quarterly-report.md": `# Report of {{quarter}}

::header

## Headline

::headline

::areas

::corrections

::changes-since-issue

## Evidence index

::evidence-index
`,
  ".gitattributes": "* -text\n",
};

/** A tiny knowledge base in a repository of its own, all confirmed and committed: its second quarter can be made final. */
export async function readyToSeal(
  files: Readonly<Record<string, string>> = {},
  root = temporaryFolder(),
): Promise<string> {
  layOver(root, { ...FILES, ...files });
  git(root, ["init", "--quiet"]);
  commitAll(root);
  await confirmAndCommit(root);
  return root;
}

/** Stamps the second quarter as the scrutineer and commits. */
export async function confirmAndCommit(root: string): Promise<void> {
  const ran = await run(
    root,
    ["review", "--quarter", "Q2", "--year", "2025/26", "--by", "A. Marlow", "--role", "scrutineer", "--yes"],
    { env: ENV },
  );
  expect(ran.code, ran.err).toBe(0);
  commitAll(root);
}

/** Makes the second quarter's report final. */
export function final(
  root: string,
  more: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = ENV,
) {
  return run(
    root,
    [...["report", "--quarter", "Q2", "--year", "2025/26", "--stage", "final", "--format", "md"], ...more],
    { env },
  );
}

/** The same with its report sealed and committed. */
export async function sealedBase(
  files: Readonly<Record<string, string>> = {},
  root = temporaryFolder(),
): Promise<string> {
  await readyToSeal(files, root);
  const ran = await final(root);
  expect(ran.code, ran.err).toBe(0);
  commitAll(root);
  return root;
}

/** A copy of a folder with its repository. */
export function wholeCopy(root: string): string {
  const copy = temporaryFolder();
  cpSync(root, copy, { recursive: true });
  return copy;
}

/** Puts other text into a file of a knowledge base. */
export function rewrite(root: string, path: string, text: string | Uint8Array): void {
  writeFileSync(join(root, path), text);
}
