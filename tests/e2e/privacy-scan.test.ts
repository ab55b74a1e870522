import { spawnSync } from "node:child_process";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { commitAll, git } from "../support/repository.ts";

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

const built = (folder: string, args: readonly string[]) =>
  spawnSync(process.execPath, [join(ROOT, "bin/scrutiny.js"), "-C", folder, ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, SCRUTINY_TODAY: "2025-10-20" },
  });

it("compares with a commit on a second thread as on one: what changed, what rests on it, what is wrong", async () => {
  const folder = folderOfMany();
  const notes = join(folder, "evidence/2025-26");
  const names = readdirSync(notes).filter((name) => name.includes("one-of-many"));
  const [first = "", second = "", third = ""] = [names[3], names[700], names.at(-1)];
  const cites = (name: string) =>
    appendFileSync(join(notes, name), `\nSee [@${first.replace(".md", "")}].\n`);
  cites(second);
  git(folder, ["init", "--quiet"]);
  commitAll(folder);
  appendFileSync(join(notes, first), "More, to two@example.org.\n");
  cites(third);
  const args = ["check", "--since", "HEAD", "--format", "json"];
  const alone = await run(folder, args, { env: { SCRUTINY_TODAY: "2025-10-20" } });
  const { since, problems } = JSON.parse(alone.out);
  expect(since.changed).toEqual([first, third].map((name) => `evidence/2025-26/${name}`).sort());
  expect(problems.length).toBeGreaterThan(2);
  expect(JSON.parse(built(folder, args).stdout)).toEqual(JSON.parse(alone.out));
}, 60_000);

it("finds on a second thread what it finds on one: every identifier of 1,300 notes, at its place", async () => {
  const folder = folderOfMany();
  const args = ["check", "--format", "json"];
  // the sources have no second thread, the built program has
  const alone = await run(folder, args);
  const { stdout, status } = built(folder, args);
  const found = (text: string) =>
    JSON.parse(text).problems.filter((one: { rule: string }) => one.rule === "email-address");
  expect(found(stdout)).toHaveLength(NOTES);
  expect(found(stdout)).toEqual(found(alone.out));
  expect(status).toBe(1);
  expect(stdout).not.toMatch(/one\d+@/);
}, 60_000);
