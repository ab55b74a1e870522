import { execFileSync } from "node:child_process";
import { chmod, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { commitSource, indexSource } from "../../src/edge/git.ts";
import { isInside, workTreeSource } from "../../src/edge/worktree.ts";
import { filesOf, type Source } from "../../src/model/source.ts";
import { removeFolder, temporaryFolder } from "../support/child.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let home: string;
let top: string;
let count = 0;
beforeAll(async () => {
  home = await temporaryFolder();
});
afterAll(() => removeFolder(home));
beforeEach(async () => {
  top = join(home, `${++count}`);
  await mkdir(top);
});

async function put(root: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/** All that a source gives for these paths: each entry, and the bytes in hex or the failure of each. */
async function everything(source: Source, asked: readonly string[] = [""]) {
  const entries = await source.list(asked);
  const files = [];
  for await (const file of filesOf(source.read(entries.map((entry) => entry.path)))) {
    files.push({
      path: file.path,
      ...("bytes" in file ? { hex: Buffer.from(file.bytes).toString("hex") } : file),
    });
  }
  return { entries, files };
}

const paths = async (source: Source, asked: readonly string[] = [""]) =>
  (await source.list(asked)).map(({ path, kind }) => `${kind} ${path}`);

const FILES = {
  "scrutiny.yaml": "version: 1\n",
  "evidence/2025-26/2025-07-10-dsp-group-k7f3.md": "---\ntitle: One\n---\n",
  "evidence/2025-26/B.md": "capital before small",
  "evidence/2025-26/a.md": "",
  "evidence/2025-26/files/picture.png": Uint8Array.of(0, 10, 13, 255, 254, 10),
  "evidence/2025-26/sub/deep/er/x.md": "deep\r\n",
  "evidence/name with spaces & ümlaut – 中.md": "x",
  "evidence/line\nfeed.md": "x",
  "evidence/tab\there.md": "x",
  "evidence/*.md": "a star is a name",
  "evidence/:(top)x.md": "so is this",
  "evidence/folder.md/inside.md": "in a folder with a file's name",
  "evidence/folder.md/.hidden": "",
  "evidence/v1.2/x.md": "a number is no file's ending",
  "evidence/a-b.md": "sorts before a/",
  "evidence/a/b.md": "x",
  "evidence/large.md": "0123456789".repeat(50_000),
  "evidence/.hidden.md": "",
  "evidence/.git-like/x.md": "",
  "evidence/~$lock.md": "",
  "evidence/copy.md~": "",
  "programme/q.md": "programme",
  "other/x.md": "elsewhere",
} as const;

describe("the work tree", () => {
  test("lists all but what is passed over, in code unit order, sizes in bytes", async () => {
    await put(top, FILES);
    const source = workTreeSource(top);
    expect(source).toMatchObject({ kind: "work-tree", label: "work tree", root: top, commit: undefined });
    expect(await source.list(["evidence/2025-26"])).toEqual([
      { path: "evidence/2025-26/2025-07-10-dsp-group-k7f3.md", kind: "file", size: 19 },
      { path: "evidence/2025-26/B.md", kind: "file", size: 20 },
      { path: "evidence/2025-26/a.md", kind: "file", size: 0 },
      { path: "evidence/2025-26/files/picture.png", kind: "file", size: 6 },
      { path: "evidence/2025-26/sub/deep/er/x.md", kind: "file", size: 6 },
    ]);
    expect((await paths(source)).filter((path) => /hidden|git-like|lock|copy/.test(path))).toEqual([]);
    expect(await paths(source, ["evidence/folder.md"])).toEqual([
      "folder evidence/folder.md",
      "file evidence/folder.md/inside.md",
    ]);
  });

  test("lists once what is asked for twice, and nothing that is not there", async () => {
    await put(top, FILES);
    const source = workTreeSource(top);
    const asked = ["scrutiny.yaml", "./programme/", "programme/q.md", "none", "none/x.md", "scrutiny.yaml/x"];
    expect(await paths(source, asked)).toEqual(["file programme/q.md", "file scrutiny.yaml"]);
    expect(await paths(source, ["..", "../x", "/etc", "programme/../../x", "a\0b"])).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("follows no link and opens nothing but files", async () => {
    const outside = join(home, `outside-${count}`);
    await put(outside, { "secret.md": "secret" });
    await put(top, { "evidence/a.md": "a" });
    await symlink(join(outside, "secret.md"), join(top, "evidence/link.md"));
    await symlink(outside, join(top, "evidence/linked"));
    await symlink(join(top, "nowhere"), join(top, "evidence/dangling.md"));
    execFileSync("mkfifo", [join(top, "evidence/pipe.md")]);
    const source = workTreeSource(top);
    const { entries, files } = await everything(source);
    expect(entries).toEqual([
      { path: "evidence/a.md", kind: "file", size: 1 },
      { path: "evidence/dangling.md", kind: "symlink", size: 0 },
      { path: "evidence/link.md", kind: "symlink", size: 0 },
      { path: "evidence/linked", kind: "symlink", size: 0 },
      { path: "evidence/pipe.md", kind: "other", size: 0 },
    ]);
    expect(files.map((file) => ("failure" in file ? file.failure : file.hex))).toEqual([
      "61",
      "a symbolic link is not followed",
      "a symbolic link is not followed",
      "a symbolic link is not followed",
      "not a regular file",
    ]);
    expect(await paths(source, ["evidence/linked/secret.md", "evidence/linked"])).toEqual([
      "symlink evidence/linked",
    ]);
    const asked = [
      "evidence/linked/secret.md",
      "../outside/secret.md",
      "/etc/hostname",
      "evidence",
      "none.md",
    ];
    for await (const file of filesOf(source.read(asked))) expect(file).toHaveProperty("failure");
  });

  test.skipIf(process.platform !== "linux")("names that are not UTF-8 are listed and not read", async () => {
    await mkdir(join(top, "evidence"));
    await writeFile(
      Buffer.concat([Buffer.from(`${top}/evidence/`), Buffer.of(0xff), Buffer.from(".md")]),
      "x",
    );
    const { entries, files } = await everything(workTreeSource(top));
    expect(entries).toEqual([{ path: "evidence/\ufffd.md", kind: "other", size: 0 }]);
    expect(files[0]).toHaveProperty("failure");
  });

  test.skipIf(process.getuid?.() === 0)("a folder that cannot be read stops the program", async () => {
    await put(top, FILES);
    await chmod(join(top, "evidence"), 0);
    await expect(workTreeSource(top).list([""])).rejects.toMatchObject({ code: "cannot-read", exitCode: 2 });
    await chmod(join(top, "evidence"), 0o755);
  });
});

describe.skipIf(!program("git", "git"))("git gives what the work tree gives", () => {
  test.each(["", "kb", "a b/:(glob)*/ü"])(
    "for a knowledge base at “%s” of the repository",
    async (folder) => {
      const root = join(top, folder);
      await put(root, FILES);
      await put(top, { "beside/x.md": "not ours", "kb2/x.md": "not ours" });
      await symlink("2025-26/a.md", join(root, "evidence/link.md"));
      await symlink("2025-26", join(root, "evidence/linked"));
      git(top, ["init", "--quiet"]);
      const id = commitAll(top, "2025-07-14T12:00:00Z");
      const asked = [
        ["evidence", "programme", "registers", "scrutiny.yaml"],
        ["evidence/folder.md", "evidence/.hidden.md"],
      ];
      for (const list of folder === "" ? asked : [...asked, [""]]) {
        const here = await everything(workTreeSource(root), list);
        expect(here.files.length).toBeGreaterThan(1);
        expect(await everything(await commitSource({ root, ref: "HEAD" }), list)).toEqual(here);
        expect(await everything(await indexSource({ root }), list)).toEqual(here);
      }
      expect(await commitSource({ root, ref: "main" })).toMatchObject({
        kind: "commit",
        label: `commit ${id.slice(0, 12)}`,
        root,
        commit: { id, seconds: Date.parse("2025-07-14T12:00:00Z") / 1000 },
      });
    },
  );

  test("a commit and the index stay as they were when files change", async () => {
    await put(top, { "a.md": "one", "b.md": "one" });
    git(top, ["init", "--quiet"]);
    commitAll(top);
    await put(top, { "a.md": "two", "c.md": "two" });
    git(top, ["add", "a.md", "c.md"]);
    await put(top, { "a.md": "three" });
    await rm(join(top, "b.md"));
    const hex = async (source: Source) =>
      (await everything(source)).files.map(
        (file) => `${file.path} ${"hex" in file && Buffer.from(String(file.hex), "hex")}`,
      );
    expect(await hex(await commitSource({ root: top, ref: "HEAD" }))).toEqual(["a.md one", "b.md one"]);
    expect(await hex(await indexSource({ root: top }))).toEqual(["a.md two", "b.md one", "c.md two"]);
    expect(await hex(workTreeSource(top))).toEqual(["a.md three", "c.md two"]);
  });

  test("other repositories, files that a merge left in conflict, and missing ones", async () => {
    const inner = join(top, "evidence/inner");
    await put(inner, { "x.md": "x" });
    git(inner, ["init", "--quiet"]);
    commitAll(inner);
    await put(top, { "a.md": "base\n" });
    git(top, ["init", "--quiet"]);
    commitAll(top);
    git(top, ["checkout", "--quiet", "-b", "theirs"]);
    await put(top, { "a.md": "theirs\n" });
    commitAll(top);
    git(top, ["checkout", "--quiet", "main"]);
    await put(top, { "a.md": "ours\n" });
    commitAll(top);
    expect(() => git(top, ["merge", "--quiet", "theirs"])).toThrow();
    const source = await indexSource({ root: top });
    expect(await paths(source)).toEqual(["file a.md", "other evidence/inner"]);
    const files = [];
    for await (const file of filesOf(source.read(["a.md", "evidence/inner", "none.md", "../x"])))
      files.push(file);
    expect(files).toEqual([
      { path: "a.md", failure: "a merge left it in conflict; it is not staged" },
      { path: "evidence/inner", failure: "not a regular file" },
      { path: "none.md", failure: "there is no such file" },
      { path: "../x", failure: "the path leads out of the knowledge base" },
    ]);
  });

  test("thousands of files, in the order asked for, and readers that stop early or read at the same time", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 2000 }, (_, n) => [`n/${n}.md`, `${n}\n`.repeat(n % 700)]),
    );
    await put(top, files);
    git(top, ["init", "--quiet"]);
    commitAll(top);
    const source = await commitSource({ root: top, ref: "HEAD" });
    for await (const file of filesOf(source.read(Object.keys(files)))) {
      expect("bytes" in file).toBe(true);
      break;
    }
    const readAll = async (asked: readonly string[]) => {
      const got: string[] = [];
      for await (const file of filesOf(source.read(asked))) {
        if (!("bytes" in file) || Buffer.from(file.bytes).toString() !== files[file.path])
          throw new Error(file.path);
        got.push(file.path);
      }
      return got;
    };
    const backwards = Object.keys(files).reverse();
    const [one, two] = await Promise.all([readAll(Object.keys(files)), readAll(backwards)]);
    expect(one).toEqual(Object.keys(files));
    expect(two).toEqual(backwards);
  });
});

test.each([
  ["/a/b", "/a/b", true],
  ["/a/b", "/a/b/c", true],
  ["/a/b", "/a/b/..c", true],
  ["/a/b", "/a/bc", false],
  ["/a/b", "/a", false],
  ["/a/b", "/a/b/../c", false],
])("isInside(%s, %s) is %s", (root, path, inside) => {
  expect(isInside(root, path)).toBe(inside);
});
