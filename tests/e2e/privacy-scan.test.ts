import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";

/** More than one thread reads alone; each note has an email address in another line. */
const NOTES = 1300;
const folderOfMany = () =>
  copyOf(
    WORKED_EXAMPLE,
    Object.fromEntries(
      Array.from({ length: NOTES }, (_, at) => [
        `evidence/2025-26/2025-07-${String(1 + (at % 28)).padStart(2, "0")}-one-of-many-${String(at).padStart(4, "0")}.md`,
        `---\ntitle: One of many\ndate: 2025-07-${String(1 + (at % 28)).padStart(2, "0")}\nactivity: unplanned\nnothing-new: true\n---\n${"\n".repeat(at % 7)}It came from one${at}@example.org to us.\n`,
      ]),
    ),
  );

it("finds on a second thread what it finds on one: every identifier of 1,300 notes, at its place", async () => {
  const folder = folderOfMany();
  const args = ["check", "--format", "json"];
  // the sources have no second thread, the built program has
  const alone = await run(folder, args);
  const built = spawnSync(process.execPath, [join(ROOT, "bin/scrutiny.js"), "-C", folder, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, SCRUTINY_TODAY: "2025-10-20" },
  });
  const found = (text: string) =>
    JSON.parse(text).problems.filter((one: { rule: string }) => one.rule === "email-address");
  expect(found(built.stdout)).toHaveLength(NOTES);
  expect(found(built.stdout)).toEqual(found(alone.out));
  expect(built.status).toBe(1);
  expect(built.stdout).not.toMatch(/one\d+@/);
}, 60_000);
