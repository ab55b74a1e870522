import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { isPrivacyRule } from "../../model/privacy/waivable.ts";
import { filesOf, type Source } from "../../model/source.ts";
import { decode } from "../../parse/decode.ts";
import { linesOf } from "../../render/problem-lines.ts";
import { lineMask } from "./private-ranges.ts";

/** Rules of fields and values: where they alone are broken the file's text was read, and its lines are what they seem. */
const RULES_OF_SHAPE: ReadonlySet<string> = new Set([
  "bad-date",
  "malformed-value",
  "missing-field",
  "out-of-range",
  "unknown-field",
  "unknown-value",
  "wrong-type",
]);

/**
 * Lines to show beside problems: of every record, and of files that were left out for the shape of their fields, which
 * are read again. No line of any other file is shown, as nobody knows what it holds. What privacy rules found is masked.
 */
export async function shownLines(
  base: KnowledgeBase,
  source: Source,
): Promise<(path: string, line: number) => string | undefined> {
  const texts = new Map<string, string>();
  for await (const file of filesOf(source.read(leftOutForShape(base)))) {
    const text = "bytes" in file ? decode(file.path, file.bytes).value : undefined;
    if (text !== undefined) texts.set(file.path, text);
  }
  const [lines, masked] = [linesOf(base, texts), lineMask(base.problems)];
  return (path, line) => {
    const text = lines(path, line);
    return text === undefined ? undefined : masked(path, line, text);
  };
}

function leftOutForShape({ files, problems }: KnowledgeBase): readonly string[] {
  const unknown = new Set(
    problems
      .filter(
        ({ severity, rule }) => severity === "error" && !RULES_OF_SHAPE.has(rule) && !isPrivacyRule(rule),
      )
      .map((one) => one.place.path),
  );
  return files.leftOut
    .filter((file) => file.rule !== undefined && !unknown.has(file.path))
    .map((file) => file.path);
}
