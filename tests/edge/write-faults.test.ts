import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { editFile } from "../../src/edge/write.ts";
import { bundle, follow, removeFolder, startNode, temporaryFolder } from "../support/child.ts";
import { program } from "../support/programs.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// Real system calls of a real process, made to fail one by one: the n-th of a kind, until there is no n-th.
const CALLS = {
  open: "?open,?openat",
  write: "?pwrite64",
  fsync: "?fsync",
  link: "?link,?linkat",
  rename: "?rename,?renameat,?renameat2",
  unlink: "?unlink,?unlinkat",
} as const;
type Call = keyof typeof CALLS;

const FAULTS: readonly (readonly [Call, string])[] = [
  ["open", "error=EACCES"],
  ["open", "error=ENOSPC"],
  ["write", "error=ENOSPC"],
  ["write", "error=EIO"],
  ["fsync", "error=EIO"],
  ["fsync", "error=ENOSPC"],
  ["link", "error=EIO"],
  ["link", "error=EPERM"],
  ["rename", "error=EIO"],
  ["rename", "error=ENOSPC"],
  ["unlink", "error=EIO"],
  ...(Object.keys(CALLS) as Call[]).map((call) => [call, "signal=SIGKILL"] as const),
  ["write", "signal=SIGTERM"],
  ["fsync", "signal=SIGTERM"],
  ["rename", "signal=SIGTERM"],
];

const COMMANDS = ["create", "replace", "edit", "set"] as const;
type Command = (typeof COMMANDS)[number];

// longer than one page, so that a torn file would show
const OLD = "old\n".repeat(3000);
const NEW = "new\n".repeat(5000);

describe.skipIf(!program("strace", "strace"))("a write whose system call fails", () => {
  let home: string;
  let driver: string;
  beforeAll(async () => {
    home = await temporaryFolder();
    driver = await bundle(new URL("./write-driver.ts", import.meta.url), home);
  });
  afterAll(() => removeFolder(home));

  for (const command of COMMANDS) {
    test.concurrent.each(FAULTS)(`${command}: %s %s`, async (call, fault) => {
      for (let nth = 1; nth <= 12; nth++) {
        const outcome = await run(command, call, fault, nth);
        check(command, call, fault, outcome);
        // what a killed process leaves behind keeps nobody from the file
        if (command === "edit")
          await editFile(join(outcome.folder, "file.md"), () => Buffer.from(NEW), { lockWaitMs: 1000 });
        if (!outcome.wasInjected) {
          expect(outcome.exitCode).toBe(0);
          expect(nth > 1, "at least one call was made to fail").toBe(!isWithout(command, call));
          return;
        }
      }
      expect.fail("there is no end of these calls");
    });
  }

  /** Making a file is a link, changing one a rename; an edit takes its lock by a link. */
  function isWithout(command: Command, call: Call): boolean {
    return command === "create" ? call === "rename" : command !== "edit" && call === "link";
  }

  async function run(command: Command, call: Call, fault: string, nth: number) {
    const folder = join(home, `${command}-${call}-${fault}-${nth}`);
    await mkdir(folder);
    if (command !== "create") {
      for (const name of ["file.md", "a", "b", "manifest"]) await writeFile(join(folder, name), OLD);
    }
    const target = command === "set" ? folder : join(folder, "file.md");
    const child = startNode(driver, [command, target, NEW], { UV_THREADPOOL_SIZE: "1" });
    await child.said("ready");
    const log = `${folder}.log`;
    const inject = `${CALLS[call]}:${fault}:when=${nth}`;
    const strace = follow(
      spawn("strace", [
        "-f",
        "-o",
        log,
        "-p",
        `${child.process.pid}`,
        "-e",
        `trace=${CALLS[call]}`,
        "-e",
        `inject=${inject}`,
      ]),
    );
    await strace.said("attached");
    child.process.stdin.write("go\n");
    const { exitCode, stdout, stderr } = await child.ended;
    await strace.ended;
    const names = await readdir(folder);
    return {
      folder,
      exitCode,
      said: stdout.replace("ready\n", ""),
      stderr,
      wasInjected: fault.startsWith("error")
        ? (await readFile(log, "utf8")).includes("INJECTED")
        : exitCode !== 0,
      litter: names.filter((name) => name.startsWith(".")),
      files: Object.fromEntries(
        await Promise.all(
          names
            .filter((name) => !name.startsWith("."))
            .map(async (name) => [name, await readFile(join(folder, name), "utf8")]),
        ),
      ) as Record<string, string>,
    };
  }

  function check(
    command: Command,
    call: Call,
    fault: string,
    outcome: Awaited<ReturnType<typeof run>>,
  ): void {
    const { exitCode, files, litter, said } = outcome;
    const after = command === "edit" ? OLD + NEW : NEW;
    const isDone = (name: string): boolean => files[name] === after;

    // old or new, whole
    if (command === "create") expect([undefined, NEW]).toContain(files["file.md"]);
    else if (command === "set")
      for (const name of ["a", "b", "manifest"]) expect([OLD, NEW]).toContain(files[name]);
    else expect([OLD, after]).toContain(files["file.md"]);
    // a new manifest never speaks of an old file
    if (command === "set" && isDone("manifest")) expect(isDone("a") && isDone("b")).toBe(true);
    // success is said only of what is there
    if (exitCode === 0) expect(isDone(command === "set" ? "manifest" : "file.md")).toBe(true);

    if (fault.startsWith("error")) {
      expect([0, 2]).toContain(exitCode);
      expect(outcome.stderr).toBe("");
      if (exitCode === 2) {
        expect(JSON.parse(said)).toMatchObject({ code: "cannot-write", hint: expect.stringMatching(/\.$/) });
        expect(said).not.toContain(".tmp");
      }
      if (exitCode === 2 && command === "create") expect(files).toEqual({});
    }
    if (call !== "unlink" && !fault.includes("SIGKILL")) expect(litter).toEqual([]);
  }
});
