import * as promises from "node:fs/promises";
import { chmod, link, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { FileSystem } from "../../src/edge/whole-file.ts";
import { createFile, editFile, makeFolder, removeFile, replaceFile, writeSet } from "../../src/edge/write.ts";
import { UserError } from "../../src/model/user-error.ts";
import { bundle, removeFolder, startNode, temporaryFolder } from "../support/child.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let home: string;
let driver: string;
let folder: string;
let path: string;
let count = 0;

beforeAll(async () => {
  home = await temporaryFolder();
  driver = await bundle(new URL("./write-driver.ts", import.meta.url), home);
});
afterAll(() => removeFolder(home));
beforeEach(async () => {
  folder = join(home, `${++count}`);
  path = join(folder, "note.md");
  await mkdir(folder);
});

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (file: string): Promise<string> => readFile(file, "utf8");
const append = (more: string) => (before: Uint8Array) => Buffer.concat([before, bytes(more)]);

/** A file system of which some calls fail with a code, the first so many times. */
function failing(calls: Partial<Record<string, string>>, times = Number.POSITIVE_INFINITY): FileSystem {
  const left = new Map(Object.keys(calls).map((name) => [name, times]));
  const guard = (name: string, target: object): void => {
    const code = calls[name];
    const rest = left.get(name) ?? 0;
    if (code === undefined || rest <= 0) return;
    left.set(name, rest - 1);
    throw Object.assign(new Error(`${code}: injected`, { cause: target }), { code });
  };
  const watch = <T extends object>(target: T, prefix: string): T =>
    new Proxy(target, {
      get(from, key) {
        const value: unknown = Reflect.get(from, key);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          if (key === "close") await Reflect.apply(value, from, args);
          const isFolder = prefix === "" && key === "open" && args[1] === "r";
          guard(isFolder ? "openFolder" : prefix + String(key), from);
          if (key === "close") return undefined;
          const result: unknown = await Reflect.apply(value, from, args);
          return key === "open" ? watch(result as object, isFolder ? "folder." : "file.") : result;
        };
      },
    });
  return watch(promises as FileSystem, "");
}

describe("createFile", () => {
  test("makes a whole file and nothing beside it", async () => {
    await createFile(path, bytes("text\n"), { root: folder });
    expect(await text(path)).toBe("text\n");
    expect(await readdir(folder)).toEqual(["note.md"]);
    expect((await stat(path)).mode & 0o777).toBe(0o666 & ~process.umask());
    expect((await stat(path)).nlink).toBe(1);
  });

  test("never touches what is there", async () => {
    await writeFile(path, "first\n");
    await expect(createFile(path, bytes("second\n"), { cwd: home })).rejects.toMatchObject({
      code: "exists",
      exitCode: 1,
      message: `${count}/note.md is there already and was left as it is`,
    });
    expect(await text(path)).toBe("first\n");
    expect(await readdir(folder)).toEqual(["note.md"]);
  });

  test("works where the disk has no hard links", async () => {
    const files = failing({ link: "EPERM" });
    await createFile(path, bytes("text\n"), { files });
    await expect(createFile(path, bytes("other\n"), { files })).rejects.toMatchObject({ code: "exists" });
    expect(await text(path)).toBe("text\n");
    expect(await readdir(folder)).toEqual(["note.md"]);
  });

  test("leaves no empty file where there are no hard links and the rename fails", async () => {
    const files = failing({ link: "ENOTSUP", rename: "EIO" });
    await expect(createFile(path, bytes("text\n"), { files })).rejects.toMatchObject({
      code: "cannot-write",
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("writes the rest after a short write", async () => {
    const files: FileSystem = {
      ...promises,
      async open(...args) {
        const handle = await promises.open(...args);
        const write = handle.write.bind(handle);
        const short = (from: Uint8Array, at: number, length: number, position: number) =>
          write(from, at, Math.min(3, length), position);
        return Object.assign(handle, { write: short });
      },
    };
    await createFile(path, bytes("a longer text\n"), { files });
    expect(await text(path)).toBe("a longer text\n");
  });

  test("does not wait for ever for a disk that takes nothing", async () => {
    const files: FileSystem = {
      ...promises,
      open: async (...args) =>
        Object.assign(await promises.open(...args), { write: async () => ({ bytesWritten: 0 }) }),
    };
    await expect(createFile(path, bytes("text\n"), { files })).rejects.toMatchObject({
      code: "cannot-write",
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("8 processes that make 50 files each leave 400, and of those they all want one each", async () => {
    const makers = Array.from({ length: 8 }, (_, n) =>
      startNode(driver, ["createMany", folder, "50", `p${n}`]),
    );
    await Promise.all(makers.map((maker) => maker.said("ready")));
    for (const maker of makers) maker.process.stdin.write("go\n");
    for (const maker of makers) expect(await maker.ended).toMatchObject({ exitCode: 0, stdout: "ready\n" });
    const names = await readdir(folder);
    expect(names.filter((name) => name.startsWith("p"))).toHaveLength(400);
    expect(names.filter((name) => /^\d/.test(name))).toHaveLength(50);
    expect(names.filter((name) => name.startsWith("."))).toEqual([]);
    for (const name of names) expect(await text(join(folder, name))).toMatch(/^(\d+|p\d \d+)\n$/);
  });
});

test.each(["createFile", "replaceFile"])(
  "%s: the text is on the disk before its name, then the folder",
  async (name) => {
    const order: string[] = [];
    const files: FileSystem = {
      ...promises,
      async open(...args) {
        const handle = await promises.open(...args);
        const sync = handle.sync.bind(handle);
        const what = args[1] === "r" ? "folder" : "file";
        return Object.assign(handle, { sync: () => sync().then(() => void order.push(`${what} synced`)) });
      },
      link: (from, to) => promises.link(from, to).then(() => void order.push("named")),
      rename: (from, to) => promises.rename(from, to).then(() => void order.push("named")),
    };
    await (name === "createFile" ? createFile : replaceFile)(path, bytes("text\n"), { files });
    expect(order).toEqual(["file synced", "named", "folder synced"]);
  },
);

describe("replaceFile", () => {
  test("keeps the mode, and other names of the old file keep the old text", async () => {
    await writeFile(path, "old\n");
    await chmod(path, 0o640);
    await link(path, join(folder, "other.md"));
    await replaceFile(path, bytes("new\n"), { root: folder });
    expect(await text(path)).toBe("new\n");
    expect((await stat(path)).mode & 0o7777).toBe(0o640);
    expect(await text(join(folder, "other.md"))).toBe("old\n");
  });

  test("makes the file where there was none", async () => {
    await replaceFile(path, bytes("new\n"));
    expect(await text(path)).toBe("new\n");
  });

  test.each([
    ["EPERM", 3],
    ["EACCES", 2],
    ["EBUSY", 5],
  ])("tries again while another program holds the file (%s, %i times)", async (code, times) => {
    await writeFile(path, "old\n");
    await replaceFile(path, bytes("new\n"), { files: failing({ rename: code }, times) });
    expect(await text(path)).toBe("new\n");
  });

  test("gives up on a file that stays open elsewhere, in plain words", async () => {
    await writeFile(path, "old\n");
    const work = replaceFile(path, bytes("new\n"), { files: failing({ rename: "EBUSY" }), cwd: folder });
    await expect(work).rejects.toMatchObject({
      code: "cannot-write",
      exitCode: 2,
      message: "note.md cannot be written: another program has it open",
      hint: expect.stringContaining("Close it"),
    });
    expect(await text(path)).toBe("old\n");
    expect(await readdir(folder)).toEqual(["note.md"]);
  });

  test.each([
    { openFolder: "EISDIR" },
    { openFolder: "EPERM" },
    { "folder.sync": "EPERM" },
    { "folder.sync": "EINVAL" },
  ])("does without the folder's fsync where the system has none: %o", async (calls) => {
    await replaceFile(path, bytes("new\n"), { files: failing(calls) });
    expect(await text(path)).toBe("new\n");
  });
});

describe("what the system refuses", () => {
  const calls = [
    "realpath",
    "lstat",
    "open",
    "file.write",
    "file.sync",
    "file.close",
    "rename",
    "folder.sync",
  ];
  const codes = ["ENOSPC", "EIO", "EROFS", "EMFILE", "EDQUOT", "EXYZ"];
  test.each(calls.flatMap((call) => codes.map((code) => [call, code] as const)))(
    "%s %s is told plainly and leaves a whole file",
    async (call, code) => {
      await writeFile(path, "old\n");
      const options = { files: failing({ [call]: code }), cwd: folder, root: folder };
      const error = await replaceFile(path, bytes("new\n"), options).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UserError);
      expect(error).toMatchObject({ code: "cannot-write", exitCode: 2, hint: expect.stringMatching(/\.$/) });
      expect((error as UserError).message).toMatch(/^note\.md cannot be written: [^:]+$/);
      expect(["old\n", "new\n"]).toContain(await text(path));
      expect(await readdir(folder)).toEqual(["note.md"]);
    },
  );

  test("a name too long, a file in the way, a folder that is missing", async () => {
    await writeFile(path, "");
    const refused = (at: string) =>
      createFile(join(folder, at), bytes("x")).catch((error: UserError) => error.message);
    expect(await refused(`${"n".repeat(300)}.md`)).toContain("its name or path is too long");
    expect(await refused("note.md/x.md")).toContain("a part of its path is a file, not a folder");
    expect(await refused("none/x.md")).toContain("it or its folder is not there");
    await mkdir(join(folder, "sub"));
    await expect(replaceFile(join(folder, "sub"), bytes("x"))).rejects.toMatchObject({ code: "not-a-file" });
  });
});

describe("where nothing may be written", () => {
  test("a symbolic link is not written through, and stays", async () => {
    const outside = join(home, `outside-${count}`);
    await writeFile(outside, "theirs\n");
    await symlink(outside, path);
    const options = { root: folder };
    await expect(createFile(path, bytes("x"), options)).rejects.toMatchObject({ code: "symlink" });
    await expect(replaceFile(path, bytes("x"), options)).rejects.toMatchObject({ code: "symlink" });
    await expect(editFile(path, append("x"), options)).rejects.toMatchObject({ code: "symlink" });
    await expect(removeFile(path, options)).rejects.toMatchObject({ code: "symlink" });
    const set = [{ name: "note.md", bytes: bytes("x") }];
    await expect(writeSet(folder, set, "note.md", options)).rejects.toMatchObject({ code: "symlink" });
    expect(await text(outside)).toBe("theirs\n");
    expect(await readdir(folder)).toEqual(["note.md"]);
  });

  test("a path that leaves the root, by dots or by a linked folder", async () => {
    const outside = await promises.mkdtemp(join(home, "outside-"));
    await symlink(outside, join(folder, "linked"));
    const options = { root: folder };
    for (const bad of [join(folder, "../x.md"), join(folder, "linked/x.md"), `${folder}x.md`]) {
      await expect(createFile(bad, bytes("x"), options)).rejects.toMatchObject({
        code: "outside",
        exitCode: 2,
      });
      await expect(replaceFile(bad, bytes("x"), options)).rejects.toMatchObject({ code: "outside" });
    }
    await expect(makeFolder(join(folder, "linked/sub"), options)).rejects.toMatchObject({ code: "outside" });
    await expect(makeFolder(join(folder, "../sub"), options)).rejects.toMatchObject({ code: "outside" });
    const set = [{ name: "../x.md", bytes: bytes("x") }];
    await expect(writeSet(folder, set, "../x.md", options)).rejects.toMatchObject({ code: "outside" });
    expect(await readdir(outside)).toEqual([]);
  });

  test("a root that is itself reached by a symbolic link is no hindrance", async () => {
    const linked = join(home, `linked-${count}`);
    await symlink(folder, linked);
    await createFile(join(linked, "note.md"), bytes("x"), { root: linked });
    expect(await text(path)).toBe("x");
  });
});

describe("editFile", () => {
  test("hands over the bytes and puts the new ones in place", async () => {
    await writeFile(path, "one\n");
    await editFile(path, append("two\n"), { root: folder });
    expect(await text(path)).toBe("one\ntwo\n");
    expect(await readdir(folder)).toEqual(["note.md"]);
  });

  test("writes nothing where nothing changed", async () => {
    await writeFile(path, "one\n");
    await utimes(path, 1, 1);
    await editFile(path, (before) => before);
    expect((await stat(path)).mtimeMs).toBe(1000);
  });

  test("what the edit throws comes through, and the file and its lock are as before", async () => {
    await writeFile(path, "one\n");
    const conflict = new UserError("conflict", "two values", undefined, 1);
    await expect(editFile(path, () => Promise.reject(conflict))).rejects.toBe(conflict);
    expect(await text(path)).toBe("one\n");
    expect(await readdir(folder)).toEqual(["note.md"]);
  });

  test("a missing file is told plainly", async () => {
    await expect(editFile(path, append("x"))).rejects.toMatchObject({ code: "cannot-write" });
    expect(await readdir(folder)).toEqual([]);
  });

  test("8 processes that append 50 times each lose none", async () => {
    await writeFile(path, "");
    const writers = Array.from({ length: 8 }, (_, n) =>
      startNode(driver, ["appendMany", path, "50", `p${n}`]),
    );
    await Promise.all(writers.map((writer) => writer.said("ready")));
    for (const writer of writers) writer.process.stdin.write("go\n");
    for (const writer of writers)
      expect(await writer.ended).toMatchObject({ exitCode: 0, stdout: "ready\n" });
    const lines = (await text(path)).trimEnd().split("\n");
    expect(lines).toHaveLength(400);
    expect(new Set(lines).size).toBe(400);
    expect(await readdir(folder)).toEqual(["note.md"]);
  });

  test.each([{}, { link: "EPERM" }])("edits at the same time in one process lose none: %o", async (calls) => {
    await writeFile(path, "");
    const files = failing(calls);
    await Promise.all(Array.from({ length: 20 }, (_, n) => editFile(path, append(`${n}\n`), { files })));
    expect((await text(path)).trimEnd().split("\n")).toHaveLength(20);
  });

  test("a lock whose owner was killed is taken over, by one of many", async () => {
    await writeFile(path, "");
    const holder = startNode(driver, ["hold", path]);
    await holder.said("ready");
    holder.process.stdin.write("go\n");
    await holder.said("held");
    holder.process.kill("SIGKILL");
    await holder.ended;
    expect(await readdir(folder)).toHaveLength(2);
    await Promise.all(Array.from({ length: 10 }, (_, n) => editFile(path, append(`${n}\n`))));
    expect((await text(path)).trimEnd().split("\n")).toHaveLength(10);
    expect(await readdir(folder)).toEqual(["note.md"]);
  });

  test("a lock that somebody holds is waited for, then named", async () => {
    await writeFile(path, "");
    const holder = startNode(driver, ["hold", path]);
    await holder.said("ready");
    holder.process.stdin.write("go\n");
    await holder.said("held");
    const lock = (await readdir(folder)).find((name) => name.endsWith(".lock")) ?? "none";
    const begin = performance.now();
    await expect(editFile(path, append("x"), { lockWaitMs: 300, cwd: folder })).rejects.toMatchObject({
      code: "locked",
      exitCode: 2,
      message: expect.stringContaining("note.md is being changed by another process"),
      hint: expect.stringContaining(join(folder, lock)),
    });
    expect(performance.now() - begin).toBeGreaterThan(290);
    // another file is free
    await writeFile(join(folder, "other.md"), "");
    await editFile(join(folder, "other.md"), append("x"), { lockWaitMs: 300 });
    // stopped by a signal that it handles, it leaves nothing behind
    holder.process.kill("SIGTERM");
    expect((await holder.ended).exitCode).toBe(143);
    expect((await readdir(folder)).sort()).toEqual(["note.md", "other.md"]);
  });

  const dead = { host: hostname(), pid: 2 ** 22 + 1, started: "1", space: "", token: "x" };
  test.each([
    ["on another machine", JSON.stringify({ ...dead, host: "elsewhere" })],
    ["in another container", JSON.stringify({ ...dead, space: "pid:[1]" })],
    ["not known", "not ours"],
    ["not known, the file empty", ""],
  ])("a lock whose owner is %s is left alone", async (_, held) => {
    await writeFile(path, "");
    await expect(
      editFile(path, append("x"), { files: withLock(held), lockWaitMs: 50 }),
    ).rejects.toMatchObject({
      code: "locked",
    });
  });

  test.runIf(process.platform === "linux")(
    "a lock is taken over where its owner's number now is another's",
    async () => {
      await writeFile(path, "");
      const space = await promises.readlink("/proc/self/ns/pid");
      const held = JSON.stringify({ ...dead, pid: process.pid, space });
      await editFile(path, append("x"), { files: withLock(held), lockWaitMs: 2000 });
      expect(await text(path)).toBe("x");
    },
  );

  /** Puts a lock in place when it is first looked for. */
  function withLock(held: string): FileSystem {
    let isPut = false;
    const lookAt = async (file: string) => {
      if (!isPut && String(file).endsWith(".lock")) await writeFile(file, held);
      isPut ||= String(file).endsWith(".lock");
      return promises.lstat(file);
    };
    return { ...promises, lstat: lookAt as typeof promises.lstat };
  }
});

describe("writeSet", () => {
  const set = (version: string) =>
    ["manifest.json", "report.md", "pictures/a.svg"].map((name) => ({
      name,
      bytes: bytes(`${name} ${version}`),
    }));

  test("makes the folders and writes all, the manifest last", async () => {
    const order: string[] = [];
    const files: FileSystem = {
      ...promises,
      rename: async (from, to) => {
        order.push(String(to).slice(folder.length + 1));
        return promises.rename(from, to);
      },
    };
    await writeSet(join(folder, "q2"), set("1"), "manifest.json", { root: folder, files });
    expect(order).toEqual(["q2/report.md", "q2/pictures/a.svg", "q2/manifest.json"]);
    expect(await text(join(folder, "q2/pictures/a.svg"))).toBe("pictures/a.svg 1");
  });

  test("changes nothing where one file cannot be written", async () => {
    await writeSet(folder, set("1"), "manifest.json");
    const files = failing({ "file.sync": "ENOSPC" });
    await expect(writeSet(folder, set("2"), "manifest.json", { files })).rejects.toMatchObject({
      code: "cannot-write",
    });
    expect(await text(join(folder, "report.md"))).toBe("report.md 1");
    expect((await readdir(folder)).sort()).toEqual(["manifest.json", "pictures", "report.md"]);
  });

  test("a set without its manifest is a bug", async () => {
    await expect(writeSet(folder, [], "manifest.json")).rejects.toThrow(RangeError);
  });
});

describe("removeFile and makeFolder", () => {
  test("remove a file, and mind no missing one", async () => {
    await writeFile(path, "");
    await removeFile(path, { root: folder });
    await removeFile(path, { root: folder });
    await removeFile(join(folder, "none/x.md"), { root: folder });
    expect(await readdir(folder)).toEqual([]);
  });

  test("make folders, more than once", async () => {
    await makeFolder(join(folder, "a/b/c"), { root: folder });
    await makeFolder(join(folder, "a/b/c"), { root: folder });
    expect(await readdir(join(folder, "a/b"))).toEqual(["c"]);
    await writeFile(path, "");
    await expect(makeFolder(join(path, "sub"))).rejects.toMatchObject({ code: "cannot-write" });
  });
});
