// How long the worst texts take that the limits of src/parse/markdown-limits.ts let through. No text should take 2 s.
//   node bench/hostile-words.mjs [--only PART-OF-A-NAME]
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { rolldown } from "rolldown";

const LONGEST = 128 * 1024;
const filler = "a ".repeat(40);

/** Units that a parser of Markdown may look at again for each of them that stands before. */
const UNITS = [
  ..."* _ ~ ~~ [ ] [] [a]( ![ < <a <? <!-- ` & \\ | **a** *a_ a**b*c _a_@ [^a] [@a] [a][ ![x](y) a@a. www.a. http://a.b( "
    .split(" ")
    .filter((unit) => unit !== ""),
  "<a b='",
  '[a](b "',
  "[a](<b",
  "- ",
  "1. ",
  "> ",
  ":a[",
  "a",
  "w ",
  "@",
  "-",
  "http:",
];
const HEADS_AND_TAILS = [
  ["[a", "](b)"],
  ["![a", "](b)"],
  ["*a ", "b* "],
  ["**a ", "b** "],
  ["[ ", "] "],
  ["~a ", "b~ "],
  ["*a _b ", "c_ d* "],
];
const WHOLE = {
  "list, one level": () => "- a\n".repeat(40_000),
  "list, blank lines": () => "- a\n\n".repeat(40_000),
  "list, empty": () => "-\n\n".repeat(40_000),
  "quote, blank": () => ">\n\n".repeat(40_000),
  "12 bullets": () => `${"- ".repeat(12)}a\n`.repeat(10_000),
  "12 bullets, blank lines": () => `${"- ".repeat(12)}a\n\n`.repeat(10_000),
  "12 quotes": () => `${">".repeat(12)}a\n`.repeat(10_000),
  "12 quotes, lazy": () => `${">".repeat(12)}a\nb\n`.repeat(10_000),
  "12 quotes, blank lines": () => `${">".repeat(12)}a\n\n`.repeat(10_000),
  "12 numbers": () => `${"1. ".repeat(12)}a\n`.repeat(10_000),
  "12 numbers, blank lines": () => `${"1. ".repeat(12)}a\n\n`.repeat(10_000),
  "12 mixed": () => `${"> - 1. ".repeat(4)}a\n\n`.repeat(10_000),
  "stairs of a list": () => stairs("- a\n").repeat(2000),
  "stairs with blank lines": () => stairs("- a\n\n").repeat(2000),
  "deep, then text": () => stairs("- a\n") + `${" ".repeat(64)}a\n\n`.repeat(10_000),
  "deep, then blank lines": () => stairs("- a\n") + "\n".repeat(100_000),
  "12 bullets, then blank lines": () => "- ".repeat(12) + "\n".repeat(100_000),
  tasks: () => "- [ ] a\n".repeat(40_000),
  footnotes: () => numbered((n) => `[^${n}]: a\n`),
  "footnotes with blank lines": () => numbered((n) => `[^${n}]: a\n\n`),
  "footnotes, cited": () => numbered((n) => `[^${n}]: a\n\n[^${n}]\n\n`),
  definitions: () => numbered((n) => `[${n}]: a\n`),
  "definitions, cited": () => numbered((n) => `[${n}]: a\n\n[${n}]\n\n`),
  "one definition, cited": () => `[a]: b\n\n${"[a] ".repeat(40_000)}`,
  "label without end": () => `[${"a\n".repeat(40_000)}`,
  "title without end": () => `[a]: b (${"a\n".repeat(40_000)}`,
  "wide table": () => `${"|a".repeat(50)}|\n${"|-".repeat(50)}|\n${`${"|a".repeat(50)}|\n`.repeat(900)}`,
  "wide table, narrow rows": () => `${"|a".repeat(50)}|\n${"|-".repeat(50)}|\n${"a\n".repeat(9000)}`,
  "narrow table": () => `|a|b|\n|-|-|\n${"|a|b|\n".repeat(9000)}`,
  "heads of tables": () => "|a|\n".repeat(40_000),
  "heads and rulers": () => "|a|\n|-|\n".repeat(40_000),
  headings: () => "# a\n".repeat(40_000),
  "headings by underlining": () => "a\n-\n".repeat(40_000),
  rulers: () => "***\n".repeat(40_000),
  "lines of a letter": () => "a\n".repeat(100_000),
  "lines of a letter, broken": () => "a\\\n".repeat(100_000),
  "spaces at the ends of lines": () => "a   \n".repeat(40_000),
  "blank lines": () => "\n".repeat(130_000),
  fences: () => "```\n".repeat(40_000),
  "blocks of HTML": () => "<div>\n\n".repeat(40_000),
  "comments without end": () => "<!-- a\n".repeat(40_000),
  "runs of ticks": () =>
    `${[...Array(40).keys()].map((n) => "`".repeat(n + 1)).join("a ")}\n${filler}`.repeat(400),
  "one letter": () => "a".repeat(LONGEST),
  hyphens: () => `a${"-".repeat(LONGEST)}`,
  spaces: () => `a${" ".repeat(LONGEST)}b`,
  "brackets of an address": () => `http://a.b/${")".repeat(LONGEST)}`,
};

function stairs(step) {
  return [...Array(32).keys()].map((depth) => " ".repeat(2 * depth) + step).join("");
}

function numbered(line) {
  return [...Array(20_000).keys()].map(line).join("");
}

/** Each unit in a row, once close together and once spread over the longest paragraph; and heads before tails. */
function texts() {
  const all = new Map(Object.entries(WHOLE).map(([name, make]) => [name, make()]));
  for (const unit of UNITS) {
    all.set(`${unit}  close`, lines(Array(60_000).fill(unit)));
    all.set(`${unit}  spread`, lines(Array(6000).fill(`${unit}${filler.slice(0, 30)}`)));
    all.set(
      `${unit}  first`,
      Array(10)
        .fill(lines([...Array(300).fill(unit), filler.repeat(195)], 3000))
        .join("\n\n"),
    );
  }
  for (const [head, tail] of HEADS_AND_TAILS) {
    for (const count of [50, 200, 480]) {
      const one = lines([...Array(count).fill(head), ...Array(count).fill(tail)], 1e9);
      all.set(`${head}… ${tail}  ${count}`, Array(200).fill(one).join("\n\n"));
    }
  }
  return all;
}

/** Pieces as lines of about 80 characters, a blank line where a paragraph would be refused. */
function lines(pieces, most = 15_000) {
  let text = "";
  let line = "";
  let length = 0;
  let marks = 0;
  for (const piece of pieces) {
    line += piece;
    marks += piece.match(/[*_~`[\]!<&|\\]/g)?.length ?? 0;
    if (line.length < 80) continue;
    const ends = length + line.length > most || marks > 850;
    text += `${line}\n${ends ? "\n" : ""}`;
    length = ends ? 0 : length + line.length + 1;
    if (ends) marks = 0;
    line = "";
  }
  return text + line;
}

/** The longest beginning of a text that is let through. */
function letThrough(text, whyNotParsed) {
  let low = 0;
  let high = Math.min(text.length, LONGEST);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (whyNotParsed(text.slice(0, middle))) high = middle - 1;
    else low = middle;
  }
  return text.slice(0, low);
}

async function one(module, name) {
  const { parseMarkdown, whyNotParsed } = await import(pathToFileURL(module).href);
  const text = letThrough(texts().get(name), whyNotParsed);
  const from = performance.now();
  parseMarkdown(text);
  const took = ((performance.now() - from) / 1000).toFixed(2);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${took} s  ${String(memory).padStart(5)} MiB  ${String(text.length).padStart(7)} characters`);
}

async function all(only) {
  const folder = mkdtempSync(join(tmpdir(), "scrutiny-bench-"));
  const entry = "\0entry";
  const parse = fileURLToPath(new URL("../src/parse/", import.meta.url));
  const source = `export * from ${JSON.stringify(`${parse}markdown.ts`)};export * from ${JSON.stringify(`${parse}markdown-limits.ts`)};`;
  const virtual = {
    name: "entry",
    resolveId: (id) => (id === "entry" ? entry : undefined),
    load: (id) => (id === entry ? source : undefined),
  };
  const build = await rolldown({ input: "entry", plugins: [virtual], platform: "node", logLevel: "silent" });
  const module = join(folder, "words.mjs");
  await build.write({ file: module, format: "esm", codeSplitting: false });
  await build.close();
  const found = [];
  for (const name of texts().keys()) {
    if (!name.includes(only)) continue;
    const ran = spawnSync(
      process.execPath,
      [fileURLToPath(import.meta.url), "--module", module, `--one=${name}`],
      {
        encoding: "utf8",
        timeout: 60_000,
      },
    );
    found.push(`${ran.stdout.trim() || "over 60 s or failed"}  ${JSON.stringify(name)}`);
  }
  rmSync(folder, { recursive: true });
  console.log(found.sort().reverse().join("\n"));
}

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, one: { type: "string" }, module: { type: "string" } },
});
if (values.one !== undefined) await one(values.module, values.one);
else await all(values.only);
