import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";

const NOTE = "evidence/2025-26/2025-08-06-focus-group-with-the-youth-t4nb.md";
const env = { SCRUTINY_TODAY: "2025-10-20" };

async function page(folder: string, ...argv: string[]): Promise<string> {
  const ran = await run(folder, ["report", "--quarter", "Q2", "--format", "md", "--stdout", ...argv], {
    env,
  });
  expect(ran.code).toBe(0);
  return ran.out;
}

const stamp = (folder: string, role: string, ...names: string[]) =>
  run(folder, ["review", ...names, "--by", "A. Marlow", "--role", role, "--yes"], { env });
const said = (text: string) => text.split("\n").filter((line) => /confirmed (?:by|since)/i.test(line));
const versionOf = (text: string) => /version ([0-9a-f]{12})/.exec(text)?.[1];

/** Another sentence, so that the note says something else. */
function change(folder: string): void {
  const path = join(folder, NOTE);
  writeFileSync(path, `${readFileSync(path, "utf8").trimEnd()}\n\nOne sentence more.\n`);
}

it("says nothing of stamps before the scrutineer's first", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  const before = await page(folder);
  await stamp(folder, "business-manager", "k7f3", "2025/26-Q2");
  const after = await page(folder);
  expect(said(before)).toEqual([]);
  expect(after).toBe(before);
});

it("says how much is confirmed, and names the notes that are not", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  await stamp(folder, "scrutineer", "m2q9", "t4nb", "R1");
  change(folder);
  expect(said(await page(folder))).toEqual([
    "- Confirmed by the Independent Scrutineer as they stand here: 1 of 8 notes and 1 of 7 register entries. Not yet confirmed: 12. Changed since confirmed: 1. The scrutineer's own words are not yet confirmed.",
    "Confirmed by the Independent Scrutineer as they stand here: 1 of 8 notes used. Not yet confirmed: 1, 4 to 8. Changed since confirmed: 3.",
  ]);
});

it("says that all is confirmed, and when the own words have changed since", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  await stamp(folder, "scrutineer", "--quarter", "Q2");
  expect(said(await page(folder))).toEqual([
    "- Confirmed by the Independent Scrutineer as they stand here: 8 of 8 notes and 7 of 7 register entries. The scrutineer's own words are confirmed.",
    "Confirmed by the Independent Scrutineer as they stand here: 8 of 8 notes used.",
  ]);
  const path = join(folder, "programme/2025-26/q2.md");
  writeFileSync(path, readFileSync(path, "utf8").replace("## Forward look\n", "## Forward look\n\nMore.\n"));
  expect(said(await page(folder))[0]).toContain("own words have changed since they were confirmed.");
});

it("is another version when a state is another, and the same for a stamp that changes none", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  const plain = await page(folder);
  await stamp(folder, "scrutineer", "k7f3");
  const begun = await page(folder);
  expect(versionOf(begun)).not.toBe(versionOf(plain));
  await stamp(folder, "partner", "k7f3", "t4nb");
  expect(await page(folder)).toBe(begun);
});
