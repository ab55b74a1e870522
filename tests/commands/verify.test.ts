import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/main.ts";
import { readSeal, SEAL, sealText } from "../../src/model/seal.ts";
import { isPdfEngineThere } from "../../src/render/pdf.ts";
import { temporaryFolder as newFolder, removeFolder } from "../support/child.ts";
import { run, temporaryFolder } from "../support/copy.ts";
import { sha256, TINY } from "../support/knowledge-base.ts";
import { commitAll, git } from "../support/repository.ts";
import {
  ENV,
  final,
  LATER,
  NOTE,
  Q2,
  readyToSeal,
  rewrite,
  sealedBase,
  WORDS,
  wholeCopy,
} from "../support/sealed.ts";
import { fakeWorld } from "../support/world.ts";

const SEAL_PATH = `${Q2}/seal.json`;
const OUTPUT = `${Q2}/quarterly-report.md`;

const verify = (root: string, more: readonly string[] = [], path = Q2) =>
  run(root, ["verify", path, ...more], { env: ENV });
const bytesOf = (root: string, path: string) => readFileSync(join(root, path));

/** The seal with something else in it, its own digest right: as one would write it who means to deceive. */
function forged(root: string, change: (seal: Record<string, unknown>) => void): void {
  const { digest: _, ...seal } = JSON.parse(bytesOf(root, SEAL_PATH).toString("utf8"));
  change(seal);
  rewrite(root, SEAL_PATH, sealText(seal, sha256));
}

/** Places spread over a file; the first two in its first line, a comment in scrutiny.yaml, and at that line's end. */
function placesIn(bytes: Buffer, count: number): readonly number[] {
  const spread = Array.from({ length: count }, (_, index) =>
    Math.floor(((index + 0.5) * bytes.length) / count),
  );
  return [...new Set([2, bytes.indexOf("\n"), ...spread.slice(2)])];
}

describe("a sealed report", () => {
  let sealed = "";
  // one made knowledge base for all: it is copied where something is to be changed
  beforeAll(async () => {
    sealed = await sealedBase({}, await newFolder());
    return () => removeFolder(sealed);
  }, 30_000);

  it("is the same, comes of its commit again, and nothing has moved", async () => {
    const ran = await verify(sealed, ["--strict"]);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(ran.out).toContain(`As it was sealed: ${OUTPUT}.`);
    expect(ran.out).toMatch(/Made again of commit [0-9a-f]{12}: the same bytes\./);
    expect(ran.out).toContain("Moved since: nothing.");
    for (const path of [SEAL_PATH, OUTPUT, "reports"])
      expect((await verify(sealed, ["--strict"], path)).code, path).toBe(0);
  });

  it("has a seal of its schema, whose digest is of its own text", () => {
    const text = bytesOf(sealed, SEAL_PATH).toString("utf8");
    expect(SEAL.parse(JSON.parse(text)).report).toMatchObject({
      stage: "final",
      issue: 1,
      period: "2025/26-Q2",
    });
    expect(readSeal(text, sha256)).toHaveProperty("seal");
    expect(readSeal(text.replaceAll("\n", "\r\n"), sha256)).toHaveProperty("seal");
  });

  it("tells of each of 50 single bytes, changed one at a time, in which file it is", {
    timeout: 120_000,
  }, async () => {
    const counts: Readonly<Record<string, number>> = {
      [NOTE]: 9,
      [WORDS]: 6,
      "programme/framework.yaml": 4,
      "programme/2025-26/programme.yaml": 4,
      "programme/2025-26/diary.yaml": 3,
      "programme/2025-26/accuracy.yaml": 3,
      "templates/quarterly-report.md": 6,
      "scrutiny.yaml": 6,
      [OUTPUT]: 6,
      [SEAL_PATH]: 10,
    };
    let flipped = 0;
    for (const [path, count] of Object.entries(counts)) {
      const before = bytesOf(sealed, path);
      for (const place of placesIn(before, count)) {
        const after = Buffer.from(before);
        after[place] = (before[place] ?? 0) ^ (1 << (flipped % 8));
        rewrite(sealed, path, after);
        const ran = await verify(sealed, ["--strict"]);
        expect([ran.code, ran.out.includes(path)], `${path} at ${place}: ${ran.out}${ran.err}`).toEqual([
          1,
          true,
        ]);
        flipped += 1;
      }
      rewrite(sealed, path, before);
    }
    expect(flipped).toBeGreaterThanOrEqual(50);
    expect((await verify(sealed, ["--strict"])).code).toBe(0);
  });

  it("is the same in every format, and a changed byte of each is told", { timeout: 60_000 }, async () => {
    const root = await readyToSeal();
    const formats = (await isPdfEngineThere()) ? ["md", "pdf", "html", "docx"] : ["md", "html", "docx"];
    expect((await final(root, ["--format", formats.join(",")])).code).toBe(0);
    expect((await verify(root, ["--strict"])).code).toBe(0);
    for (const format of formats) {
      const path = `${Q2}/quarterly-report.${format}`;
      const before = bytesOf(root, path);
      const after = Buffer.from(before);
      after[Math.floor(after.length / 2)] = (after[Math.floor(after.length / 2)] ?? 0) ^ 1;
      rewrite(root, path, after);
      // the one file alone: the others are not asked about
      const ran = await verify(root, [], path);
      expect([ran.code, ran.out.includes(`${path} is not as it was sealed`)]).toEqual([1, true]);
      rewrite(root, path, before);
    }
  });

  it("has its logo in the seal, and tells where another took its place", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>\n';
    const policy = bytesOf(sealed, "scrutiny.yaml").toString("utf8");
    const root = await sealedBase({
      "scrutiny.yaml": policy.replace("short: TSCP,", "short: TSCP, logo: templates/logo.svg,"),
      "templates/logo.svg": svg,
    });
    expect((await verify(root, ["--strict"])).code).toBe(0);
    rewrite(root, "templates/logo.svg", svg.replace("width", "widthh"));
    const ran = await verify(root, ["--strict"]);
    expect([ran.code, ran.out.includes("templates/logo.svg: in bytes")]).toEqual([1, true]);
  });

  it("without --strict lists what moved, in bytes or in meaning, and exits 0", async () => {
    const root = wholeCopy(sealed);
    const note = bytesOf(root, NOTE).toString("utf8");
    rewrite(root, NOTE, `${note}\n\n`);
    const white = await verify(root);
    expect(white.code).toBe(0);
    expect(white.out).toContain(`${NOTE}: in bytes, its meaning is the same`);
    rewrite(root, NOTE, note.replace("Both partners came.", "One partner came."));
    expect((await verify(root)).out).toContain(`${NOTE}: in meaning`);
    rewrite(
      root,
      NOTE,
      note.replace(
        "status: ready",
        "status: withdrawn\nwithdrawn: {on: 2025-10-15, by: A. Marlow, reason: Mistaken.}",
      ),
    );
    expect((await verify(root)).out).toContain(`${NOTE}: withdrawn`);
    rmSync(join(root, NOTE));
    const json = JSON.parse((await verify(root, ["--format", "json"])).out);
    expect(json).toMatchObject({ same: true, differences: [], movedSince: [{ path: NOTE, how: "removed" }] });
    expect((await run(root, ["--at", "HEAD", "verify", Q2, "--strict"], { env: ENV })).code).toBe(0);
  });

  it("takes line ends that a checkout turned for no change", async () => {
    const root = wholeCopy(sealed);
    for (const path of [NOTE, WORDS, "scrutiny.yaml"])
      rewrite(root, path, bytesOf(root, path).toString("utf8").replaceAll("\n", "\r\n"));
    expect((await verify(root, ["--strict"])).code).toBe(0);
  });

  it("stays as it was sealed when its commit is an older one", async () => {
    const root = wholeCopy(sealed);
    rewrite(root, "evidence/2025-26/2025-10-08-a-later-visit-bbbb.md", LATER);
    commitAll(root);
    const ran = await verify(root, ["--strict"]);
    expect([ran.code, ran.out.includes("the same bytes")]).toEqual([0, true]);
  });

  it("compares the text, and says so, where another version of the tool made it", async () => {
    const world = fakeWorld({ cwd: sealed, env: ENV });
    expect(await main(["verify", Q2, "--strict"], Object.assign(world, { version: "9.9.9" }))).toBe(0);
    expect(world.stdoutText).toContain("the same content. It was made by version 0.1.0 and this is 9.9.9");
    const root = wholeCopy(sealed);
    forged(root, (seal) => (seal["content"] = sha256("Other words.")));
    const other = Object.assign(fakeWorld({ cwd: root, env: ENV }), { version: "9.9.9" });
    expect(await main(["verify", Q2], other)).toBe(1);
    expect(other.stdoutText).toContain("npx independent-scrutiny@0.1.0 verify");
  });

  it("is found out where note, seal and report were changed together, for the commit says else", async () => {
    const root = wholeCopy(sealed);
    const text = `${bytesOf(root, OUTPUT)}\nAll is well.\n`;
    rewrite(root, OUTPUT, text);
    forged(root, (seal) => {
      seal["outputs"] = [{ path: "quarterly-report.md", sha256: sha256(text) }];
      seal["content"] = sha256(text);
    });
    const ran = await verify(root, ["--format", "json"]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out).differences).toMatchObject([
      { what: "rebuilt", path: OUTPUT, expected: sha256(text) },
    ]);
    forged(root, (seal) => {
      (seal["records"] as { sha256: string }[])[0] = {
        ...(seal["records"] as { sha256: string }[])[0],
        sha256: "0".repeat(64),
      };
    });
    expect((await verify(root)).out).toContain(
      "programme/framework.yaml is another in the commit than in the seal",
    );
  });

  it("can be asked without its repository, which is not enough unless it is signed", async () => {
    const elsewhere = temporaryFolder();
    for (const name of ["seal.json", "quarterly-report.md"])
      cpSync(join(sealed, Q2, name), join(elsewhere, name));
    const ran = await run(elsewhere, ["verify", "quarterly-report.md"]);
    expect(ran.code).toBe(2);
    expect(ran.out).toContain("As it was sealed: quarterly-report.md.");
    expect(ran.out).toContain("Not rebuilt.");
    expect(ran.err).toContain("file and seal could have been made together");
    const json = await run(elsewhere, ["verify", "quarterly-report.md", "--format", "json"]);
    expect(JSON.parse(json.out).error.code).toBe("not-rebuilt");
    renameSync(join(elsewhere, "quarterly-report.md"), join(elsewhere, "from the scrutineer.md"));
    expect((await run(elsewhere, ["verify", "from the scrutineer.md"])).out).toContain("As it was sealed");
    writeFileSync(join(elsewhere, "quarterly-report.md"), "Other words.\n");
    const changed = await run(elsewhere, ["verify", "quarterly-report.md"]);
    expect([changed.code, changed.out.includes("quarterly-report.md is not as it was sealed")]).toEqual([
      1,
      true,
    ]);
  });

  it("says which command deepens a clone that does not have the commit", async () => {
    const root = wholeCopy(sealed);
    commitAll(root);
    commitAll(root);
    const clone = join(temporaryFolder(), "clone");
    git(root, ["clone", "--quiet", "--depth", "1", `file://${root}`, clone]);
    const ran = await verify(clone);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/is not in this clone\.[\s\S]*git fetch --unshallow/);
  });

  it("of an edition that keeps something back has keyed digests, and is verified like any other", async () => {
    const root = wholeCopy(sealed);
    const path = `${Q2}/seal-public.json`;
    const asked = ["--edition", "public", "--yes"];
    expect((await final(root, asked)).code).toBe(0);
    const seal = JSON.parse(bytesOf(root, path).toString("utf8"));
    const held = [...seal.records, seal.configuration].map((one: { sha256: string }) => one.sha256);
    for (const file of [NOTE, WORDS, "scrutiny.yaml"])
      expect(held).not.toContain(sha256(bytesOf(root, file)));
    expect(seal.keyed).toMatch(/^[0-9a-f]{64}$/);
    const same = await verify(root, ["--strict"], path);
    expect([same.code, same.err]).toEqual([0, ""]);
    rewrite(root, NOTE, `${bytesOf(root, NOTE)}\n`);
    rewrite(root, "scrutiny.yaml", `${bytesOf(root, "scrutiny.yaml")}# more\n`);
    const moved = await verify(root, ["--strict"], path);
    expect(moved.code).toBe(1);
    expect(moved.out).toContain(`${NOTE}: in bytes`);
    expect(moved.out).toContain("scrutiny.yaml: in bytes");
  });

  it("of such an edition is not made without the salt that its digests need, and says what to write", async () => {
    const root = await readyToSeal({ "scrutiny.yaml": `${TINY.get("scrutiny.yaml")}` });
    const ran = await final(root, ["--edition", "public", "--yes"]);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/Write under privacy: in scrutiny\.yaml: salt: "[0-9a-f]{32}"/);
    expect((await final(root)).code).toBe(0);
  });

  it("is still made again after its folder moved in the repository", async () => {
    const root = wholeCopy(sealed);
    mkdirSync(join(root, "scrutiny"));
    for (const name of ["scrutiny.yaml", "programme", "evidence", "templates", "reports"])
      renameSync(join(root, name), join(root, "scrutiny", name));
    commitAll(root);
    expect((await verify(join(root, "scrutiny"), ["--strict"])).code).toBe(0);
  });

  it.each<[string, (root: string) => void, number, RegExp]>([
    ["is no JSON", (root) => rewrite(root, SEAL_PATH, "{"), 1, /seal\.json is not as the tool wrote it/],
    ["is empty", (root) => rewrite(root, SEAL_PATH, ""), 1, /seal\.json is not as the tool wrote it/],
    [
      "names an output outside its folder",
      (root) =>
        forged(root, (seal) => {
          seal["outputs"] = [{ path: "../../../../scrutiny.yaml", sha256: "0".repeat(64) }];
        }),
      1,
      /seal\.json is not as the tool wrote it/,
    ],
    [
      "names an option for a commit",
      (root) =>
        forged(root, (seal) => {
          seal["report"] = { ...(seal["report"] as object), commit: "--output=/tmp/x" };
        }),
      1,
      /seal\.json is not as the tool wrote it/,
    ],
    [
      "is of a newer tool",
      (root) => forged(root, (seal) => (seal["version"] = 2)),
      2,
      /says version: 2; this tool reads up to/,
    ],
    [
      "is a symbolic link",
      (root) => {
        renameSync(join(root, SEAL_PATH), join(root, "seal-elsewhere"));
        symlinkSync(join(root, "seal-elsewhere"), join(root, SEAL_PATH));
      },
      1,
      /seal\.json is not as the tool wrote it/,
    ],
    [
      "has an output that is a symbolic link",
      (root) => {
        renameSync(join(root, OUTPUT), join(root, "elsewhere.md"));
        symlinkSync(join(root, "elsewhere.md"), join(root, OUTPUT));
      },
      1,
      /quarterly-report\.md is not there, or is no regular file/,
    ],
  ])("is not believed where its seal %s", async (_, change, code, said) => {
    const root = wholeCopy(sealed);
    change(root);
    const ran = await verify(root);
    expect(ran.code, ran.err).toBe(code);
    expect(ran.out + ran.err).toMatch(said);
  });

  it.each([
    ["reports/2025-26/nothing", /There is no file or folder/],
    ["evidence", /There is no seal in evidence/],
    [WORDS, /There is no seal beside/],
  ])("is not looked for at %s", async (path, said) => {
    const ran = await verify(sealed, [], path);
    expect([ran.code, ran.out]).toEqual([2, ""]);
    expect(ran.err).toMatch(said);
  });
});
