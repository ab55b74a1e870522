import { EVERY_RULE } from "../../src/check/every-rule.ts";
import { RULES } from "../../src/check/rules/index.ts";
import { checkAll } from "../../src/check/run.ts";
import { toDay } from "../../src/model/day.ts";
import type { Problem } from "../../src/model/problem.ts";
import { linesOf } from "../../src/render/problem-lines.ts";
import type { CheckReport, ProblemContext } from "../../src/render/problems.ts";
import { type Files, knowledgeBase, sha256, TINY, TINY_TODAY } from "./knowledge-base.ts";

const plain = (text: string) => text;

/** What formats are told beside the report, without colour. */
export function contextWith(more: Partial<ProblemContext> = {}): ProblemContext {
  return {
    version: "1.2.3",
    rules: EVERY_RULE,
    isStrict: false,
    isReported: () => true,
    prefix: async () => "",
    sha256,
    paint: { red: plain, yellow: plain, blue: plain, green: plain, dim: plain, bold: plain, command: plain },
    columns: 80,
    shown: plain,
    lines: async () => () => undefined,
    ...more,
  };
}

/** What check says of files in memory, compared with others where those are given. */
export function checked(
  files: Files,
  before?: Files,
): { readonly report: CheckReport; readonly context: ProblemContext } {
  const base = knowledgeBase(files);
  const { problems, waived } = checkAll(base, RULES, toDay(TINY_TODAY), {
    before: before && knowledgeBase(before),
  });
  const report: CheckReport = {
    root: "/kb",
    at: undefined,
    files: base.files,
    problems,
    waived: waived.length,
    since: undefined,
  };
  return { report, context: contextWith({ lines: async () => linesOf(base) }) };
}

/** A report of problems that a test makes up, over the files of the tiny knowledge base. */
export function reportOf(problems: readonly Problem[]): CheckReport {
  return { ...checked(TINY).report, problems };
}

/** A problem that a test makes up. */
export function problem(more: Partial<Problem> = {}): Problem {
  return {
    rule: "unknown-agency",
    severity: "error",
    message: "There is no agency here.",
    place: { path: "evidence/a.md", line: 2, column: 3, endLine: 2, endColumn: 7 },
    related: [],
    ...more,
  };
}

/** Names that a file may have and that formats must not trip over. */
export const HOSTILE_NAMES: readonly string[] = [
  "two words.md",
  "50%.md",
  "50%20off.md",
  "a#b?c&d.md",
  "a:b,c;d.md",
  "Übersicht 日本語 👍.md",
  "quote\"and'apostrophe<tag>.md",
  "\n::error::owned.md",
  "::error::owned.md",
  "##[error]owned ##vso[task.complete].md",
  "bell\u0007escape\u001b[31mred.md",
  "\u202eturned\u200b.md",
  "lone\ud800half.md",
  "back\\slash.md",
  "call 999 123 4519 again.md",
];
