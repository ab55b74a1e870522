import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isPdfEngineThere } from "../../src/render/pdf.ts";
import { ROOT } from "../support/fixture.ts";

/** Everything that may be in the tarball, and nothing else. */
const PARTS = [
  /^(?:README|CHANGELOG|CONTRIBUTING|SECURITY)\.md$|^LICENSE$|^package\.json$|^sbom\.cdx\.json$/,
  /^bin\/scrutiny\.js$/,
  /^dist\/[\w-]+\.js$|^dist\/resvg\.wasm$|^dist\/LICENCES\.txt$|^dist\/scrutiny\.1$/,
  /^dist\/fonts\/(?:\w+\.ttf|LICENCES\.txt)$/,
  /^docs\/(?:(?:rules|guide|decisions)\/)?[\w-]+\.md$/,
  /^docs\/(?:guide\/)?images\/[\w-]+\.(?:svg|png)$/,
  /^templates\/[\w-]+\.(?:md|yaml|json|css|typ)$/,
  /^templates\/(?:checks|forms|pull-requests|init)\/[\w./-]+$/,
  /^templates\/frameworks\/(?:[\w-]+\.yaml|[\w-]+\/programme\.yaml|[\w-]+\/source\/[\w.-]+)$/,
  /^node_modules\/@myriaddreamin\/typst-ts-node-compiler\/(?:index(?:-napi)?\.js|package\.json|LICENSE)$/,
  /^node_modules\/@myriaddreamin\/typst-ts-node-compiler-[\w-]+\/(?:[\w.-]+\.node|package\.json)$/,
];
const MOST_BYTES = 40 * 2 ** 20;

const { makeBundle } = await import("../../scripts/bundle.mjs");
const { FOLDERS, tryBundle } = await import("../../scripts/bundle-check.mjs");

describe.skipIf(!(await isPdfEngineThere()))("the bundle", () => {
  let work: string;
  let tarball: string;
  let names: readonly string[];
  const read = (name: string) =>
    execFileSync("tar", ["-xOzf", tarball, `package/${name}`], { encoding: "utf8", maxBuffer: 2 ** 28 });

  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), "scrutiny-test-"));
    tarball = makeBundle(join(work, "bündle of today"));
    names = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
      .trim()
      .split("\n")
      .map((one) => one.replace(/^package\//, ""));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it("is at most 40 MB", () => {
    expect(statSync(tarball).size).toBeLessThan(MOST_BYTES);
  });

  it("holds what is needed and nothing else: no tests, no sources, no knowledge base of anybody's", () => {
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name) => !PARTS.some((part) => part.test(name)))).toEqual([]);
    for (const part of PARTS)
      expect(
        names.some((name) => part.test(name)),
        String(part),
      ).toBe(true);
  });

  it("has one exact version of what it needs, all of it inside, and nothing to run at its installation", () => {
    const manifest = JSON.parse(read("package.json"));
    expect(manifest.bundleDependencies).toEqual(Object.keys(manifest.dependencies));
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest).not.toHaveProperty("scripts");
    expect(manifest).not.toHaveProperty("devDependencies");
  });

  it("lists its parts: those bundled in dist/ and those beside it, and no tool of development", () => {
    const sbom = JSON.parse(read("sbom.cdx.json"));
    expect(sbom).toMatchObject({
      bomFormat: "CycloneDX",
      metadata: { component: { name: "independent-scrutiny" } },
    });
    const listed = sbom.components.map((one: { "bom-ref": string }) => one["bom-ref"]);
    const inside = names.flatMap(
      (name) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(name)?.[1] ?? [],
    );
    for (const name of inside)
      expect(
        listed.some((one: string) => one.startsWith(`${name}@`)),
        name,
      ).toBe(true);
    const bundled = [...read("dist/LICENCES.txt").matchAll(/^(@?[a-zA-Z][^\s@]*@\d\S*) \(/gm)];
    expect(bundled.length).toBeGreaterThan(100);
    expect(listed).toHaveLength(bundled.length + inside.length);
    expect(listed.filter((one: string) => /^(?:vitest|typescript|@biomejs)/.test(one))).toEqual([]);
    expect(read("sbom.cdx.json")).not.toMatch(/serialNumber|timestamp/);
  });

  it("installs without a network, cache or script into an empty folder with spaces and accents, and works there", () => {
    expect(tryBundle({ tarball, folder: join(work, FOLDERS[1] ?? "") })).toHaveLength(4);
  });
});

describe("docs/packaging.md", () => {
  it("keeps the last run of npm run bundle:check, with its day and its commit", () => {
    const page = readFileSync(join(ROOT, "docs/packaging.md"), "utf8");
    expect(page).toMatch(/^Commit [0-9a-f]{12}, \d{4}-\d\d-\d\d, linux-x64, \d+\.\d MiB$/m);
    for (const major of [20, 22, 24])
      for (const folder of FOLDERS)
        expect(page).toMatch(
          new RegExp(`^\\| ${major}\\.[\\d.]+ +\\| ${folder} +\\| yes +\\| yes +\\|$`, "m"),
        );
  });
});
