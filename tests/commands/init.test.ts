import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nextCommands } from "../../src/commands/init/next-commands.ts";
import { toolSource } from "../../src/commands/init/tool.ts";
import { ownSource } from "../../src/edge/own-source.ts";
import { STOPPED } from "../../src/edge/prompts.ts";
import { FILE_SCHEMAS } from "../../src/model/file-schemas.ts";
import { frameworkSchema } from "../../src/model/framework.ts";
import { readDataFile } from "../../src/parse/record.ts";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";
import { scripted } from "../support/prompter.ts";
import { commitAll, git } from "../support/repository.ts";
import { fakeWorld } from "../support/world.ts";

const NAME = "Fernshire Safeguarding Children Partnership";
const FRAMEWORKS = ["wscp-2025", "six-steps", "blank"] as const;
const ENV = { PATH: process.env["PATH"] ?? "" };

async function init(cwd: string, argv: readonly string[], env: Record<string, string> = {}) {
  return run(cwd, ["init", ...argv], { env: { ...ENV, ...env } });
}

const text = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

/** What is typed after `scrutiny`, as a shell would split it. */
function wordsOf(command: string): readonly string[] {
  return [...command.trim().matchAll(/'([^']*)'|(\S+)/g)].map((one) => one[1] ?? one[2] ?? "").slice(1);
}

/** Every path of a new knowledge base of 2025/26 with checks for GitHub, sorted. */
const WHOLE = [
  ...[
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CODEOWNERS",
    "README.md",
    "package.json",
    "scrutiny.yaml",
  ],
  ...["pull_request_template.md", "workflows/scrutiny-check.yml", "workflows/scrutiny-comment.yml"].map(
    (name) => `.github/${name}`,
  ),
  ...["extensions", "settings", "tasks"].map((name) => `.vscode/${name}.json`),
  ...FILE_SCHEMAS.map(({ name }) => `.scrutiny/schemas/${name}.schema.json`),
  ...["challenges", "escalations", "learning-reviews", "recommendations", "requests"].map(
    (name) => `registers/${name}/.gitkeep`,
  ),
  ...["framework.yaml", "2025-26/programme.yaml", "2025-26/diary.yaml"].map((name) => `programme/${name}`),
  ...["evidence/2025-26/.gitkeep", "forms/factual-accuracy-comments.md", "templates/README.md"],
].sort();

describe.each(FRAMEWORKS)("init with the framework %s", (framework) => {
  it("lays out a knowledge base that has no error, a report, a statement, and things to do", {
    timeout: 20_000,
  }, async () => {
    const cwd = temporaryFolder();
    const made = await init(cwd, ["kb", "--partnership", NAME, "--framework", framework, "--yes"]);
    expect(made.code, made.err).toBe(0);
    const kb = join(cwd, "kb");

    const checked = JSON.parse((await run(kb, ["check", "--format", "json"])).out);
    const areas = framework === "six-steps" ? 6 : framework === "blank" ? 1 : 0;
    expect(checked.counts).toMatchObject({ errors: 0, infos: 0, leftOut: 0 });
    expect(checked.problems.map((one: { rule: string }) => one.rule).sort()).toEqual([
      ...Array(areas).fill("area-without-criteria"),
      "programme-not-agreed",
    ]);

    const { items } = JSON.parse((await run(kb, ["todo", "--format", "json"])).out);
    const first = items.filter((one: { urgency: number }) => one.urgency === 1);
    expect(first.map((one: { kind: string }) => one.kind)).toEqual(
      framework === "wscp-2025" ? [] : ["programme-empty", "framework-unfinished"],
    );

    for (const argv of [
      ["report", "--quarter", "Q1", "--format", "md"],
      ["statement", "--year", "2025/26", "--format", "md"],
      ["words", "--quarter", "Q1"],
      ["coverage"],
      ["status"],
      ["programme", "show"],
    ]) {
      const ran = await run(kb, argv);
      expect(ran.code, `${argv.join(" ")}: ${ran.err}`).toBe(0);
      expect(ran.out).not.toMatch(/NaN|undefined|\bof 0 criteria\b/);
    }
    for (const path of [
      "reports/2025-26/q1/quarterly-report.md",
      "reports/2025-26/statement/annual-statement.md",
    ])
      expect(text(kb, path)).not.toMatch(/NaN|undefined|\bof (?:the )?0(?: criteria)?\b/);
  });

  it("is shipped as data that can be read", () => {
    const path = join(ROOT, `templates/frameworks/${framework}.yaml`);
    const read = readDataFile({ path: "framework.yaml", bytes: readFileSync(path) }, frameworkSchema);
    expect(read.problems).toEqual([]);
    expect(read.value?.value.id).toBe(framework);
  });
});

describe("the frameworks that are shipped", () => {
  it.each([
    ["templates/frameworks/wscp-2025.yaml", "programme/framework.yaml"],
    ["templates/frameworks/wscp-2025/programme.yaml", "programme/2024-25/programme.yaml"],
    [
      "templates/frameworks/wscp-2025/source/independent-scrutiny-arrangements-2025.txt",
      "programme/source/independent-scrutiny-arrangements-2025.txt",
    ],
  ])("%s is %s, byte for byte", (shipped, own) => {
    expect(readFileSync(join(ROOT, shipped)).equals(readFileSync(join(ROOT, own)))).toBe(true);
  });

  it("six-steps names its source, and claims neither its words nor a scale", () => {
    const yaml = text(ROOT, "templates/frameworks/six-steps.yaml");
    expect(yaml).toContain("Pearce, J. (2019). Six Steps for Independent Scrutiny");
    expect(yaml).toContain("ours: titles");
    expect(yaml.match(/^ {4}criteria: \[\]$/gm)).toHaveLength(6);
    expect(yaml).not.toMatch(/\bscore|level|rating/i);
  });
});

describe("init", () => {
  it("ends with three commands to type, which work from where the user stands", async () => {
    const cwd = temporaryFolder();
    const folder = "our base, é";
    const { err, code } = await init(cwd, [folder, "--partnership", NAME, "--yes"]);
    expect(code).toBe(0);
    const commands = err.split("Next, type:\n")[1]?.trim().split("\n") ?? [];
    expect(commands.map((one) => one.trim())).toEqual([
      `scrutiny -C '${folder}' todo`,
      `scrutiny -C '${folder}' check`,
      `scrutiny -C '${folder}' new-evidence`,
    ]);
    const [todo = "", check = "", note = ""] = commands;
    expect((await run(cwd, wordsOf(todo))).code).toBe(0);
    expect((await run(cwd, wordsOf(check))).code).toBe(0);
    const asked = await run(cwd, wordsOf(note), { tty: true, prompter: scripted([STOPPED]) });
    expect(asked.code, asked.err).toBe(130);
  });

  it("says npx --no-install where npx started it", () => {
    const npx = { npm_lifecycle_event: "npx", npm_lifecycle_script: '"scrutiny" "init"' };
    const world = fakeWorld({ cwd: "/", env: npx });
    expect(nextCommands(world, ".")[0]).toBe("npx --no-install scrutiny todo");
    expect(nextCommands(world, "it's here")[0]).toBe("npx --no-install scrutiny -C 'it'\\''s here' todo");
  });

  it("lays out the whole of it, as text with line feeds, in git on the branch main", async () => {
    const cwd = temporaryFolder();
    const { out } = await init(cwd, ["kb", "--partnership", NAME, "--checks", "github", "--yes"]);
    const paths = out.trim().split("\n");
    expect(paths.map((one) => one.replace(/^kb\//, "")).sort()).toEqual(WHOLE);
    expect(git(join(cwd, "kb"), ["symbolic-ref", "HEAD"])).toBe("refs/heads/main");
    for (const path of paths) expect(text(cwd, path)).not.toContain("\r");
    // nothing of it is passed over by its own ignore file
    commitAll(join(cwd, "kb"));
    expect(git(join(cwd, "kb"), ["ls-files"]).split("\n")).toHaveLength(paths.length);
  });

  it("takes names with every mark that YAML knows, and says them back", async () => {
    const kb = temporaryFolder();
    const name = `"Fern": #1's Safeguarding {Children} & Partnership, [draft]`;
    const said = ["--scrutineer", '- O\'Brien: "A"', "--agency", "council=Council: 'North' #2"];
    const made = await init(kb, [
      "--partnership",
      name,
      "--short",
      "F: #1",
      "--framework",
      "blank",
      ...said,
      "--yes",
    ]);
    expect(made.code, made.err).toBe(0);
    const { code, out } = await run(kb, ["report", "--quarter", "Q1", "--format", "md", "--stdout"]);
    expect(code).toBe(0);
    expect(out).toContain("O'Brien");
    expect((await run(kb, ["check"])).code).toBe(0);
    expect(JSON.parse(text(kb, "package.json")).name).toBe("f-1-scrutiny");
  });

  it("has agencies by their ids, and the law's three by their kind where nobody names them", async () => {
    const named = temporaryFolder();
    await init(named, [
      ...["--partnership", NAME, "--yes", "--agency", "council=Fernshire County Council"],
      ...["--agency", "Fernshire Constabulary", "--relevant-agency", "education=Schools"],
    ]);
    const yaml = text(named, "scrutiny.yaml");
    expect(yaml).toContain("- {id: council, name: Fernshire County Council, is: safeguarding-partner}");
    expect(yaml).toContain(
      "- {id: fernshire-constabulary, name: Fernshire Constabulary, is: safeguarding-partner}",
    );
    expect(yaml).toContain("- {id: education, name: Schools, is: relevant-agency}");
    expect(yaml).toContain("is: executive, members: [council, fernshire-constabulary]");
    const unnamed = temporaryFolder();
    await init(unnamed, ["--partnership", NAME, "--yes"]);
    expect(text(unnamed, "scrutiny.yaml")).toContain(
      "members: [local-authority, integrated-care-board, police]",
    );
  });

  it("has a salt of its own each time, and nothing else by chance", async () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    await run(one, ["init", "--partnership", NAME, "--yes"], { env: ENV, random: "a" });
    await run(two, ["init", "--partnership", NAME, "--yes"], { env: ENV, random: "b" });
    expect(text(one, "scrutiny.yaml")).not.toBe(text(two, "scrutiny.yaml"));
    const without = (folder: string) => text(folder, "scrutiny.yaml").replace(/salt: "[0-9a-f]{32}"/, "salt");
    expect(without(one)).toBe(without(two));
  });
});

describe("init and what is there", () => {
  it("leaves it, names it, and exits 1; the rest is laid out", async () => {
    const kb = temporaryFolder();
    const mine = { "README.md": "mine\n", ".gitignore": "mine\n", "package.json": "{}\n" };
    layOver(kb, { ...mine, "letters/one.txt": "untouched\n" });
    const { code, err, out } = await init(kb, ["--partnership", NAME, "--yes"]);
    expect(code).toBe(1);
    for (const [path, content] of Object.entries(mine)) {
      expect(text(kb, path)).toBe(content);
      expect(err).toContain(`${path} is there already and was left as it is.`);
      expect(out.split("\n")).not.toContain(path);
    }
    expect(text(kb, "letters/one.txt")).toBe("untouched\n");
    expect((await run(kb, ["check"])).code).toBe(0);
  });

  it("says of a knowledge base that it is one, the second time too, and changes nothing", async () => {
    const cwd = temporaryFolder();
    await init(cwd, ["kb", "--partnership", NAME, "--yes"]);
    const before = git(join(cwd, "kb"), ["status", "--short", "--untracked-files=all"]);
    const yaml = text(cwd, "kb/scrutiny.yaml");
    const again = await init(cwd, ["kb", "--partnership", "Another Partnership", "--yes"]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("kb is a knowledge base already; nothing was written.");
    expect(text(cwd, "kb/scrutiny.yaml")).toBe(yaml);
    expect(git(join(cwd, "kb"), ["status", "--short", "--untracked-files=all"])).toBe(before);
  });

  it("goes on where a run was stopped: what it had made counts as made", async () => {
    const kb = temporaryFolder();
    await init(kb, ["--partnership", NAME, "--yes"]);
    // scrutiny.yaml comes last, so that a stopped run leaves no knowledge base
    unlinkSync(join(kb, "scrutiny.yaml"));
    unlinkSync(join(kb, "package.json"));
    const again = await init(kb, ["--partnership", NAME, "--yes"]);
    expect(again).toMatchObject({ code: 0, out: "package.json\nscrutiny.yaml\n" });
  });

  it("that stops half way says how far it came, leaves no knowledge base, and goes on when the cause is gone", async () => {
    const kb = temporaryFolder();
    writeFileSync(join(kb, "registers"), "");
    const stopped = await init(kb, ["--partnership", NAME, "--yes"]);
    expect(stopped.code).toBe(2);
    expect(stopped.err).toMatch(
      /Not finished: 4 of \d+ files were written, each whole\. Type the same again/,
    );
    expect(stopped.err).toContain("a part of its path is a file, not a folder");
    expect(existsSync(join(kb, "scrutiny.yaml"))).toBe(false);
    unlinkSync(join(kb, "registers"));
    const again = await init(kb, ["--partnership", NAME, "--yes"]);
    expect(again.code, again.err).toBe(0);
    expect((await run(kb, ["check"])).code).toBe(0);
  });

  it("makes no repository inside one, and puts what belongs to the repository at its top", async () => {
    const top = temporaryFolder();
    git(top, ["init", "--quiet"]);
    const { code, err } = await init(top, ["work/kb", "--partnership", NAME, "--checks", "github", "--yes"]);
    expect(code, err).toBe(0);
    expect(existsSync(join(top, "work/kb/.git"))).toBe(false);
    expect(text(top, ".github/workflows/scrutiny-check.yml")).toContain('FOLDER: "work/kb"');
    expect(existsSync(join(top, "work/kb/.github"))).toBe(false);
  });

  it("does not begin among the records of another, and may lie beside them", async () => {
    const cwd = temporaryFolder();
    await init(cwd, ["--partnership", NAME, "--yes"]);
    const among = await init(cwd, ["evidence/kb", "--partnership", NAME, "--yes"]);
    expect(among).toMatchObject({ code: 2, out: "" });
    expect(among.err).toContain("among the records of another knowledge base");
    expect((await init(cwd, ["examples/kb", "--partnership", NAME, "--yes"])).code).toBe(0);
  });

  it("writes through no symbolic link", async () => {
    const [kb, elsewhere] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(elsewhere, join(kb, "programme"));
    const { code, err } = await init(kb, ["--partnership", NAME, "--yes"]);
    expect(code).toBe(2);
    expect(err).toContain("lies outside");
    expect(existsSync(join(elsewhere, "framework.yaml"))).toBe(false);
    expect(existsSync(join(kb, "scrutiny.yaml"))).toBe(false);
  });

  it("says that a file has the folder's name", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "kb"), "");
    const { code, err } = await init(cwd, ["kb", "--partnership", NAME, "--yes"]);
    expect(code).toBe(2);
    expect(err).toContain("kb cannot be a folder: a file has that name");
  });

  it.skipIf(process.getuid?.() === 0)("says that there is no right to write", async () => {
    const cwd = temporaryFolder();
    chmodSync(cwd, 0o500);
    const { code, err } = await init(cwd, ["kb", "--partnership", NAME, "--yes"]);
    chmodSync(cwd, 0o700);
    expect(code).toBe(2);
    expect(err).toContain("you have no right to write there");
  });

  it("goes on without git, and says what to type once it is there", async () => {
    const kb = temporaryFolder();
    const { code, err } = await init(kb, ["--partnership", NAME, "--yes"], { PATH: "/nowhere" });
    expect(code).toBe(0);
    expect(err).toContain("git was not found, so no history is kept yet.");
    expect(existsSync(join(kb, ".git"))).toBe(false);
    expect((await run(kb, ["check"])).code).toBe(0);
    const hooked = await init(temporaryFolder(), ["--partnership", NAME, "--hooks", "--yes"], {
      PATH: "/nowhere",
    });
    expect(hooked.code).toBe(1);
    expect(hooked.err).toContain("The hooks were not set up: there are no hooks without git.");
  });

  it("sets up the hooks when asked to", async () => {
    const kb = temporaryFolder();
    const { code, err } = await init(kb, ["--partnership", NAME, "--hooks", "--yes"]);
    expect(code, err).toBe(0);
    expect(lstatSync(join(kb, ".git/hooks/pre-commit")).mode & 0o111).not.toBe(0);
  });

  it("with --dry-run says what would be, and writes nothing", async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "kb"));
    writeFileSync(join(cwd, "kb/README.md"), "mine\n");
    const { code, out } = await init(cwd, ["kb", "--partnership", NAME, "--hooks", "--yes", "--dry-run"]);
    expect(code).toBe(1);
    expect(out).toContain("kb/scrutiny.yaml: would be written\n");
    expect(out).toContain("kb/README.md: is there already, and would be left\n");
    expect(existsSync(join(cwd, "kb/scrutiny.yaml"))).toBe(false);
    expect(existsSync(join(cwd, "kb/.git"))).toBe(false);
  });
});

describe("init refuses", () => {
  it.each([
    [["--yes"], 2, "--partnership 'Fernshire"],
    [[], 2, "--partnership 'Fernshire"],
    [["--partnership", "AB", "--yes"], 2, "--partnership: expected at least 3 characters."],
    [["--partnership", NAME, "--framework", "six-step", "--yes"], 2, "Did you mean six-steps?"],
    [["--partnership", NAME, "--checks", "gihub", "--yes"], 2, "Did you mean github?"],
    [["--partnership", NAME, "--year", "2026/28", "--yes"], 2, "2026/28 is no scrutiny year"],
    [["--partnership", NAME, "--tool", "git", "https://git.example.org/x.git", "--yes"], 2, "#v0.1.0"],
    [["--partnership", NAME, "--tool", "registry", "latest", "--yes"], 2, "one exact version"],
    [["--partnership", NAME, "--tool", "registry", "^0.1.0", "--yes"], 2, "one exact version"],
    [["--partnership", NAME, "--tool", "floppy", "--yes"], 2, "Write tarball FILE"],
    [
      ["--partnership", NAME, "--agency", "a=One", "--agency", "a=Two", "--yes"],
      2,
      "Two agencies have the id a",
    ],
    [["--partnership", "Fernshire 07700 900123", "--yes"], 1, "would hold what identifies a person"],
    [
      ["--partnership", NAME, "--scrutineer", "a@example.org", "--yes"],
      1,
      "would hold what identifies a person",
    ],
  ])("%j", async (argv, code, says) => {
    const kb = temporaryFolder();
    const ran = await init(kb, argv);
    expect(ran, ran.err).toMatchObject({ code, out: "" });
    expect(ran.err).toContain(says);
    expect(ran.err).not.toMatch(/07700|a@example/);
    expect(existsSync(join(kb, "scrutiny.yaml"))).toBe(false);
    expect(existsSync(join(kb, "programme"))).toBe(false);
  });
});

describe("where the tool comes from", () => {
  const setting = { cwd: "/people/here", root: "/people/here/kb", version: "0.1.0" };

  it.each([
    [
      ["tarball", "../tools/independent-scrutiny-0.1.0-linux-x64.tgz"],
      "file:../../tools/independent-scrutiny-0.1.0-linux-x64.tgz",
    ],
    [["tarball", "kb/tool.tgz"], "file:./tool.tgz"],
    [
      ["git", "https://git.example.org/scrutiny.git#v0.1.0"],
      "git+https://git.example.org/scrutiny.git#v0.1.0",
    ],
    [["git", "git@git.example.org:scrutiny.git#0a1b2c3"], "git@git.example.org:scrutiny.git#0a1b2c3"],
    [["registry", "0.2.0"], "0.2.0"],
    [["registry"], "0.1.0"],
  ])("%j is pinned as %s", (tool, pinned) => {
    expect(toolSource(tool, setting).pinned).toBe(pinned);
  });

  it.each([
    ["file:../tools/scrutiny.tgz", { kind: "tarball" }],
    ["git+ssh://git@git.example.org/scrutiny.git#0a1b2c3", { kind: "git" }],
    ["https://npm.example.org/independent-scrutiny-0.1.0.tgz", undefined],
  ])("is where npm says that this one came from: %s", (resolved, expected) => {
    const folder = temporaryFolder();
    const packages = { "node_modules/independent-scrutiny": { resolved } };
    layOver(folder, { "node_modules/.package-lock.json": JSON.stringify({ packages }) });
    const own = ownSource({ templatesFolder: join(folder, "node_modules/independent-scrutiny/templates") });
    if (expected === undefined) expect(own).toBeUndefined();
    else expect(own?.kind).toBe(expected.kind);
    if (expected?.kind === "tarball") expect(own?.where).toBe(join(folder, "../tools/scrutiny.tgz"));
  });

  it("stands in package.json, one exact version", async () => {
    const kb = temporaryFolder();
    await init(kb, ["--partnership", NAME, "--tool", "registry", "0.2.0", "--yes"]);
    expect(JSON.parse(text(kb, "package.json")).dependencies).toEqual({ "independent-scrutiny": "0.2.0" });
  });
});

describe("init, asked", () => {
  const ANSWERS = [
    NAME,
    "FSCP",
    "Fernshire",
    "A. Marlow",
    "council=Fernshire County Council",
    "Fernshire Constabulary",
    "",
    "six-steps",
    "2026/27",
    "registry",
    "0.1.0",
    "github",
    "yes",
  ] as const;

  it("asks for what was not said, with an answer ready where there is one", async () => {
    const kb = temporaryFolder();
    const ready: (string | undefined)[] = [];
    const prompter = scripted(
      ANSWERS.map((answer) => (question) => {
        ready.push("initial" in question ? question.initial : undefined);
        return answer;
      }),
    );
    const ran = await run(kb, ["init"], { env: ENV, tty: true, prompter });
    expect(ran.code, ran.err).toBe(0);
    expect(prompter.left).toEqual([]);
    expect(ready.slice(1, 3)).toEqual(["FSCP", "Fernshire"]);
    expect(text(kb, "scrutiny.yaml")).toContain(
      "scrutineer: {name: A. Marlow, title: Independent Scrutineer}",
    );
    expect(existsSync(join(kb, "programme/2026-27/programme.yaml"))).toBe(true);
    expect(existsSync(join(kb, ".git/hooks/pre-push"))).toBe(true);
  });

  it("takes no answer that identifies a person, nor one that cannot be read", async () => {
    const prompter = scripted(["AB", "Call 07700 900123", NAME, STOPPED]);
    await run(temporaryFolder(), ["init"], { env: ENV, tty: true, prompter });
    expect(prompter.refused).toHaveLength(2);
  });

  it.each(ANSWERS.map((_, index) => index))(
    "stopped at question %i leaves nothing, and exits 130",
    async (index) => {
      const cwd = temporaryFolder();
      const prompter = scripted([...ANSWERS.slice(0, index), STOPPED]);
      const ran = await run(cwd, ["init", "kb"], { env: ENV, tty: true, prompter });
      expect(ran).toMatchObject({ code: 130, out: "" });
      expect(existsSync(join(cwd, "kb"))).toBe(false);
    },
  );
});

describe("what init brings for editors", () => {
  it("is what docs/editor.md shows", () => {
    const page = text(ROOT, "docs/editor.md");
    for (const name of ["settings", "tasks"])
      expect(page).toContain(`\`\`\`json\n${text(ROOT, `templates/init/vscode/${name}.json`)}\`\`\`\n`);
  });
});
