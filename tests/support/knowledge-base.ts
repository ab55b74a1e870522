import { createHash } from "node:crypto";
import { nodeWorld } from "../../src/edge/node-world.ts";
import type { FoundSeal, KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { readSeal } from "../../src/model/seal.ts";
import { type FoundFile, parseKnowledgeBase, readPolicy } from "../../src/parse/knowledge-base.ts";
import { roleOf } from "../../src/parse/path-role.ts";

/** What stands at a path: text or bytes, or why it cannot be read. */
export type FileContent =
  | string
  | Uint8Array
  | { readonly failure: { readonly rule: string; readonly message: string } };

/** Paths relative to the root, and what stands there. */
export type Files = ReadonlyMap<string, FileContent>;

/** A knowledge base of files in memory, read as the loader reads one of a disk. Throws where scrutiny.yaml cannot be read. */
export function knowledgeBase(files: Files): KnowledgeBase {
  const isReport = (path: string) => path.startsWith("reports/");
  const found = [...files]
    .filter(([path]) => !isReport(path))
    .map(([path, content]) => foundFile(path, content));
  const policyFile = found.find((file) => file.path === "scrutiny.yaml");
  if (!policyFile || !("bytes" in policyFile)) throw new Error("there is no scrutiny.yaml");
  const policy = readPolicy(policyFile);
  if (!policy.value) throw new Error(`scrutiny.yaml: ${policy.problems.map((one) => one.message).join(" ")}`);
  return parseKnowledgeBase(policy.value, found, { sha256, scrypt }, sealsAmong(files));
}

/** The seals below `reports/`, as the loader finds them. */
function sealsAmong(files: Files): readonly FoundSeal[] {
  const bytesOf = (path: string) => {
    const content = files.get(path);
    return typeof content === "string" || content instanceof Uint8Array ? content : undefined;
  };
  const seals = [...files.keys()].filter((path) => /^reports\/(?:.*\/)?seal[^/]*\.json$/.test(path));
  return seals.sort().map((path) => {
    const read = readSeal(Buffer.from(bytesOf(path) ?? "").toString("utf8"), sha256);
    const outputs = "seal" in read ? read.seal.outputs : [];
    const beside = (name: string) => bytesOf(`${path.slice(0, path.lastIndexOf("/"))}/${name}`);
    const digestOf = (bytes: string | Uint8Array | undefined) => bytes && sha256(bytes);
    return { path, read, outputs: new Map(outputs.map((one) => [one.path, digestOf(beside(one.path))])) };
  });
}

/** The files with others laid over them; `undefined` takes one away. */
export function laidOver(files: Files, over: Iterable<readonly [string, FileContent | undefined]>): Files {
  const all = new Map(files);
  for (const [path, content] of over) {
    if (content === undefined) all.delete(path);
    else all.set(path, content);
  }
  return all;
}

/** scrypt as the program has it. */
const { scrypt } = nodeWorld();

/** SHA-256 in lower-case hex. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

function foundFile(path: string, content: FileContent): FoundFile {
  if (typeof content !== "string" && "failure" in content) return { path, failure: content.failure };
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if (roleOf(path).is !== "attachment") return { path, bytes };
  return { path, attached: { size: bytes.length, sha256: sha256(bytes) } };
}

/** Today in the cases of the rules. */
export const TINY_TODAY = "2025-10-20";

/** A knowledge base without a problem, small enough to know by heart: the cases of the rules are laid over it. */
export const TINY: Files = new Map([
  [
    "scrutiny.yaml",
    `version: 1
notice: Invented for the tests of the rules.
partnership: {name: Tinyshire Safeguarding Children Partnership, short: TSCP, area: Tinyshire}
year: {starts: 04-01}
assurance:
  use: narrative
  warnings: {methods: 0, sources: 0, months: 120, line-1-only: false, reported-only: false, no-voice: false}
agencies:
  - {id: council, name: Tinyshire Council, is: safeguarding-partner}
  - {id: police, name: Tinyshire Police, is: safeguarding-partner}
groups:
  - {id: executive, title: Executive Group, is: executive, members: [council, police]}
roles:
  - {id: independent-scrutineer, title: Independent Scrutineer}
  - {id: business-manager, title: Business Manager}
`,
  ],
  [
    "programme/framework.yaml",
    `id: tiny-2025
title: Tinyshire scrutiny framework
areas:
  - id: leadership
    title: Leadership
    criteria:
      - {id: leadership.representation, title: Representation, text: Partners come to the meetings.}
      - {id: leadership.outcomes, title: Outcomes, text: Partners agree outcomes for children.}
  - id: learning
    title: Learning from reviews
    criteria:
      - {id: learning.cascade, title: Learning cascaded, text: Learning reaches practitioners.}
functions:
  - {id: function.voice, text: Children and families are heard.}
duties:
  - {id: duty.networks, text: The Scrutineer takes part in networks.}
`,
  ],
  [
    "programme/2025-26/programme.yaml",
    `year: 2025/26
framework: tiny-2025
agreed:
  - {on: 2025-04-10, by: executive}
  - {on: 2025-04-10, by: business-manager}
rows:
  - {id: meetings, title: Meetings}
activities:
  - {id: executive-meeting, row: meetings, title: Executive meeting, kind: meeting}
  - {id: visits, row: meetings, title: Visits, kind: visit}
information:
  - {id: papers, title: Papers of meetings, from: [business-manager]}
`,
  ],
  [
    "programme/2025-26/diary.yaml",
    `entries:
  - {on: 2025-07-10, activity: executive-meeting, outcome: done, note: 2025-07-10-executive-meeting-of-july-aaaa}
`,
  ],
  [
    "evidence/2025-26/2025-07-10-executive-meeting-of-july-aaaa.md",
    `---
title: Executive meeting of July
date: 2025-07-10
activity: executive-meeting
methods: [meeting-observation]
present: [council, police]
status: ready
findings:
  - {about: leadership.representation, says: working-well, finding: Both partners came., from: seen, agencies: [council, police]}
  - {about: leadership.outcomes, says: worried-about, finding: No outcome was agreed., from: seen, agencies: [council, police]}
---
Both partners came and agreed nothing.
`,
  ],
]);
