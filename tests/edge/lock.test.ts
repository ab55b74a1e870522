import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import * as promises from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { releaseLock, takeLock } from "../../src/edge/lock.ts";
import { ownerNow } from "../../src/edge/owner.ts";
import { editFile } from "../../src/edge/write.ts";
import { temporaryFolder } from "../support/copy.ts";
import { NO_PROCESS } from "../support/strays.ts";

const NAMING = { waitMs: 60, what: "note.md" };
const DEAD = JSON.stringify({ ...ownerNow(), pid: NO_PROCESS, started: "1" });
const MINE = JSON.stringify(ownerNow());
const ELSEWHERE = JSON.stringify({ ...ownerNow(), host: "another", pid: NO_PROCESS });

/** A path for a lock in a folder of its own. */
function lockPath(): { readonly folder: string; readonly lock: string } {
  const folder = temporaryFolder();
  return { folder, lock: join(folder, ".scrutiny-0123456789abcdef.lock") };
}

describe("a lock", () => {
  it("says whose it is from the first moment, and nothing is left when it is given back", async () => {
    const { folder, lock } = lockPath();
    await takeLock(promises, lock, NAMING);
    expect(readdirSync(folder)).toEqual([".scrutiny-0123456789abcdef.lock"]);
    expect(JSON.parse(readFileSync(lock, "utf8"))).toMatchObject({ pid: process.pid });
    await releaseLock(promises, lock);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["whose owner is gone", DEAD, undefined],
    ["whose owner is gone, and he who took it over too", DEAD, DEAD],
    ["that is free, with a guard whose owner is gone", undefined, DEAD],
  ])("%s keeps nobody out", async (_, held, guard) => {
    const { lock } = lockPath();
    if (held !== undefined) writeFileSync(lock, held);
    if (guard !== undefined) writeFileSync(`${lock}.takeover`, guard);
    await takeLock(promises, lock, { ...NAMING, waitMs: 2000 });
    expect(JSON.parse(readFileSync(lock, "utf8"))).toMatchObject({ pid: process.pid });
  });

  it("whose owner is gone waits for whoever is just taking it over", async () => {
    const { lock } = lockPath();
    writeFileSync(lock, DEAD);
    writeFileSync(`${lock}.takeover`, MINE);
    await expect(takeLock(promises, lock, NAMING)).rejects.toMatchObject({ code: "locked" });
    expect([readFileSync(lock, "utf8"), readFileSync(`${lock}.takeover`, "utf8")]).toEqual([DEAD, MINE]);
  });

  it("of another machine stays, and it is said what to do", async () => {
    const { lock } = lockPath();
    writeFileSync(lock, ELSEWHERE);
    await expect(takeLock(promises, lock, NAMING)).rejects.toMatchObject({
      code: "locked",
      exitCode: 2,
      message: `note.md is being changed by a process on another machine, which holds ${lock}`,
      hint: `Try again in a moment. If no scrutiny is running there, remove that file: ${lock}`,
    });
    expect(readFileSync(lock, "utf8")).toBe(ELSEWHERE);
  });
});

describe("what is no file stands in the place of a lock", () => {
  it.each([
    ["a link to a lock whose owner is gone", "dead"],
    ["a link that leads nowhere", "nowhere"],
  ])("%s is not followed", async (_, target) => {
    const { folder, lock } = lockPath();
    writeFileSync(join(folder, "dead"), DEAD);
    symlinkSync(join(folder, target), lock);
    await expect(takeLock(promises, lock, NAMING)).rejects.toMatchObject({ code: "locked" });
    expect(lstatSync(lock).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "dead"), "utf8")).toBe(DEAD);
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  });

  it("a link in the place of a guard is not followed either", async () => {
    const { folder, lock } = lockPath();
    writeFileSync(join(folder, "dead"), DEAD);
    writeFileSync(lock, DEAD);
    symlinkSync(join(folder, "dead"), `${lock}.takeover`);
    await expect(takeLock(promises, lock, NAMING)).rejects.toMatchObject({ code: "locked" });
    expect(readFileSync(join(folder, "dead"), "utf8")).toBe(DEAD);
  });

  it.skipIf(process.platform === "win32")(
    "a pipe that nobody writes into is not waited for",
    async () => {
      const { lock } = lockPath();
      execFileSync("mkfifo", [lock]);
      await expect(takeLock(promises, lock, NAMING)).rejects.toMatchObject({ code: "locked" });
    },
    5000,
  );
});

it("a dead lock and a dead guard go with the next edit of any file of the folder", async () => {
  const { folder, lock } = lockPath();
  writeFileSync(join(folder, "note.md"), "one\n");
  writeFileSync(lock, DEAD);
  writeFileSync(`${lock}.takeover`, DEAD);
  await editFile(join(folder, "note.md"), () => Buffer.from("two\n"));
  expect(readdirSync(folder)).toEqual(["note.md"]);
});
