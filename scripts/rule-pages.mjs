// Makes docs/rules/ from the rules and their pages in tests/rules/: what `scrutiny explain` prints. `--check` fails where
// a page would change.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const source = new URL("../tests/rules/", import.meta.url);
const target = new URL("../docs/rules/", import.meta.url);
const { RULE_GROUPS } = await rulesFromSource();

const pages = new Map([["README.md", index()]]);
for (const rule of RULE_GROUPS.flatMap((group) => group.rules)) pages.set(`${rule.id}.md`, page(rule));
const there = existsSync(target) ? readdirSync(target) : [];
const textOf = (name) => (there.includes(name) ? readFileSync(new URL(name, target), "utf8") : undefined);
const stale = [...pages].filter(([name, text]) => textOf(name) !== text).map(([name]) => name);
const left = there.filter((name) => !pages.has(name));

if (process.argv.includes("--check")) {
  for (const name of [...stale, ...left])
    console.error(`docs/rules/${name} is not as scripts/rule-pages.mjs makes it.`);
  if (stale.length + left.length > 0) {
    console.error("Type: npm run make");
    process.exitCode = 1;
  }
} else {
  mkdirSync(target, { recursive: true });
  for (const name of stale) writeFileSync(new URL(name, target), pages.get(name));
  for (const name of left) rmSync(new URL(name, target));
}

/** The rules themselves, which are in TypeScript: bundled in memory, then imported. */
async function rulesFromSource() {
  const input = fileURLToPath(new URL("../src/check/every-rule.ts", import.meta.url));
  const build = await rolldown({ input, platform: "node" });
  const { output } = await build.generate({ format: "esm" });
  await build.close();
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
}

function index() {
  const groups = RULE_GROUPS.map(({ title, rules }) => {
    const rows = rules.map(({ id, severity, says }) => `| [${id}](${id}.md) | ${severity} | ${says} |`);
    return `## ${title}\n\n| Rule | Severity | What it finds |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  const head = `# Rules

What \`scrutiny check\` finds, each with why it matters, where it comes from, and an example. \`scrutiny explain RULE\` prints the same.

These pages are made by \`scripts/rule-pages.mjs\` from \`src/check/\` and \`tests/rules/\`: change those, then type \`npm run make\`.
The examples stand in a small knowledge base of an invented partnership.
`;
  return [head, ...groups].join("\n");
}

function page({ id, severity, says, why, basis }) {
  const cases = casesOf(readFileSync(new URL(`${id}.md`, source), "utf8"));
  const shown = ["Fires: ", "Silent: "].map((kind) => cases.find((one) => one.title.startsWith(kind)));
  if (shown.includes(undefined))
    throw new Error(`tests/rules/${id}.md lacks a case that fires or one that is silent`);
  const head = `# ${id}\n\n${says}\n\nSeverity: ${severity}\n\nWhy: ${why}\n\nBasis: ${basis}\n`;
  return [head, ...shown.map(example)].join("\n");
}

/** As tests/support/rule-page.ts reads them. */
function casesOf(text) {
  const parts = text.split(/^## (?=Fires: |Silent: |Seeded$)/m).slice(1);
  return parts
    .filter((part) => !part.startsWith("Seeded\n"))
    .map((part) => ({
      title: part.slice(0, part.indexOf("\n")),
      blocks: [...part.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, kind, path, body]) => ({
        kind,
        path,
        body,
      })),
    }));
}

function example({ title, blocks }) {
  const files = blocks.filter((one) => one.path !== undefined).map(file);
  const problems = blocks.find((one) => one.kind === "problems")?.body ?? "";
  const found = problems === "" ? "Nothing is found.\n" : `What is found:\n\n${fenced("text", problems)}`;
  return [`## ${title}\n`, ...files, found].join("\n");
}

function file({ kind, path, body }) {
  if (kind === "failure") return `\`${path}\`: ${body.trim().split(" ").slice(1).join(" ")}\n`;
  const before = path.startsWith("before:") ? ", in the commit that is compared with" : "";
  const head = `\`${path.replace(/^before:/, "")}\`${before}:\n\n`;
  if (kind !== "escaped") return head + fenced(kind, body);
  const marks = [
    ["\\u{", "`\\u{…}` stands for a character by its number"],
    ["\\x{", "`\\x{…}` for a byte"],
    ["\\times{", "`\\times{…}{…}` for words so many times over"],
  ].filter(([mark]) => body.includes(mark));
  const said = marks.map(([, text]) => text.replace(/(?<=` )(?:stands )?for/, "stands for")).join(", ");
  return `${head}${fenced("text", body)}\n${said.replace(/^/, "Here ")}.\n`;
}

function fenced(kind, text) {
  return `\`\`\`${kind}\n${text}\`\`\`\n`;
}
