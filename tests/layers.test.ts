import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

/** A module of `src/` and what it imports, types too. */
interface Module {
  readonly path: string;
  readonly imports: readonly string[];
}

interface Layer {
  /** Layers it may import from, beside its own. */
  readonly ours: readonly string[];
  /** Packages, by name or by the beginning of the name. */
  readonly packages: readonly string[];
  readonly node: readonly string[] | "all";
}

// types of the document tree are everywhere: @types/mdast has no code
const LAYERS: Readonly<Record<string, Layer>> = {
  model: { ours: [], packages: ["zod", "mdast", "fastest-levenshtein", "diff"], node: [] },
  parse: {
    ours: ["model"],
    packages: [
      "zod",
      "yaml",
      "gray-matter",
      "unified",
      "remark-",
      "mdast",
      "rehype-",
      "hast",
      "fflate",
      "saxes",
      "mammoth",
    ],
    node: [],
  },
  assurance: { ours: ["model"], packages: ["minisearch", "diff"], node: [] },
  check: { ours: ["model", "assurance"], packages: [], node: [] },
  report: { ours: ["model", "assurance"], packages: ["mdast"], node: [] },
  render: {
    ours: ["model"],
    packages: [
      "unified",
      "remark-",
      "rehype-",
      "mdast",
      "hast",
      "saxes",
      "@myriaddreamin/",
      "fast-string-width",
      "docx",
      "fflate",
      "@resvg/",
      "vega",
      "hucre/xlsx",
    ],
    node: [],
  },
  edge: { ours: ["model", "parse"], packages: ["chalk", "@clack/", "yaml"], node: "all" },
  commands: {
    ours: ["model", "parse", "assurance", "check", "report", "render", "edge"],
    packages: ["commander", "mdast"],
    node: ["node:path"],
  },
  main: { ours: ["commands", "edge", "model"], packages: ["commander"], node: [] },
};

/** Named exceptions, each with its reason. */
const EXCEPTIONS: readonly { readonly from: RegExp; readonly to: RegExp; readonly because: string }[] = [
  {
    from: /^render\/(?:pdf|font|picture)/,
    to: /^node:/,
    because: "the engines of PDF and pictures take their fonts from a folder",
  },
];

/** Folders whose files are siblings: none knows another; `index.ts` is the registry and may import all. */
const SIBLINGS = ["check/rules", "report/sections", "commands", "assurance/todo", "report/tables"];
/** What siblings share is no sibling. */
const SHARED = [
  "commands/session.ts",
  "commands/chosen-period.ts",
  "commands/command.ts",
  "commands/named-record.ts",
];

function problemsOf(modules: readonly Module[]): string[] {
  return [...modules.flatMap(importProblems), ...modules.flatMap(siblingProblems), ...cycles(modules)];
}

function importProblems({ path, imports }: Module): string[] {
  const own = layerOf(path);
  const layer = LAYERS[own];
  if (!layer) return [`${path}: no such layer`];
  return imports.flatMap((target) => {
    if (EXCEPTIONS.some((one) => one.from.test(path) && one.to.test(target))) return [];
    if (target.startsWith("node:")) {
      return layer.node === "all" || layer.node.includes(target) ? [] : [`${path} imports ${target}`];
    }
    if (!target.startsWith("src:")) {
      return layer.packages.some((name) => target === name || target.startsWith(name))
        ? []
        : [`${path} imports ${target}`];
    }
    const to = layerOf(target.slice("src:".length));
    return to === own || layer.ours.includes(to) ? [] : [`${path} imports ${target}`];
  });
}

function siblingProblems({ path, imports }: Module): string[] {
  const folder = posix.dirname(path);
  if (!SIBLINGS.includes(folder) || posix.basename(path) === "index.ts") return [];
  return imports
    .filter((target) => target.startsWith("src:") && posix.dirname(target.slice(4)) === folder)
    .filter((target) => !SHARED.includes(target.slice(4)))
    .map((target) => `${path} imports its sibling ${target}`);
}

/** Cycles of imports anywhere; a registry that loads its commands when they are used is none. */
function cycles(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((one) => [one.path, one]));
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(" > ")}`);
      return;
    }
    state.set(path, "open");
    for (const target of byPath.get(path)?.imports ?? []) {
      if (target.startsWith("src:")) visit(target.slice(4), [...trail, path]);
    }
    state.set(path, "done");
  };
  for (const one of modules) visit(one.path, []);
  return found;
}

function layerOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : path.replace(/\.ts$/, "");
}

function moduleOf(path: string, text: string): Module {
  const { module, errors } = parseSync(path, text);
  expect(errors, path).toEqual([]);
  const names = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map((one) =>
      text.slice(one.moduleRequest.start, one.moduleRequest.end).replace(/["'`]/g, ""),
    ),
  ];
  return { path, imports: [...new Set(names)].map((name) => resolved(path, name)) };
}

function resolved(from: string, name: string): string {
  return name.startsWith(".") ? `src:${posix.normalize(posix.join(posix.dirname(from), name))}` : name;
}

function sourceFiles(folder: string, prefix = ""): { path: string; text: string }[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) return sourceFiles(folder, path);
    return entry.name.endsWith(".ts") ? [{ path, text: readFileSync(join(folder, path), "utf8") }] : [];
  });
}

const SRC = join(dirname(import.meta.dirname), "src");
const files = sourceFiles(SRC);
const modules = files.map(({ path, text }) => moduleOf(path, text));

describe("the layers", () => {
  it("hold: allowed imports, no sibling knows another, no cycle", () => {
    expect(modules.length).toBeGreaterThan(80);
    expect(problemsOf(modules)).toEqual([]);
  });

  it.each([
    ["a pure layer that imports node", "assurance/x.ts", 'import "node:fs";'],
    ["a model that imports a rule", "model/x.ts", 'import { RULES } from "../check/rules/index.ts";'],
    ["a type import the wrong way", "model/x.ts", 'import type { World } from "../edge/world.ts";'],
    ["an export from the wrong layer", "report/x.ts", 'export { decode } from "../parse/decode.ts";'],
    ["a package that the layer may not have", "check/x.ts", 'import { parse } from "yaml";'],
    ["a sibling", "check/rules/x.ts", 'import { noteInWrongYear } from "./note-in-wrong-year.ts";'],
    ["a dynamic import the wrong way", "render/x.ts", 'const a = await import("../edge/write.ts");'],
    ["a layer that there is not", "utils/x.ts", "export const a = 1;"],
  ])("are broken by %s, and it shows", (_, path, text) => {
    expect(problemsOf([...modules, moduleOf(path, text)])).not.toEqual([]);
  });

  it("are broken by a cycle, and it shows", () => {
    const a = moduleOf("model/a.ts", 'import { b } from "./b.ts";');
    const b = moduleOf("model/b.ts", 'import type { a } from "./a.ts";');
    expect(problemsOf([...modules, a, b])).toEqual(["cycle: model/a.ts > model/b.ts > model/a.ts"]);
  });
});

describe("the rim", () => {
  const outside = (names: readonly string[]) => files.filter((file) => !names.includes(file.path));

  it("has one writer of files", () => {
    const writing =
      /\b(?:writeFile|appendFile|createWriteStream|writeSync|mkdir|rename|unlink|rmdir|rm|copyFile|symlink|link|truncate|chmod|utimes|open)(?:Sync)?\b/;
    // the work tree is read through open(), so that no link is followed
    const allowed = [
      "edge/write.ts",
      "edge/whole-file.ts",
      "edge/lock.ts",
      "edge/litter.ts",
      "edge/stray.ts",
      "edge/worktree.ts",
    ];
    const found = outside(allowed).filter(({ text }) => {
      const calls = text.match(/import\s*\{([^}]*)\}\s*from\s*"node:fs(?:\/promises)?"/g)?.join(" ") ?? "";
      // a module that is loaded when it is asked for names what it takes of it on the spot
      const asked = [...text.matchAll(/getBuiltinModule\("node:fs[^"]*"\)(?:\.(\w+))?/g)];
      const writesAsked = asked.some(([, taken]) => taken === undefined || writing.test(taken));
      return writing.test(calls) || writesAsked || /import \* as \w+ from "node:fs/.test(text);
    });
    expect(found.map((file) => file.path)).toEqual([]);
  });

  it("has one outlet for messages", () => {
    const speaking = /console\.|process\.(?:stdout|stderr)|\.(?:stdout|stderr)\.write\(/;
    // questions are drawn on the terminal that answers them
    const allowed = ["edge/terminal.ts", "edge/node-world.ts", "edge/prompts.ts"];
    const found = outside(allowed).filter(({ text }) => speaking.test(text));
    expect(found.map((file) => file.path)).toEqual([]);
  });

  it("holds the clock, chance and the environment", () => {
    const impure = /Date\.now\(|new Date\(\)|Math\.random|process\.env|performance\.now/;
    const found = files.filter(({ path, text }) => !path.startsWith("edge/") && impure.test(text));
    expect(found.map((file) => file.path)).toEqual([]);
  });
});
