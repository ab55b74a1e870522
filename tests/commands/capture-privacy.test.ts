import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STOPPED } from "../../src/edge/prompts.ts";
import { copyOf, layOver, type Ran, run, temporaryFolder } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { IDENTIFIERS, type Identifier } from "../support/identifiers.ts";
import { scripted } from "../support/prompter.ts";

const ERRORS = IDENTIFIERS.filter((one) => one.severity === "error");
const WARNINGS = IDENTIFIERS.filter((one) => one.severity === "warning");
const byRule = (list: readonly Identifier[]) => list.map((one): [string, Identifier] => [one.rule, one]);
const VISIT = ["new-evidence", "Front door visit", "--activity", "front-door"];
const DIARY = "programme/2025-26/diary.yaml";

function setting(files: Readonly<Record<string, string>> = {}) {
  const home = temporaryFolder();
  return { root: copyOf(WORKED_EXAMPLE, files), home, env: { SCRUTINY_TODAY: "2025-09-25", HOME: home } };
}

/** Every file with its text, to show that nothing moved. */
function everything(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files.map((one) => {
      const path = join(one.parentPath, one.name);
      return [path.slice(root.length + 1), readFileSync(path, "latin1")];
    }),
  );
}

function expectSilent({ out, err }: Ran, { said, secret }: Identifier): void {
  for (const words of [said, secret, secret.replaceAll(" ", "")]) expect(out + err).not.toContain(words);
}

describe.each(byRule(ERRORS))("%s stops capture before anything is written", (rule, identifier) => {
  const { said } = identifier;
  const input = (fields: string, body: string) =>
    `---\ntitle: Front door visit\nactivity: front-door\n${fields}---\n${body}\n`;

  it.each([
    ["in a finding", [...VISIT, "--finding", `+ ${said}`], undefined, "finding 1"],
    [
      "in the second finding's need",
      [...VISIT, "--finding", "+ A.", "--finding", "- B.", "--needs", said],
      undefined,
      "finding 2",
    ],
    ["in the title", ["new-evidence", said, "--activity", "front-door"], undefined, "title"],
    ["in a source", [...VISIT, "--source", said], undefined, "source 1"],
    [
      "in a ready note",
      [...VISIT, "--finding", `+ ${said}`, "--about", "learning.cascade", "--status", "ready"],
      undefined,
      "finding 1",
    ],
    ["in a trial", [...VISIT, "--finding", `+ ${said}`, "--dry-run"], undefined, "finding 1"],
    [
      "in text handed in",
      [...VISIT, "--input", "-"],
      `Much was said.\n\n${said}`,
      "the text below the fields",
    ],
    [
      "in a field handed in",
      ["new-evidence", "--input", "-"],
      input(`findings:\n  - {says: working-well, finding: "${said}"}\n`, "Text."),
      "finding 1",
    ],
    ["in a line of the diary", ["done", "voice", "--missed", "--why", said], undefined, "--why"],
    ["in a title of the diary", ["done", "unplanned", "--title", said, "--dry-run"], undefined, "--title"],
  ])("%s", async (_, argv, stdin, where) => {
    const at = setting();
    const before = everything(at.root);
    const ran = await run(at.root, argv, { env: at.env, ...(stdin === undefined ? {} : { stdin }) });
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain("Nothing was written");
    expect(ran.err).toContain(`${where}: `);
    expectSilent(ran, identifier);
    expect(everything(at.root)).toEqual(before);
    expect(everything(at.home)).toEqual({});
  });

  it("in a file handed in, and in JSON", async () => {
    const at = setting();
    layOver(at.home, { "note.md": input("", said) });
    const before = everything(at.root);
    const argv = ["new-evidence", "--input", join(at.home, "note.md"), "--format", "json"];
    const ran = await run(at.root, argv, { env: at.env });
    expect([ran.code, JSON.parse(ran.out).error.code]).toEqual([1, "private"]);
    expectSilent(ran, identifier);
    expect(everything(at.root)).toEqual(before);
  });

  it("in words: a note that holds it is not laid out", async () => {
    const note = "evidence/2025-26/2025-07-14-a-visit-zzz9.md";
    const finding = `findings:\n  - {about: learning.cascade, says: working-well, finding: "${said}"}\n`;
    const text = `---\ntitle: A visit\ndate: 2025-07-14\nactivity: front-door\nmethods: [interview]\nstatus: ready\n${finding}---\n`;
    const at = setting({ [note]: text });
    const before = everything(at.root);
    const [year, quarter] = ["--year 2025/26".split(" "), "--quarter Q2".split(" ")];
    const more = await run(at.root, ["words", ...quarter, ...year, "--more"], { env: at.env });
    expect([more.code, more.err]).toEqual([1, expect.stringContaining("Nothing was written")]);
    expectSilent(more, identifier);
    expect(everything(at.root)).toEqual(before);
  });

  it("asked: it is told at once, and what is typed instead is taken", async () => {
    const at = setting();
    const prompter = scripted([
      "front-door",
      `+ ${said}`,
      "+ All was well.",
      "",
      "later",
      "title",
      said,
      "A visit",
      "draft",
    ]);
    const ran = await run(at.root, ["new-evidence", "--no-edit"], { env: at.env, tty: true, prompter });
    expect([ran.code, prompter.left]).toEqual([0, []]);
    expect(prompter.refused).toHaveLength(2);
    for (const why of prompter.refused) expect(why).toContain("Write it without.");
    const texts = Object.values(everything(at.root)).join("\n");
    expect(texts).toContain("finding: All was well.");
    expect(texts).not.toContain(identifier.secret);
    expectSilent(ran, identifier);
    expect([...prompter.told, ...prompter.asked, ...prompter.refused].join("\n")).not.toContain(
      identifier.secret,
    );
  });

  it("in answers of an earlier time: they stay with the person, who is asked for them again", async () => {
    const at = setting();
    const stopped = scripted(["front-door", "+ All was well.", STOPPED]);
    await run(at.root, ["new-evidence"], { env: at.env, tty: true, prompter: stopped });
    const [path = ""] = Object.keys(everything(at.home));
    const kept = everything(at.home)[path] ?? "";
    layOver(at.home, { [path]: kept.replace("All was well.", said) });
    const before = everything(at.root);
    const again = scripted(["go-on", "", "later", "draft", STOPPED]);
    const ran = await run(at.root, ["new-evidence"], { env: at.env, tty: true, prompter: again });
    expect(ran.code).toBe(130);
    expect(everything(at.root)).toEqual(before);
    expect(everything(at.home)[path]).toContain(said);
    expect(statSync(join(at.home, path)).mode & 0o777).toBe(0o600);
    expect(again.asked.at(-1)).toBe("Finding 1 again, without it");
    const mended = scripted(["go-on", "", "later", "draft", said, "All was well.", "draft"]);
    const second = await run(at.root, ["new-evidence", "--no-edit"], {
      env: at.env,
      tty: true,
      prompter: mended,
    });
    expect([second.code, mended.left, mended.refused.length]).toEqual([0, [], 1]);
    expect(Object.values(everything(at.root)).join("\n")).toContain("finding: All was well.");
    expect(everything(at.home)).toEqual({});
    for (const one of [again, mended])
      expect([...one.told, ...one.asked, ...one.refused].join("\n")).not.toContain(identifier.secret);
  });

  it(`${rule} waived everywhere is let through, where it may be`, async () => {
    if (!["telephone-number", "email-address"].includes(rule)) return;
    const at = setting();
    layOver(at.root, { "evidence/2025-26/2025-07-14-a-visit-zzz9.md": `${said}\n` });
    const checked = JSON.parse((await run(at.root, ["check", "--format", "json"], { env: at.env })).out);
    const { path, line, column } = checked.problems.find((one: Identifier) => one.rule === rule);
    const words = ["--reason", "Ours.", "--owner", "Chair", "--until", "2025-12-31", "--everywhere"];
    expect(
      (await run(at.root, ["waive", rule, `${path}:${line}:${column}`, ...words], { env: at.env })).code,
    ).toBe(0);
    const ran = await run(at.root, [...VISIT, "--finding", `+ ${said}`], { env: at.env });
    expect(ran.code).toBe(0);
  });
});

describe.each(byRule(WARNINGS))("%s is told, and stops nothing", (_, identifier) => {
  it("by flags and in the diary", async () => {
    const at = setting();
    const ran = await run(at.root, [...VISIT, "--finding", `+ ${identifier.said}`], { env: at.env });
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining("warning finding 1: ")]);
    const done = await run(at.root, ["done", "voice", "--missed", "--why", identifier.said], { env: at.env });
    expect([done.code, done.err]).toEqual([0, expect.stringContaining("warning --why: ")]);
    expect(everything(at.root)[DIARY]).toContain(identifier.secret);
  });

  it("asked, at once", async () => {
    const at = setting();
    const prompter = scripted(["front-door", `+ ${identifier.said}`, "", "later", "draft"]);
    const ran = await run(at.root, ["new-evidence", "--no-edit"], { env: at.env, tty: true, prompter });
    expect(ran.code).toBe(0);
    expect(prompter.told.join("\n")).toContain("Look again: ");
  });
});
