import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "./support/copy.ts";
import { FERNSHIRE, ROOT } from "./support/fixture.ts";

const PAGE = readFileSync(join(ROOT, "docs/method.md"), "utf8");

/** The part of the page about one command's JSON. */
function partOf(command: string): string {
  const after = PAGE.split(`\n## \`${command} --format json\`\n`)[1];
  expect(after, `the part about ${command}`).toBeDefined();
  return (after ?? "").split(/^## /m)[0] ?? "";
}

/** The keys that a part defines: the code of the first cells of its rows, and the words beside them. */
function definitions(part: string): ReadonlyMap<string, string> {
  const rows = part.split("\n").filter((line) => line.startsWith("| `"));
  return new Map(
    rows.flatMap((row) => {
      const [keys = "", says = ""] = row.slice(2, -2).split(" | ");
      return [...keys.matchAll(/`([\w.]+)`/g)].map(([, key]) => [key ?? "", says.trim()] as const);
    }),
  );
}

/** Every key of a document with the keys around it; lists are passed through. */
function keysOf(value: unknown, around = ""): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => keysOf(one, around));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    const path = around === "" ? key : `${around}.${key}`;
    return [path, ...keysOf(inside, path)];
  });
}

async function documentOf(folder: string, argv: readonly string[]): Promise<unknown> {
  const ran = await run(folder, [...argv, "--format", "json"]);
  expect(ran.code, ran.err).toBe(0);
  return JSON.parse(ran.out);
}

describe("docs/method.md", () => {
  it.each(["coverage", "status"])("defines every key of %s, and none that is not there", async (command) => {
    const options = command === "coverage" ? [[], ["--quarter", "Q2"]] : [[]];
    const documents = await Promise.all(
      options.map((more) => documentOf(FERNSHIRE, [command, "--more", "--year", "2025/26", ...more])),
    );
    const keys = new Set(documents.flatMap((one) => keysOf(one)));
    const defined = definitions(partOf(command));
    // status says of its three shared keys that they are those of coverage
    const shared = command === "status" ? ["areas", "information", "counts"] : [];
    const isShared = (key: string) => shared.some((one) => key.startsWith(`${one}.`));
    const own = [...keys].filter((key) => !isShared(key));
    expect(own.filter((key) => !defined.has(key))).toEqual([]);
    expect([...defined.keys()].filter((key) => !keys.has(key))).toEqual([]);
    for (const [key, says] of defined) expect(says.length, key).toBeGreaterThan(0);
  });

  it("has sentences of at most 25 words", () => {
    const prose = PAGE.split("\n").filter((line) => line !== "" && !/^[|#]/.test(line));
    const sentences = prose.flatMap((line) =>
      line
        .replace(/^- /, "")
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/`[^`]*`/g, "code")
        .split(/(?<=[.!?]|[.!?]_)\s+/),
    );
    expect(sentences.length).toBeGreaterThan(40);
    expect(sentences.filter((one) => one.split(/\s+/).length > 25)).toEqual([]);
  });
});
