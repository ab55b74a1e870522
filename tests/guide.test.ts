import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { isPdfEngineThere } from "../src/render/pdf.ts";
import { run, temporaryFolder } from "./support/copy.ts";
import { FERNSHIRE, ROOT } from "./support/fixture.ts";
import { program } from "./support/programs.ts";
import { type Scripted, scripted } from "./support/prompter.ts";
import { commitAll, git } from "./support/repository.ts";
import { para, wordFile } from "./support/word.ts";

const GUIDE = join(ROOT, "docs/guide");
const PAGES = readdirSync(GUIDE).filter((name) => name.endsWith(".md"));
/** The day on which the guide's readers stand: its index says how to stand there too. */
const TODAY = "2026-03-26";

/** What a person answers to a line that asks, in order. */
const ANSWERS: Readonly<Record<string, readonly Scripted[]>> = {
  "scrutiny new-evidence": [
    "dsp-group",
    "+ The group agreed who tells the schools.",
    "- The health rota is still not shown.",
    "",
    "leadership.representation",
    "later",
    "draft",
  ],
};

/** What a person writes by hand before a line: the page says that they do. */
const BY_HAND: Readonly<Record<string, (root: string) => void>> = {
  // two branches wrote into the same entry
  "scrutiny check registers/challenges"(root) {
    const path = join(root, "registers/challenges/2026-03-12-what-follows-for-the-shared-k219.md");
    const sides = [
      "<<<<<<< HEAD",
      "  - {on: 2026-03-25, by: A. Marlow, text: Asked in the meeting.}",
      "=======",
      "  - {on: 2026-03-20, by: Business Manager, text: Asked by telephone.}",
      ">>>>>>> answers-of-march",
    ].join("\n");
    const text = readFileSync(path, "utf8");
    const end = text.lastIndexOf("\n---\n");
    writeFileSync(path, `${text.slice(0, end)}\n${sides}${text.slice(end)}`);
  },
  // two branches opened an entry each
  "scrutiny check registers/requests"(root) {
    const folder = join(root, "registers/requests");
    const text = readFileSync(join(folder, "2026-01-22-outcomes-of-escalations-of-july-cksc.md"), "utf8");
    const other = text
      .replace(/^title: .*$/m, "title: Minutes of the panel")
      .replace(/^due: .*$/m, "due: 2026-04-20")
      .replaceAll("2026-01-22", "2026-03-20")
      .replaceAll("2026-02-18", "2026-03-24");
    writeFileSync(join(folder, "2026-03-20-minutes-of-the-panel-zz9k.md"), other);
  },
};

/** Lines that install the tool: tests/e2e/newcomer.test.ts runs them. */
const RUN_ELSEWHERE = /^(?:npm |mkdir |cd |cp |export )/;

interface Block {
  readonly kind: string;
  readonly meta: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(GUIDE, page), "utf8");
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map(([, kind, meta, block]) => ({
    kind: kind ?? "",
    meta: meta ?? "",
    text: block ?? "",
  }));
}

/** The lines of a shell block, those that go on joined. */
function linesOf(block: Block): readonly string[] {
  return block.text
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "");
}

/** A line as a shell would split it. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ""));
}

/** The example as a repository with a remote, to which somebody else has sent a branch. */
function setting(): string {
  const folder = temporaryFolder();
  const root = join(folder, "fernshire");
  mkdirSync(root);
  cpSync(FERNSHIRE, root, { recursive: true, filter: (path) => !/\/(?:reports|\.git)$/.test(path) });
  git(root, ["init", "--quiet"]);
  git(root, ["config", "user.name", "A. Marlow"]);
  git(root, ["config", "user.email", "a.marlow@example.org"]);
  commitAll(root);
  const remote = join(folder, "remote.git");
  git(folder, ["init", "--quiet", "--bare", remote]);
  git(root, ["remote", "add", "origin", remote]);
  git(root, ["push", "--quiet", "origin", "main"]);
  branchOfSomebody(root);
  writeFileSync(
    join(root, "visit.docx"),
    wordFile([para("Visit to a school", "Heading1"), para("Staff were welcoming.")].join("")),
  );
  writeFileSync(join(root, ".git/info/exclude"), "visit.docx\n");
  // git's hooks run the tool as a program of its own
  mkdirSync(join(folder, "bin"));
  const tool = `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, "bin/scrutiny.js")}' "$@"\n`;
  writeFileSync(join(folder, "bin/scrutiny"), tool, { mode: 0o755 });
  return root;
}

const CHANGED = "evidence/2025-26/2025-09-16-visit-to-a-secondary-school-h3vj.md";

function branchOfSomebody(root: string): void {
  git(root, ["switch", "--quiet", "--create", "visits-of-march"]);
  const text = readFileSync(join(root, CHANGED), "utf8");
  writeFileSync(join(root, CHANGED), text.replace("had not had the briefing", "had had no briefing"));
  commitAll(root);
  git(root, ["push", "--quiet", "origin", "visits-of-march"]);
  git(root, ["switch", "--quiet", "main"]);
  git(root, ["branch", "--quiet", "-D", "visits-of-march"]);
}

const envOf = (root: string) => ({
  PATH: `${join(root, "../bin")}${delimiter}${process.env["PATH"] ?? ""}`,
  HOME: join(root, ".."),
  SCRUTINY_TODAY: TODAY,
  GIT_CONFIG_NOSYSTEM: "1",
});

/** Runs a line of the guide; gives its exit code and all that it says. */
async function runLine(root: string, line: string, random: string) {
  BY_HAND[line]?.(root);
  const words = wordsOf(line);
  if (words[0] === "git") return { code: 0, said: git(root, words.slice(1)) };
  const answers = ANSWERS[line];
  const prompter = answers && scripted(answers);
  const options = prompter ? { tty: true, prompter } : {};
  const ran = await run(root, words.slice(1), {
    env: envOf(root),
    now: `${TODAY}T12:00:00Z`,
    random,
    ...options,
  });
  expect(prompter?.left ?? [], `answers to ${line}`).toEqual([]);
  return { code: ran.code, said: ran.out + ran.err + (prompter?.told.join("\n") ?? "") };
}

/** A text as it is compared: without what is another each time, and without the width of the terminal. */
function comparable(text: string): string {
  return text.replaceAll(/-[0-9a-z]{4}(?=\.md|$| )/gm, "-XXXX").replaceAll(/\b[0-9a-f]{12}\b/g, "COMMIT");
}

/** The lines of a text that were not said, in their order; a line `…` stands for any. */
function notSaid(shown: string, said: string, hasPdf: boolean): readonly string[] {
  let rest = comparable(said);
  return comparable(shown)
    .split("\n")
    .filter((line) => !["", "…"].includes(line.trim()) && (hasPdf || !line.endsWith(".pdf")))
    .filter((line) => {
      const at = rest.indexOf(line);
      if (at !== -1) rest = rest.slice(at + line.length);
      return at === -1;
    });
}

describe.skipIf(!program("git", "git"))("docs/guide", () => {
  it.each(PAGES)(
    "%s: each line runs as it says, and shows what it says",
    { timeout: 120_000 },
    async (page) => {
      const root = setting();
      const hasPdf = await isPdfEngineThere();
      let said = "";
      let last = "";
      for (const [index, block] of blocksOf(page).entries()) {
        if (block.kind === "sh") {
          said = "";
          const wanted = Number(/exit=(\d+)/.exec(block.meta)?.[1] ?? 0);
          for (const line of linesOf(block).filter((one) => !RUN_ELSEWHERE.test(one))) {
            const ran = await runLine(root, line, `${page}:${index}`);
            expect([ran.code, ran.code === wanted ? "" : ran.said], line).toEqual([wanted, ""]);
            said += ran.said;
            last = line;
          }
        } else if (block.kind === "text")
          expect(notSaid(block.text, said, hasPdf), `${last} said:\n${said}`).toEqual([]);
      }
    },
  );

  it("has lines that are run and nothing else", () => {
    for (const page of PAGES)
      for (const block of blocksOf(page).filter(({ kind }) => kind === "sh"))
        for (const line of linesOf(block)) expect(line).toMatch(/^(?:scrutiny|git|npm|mkdir|cd|cp|export) /);
  });
});
