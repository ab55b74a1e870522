import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { TODO_KINDS } from "../src/assurance/todo/index.ts";
import { COMMANDS } from "../src/commands/index.ts";
import { isPdfEngineThere } from "../src/render/pdf.ts";
import { PROBLEM_FORMATS } from "../src/render/problem-formats.ts";
import { SECTIONS } from "../src/report/sections/index.ts";
import { copyOf, run } from "./support/copy.ts";
import { FERNSHIRE, ROOT } from "./support/fixture.ts";

const PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", ...pagesBelow("docs")];
const NAMES = COMMANDS.map((command) => command.name);
const MOST_WORDS = 25;

/** Every Markdown page below a folder of the checkout. */
function pagesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

function page(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** What stands under a heading, up to the next of its level or above. */
function under(text: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0].length ?? 0;
  const [, after] = text.split(`\n${heading}\n`);
  expect(after, `the heading ${heading}`).toBeDefined();
  return (after ?? "").split(new RegExp(`^#{1,${level}} `, "m"))[0] ?? "";
}

/** A page without its fenced blocks. */
function withoutBlocks(text: string): string {
  return text.replace(/^( *)(`{3,})[^`\n]*\n[\s\S]*?^\1\2$/gm, "");
}

/** The fenced blocks of a page: what they are in, and what they hold. */
function blocks(text: string): readonly { readonly kind: string; readonly text: string }[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, block]) => ({
    kind: kind ?? "",
    text: block ?? "",
  }));
}

/** The rows of the tables of a text without head and ruler, each as its cells. */
function rows(text: string): readonly (readonly string[])[] {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  const heads = new Set(lines.filter((_, index) => /^\|[\s:|-]+\|$/.test(lines[index + 1] ?? "")));
  return lines
    .filter((line) => !heads.has(line) && !/^\|[\s:|-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
}

/** `scrutiny NAME` wherever it is code, options before the name passed over. */
function commandsNamed(text: string): readonly string[] {
  const named = /(?:`|npx |--no-install )scrutiny(?: -C [^\s`]+| --(?:at|as-of) [^\s`]+)* ([a-z][a-z-]+)\b/g;
  return [...text.matchAll(named)].map((match) => match[1] ?? "");
}

/** The arguments of each `npx --no-install scrutiny` line of a shell block, as a shell would split them. */
function scrutinyLines(block: string): readonly (readonly string[])[] {
  return block
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.startsWith("npx --no-install scrutiny "))
    .map((line) =>
      [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "").slice(3),
    );
}

/** Runs lines of a page on a copy of the example that stands where the page has it. */
async function runLines(lines: readonly (readonly string[])[], copy: string) {
  const said: string[] = [];
  const codes: number[] = [];
  for (const argv of lines) {
    const ran = await run(
      copy,
      argv.map((one) => (one === "../fernshire" ? copy : one)),
    );
    said.push(ran.out, ran.err);
    codes.push(ran.code);
  }
  return { codes, said: said.join("") };
}

/** The sentences of a page's paragraphs and list items: no blocks, tables, headings, pictures. */
function sentences(text: string): readonly string[] {
  return withoutBlocks(text)
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )|\n(?=[|#])/)
    .filter((block) => !/^\s*(?:[|#]|!\[)/.test(block))
    .flatMap((block) =>
      block
        .replace(/^\s*(?:[-*]|\d+\.) /, "")
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/\s+/g, " ")
        .split(/(?<=[.!?]|[.!?]["`)])\s+(?=["`(]?[A-Z`])|(?<=:)\s+(?=$)/),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

function wordCount(sentence: string): number {
  return sentence.replace(/`[^`]*`/g, "code").split(/\s+/).length;
}

describe("README.md", () => {
  const readme = page("README.md");
  const planned = [...under(readme, "## What is not there yet").matchAll(/`([a-z-]+)`/g)].map(
    (match) => match[1] ?? "",
  );

  it("names only commands that are there or are said not to be", () => {
    const named = commandsNamed(readme);
    expect(named.length).toBeGreaterThan(NAMES.length);
    expect(named.filter((name) => !NAMES.includes(name) && !planned.includes(name))).toEqual([]);
  });

  it("has a row for each command, in the order of the list", () => {
    const listed = rows(under(readme, "## Commands")).map(([command]) => command);
    expect(listed).toEqual(NAMES.map((name) => `\`scrutiny ${name}\``));
  });

  it("takes a command off the list of those not there yet when it comes", () => {
    expect(planned.length).toBeGreaterThan(0);
    expect(planned.filter((name) => NAMES.includes(name))).toEqual([]);
  });

  it("has ten lines of a first quarter, each of them true", { timeout: 60_000 }, async () => {
    const [block] = blocks(under(readme, "## A first quarter in ten lines"));
    expect(block?.text.trim().split("\n").length).toBe(10);
    const lines = scrutinyLines(block?.text ?? "");
    expect(lines.length).toBe(6);
    expect((await runLines(lines, copyOf(FERNSHIRE))).codes).toEqual(lines.map(() => 0));
  });
});

describe.each(["docs/getting-started.md", "docs/registers.md", "docs/diff.md"])("%s", (path) => {
  it("shows what the tool really says", { timeout: 60_000 }, async () => {
    const copy = copyOf(FERNSHIRE);
    const hasPdf = await isPdfEngineThere();
    const shown = (text: string) => text.replaceAll(/-[0-9a-z]{4}\.md/g, "-XXXX.md");
    let said = "";
    for (const { kind, text } of blocks(page(path))) {
      if (kind === "sh") {
        said = shown((await runLines(scrutinyLines(text), copy)).said).replaceAll(copy, "../fernshire");
        // the copy stands in the current folder here, and beside it on the page
        said = said.replace(
          /(?<![\w./-])(?=(?:evidence|programme|registers|reports)\/[^\s]*)/g,
          "../fernshire/",
        );
      } else if (kind === "text") {
        const lines = shown(text).split("\n");
        const wanted = lines.filter((line) => line !== "" && (hasPdf || !line.endsWith(".pdf")));
        expect(wanted.filter((line) => !said.includes(line))).toEqual([]);
      }
    }
  });
});

describe("docs/templates.md", () => {
  it("lists every section with what it prints, in order, and nothing else", () => {
    const listed = rows(under(withoutBlocks(page("docs/templates.md")), "## Directives")).map((cells) =>
      cells.join(" | "),
    );
    expect(listed).toEqual(SECTIONS.map(({ name, says }) => `\`::${name}\` | ${says}`));
  });
});

describe("docs/status-and-todo.md", () => {
  it("lists every kind of thing to do with when it is listed, in order, and nothing else", () => {
    const listed = rows(under(page("docs/status-and-todo.md"), "### Kinds")).map((cells) =>
      cells.join(" | "),
    );
    expect(listed).toEqual(TODO_KINDS.map(({ kind, says }) => `\`${kind}\` | ${says}`));
  });
});

describe("docs/check-formats.md", () => {
  it("lists every format of check, in order, and says what each is for", () => {
    const listed = rows(page("docs/check-formats.md")).map(([format]) => format);
    expect(listed).toEqual(PROBLEM_FORMATS.map(({ format }) => `\`${format}\``));
  });
});

describe("docs/architecture.md", () => {
  it("has the table of layers that the test of the layers holds", () => {
    const table = page("tests/layers.test.ts").split("const LAYERS")[1]?.split("\n};")[0] ?? "";
    const layer =
      /(\w+): \{\s*ours: \[([^\]]*)\],\s*packages: \[([^\]]*)\],\s*node: (\[[^\]]*\]|"all"),?\s*\}/g;
    const inWords = (list: string | undefined) =>
      (list ?? "")
        .replace(/["[\]\n]/g, "")
        .replace(/\s+/g, " ")
        .replace(/,? *$/, "")
        .trim() || "–";
    const held = [...table.matchAll(layer)].map(([, name, ...lists]) => [name, ...lists.map(inWords)]);
    expect(held.length).toBe(9);
    const shown = rows(under(page("docs/architecture.md"), "## Layers"));
    expect([...shown].sort()).toEqual(held.sort());
  });
});

describe("docs/README.md", () => {
  it("leads to every page, but those of a rule or a decision", () => {
    const links = [...page("docs/README.md").matchAll(/\]\(([\w/.-]+\.md)\)/g)].map(
      ([, link]) => `docs/${link}`,
    );
    const pages = pagesBelow("docs").filter((path) => !/^docs\/(?:rules|decisions)\/(?!README)/.test(path));
    expect(pages.filter((path) => path !== "docs/README.md" && !links.includes(path))).toEqual([]);
  });
});

describe("docs/guide", () => {
  const pages = pagesBelow("docs/guide").map(page);

  it("leads from one task to another that is there", () => {
    for (const path of pagesBelow("docs/guide"))
      for (const [, file, place] of page(path).matchAll(/\]\(([\w./-]*)#([\w-]+)\)/g)) {
        const text = file === "" ? page(path) : page(join(dirname(path), file ?? ""));
        const heads = [...text.matchAll(/^#+ (.*)$/gm)].map(([, head]) =>
          (head ?? "")
            .toLowerCase()
            .replace(/[^\w -]/g, "")
            .replaceAll(" ", "-"),
        );
        expect(heads, `${path}#${place}`).toContain(place);
      }
  });

  it("says of each task when, what to type, and what to do if it goes wrong", () => {
    const tasks = pages
      .flatMap((text) => text.split(/^## /m).slice(1))
      .filter((task) => task.includes("\nWhen: "));
    expect(tasks.length).toBeGreaterThan(30);
    for (const task of tasks) expect(task).toMatch(/`scrutiny |^scrutiny |pull request|factual accuracy/m);
  });
});

describe("every page", () => {
  it.each(PAGES)("%s leads to files that are there", (path) => {
    const links = [...withoutBlocks(page(path)).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
    const relative = links.filter((link) => !/^(?:[a-z]+:|#)/.test(link));
    const there = (link: string) => existsSync(join(ROOT, dirname(path), link.replace(/#.*$/, "")));
    expect(relative.filter((link) => !there(link))).toEqual([]);
  });

  it.each(["CONTRIBUTING.md", "docs/architecture.md", "docs/templates.md"])(
    "%s names files that are there, but those it has one add",
    (path) => {
      const named = [
        ...withoutBlocks(page(path)).matchAll(/`((?:src|tests|templates|docs|bin|\.ci)\/[\w./-]+)`/g),
      ];
      const added = /\/(?:days|text|request-due-before-asked)(?:\.|\/)/;
      const missing = named.map((match) => match[1] ?? "").filter((one) => !existsSync(join(ROOT, one)));
      expect(missing.filter((one) => !added.test(one))).toEqual([]);
    },
  );

  it.each([
    "README.md",
    "docs/getting-started.md",
    "docs/registers.md",
    "docs/find.md",
    "docs/diff.md",
    ...pagesBelow("docs/guide"),
  ])("%s has no sentence of more than 25 words", (path) => {
    const found = sentences(page(path));
    expect(found.length).toBeGreaterThan(25);
    expect(found.filter((sentence) => wordCount(sentence) > MOST_WORDS)).toEqual([]);
  });

  it.each(PAGES)("%s runs npx only where it fetches nothing: the registry has another scrutiny", (path) => {
    // the README's first line has just installed it
    const said = page(path).replace("npm ci && npx scrutiny ", "");
    expect([...said.matchAll(/^.*\bnpx scrutiny\b.*$/gm)].map(String)).toEqual(
      path === "SECURITY.md" ? [expect.stringContaining("nothing here runs `npx scrutiny`")] : [],
    );
  });

  it.each(PAGES)("%s names no path of a machine and no registry", (path) => {
    expect(page(path)).not.toMatch(/(?<![\w.])\/(?:home|root|work|tmp|Users)\/|[A-Z]:\\|https?:\/\/registry/);
  });
});
