import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/copy.ts";
import { shippedFile, stepsOf, workflowOf } from "./support/workflows.ts";

const MARKER = "<!-- scrutiny summary -->";
const HEAD = "0123456789012345678901234567890123456789";

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string } | null;
  readonly body: string;
}

interface Service {
  readonly pulls?: readonly { number: number; head: { sha: string } }[];
  readonly comments?: readonly Comment[];
  readonly headRepository?: null;
}

type Call = readonly [name: string, args: Readonly<Record<string, unknown>>];

const script = String(
  stepsOf(workflowOf(shippedFile("checks/github/scrutiny-comment.yml"))).at(-1)?.with?.["script"],
);
// biome-ignore lint/complexity/useArrowFunction: only such a function has the constructor
const AsyncFunction = async function () {}.constructor as new (
  ...parts: string[]
) => (...args: unknown[]) => Promise<void>;

/** Runs the script as the action does, against a service in memory; gives what it asked of it. */
async function posted(
  words: string | undefined | { link: string },
  service: Service = {},
): Promise<readonly Call[]> {
  const folder = temporaryFolder();
  const path = join(folder, "summary.md");
  if (typeof words === "string") writeFileSync(path, words);
  else if (words) symlinkSync(words.link, path);
  const calls: Call[] = [];
  const call = (name: string) => async (args: Readonly<Record<string, unknown>>) =>
    void calls.push([name, args]);
  const pulls = service.pulls ?? [{ number: 7, head: { sha: HEAD } }];
  const list = { pulls: async () => pulls, comments: async () => service.comments ?? [] };
  const github = {
    paginate: async (
      method: (args: unknown) => Promise<unknown>,
      args: Readonly<Record<string, unknown>>,
    ) => {
      if (method === list.pulls) calls.push(["list pulls", args]);
      return method(args);
    },
    rest: {
      pulls: { list: list.pulls },
      issues: {
        listComments: list.comments,
        createComment: call("create"),
        updateComment: call("update"),
      },
    },
  };
  const head_repository = service.headRepository === null ? null : { owner: { login: "someone" } };
  const context = {
    repo: { owner: "fernshire", repo: "scrutiny" },
    payload: { workflow_run: { head_sha: HEAD, head_branch: "a-visit", head_repository } },
  };
  const core = { notice: () => {}, info: () => {} };
  const process = { env: { WORDS: path } };
  const run = new AsyncFunction("github", "context", "core", "require", "process", script);
  await run(github, context, core, createRequire(import.meta.url), process);
  return calls.filter(([name]) => name !== "list pulls" || words === undefined);
}

/** The comment that comes of the words, without its marker. */
async function comment(words: string): Promise<string> {
  const [call] = await posted(words);
  const body = String(call?.[1]["body"]);
  expect(body.startsWith(`${MARKER}\n`)).toBe(true);
  return body.slice(MARKER.length + 1);
}

describe("the comment of a pull request", () => {
  it("is made once, and says what was kept", async () => {
    const words =
      "## What this change does\n\n- New note: Visit to a school\n\n| Area | Before | After |\n| --- | ---: | ---: |\n| Voice | 1 | 2 |\n";
    expect(await posted(words)).toEqual([
      [
        "create",
        {
          owner: "fernshire",
          repo: "scrutiny",
          issue_number: 7,
          body: `${MARKER}\n## What this change does\n\n- New note\\: Visit to a school\n\n| Area | Before | After |\n| --- | ---: | ---: |\n| Voice | 1 | 2 |\n`,
        },
      ],
    ]);
  });

  it("is edited in place, and not where it says that already", async () => {
    const ours = { id: 3, user: { login: "github-actions[bot]" }, body: `${MARKER}\nOld\n` };
    const [call, ...more] = await posted("New\n", { comments: [ours] });
    expect(call).toEqual(["update", expect.objectContaining({ comment_id: 3, body: `${MARKER}\nNew\n` })]);
    expect(more).toEqual([]);
    expect(await posted("Old\n", { comments: [ours] })).toEqual([]);
  });

  it("is never one that somebody else wrote with the marker in it", async () => {
    const theirs = { id: 4, user: { login: "someone" }, body: `${MARKER}\nMine` };
    const ghost = { id: 5, user: null, body: MARKER };
    const other = { id: 6, user: { login: "github-actions[bot]" }, body: `Another workflow's. ${MARKER}` };
    const calls = await posted("New\n", { comments: [theirs, ghost, other] });
    expect(calls.map(([name]) => name)).toEqual(["create"]);
  });

  it("is silent where there is nothing to say, and takes back what no longer holds", async () => {
    expect(await posted("\n")).toEqual([]);
    expect(await posted(undefined)).toEqual([["list pulls", expect.anything()]]);
    const ours = { id: 3, user: { login: "github-actions[bot]" }, body: `${MARKER}\nOld\n` };
    expect(await posted("", { comments: [ours] })).toEqual([
      [
        "update",
        expect.objectContaining({ body: expect.stringContaining("does nothing to the evidence any more") }),
      ],
    ]);
  });

  it("stands at the pull request that GitHub names, never at one that the words name", async () => {
    const [call] = await posted(undefined);
    expect(call?.[1]).toMatchObject({ head: "someone:a-visit", state: "open" });
    const newer = [{ number: 7, head: { sha: "f".repeat(40) } }];
    expect(await posted("New\n", { pulls: newer })).toEqual([]);
    const two = [1, 2].map((number) => ({ number, head: { sha: HEAD } }));
    expect(await posted("New\n", { pulls: two })).toEqual([]);
    expect(await posted("New\n", { headRepository: null })).toEqual([]);
  });

  it("follows no link out of what was kept", async () => {
    const secret = join(temporaryFolder(), "secret");
    writeFileSync(secret, "secret");
    expect(await posted({ link: secret })).toEqual([]);
    const folder = join(temporaryFolder(), "folder");
    mkdirSync(folder);
    expect(await posted({ link: folder })).toEqual([]);
  });

  it.each([
    ["a mention", "Ask @octocat or @org/team, or ＠octocat.", /[@＠]/],
    ["an escaped mention", "Ask \\@octocat.", /@/],
    ["a reference to an issue", "See #12, GH-12 and octo/cat#12.", /#\d|GH-\d/i],
    ["a link", "[Press here](https://example.org)", /(?<!\\)[[\]()]|:\/\//],
    ["a link of its own", "https://example.org www.example.org ftp://x mailto:a", /:\/\/|www\.|mailto:/],
    ["a picture", "![x](https://example.org/x.png)", /(?<!\\)!|:\/\//],
    ["markup", "<img src=x onerror=y> <!-- x --> <details>", /(?<!\\)[<>]/],
    ["an entity", "&#64;octocat &commat;octocat", /(?<!\\)&/],
    ["a fence", "```suggestion", /(?<!\\)`/],
    ["a heading of the first level", "# Merged", /^#/],
    ["a reference of a link", "[x]: https://example.org", /^\[/],
    ["a task", "- [x] agreed", /(?<!\\)\[/],
    ["a commit", "deadbeefdeadbeefdeadbeefdeadbeef0eadbeef and 1e234567", /[0-9a-f]{7}/],
    ["a formula", "$\\unicode{x}$ $$x$$", /(?<!\\)\$/],
    ["hidden characters", "a\u202eb\u200bc\u0007d\u{e0041}e", /\p{Cf}|[^\P{Cc}\n]/u],
    ["a cell with a pipe", "| a \\| b @x | [y](z) |", /(?<!\\)[[(]|@/],
    ["an underline of a heading", "Words\n===", /^=/m],
    ["a rule", "***\n\n---\n", /^(?:-{3}|_{3})/m],
  ])("makes nothing else of %s", async (_, words, never) => {
    const body = await comment(`Words.\n\n${words}\n`);
    expect(body).not.toMatch(never);
  });

  it("reads as it was written, with bold and struck words", async () => {
    expect(await comment("- ~~Two~~ **three** children said so\\_here \\(a\\)\n")).toBe(
      "- ~~Two~~ **three** children said so\\_here \\(a\\)\n",
    );
  });

  it("is cut at a line before GitHub refuses it, and says so", async () => {
    const body = await comment(
      "- A finding of about sixty characters, as they often are *.\n".repeat(20_000),
    );
    expect(body.length).toBeLessThan(65_000);
    expect(body).toMatch(/often are \\\*\\.\n\n\nThere is more/);
    expect((await comment("x".repeat(1_000_000))).length).toBeLessThan(65_000);
    expect((await comment("@".repeat(500_000))).length).toBeLessThan(65_000);
  });
});
