import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { COMMANDS } from "../src/commands/index.ts";
import { ROOT } from "./support/fixture.ts";

const COMMAND = /(?:\$|Next:|Type:|with|run|then|`)\s*scrutiny ([a-z][a-z-]+)/g;

/** Paths of the files below a folder of the checkout. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function named(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(COMMAND)].map((match) => match[1] ?? ""),
  );
}

const known = new Set(COMMANDS.map((one) => one.name));
const todo = join(ROOT, "src/assurance/todo");
const others = [...filesBelow(join(ROOT, "src")), ...filesBelow(join(ROOT, "templates"))].filter(
  (path) => /\.(?:ts|md)$/.test(path) && !path.startsWith(todo),
);

it("every command that a message tells the user to type is there", () => {
  const found = named(others);
  expect(found.length).toBeGreaterThan(8);
  expect(found.filter((name) => !known.has(name))).toEqual([]);
});

it("every command that todo tells the user to type is there, or README says that it is to come", () => {
  const planned =
    readFileSync(join(ROOT, "README.md"), "utf8").split("\n## What is not there yet\n")[1] ?? "";
  const coming = new Set(
    [...(planned.split("\n## ")[0] ?? "").matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
  );
  const found = named(filesBelow(todo));
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((name) => !known.has(name) && !coming.has(name))).toEqual([]);
});
