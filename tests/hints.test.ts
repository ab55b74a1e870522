import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { COMMANDS } from "../src/commands/index.ts";
import { ROOT } from "./support/fixture.ts";

it("every command that a message tells the user to type is there", () => {
  const known = new Set(COMMANDS.map((one) => one.name));
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [path];
    });
  const found = [...files(join(ROOT, "src")), ...files(join(ROOT, "templates"))]
    .filter((path) => /\.(?:ts|md)$/.test(path))
    .flatMap((path) =>
      [
        ...readFileSync(path, "utf8").matchAll(
          /(?:\$|Next:|Type:|with|run|then|`)\s*scrutiny ([a-z][a-z-]+)/g,
        ),
      ].map((match) => match[1] ?? ""),
    );
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter((name) => !known.has(name))).toEqual([]);
});
