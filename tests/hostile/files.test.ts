import { execFileSync, spawn } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { RULES } from "../../src/check/rules/index.ts";
import { runRules } from "../../src/check/run.ts";
import { loadKnowledgeBase, loadPolicy } from "../../src/edge/load.ts";
import { workTreeSource } from "../../src/edge/worktree.ts";
import { toDay } from "../../src/model/day.ts";
import type { Source } from "../../src/model/source.ts";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { TINY, TINY_TODAY } from "../support/knowledge-base.ts";
import { fakeWorld } from "../support/world.ts";

const EVIDENCE = "evidence/2025-26";
const IN_EVIDENCE = (name: string) => `${EVIDENCE}/${name}.md`;
const HOSTILE = IN_EVIDENCE("2025-07-12-a-hostile-one-zzzz");

const number = (n: number) => String(n).padStart(2, "0");
const fields = (more = "activity: unplanned") =>
  `title: A note\ndate: 2025-07-12\n${more}\nstatus: ready\nfindings:\n  - {about: outside-framework, says: not-yet-clear, finding: It was not clear.}\n`;
const noteOf = (more?: string, body = "Words.\n") => `---\n${fields(more)}---\n${body}`;

/** Fifty notes, each with one fault that check must find whatever else lies in the folder. */
const FIFTY = Array.from(
  { length: 50 },
  (_, n) =>
    [
      IN_EVIDENCE(`2025-07-12-good-note-${number(n)}-g${number(n)}g`),
      noteOf(`activity: nowhere-${number(n)}`),
    ] as const,
);
const FIFTY_PROBLEMS = FIFTY.map(([path]) => `${path}:4:11 unknown-activity`);

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  layOver(folder, {
    ...(Object.fromEntries(TINY) as Record<string, string>),
    ...Object.fromEntries(FIFTY),
    ...files,
  });
  return folder;
}

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** What check says of a folder: of the fifty notes, and of all else that is an error. */
async function told(folder: string) {
  const ran = await run(folder, ["check", "--format", "json"], { now: `${TINY_TODAY}T12:00:00Z` });
  const report = JSON.parse(ran.out);
  const good = new Set(FIFTY.map(([path]) => path));
  const problems: Told[] = report.problems;
  const shown = ({ path, line, column, rule }: Told) => `${path}:${line}:${column} ${rule}`;
  expect(report.counts.files).toBe(report.counts.read + report.counts.leftOut);
  expect(ran.err).toBe("");
  return {
    good: problems.filter((one) => good.has(one.path)).map(shown),
    rest: problems
      .filter((one) => !good.has(one.path))
      .map(({ path, rule }) => `${path.split("/").at(-1)} ${rule}`),
    code: ran.code,
  };
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
const CONFLICT = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> theirs\n";
const DIFF3 = "<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n";

/** A file that somebody put there, and the rule that names it; undefined where nothing is wrong with it. */
const FILES: Readonly<Record<string, readonly [content: string | Uint8Array, rule: string | undefined]>> = {
  "an empty file": ["", "no-front-matter"],
  "one line feed": ["\n", "no-front-matter"],
  "NUL bytes": [new Uint8Array(1000), "no-front-matter"],
  "a NUL among the fields": [noteOf("activity: unplanned\u0000"), "unseen-character"],
  "UTF-16": [utf16(noteOf()), "not-utf-8"],
  "Latin-1": [Buffer.from(noteOf().replace("A note", "Café"), "latin1"), "not-utf-8"],
  "half of a character": [Buffer.from(noteOf()).subarray(0, 8).fill(0xc3, 7), "not-utf-8"],
  "an overlong character": [bytes(0x2d, 0x2d, 0x2d, 0x0a, 0xc0, 0xaf), "not-utf-8"],
  "half of a surrogate": [bytes(0xed, 0xa0, 0x80), "not-utf-8"],
  "a byte order mark": [`\ufeff${noteOf()}`, "byte-order-mark"],
  "two byte order marks": [`\ufeff\ufeff${noteOf()}`, "byte-order-mark no-front-matter"],
  CRLF: [noteOf().replaceAll("\n", "\r\n"), undefined],
  "CR alone": [noteOf().replaceAll("\n", "\r"), "no-front-matter"],
  "a merge that was not finished": [noteOf(undefined, CONFLICT), "merge-conflict-marker"],
  "one with three sides": [noteOf(undefined, DIFF3), "merge-conflict-marker"],
  "one among the fields": [noteOf(CONFLICT), "merge-conflict-marker"],
  "one with Windows line ends": [
    noteOf(undefined, CONFLICT).replaceAll("\n", "\r\n"),
    "merge-conflict-marker",
  ],
  "a megabyte on one line": [noteOf(undefined, "x".repeat(1024 * 1024 - 300)), undefined],
  "a megabyte among the fields": [
    noteOf(`marking: ${"x".repeat(1024 * 1024 - 400)}`),
    "front-matter-too-long",
  ],
  "more than a megabyte": [noteOf(undefined, "x".repeat(1024 * 1024)), "file-too-large"],
  "a million brackets": [noteOf(undefined, "[@".repeat(500_000)), undefined],
  "brackets among the fields": [noteOf(`present: ${"[".repeat(4000)}`), "yaml-not-read"],
  code: ["---js\nprocess.exit(7)\n---\n", "no-front-matter"],
  "an alias": [noteOf("activity: *x"), "yaml-not-read"],
  "no closing line": [noteOf().replace("\n---\n", "\n"), "no-front-matter"],
  "a picture": [bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "not-utf-8"],
  "an archive": [bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x80), "not-utf-8"],
};

describe("one hostile file among fifty notes hides none of their problems", () => {
  it.each(Object.entries(FILES))("%s", async (_, [content, rule]) => {
    const { good, rest, code } = await told(folderOf({ [HOSTILE]: content }));
    expect(good).toEqual(FIFTY_PROBLEMS);
    const own = rest.filter((one) => one.startsWith("2025-07-12-a-hostile-one"));
    const rules = own.map((one) => one.split(" ")[1]).filter((one) => one !== "malformed-citation");
    expect(rules.filter((one) => one !== "unknown-activity")).toEqual(rule?.split(" ") ?? []);
    expect(code).toBe(1);
  });

  it("as words, as a diary, as an entry, as a template, as a stray file", async () => {
    const places = [
      "programme/2025-26/q3.md",
      "programme/2025-26/statement.md",
      "programme/2025-26/accuracy.yaml",
      "programme/2025-26/escalations.yaml",
      "registers/challenges/2025-07-11-a-hostile-one-zzzz.md",
      "templates/own.md",
      "evidence/hostile.md",
      "evidence/2025-26/hostile.md",
      "programme/hostile.bin",
      "evidence/2025-26/files/hostile.bin",
    ];
    for (const name of [
      "UTF-16",
      "NUL bytes",
      "a merge that was not finished",
      "more than a megabyte",
      "code",
    ]) {
      const [content] = FILES[name] ?? [""];
      const { good } = await told(folderOf(Object.fromEntries(places.map((path) => [path, content]))));
      expect(good).toEqual(FIFTY_PROBLEMS);
    }
  });

  const unix = it.skipIf(process.platform === "win32");

  unix("links, folders, pipes, sockets and devices with the names of notes", async () => {
    const folder = folderOf({});
    const outside = temporaryFolder();
    writeFileSync(join(outside, "secret.md"), noteOf());
    const at = (name: string) => join(folder, IN_EVIDENCE(`2025-07-11-${name}`));
    symlinkSync(join(outside, "secret.md"), at("link-out-aaaa"));
    symlinkSync(at("link-self-bbbb"), at("link-self-bbbb"));
    symlinkSync("/dev/zero", at("link-zero-cccc"));
    symlinkSync(outside, at("link-folder-dddd"));
    symlinkSync(outside, join(folder, EVIDENCE, "linked"));
    symlinkSync("/", join(folder, "programme/source"));
    symlinkSync("..", join(folder, "evidence/round-and-round"));
    mkdirSync(at("a-folder-eeee"));
    execFileSync("mkfifo", [at("a-pipe-ffff")]);
    const program = `require("net").createServer().listen(${JSON.stringify(at("a-socket-gggg"))}, () => console.log("up"))`;
    const socket = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void socket.kill());
    await new Promise((resolve) => socket.stdout.once("data", resolve));
    const { good, rest } = await told(folder);
    expect(good).toEqual(FIFTY_PROBLEMS);
    const names = [
      "2025-07-11-a-folder-eeee.md",
      "2025-07-11-a-pipe-ffff.md",
      "2025-07-11-a-socket-gggg.md",
      "2025-07-11-link-folder-dddd.md",
      "2025-07-11-link-out-aaaa.md",
      "2025-07-11-link-self-bbbb.md",
      "2025-07-11-link-zero-cccc.md",
      "linked",
      "round-and-round",
      "source",
    ];
    expect(rest.filter((one) => one.endsWith(" not-a-file")).sort()).toEqual(
      names.map((name) => `${name} not-a-file`),
    );
  });

  unix("names that mislead, and names that are no text", async () => {
    const folder = folderOf({});
    const names = [
      "2025-07-11-line\nfeed-aaaa.md",
      "a\n::error::mislead.md",
      "b\tc.md",
      "2025-07-11-escape-\u001b[31m-aaaa.md",
      "2025-07-11-\u202egnp.md",
      "-rf.md",
      "--help.md",
      "$(reboot).md",
      "`id`.md",
      "; rm -rf x.md",
      "%0a::error::x.md",
      "::error::x.md",
      "##vso[task.complete].md",
      `${"x".repeat(250)}.md`,
      "2025-07-11-UPPER-AAAA.md",
      "2025-07-11-upper-aaaa.md",
      "2025-07-11-caf\u00e9-aaaa.md",
      "2025-07-11-cafe\u0301-aaaa.md",
      "con.md",
      "a:b.md",
      "__proto__.md",
      "constructor.md",
    ];
    for (const name of names) writeFileSync(join(folder, EVIDENCE, name), noteOf());
    const raw = Buffer.concat([
      Buffer.from(`${folder}/${EVIDENCE}/`),
      Buffer.of(0xff, 0xfe),
      Buffer.from(".md"),
    ]);
    writeFileSync(raw, noteOf());
    const { good, rest } = await told(folder);
    expect(good).toEqual(FIFTY_PROBLEMS);
    const errors = rest.filter((one) => / (?:malformed-id|not-a-file)$/.test(one));
    // all but the one whose name is an id
    expect(errors).toHaveLength(names.length);
    const ran = await run(folder, ["check"], { now: `${TINY_TODAY}T12:00:00Z` });
    for (const hidden of ["\u001b", "\u202e"]) expect(ran.out).not.toContain(hidden);
    expect(ran.out.split("\n").filter((line) => /^(?:::|##)/.test(line))).toEqual([]);
    expect(ran.out).not.toContain("line\nfeed");
  });

  unix("two names for one file are two notes with one id each", async () => {
    const folder = folderOf({ [HOSTILE]: noteOf() });
    mkdirSync(join(folder, "evidence/2026-27"));
    linkSync(join(folder, HOSTILE), join(folder, "evidence/2026-27/2025-07-12-a-hostile-one-zzzz.md"));
    const { good, rest } = await told(folder);
    expect(good).toEqual(FIFTY_PROBLEMS);
    expect(rest.filter((one) => one.endsWith("duplicate-id"))).toHaveLength(1);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a file that may not be read",
    async () => {
      const folder = folderOf({ [HOSTILE]: noteOf() });
      chmodSync(join(folder, HOSTILE), 0);
      const { good, rest } = await told(folder);
      expect(good).toEqual(FIFTY_PROBLEMS);
      expect(rest).toContain("2025-07-12-a-hostile-one-zzzz.md not-readable");
    },
  );
});

describe("files that change while they are read", () => {
  /** Does something to the folder after its files were listed and before they are read. */
  async function between(folder: string, change: () => void) {
    const real = workTreeSource(folder);
    const source: Source = {
      ...real,
      list: async (paths) => {
        const found = await real.list(paths);
        // what was issued is listed by itself, when the files are read
        if (!paths.includes("reports")) change();
        return found;
      },
    };
    const world = fakeWorld({ cwd: folder });
    const base = await loadKnowledgeBase(source, await loadPolicy(source), world);
    const problems = runRules(base, RULES, toDay(TINY_TODAY));
    const good = new Set(FIFTY.map(([path]) => path));
    const shown = problems
      .filter((one) => good.has(one.place.path))
      .map(({ place, rule }) => `${place.path}:${place.line}:${place.column} ${rule}`);
    expect(shown).toEqual(FIFTY_PROBLEMS);
    return problems.filter((one) => one.place.path === HOSTILE).map((one) => one.rule);
  }

  it.each<[string, (path: string) => void, readonly string[]]>([
    ["is gone", (path) => rmSync(path), ["not-readable"]],
    [
      "has grown over the limit",
      (path) => writeFileSync(path, "x".repeat(1024 * 1024 + 1)),
      ["file-too-large"],
    ],
    ["has become empty", (path) => writeFileSync(path, ""), ["no-front-matter"]],
    [
      "has become a link to a file outside",
      (path) => {
        rmSync(path);
        symlinkSync("/etc/hostname", path);
      },
      ["not-readable"],
    ],
    [
      "has become a pipe that nobody writes into",
      (path) => {
        rmSync(path);
        execFileSync("mkfifo", [path]);
      },
      ["not-readable"],
    ],
    [
      "has become a folder",
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      ["not-readable"],
    ],
  ])("one that %s is told, and the others are read", async (_, change, rules) => {
    const folder = folderOf({ [HOSTILE]: noteOf() });
    expect(await between(folder, () => change(join(folder, HOSTILE)))).toEqual(rules);
  });

  it("a folder that becomes a link to another is not followed", async () => {
    const folder = folderOf({ "registers/challenges/2025-07-11-an-entry-cccc.md": noteOf() });
    const outside = temporaryFolder();
    writeFileSync(join(outside, "2025-07-11-an-entry-cccc.md"), noteOf());
    const rules = await between(folder, () => {
      renameSync(join(folder, "registers"), join(outside, "moved"));
      symlinkSync(join(outside, "moved"), join(folder, "registers"));
    });
    expect(rules).toEqual([]);
  });
});
