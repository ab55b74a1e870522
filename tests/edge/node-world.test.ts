import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { nodeWorld } from "../../src/edge/node-world.ts";
import { bundle, removeFolder, startNode, temporaryFolder } from "../support/child.ts";
import { fakeWorld } from "../support/world.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let home: string;
let driver: string;
beforeAll(async () => {
  home = await temporaryFolder();
  driver = await bundle(new URL("./world-driver.ts", import.meta.url), home);
});
afterAll(() => removeFolder(home));

describe("the real world", () => {
  test("knows its own folders and version", () => {
    const world = nodeWorld();
    expect(existsSync(join(world.templatesFolder, "fonts.json"))).toBe(true);
    expect(world.fontsFolder).toBe(join(world.templatesFolder, "../dist/fonts"));
    const manifest = readFileSync(join(world.templatesFolder, "../package.json"), "utf8");
    expect(world.version).toBe(JSON.parse(manifest).version);
    expect(world.cwd).toBe(process.cwd());
    expect(world.architecture).toBe(`${process.platform}-${process.arch}`);
    expect(world.randomBytes(4)).toHaveLength(4);
  });

  test("names bytes as SHA-256 and git do", () => {
    const world = nodeWorld();
    expect(world.sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(world.sha256(Buffer.from("abc"))).toBe(world.sha256("abc"));
    expect(world.gitBlobId(Buffer.from("what is up, doc?"))).toBe("bd9dbf5aae1a3862dd1526723246b20206e5fc37");
  });

  test.each([
    ["text", Buffer.from("\ufeffgrün £\r\n"), "read 9\n", ""],
    ["nothing", Buffer.of(), "read 0\n", ""],
    ["bytes that are no text", Buffer.of(0x61, 0xff), "", "thrown input-not-utf-8\n"],
    ["more than 10 MiB", Buffer.alloc(10 * 1024 * 1024 + 1, "x"), "", "thrown input-too-large\n"],
  ])("reads %s from standard input", async (_, input, stdout, stderr) => {
    const child = startNode(driver, ["read"]);
    child.process.stdin.end(input);
    expect(await child.ended).toEqual({ exitCode: 1, stdout, stderr });
  });

  test("a pipe that is closed ends quietly, with the code so far", async () => {
    const child = startNode(driver, ["flood"]);
    await child.said("line 10");
    child.process.stdout.destroy();
    expect(await child.ended).toMatchObject({ exitCode: 1, stderr: "" });
  });

  test.skipIf(process.platform === "win32")("streams that are closed from the start are no crash", () => {
    const shell = (redirect: string): string =>
      execFileSync("sh", ["-c", `"$0" "$1" read ${redirect}; echo "code $?"`, process.execPath, driver], {
        encoding: "utf8",
        input: "",
      });
    expect(shell("<&-")).toBe("read 0\ncode 1\n");
    expect(shell(">&-")).toBe("code 1\n");
  });
});

test("a fake world is the same each time", () => {
  const [one, two] = [fakeWorld({ cwd: "/a" }), fakeWorld({ cwd: "/a" })];
  expect(Buffer.from(one.randomBytes(40)).toString("hex")).toBe(
    Buffer.from(two.randomBytes(40)).toString("hex"),
  );
  expect(one.randomBytes(8)).not.toEqual(two.randomBytes(9).subarray(0, 7));
  expect(fakeWorld({ cwd: "/a", random: "other" }).randomBytes(8)).not.toEqual(
    fakeWorld({ cwd: "/a" }).randomBytes(8),
  );
  expect(one.now()).toEqual(two.now());
});
