import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startNode } from "../support/child.ts";
import { copyOf, run } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";

const ENTRY = "registers/requests/2025-07-03-complaints-and-compliments-analysis-2024-f8tm.md";
const TODAY = "2025-11-20";

/** The program as it is built, in a process of its own. */
async function scrutiny(root: string, args: readonly string[]): Promise<number | null> {
  if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
  const child = startNode(join(ROOT, "bin/scrutiny.js"), ["-C", root, ...args], { SCRUTINY_TODAY: TODAY });
  child.process.stdin.end();
  return (await child.ended).exitCode;
}

describe("eight processes at once", () => {
  it("append to one entry, and nothing is lost", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    const before = readFileSync(join(root, ENTRY), "utf8");
    const texts = Array.from({ length: 8 }, (_, person) => `Person ${person + 1} was told.`);
    const codes = await Promise.all(
      texts.map((text, person) =>
        scrutiny(root, ["update", "f8tm", "--by", `Person ${person + 1}`, "--text", text]),
      ),
    );
    expect(codes).toEqual(texts.map(() => 0));
    const after = readFileSync(join(root, ENTRY), "utf8");
    for (const text of texts) expect(after.split(text)).toHaveLength(2);
    expect(after.split("\n").filter((line) => !line.includes("Person "))).toEqual(before.split("\n"));
    expect(readdirSync(join(root, "registers/requests")).filter((name) => !name.endsWith(".md"))).toEqual([]);
    const check = await run(root, ["check"], { env: { SCRUTINY_TODAY: TODAY } });
    expect(check.code).toBe(0);
  }, 120_000);
});
