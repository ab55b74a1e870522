import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./support/fixture.ts";

const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const lock = json("package-lock.json");
const manifest = json("package.json");

/** What npm takes for a name from a package's folder: the nearest one upwards. */
function nearest(at: string, name: string): { version?: string } | undefined {
  const folders = at
    .split("/node_modules/")
    .map((_, index, all) => all.slice(0, all.length - index).join("/node_modules/"));
  const paths = [...folders.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
  return paths.map((path) => lock.packages[path]).find((one) => one !== undefined);
}

describe("the package", () => {
  it("locks every platform of each package that has binaries, so that npm ci passes on all of them", () => {
    const entries = Object.entries(lock.packages) as [
      string,
      { optionalDependencies?: Record<string, string> },
    ][];
    const wanted = entries.flatMap(([at, entry]) =>
      Object.entries(entry.optionalDependencies ?? {})
        .filter(([, version]) => /^\d/.test(version))
        .map(([name, version]) => ({ at, name, version })),
    );
    expect(wanted.filter((one) => one.name.includes("typst-ts-node-compiler-")).length).toBe(11);
    for (const { at, name, version } of wanted) {
      const here = nearest(at, name);
      expect(here, `run scripts/lock-platforms.mjs: ${name}`).toMatchObject({ version, optional: true });
    }
  });

  it("locks no download address and needs no install script", () => {
    const entries: Record<string, unknown>[] = Object.values(lock.packages);
    expect(entries.filter((one) => "resolved" in one && !one["link"])).toEqual([]);
    expect(entries.filter((one) => one["hasInstallScript"] === true)).toEqual([]);
  });

  it("has few production packages: the rest is bundled", () => {
    expect(Object.keys(manifest.dependencies)).toEqual(["@myriaddreamin/typst-ts-node-compiler"]);
  });

  it("names one exact version of each production package, also in the lockfile", () => {
    for (const dependencies of [manifest.dependencies, lock.packages[""].dependencies])
      for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("has the packages that its user asked for", () => {
    const asked = [
      "commander",
      "gray-matter",
      "unified",
      "remark-parse",
      "remark-stringify",
      "yaml",
      "zod",
      "chalk",
      "vitest",
    ];
    for (const name of asked) expect(manifest.devDependencies, name).toHaveProperty(name);
  });

  it("has at its top level what its user asked for", () => {
    for (const name of [
      "src",
      "templates",
      "programme",
      "evidence",
      "bin",
      "tests",
      "package.json",
      "tsconfig.json",
      "README.md",
    ]) {
      expect(existsSync(join(ROOT, name)), name).toBe(true);
    }
  });

  it("ships the manual of the rules, which explain prints, and all other pages", () => {
    expect(manifest.files).toContain("docs");
  });

  it("ships what its pages link to: who has the tool alone can read the guide and follow it", () => {
    const inside = new RegExp(`^(?:${manifest.files.join("|")})(?:/|$)`);
    const pages = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`);
    const broken = ["README.md", ...pages].flatMap((page) => {
      const links = readFileSync(join(ROOT, page), "utf8").matchAll(/\]\(([^)#\s:]+)(?:#[^)]*)?\)/g);
      return [...links]
        .map(([, link = ""]) => posix.join(posix.dirname(page), link))
        .filter((path) => !inside.test(path) || !existsSync(join(ROOT, path)))
        .map((path) => `${page}: ${path}`);
    });
    expect(broken).toEqual([]);
  });

  it("brings the licence of every part that is bundled, by name and version", () => {
    const licences = readFileSync(join(ROOT, "dist/LICENCES.txt"), "utf8").split("\n\n----\n\n");
    const heads = licences.map((one) => one.split("\n")[0] ?? "");
    expect(heads.length).toBeGreaterThan(100);
    expect(heads.filter((one) => !/^@?[a-z][\w./-]*@\d+\.\d+\.\d+\S* \(.+\)$/.test(one))).toEqual([]);
    expect(heads.some((one) => one.startsWith("@resvg/resvg-wasm@"))).toBe(true);
  });

  it("brings every font that its list names, with their licences", () => {
    const fonts: { file: string }[] = json("templates/fonts.json");
    const there = readdirSync(join(ROOT, "dist/fonts"));
    for (const { file } of fonts) expect(there).toContain(file.split("/").at(-1));
    expect(readFileSync(join(ROOT, "dist/fonts/LICENCES.txt"), "utf8")).toContain("SIL OPEN FONT LICENSE");
  });
});
