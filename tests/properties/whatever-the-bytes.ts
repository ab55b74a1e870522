import { expect } from "vitest";
import { READING_RULES } from "../../src/check/reading-rules.ts";
import { RULES } from "../../src/check/rules/index.ts";
import { runRules } from "../../src/check/run.ts";
import { toDay } from "../../src/model/day.ts";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { compareProblems, type Place, type Problem } from "../../src/model/problem.ts";
import { PROBLEM_FORMATS } from "../../src/render/problem-formats.ts";
import { type FileContent, type Files, knowledgeBase, sha256 } from "../support/knowledge-base.ts";

/** A name that no file and no rule of ours holds. Texts under test hold it, and no message may. */
export const SENTINEL = "Zebedee Quillfeather";

const TODAY = toDay("2026-06-15");

/** What must hold of a knowledge base whatever its files hold; `scrutiny.yaml` must be one that can be read. */
export async function holdsWhateverTheBytes(files: Files): Promise<void> {
  const base = knowledgeBase(files);
  const problems = runRules(base, RULES, TODAY);
  losesNoFile(base, files);
  const lines = new Map([...files].map(([path, content]) => [path, linesOf(content)]));
  for (const problem of problems) {
    quotesNothing(problem);
    for (const place of [problem.place, ...problem.related.map((one) => one.place)]) liesInFile(place, lines);
  }
  expect([...problems].sort(compareProblems)).toEqual(problems);
  await inEveryFormat(base, problems, lines);
  const again = knowledgeBase(new Map([...files].reverse()));
  expect(JSON.stringify(runRules(again, RULES, TODAY))).toBe(JSON.stringify(problems));
}

function losesNoFile({ files, problems }: KnowledgeBase, given: Files): void {
  const leftOut = files.leftOut.map((file) => file.path);
  const ended = [...files.read, ...files.attached.map((file) => file.path), ...leftOut].sort();
  expect(ended).toEqual([...given.keys()].sort());
  const told = new Set(problems.map((one) => one.place.path));
  expect(leftOut.filter((path) => !told.has(path))).toEqual([]);
}

function quotesNothing({ message, hint, field, related }: Problem): void {
  const said = [message, hint, field, ...related.map((one) => one.message)].join("\n");
  expect(said).not.toMatch(/Zebedee|Quillfeather/i);
}

function liesInFile(place: Place, files: ReadonlyMap<string, readonly string[]>): void {
  const lines = files.get(place.path) ?? [];
  expect(lines.length, `no such file: ${place.path}`).toBeGreaterThan(0);
  const inside = (line: number, column: number) =>
    line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1;
  const isAfter =
    place.endLine > place.line || (place.endLine === place.line && place.endColumn >= place.column);
  const isRight = inside(place.line, place.column) && inside(place.endLine, place.endColumn) && isAfter;
  if (!isRight) expect.fail(`not a place of its file: ${JSON.stringify(place)}`);
}

/** No format may throw. */
async function inEveryFormat(
  base: KnowledgeBase,
  problems: readonly Problem[],
  lines: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const about = { root: "/somewhere", at: undefined, since: undefined };
  const report = { ...about, files: base.files, problems, waived: 0 };
  const plain = (text: string) => text;
  const context = {
    version: "0.0.0",
    rules: [...RULES, ...READING_RULES],
    isStrict: false,
    isReported: () => true,
    prefix: async () => "",
    sha256,
    paint: { bold: plain, dim: plain, red: plain, yellow: plain, blue: plain, green: plain, command: plain },
    columns: 80,
    shown: plain,
    lines: async () => (path: string, line: number) => lines.get(path)?.[line - 1],
  };
  for (const format of PROBLEM_FORMATS) await (await format.load())(report, context);
}

function linesOf(content: FileContent): readonly string[] {
  if (typeof content === "string") return decoded(new TextEncoder().encode(content));
  return content instanceof Uint8Array ? decoded(content) : [""];
}

function decoded(bytes: Uint8Array): readonly string[] {
  return new TextDecoder().decode(bytes).replaceAll("\r\n", "\n").split("\n");
}
