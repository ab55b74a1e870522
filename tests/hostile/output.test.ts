import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/parse/markdown.ts";
import { copyOf, run } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";

const NOTE = "evidence/2025-26/2025-07-10-delegated-safeguarding-partners-group-july-k7f3.md";
const Q2 = "programme/2025-26/q2.md";
const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

/** A copy of the example with the title and a finding of one note, and the first words of the quarter, replaced. */
function withTexts(texts: { title?: string; finding?: string; words?: string }): string {
  const note = read(WORKED_EXAMPLE, NOTE)
    .replace(/^title: .*$/m, (line) =>
      texts.title === undefined ? line : `title: ${JSON.stringify(texts.title)}`,
    )
    .replace(/finding: [^,\n]*/, (part) =>
      texts.finding === undefined ? part : `finding: ${JSON.stringify(texts.finding)}`,
    );
  const q2 = read(WORKED_EXAMPLE, Q2).replace("## Headline\n\n", (head) => `${head}${texts.words ?? ""}\n\n`);
  return copyOf(WORKED_EXAMPLE, { [NOTE]: note, [Q2]: q2 });
}

async function markdownOf(folder: string): Promise<string> {
  const ran = await run(folder, ["report", "--quarter", "Q2", "--format", "md", "--stdout"]);
  expect(ran.err).toContain("Notes:");
  return ran.out;
}

/** Every kind of node that a page's Markdown is read as, with the addresses in it. */
function kindsAndAddresses(markdown: string): { kinds: Set<string>; addresses: string[] } {
  const kinds = new Set<string>();
  const addresses: string[] = [];
  const waiting: { type: string; url?: string; children?: unknown[] }[] = [parseMarkdown(markdown)] as never;
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    kinds.add(node.type);
    if (node.url !== undefined) addresses.push(node.url);
    for (const child of node.children ?? []) waiting.push(child as never);
  }
  return { kinds, addresses };
}

/** What each would be, were it taken for more than words. */
const WORDS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "# a heading",
  "| a | b |",
  "[a](javascript:alert(1))",
  "![a](file:///etc/passwd)",
  "**bold** _slanted_ `code`",
  '#import "/etc/passwd"',
  '#panic("x") #eval("1") $x$ @label <label>',
  '\\u{202e} // comment /* x */ "',
  "::headline{} :name[x] {{period}}",
  "::error file=a::b",
  "##vso[task.complete result=Failed]",
  "=1+1 +1 -1 @SUM(A1)",
  "&lt;b&gt; &#60;b&#62; &copy;",
  "https://example.org/?a=1&b=<2>",
  "[@2025-07-10-nobody-zzzz, 1] [1]",
  "- [ ] a task",
  "1. a number",
  "--- *** ___",
] as const;

describe("words of notes stay words", () => {
  it.each(WORDS)("%s", async (hostile) => {
    const plain = kindsAndAddresses(await markdownOf(copyOf(WORKED_EXAMPLE)));
    const page = await markdownOf(withTexts({ title: `A ${hostile} z`, finding: `It ${hostile} z` }));
    const made = kindsAndAddresses(page);
    // an address that is typed is an address; nothing else may come of a title or a finding
    const more = made.addresses.filter(
      (url) => !plain.addresses.includes(url) && !url.startsWith("https://"),
    );
    expect(more).toEqual([]);
    expect([...made.kinds].filter((kind) => !plain.kinds.has(kind) && kind !== "link")).toEqual([]);
    expect(page.split("\n").filter((line) => /^(?:::|##vso|=|#import)/.test(line))).toEqual([]);
  });

  it.each([
    ["an escape", "A \u001b[31mred\u001b[0m title"],
    ["a link of a terminal", "A \u001b]8;;https://example.org\u0007link\u001b]8;;\u0007"],
    ["a turned reading direction", "A \u202egnp.exe"],
    ["an isolate", "A \u2066x\u2069 title"],
    ["a bell", "A \u0007 title"],
    ["a NUL", "A \u0000 title"],
    ["nothing to see", "A \u200b title"],
    ["a line of a log", "A title\n::error::x"],
  ])("%s by an escape of YAML is refused", async (_, title) => {
    const escaped = [...JSON.stringify(title)]
      .map((one) => ((one.codePointAt(0) ?? 0) > 0x7e ? `\\u${one.charCodeAt(0).toString(16)}` : one))
      .join("");
    const note = read(WORKED_EXAMPLE, NOTE).replace(/^title: .*$/m, () => `title: ${escaped}`);
    const ran = await run(copyOf(WORKED_EXAMPLE, { [NOTE]: note }), ["check", "--format", "json"]);
    const own = JSON.parse(ran.out).problems.filter((one: { path: string }) => one.path === NOTE);
    expect(own.map((one: { rule: string; line: number }) => `${one.line} ${one.rule}`)).toEqual([
      expect.stringMatching(/^2 (?:unseen-character|malformed-value)$/),
    ]);
    expect(ran.code).toBe(1);
  });

  it("lines of a pretty check are shown without what they hide", async () => {
    const body = `\u001b[2J\u001b]0;title\u0007 \u202e [@no body]\n::error::x [@no body]\n##vso[a] [@no body]\n`;
    const q2 = read(WORKED_EXAMPLE, Q2).replace("## Headline\n\n", () => `## Headline\n\n${body}\n`);
    const ran = await run(copyOf(WORKED_EXAMPLE, { [Q2]: q2 }), ["check"], { tty: true });
    for (const hidden of ["\u001b[2J", "\u001b]", "\u0007", "\u202e"]) expect(ran.out).not.toContain(hidden);
    // GitHub's runner looks behind white space, Azure's and the older form anywhere in the line
    expect(ran.out).toContain("\\u{3a}:error::x");
    expect(ran.out.split("\n").filter((line) => /^\s*::|##(?:vso)?\[/.test(line))).toEqual([]);
  });
});

describe("the scrutineer's own words", () => {
  const unsafe = [
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](&#1;javascript:alert(1))",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "[a](//example.org/x)",
    "[a](\\\\\\\\example.org\\\\x)",
    "<javascript:alert(1)>",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "![a](https://example.org/pixel.gif)",
    "![a](file:///etc/passwd)",
    "![a](../../../../etc/passwd)",
    "![a][b]\n\n[b]: https://example.org/pixel.gif 'x'",
    "[![a](https://example.org/p.gif)](javascript:alert(1))",
    "<img src=https://example.org/p.gif>",
    "<iframe src=//example.org></iframe>",
    "<!-- a --!> <script>alert(1)</script> -->",
    "<svg/onload=alert(1)>",
  ];
  it.each(unsafe)("%s leads nowhere and fetches nothing", async (words) => {
    const page = await markdownOf(withTexts({ words }));
    const { kinds, addresses } = kindsAndAddresses(page);
    expect(kinds).not.toContain("html");
    expect(kinds).not.toContain("image");
    expect(page).not.toMatch(/(?<!\\)!\[/);
    expect(page).not.toMatch(/(?<!\\)<(?:img|script|iframe|svg)/);
    expect(addresses.filter((url) => !/^(?:https:|#)/.test(url))).toEqual([]);
    expect(page).not.toMatch(/\]\((?:java|vb|data|file|\/\/)|\]: *java/i);
  });

  it("keep links to pages, people and places of the knowledge base", async () => {
    const words =
      "[a](https://example.org/a) [b](mailto:?subject=a) [c](#d) [e](../e.md) <https://example.org/f>";
    const page = await markdownOf(withTexts({ words }));
    for (const url of [
      "https://example.org/a",
      "mailto:?subject=a",
      "#d",
      "../e.md",
      "https://example.org/f",
    ]) {
      expect(page).toContain(url);
    }
  });
});

describe.skipIf(!program("pdftotext", "poppler-utils"))("the PDF", () => {
  it("holds hostile words as words, and nothing of the machine", async () => {
    const words = WORDS.join(" z\n\n");
    const folder = withTexts({
      title: "A #panic() `x` \\ title",
      finding: '#read("/etc/passwd") it was',
      words,
    });
    expect((await run(folder, ["report", "--quarter", "Q2", "--format", "pdf"])).code).toBeLessThanOrEqual(1);
    const pdf = join(folder, "reports/2025-26/q2/quarterly-report.pdf");
    const text = execFileSync("pdftotext", ["-raw", pdf, "-"], { encoding: "utf8" });
    expect(text).toContain("A #panic()");
    expect(text).toContain("alert(1)");
    expect(text).not.toContain("root:");
    const raw = readFileSync(pdf, "latin1");
    expect(raw).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|SubmitForm|GoToR)\b/);
    expect(raw).not.toMatch(/\/URI ?\((?!https:|mailto:)/);
  });
});

describe("what is typed after a command", () => {
  const bin = join(ROOT, "bin/scrutiny.js");
  it.each([
    "--upload-pack=touch x",
    "--output=x",
    "-x",
    "--",
    "HEAD --output=x",
    "$(touch x)",
    "`touch x`",
    "; touch x",
    "HEAD\nrm",
    "../../x",
    ":/x",
    "HEAD:scrutiny.yaml",
    "@{-1}",
  ])("--at %j runs nothing", (ref) => {
    const folder = copyOf(WORKED_EXAMPLE);
    execFileSync("git", ["init", "-q", folder]);
    const ran = spawnSync(process.execPath, [bin, "check", `--at=${ref}`], { cwd: folder, encoding: "utf8" });
    expect(ran.status).toBe(2);
    expect(execFileSync("git", ["status", "--short", "--", "x"], { cwd: folder, encoding: "utf8" })).toBe("");
  });
});
