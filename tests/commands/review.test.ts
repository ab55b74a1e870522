import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STOPPED } from "../../src/edge/prompts.ts";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { scripted } from "../support/prompter.ts";
import { commitAll, git } from "../support/repository.ts";

const NOTE = "evidence/2025-26/2025-07-10-delegated-safeguarding-partners-group-july-k7f3.md";
const SURVEY = "evidence/2025-26/2025-09-02-survey-of-practitioners-about-thresholds-g5rx.md";
const RECOMMENDATION = "registers/recommendations/2025-07-24-send-the-spring-briefing-to-w3hp.md";
const WORDS = "programme/2025-26/q2.md";
const env = { SCRUTINY_TODAY: "2025-10-20" };
const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");
const stampsIn = (text: string) => text.match(/role: [a-z-]+, on: \d{4}-\d\d-\d\d, digest: \S+/g) ?? [];
const AS = ["--by", "A. Marlow", "--role", "scrutineer"];
const review = (folder: string, ...argv: string[]) => run(folder, ["review", ...argv], { env });

/** The lines that one text has and the other has not. */
function added(before: string, after: string): readonly string[] {
  const known = before.split("\n");
  return after.split("\n").filter((line) => !known.includes(line));
}

/** All files of a folder with their bytes. */
function everything(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((one) => one.isFile() && !one.parentPath.includes("/.git"))
    .map(
      (one) => `${join(one.parentPath, one.name)}\n${readFileSync(join(one.parentPath, one.name), "utf8")}`,
    )
    .sort()
    .join("\n");
}

function changedText(folder: string, path: string, from: string, to: string): void {
  const text = read(folder, path);
  expect(text).toContain(from);
  writeFileSync(join(folder, path), text.replace(from, to));
}

describe("review ID", () => {
  it("stamps a note by part of its id, an entry by its number, own words by their period; nothing else changes", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const paths = [NOTE, RECOMMENDATION, WORDS];
    const before = paths.map((path) => read(folder, path));
    const ran = await review(folder, "k7f3", "R1", "2025/26-Q2", ...AS, "--on", "2025-10-14");
    expect(ran).toMatchObject({ code: 0, out: `${paths.join("\n")}\n` });
    expect(ran.err).toContain("Stamped 3 records by A. Marlow as scrutineer, on 2025-10-14.");
    for (const [index, path] of paths.entries()) {
      const lines = added(before[index] ?? "", read(folder, path));
      expect(lines.join("\n")).toMatch(
        /^reviews:\n {2}- \{by: A\. Marlow, role: scrutineer, on: 2025-10-14, digest: "?[0-9a-f]{64}"?\}$/,
      );
    }
    const checked = await run(folder, ["check", "--format", "json"], { env });
    expect(JSON.parse(checked.out).counts.errors).toBe(0);
    expect(checked.out).not.toContain("changed-since-confirmed");
  });

  it("stamps the statement's words by their year", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await review(folder, "2025-26", ...AS);
    expect(ran).toMatchObject({ code: 0, out: "programme/2025-26/statement.md\n" });
  });

  it("keeps earlier stamps, leaves an unchanged one of the same person and role, and tells roles apart", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await review(folder, "k7f3", ...AS, "--on", "2025-10-14");
    const once = read(folder, NOTE);
    const again = await review(folder, "k7f3", ...AS, "--on", "2025-10-15");
    expect(again).toMatchObject({ code: 0, out: "" });
    expect(again.err.replace(/\s+/g, " ")).toContain(
      "Left as before: 1 record stamped by A. Marlow as scrutineer and not changed since.",
    );
    expect(read(folder, NOTE)).toBe(once);
    await review(folder, "k7f3", "--by", "A. Marlow", "--role", "other", "--on", "2025-10-15");
    await review(folder, "k7f3", "--by", "B. Clerk", "--role", "scrutineer", "--on", "2025-10-16");
    changedText(folder, NOTE, "---\n## What I saw", "---\n\n## What I saw");
    await review(folder, "k7f3", ...AS, "--on", "2025-10-17");
    const stamps = stampsIn(read(folder, NOTE)).map((one) => one.slice(0, one.indexOf(", digest")));
    expect(stamps).toEqual([
      "role: scrutineer, on: 2025-10-14",
      "role: other, on: 2025-10-15",
      "role: scrutineer, on: 2025-10-16",
      "role: scrutineer, on: 2025-10-17",
    ]);
  });

  it("stamps a draft and says so; it stays confirmed once it is ready", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    changedText(folder, NOTE, "status: ready", "status: draft");
    const ran = await review(folder, "k7f3", ...AS);
    expect(ran.code).toBe(0);
    expect(ran.err.replace(/\s+/g, " ")).toContain(
      "is a draft: it counts once it is ready, and the stamp then stays.",
    );
    changedText(folder, NOTE, "status: draft", "status: ready");
    const listed = await review(folder, "--list", "--quarter", "Q2", "--format", "json");
    const item = JSON.parse(listed.out).items.find((one: { path: string }) => one.path === NOTE);
    expect(item).toMatchObject({ state: "confirmed", confirmed: { by: "A. Marlow", on: "2025-10-20" } });
  });

  it.each([
    [["g5rx"], 1, "is withdrawn: nothing in it is left to confirm."],
    [["2025/26-Q4"], 2, "There are no own words 2025/26-Q4."],
    [["2025-26-q9"], 2, "There is no record 2025-26-q9."],
    [["D1"], 2, "is a decision, which is confirmed with the own words that ask it."],
    [["zzzz"], 2, "There is no record zzzz."],
    [["2025-07"], 2, "may be any of"],
    [["k7f3", "--quarter", "Q2"], 2, "Ids and a period both choose what is stamped"],
    [[], 2, "What was reviewed?"],
    [["k7f3", "--on", "2025-10-21"], 2, "--on names a day that is still to come."],
    [["k7f3", "--on", "2025-02-30"], 2, "--on takes a day that exists"],
    [["--list", "k7f3"], 2, "--list writes nothing and takes no id."],
    [["--list"], 2, "--list writes nothing and takes no --by."],
  ])("refuses %j before anything is written", async (argv, code, message) => {
    const folder = copyOf(WORKED_EXAMPLE);
    const before = everything(folder);
    const ran = await review(folder, ...argv, ...AS);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(message);
    expect(everything(folder)).toBe(before);
  });

  it("refuses words that nobody has written", async () => {
    const folder = copyOf(WORKED_EXAMPLE, {
      "programme/2025-26/q3.md": "---\nquarter: Q3\n---\n## Headline\n\n_Write here: what matters most._\n",
    });
    const ran = await review(folder, "2025/26-Q3", ...AS);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain("2025/26-Q3 is not written yet");
  });

  it("refuses a stamp of a day before the newest in that role", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await review(folder, "k7f3", ...AS, "--on", "2025-10-14");
    changedText(folder, NOTE, "---\n## What I saw", "---\nMore.\n\n## What I saw");
    const ran = await review(folder, "k7f3", ...AS, "--on", "2025-10-13");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("has a stamp in that role of a later day, 2025-10-14");
  });

  it("asks for a name and a role where nobody can be asked, naming the options", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const nobody = await run(folder, ["review", "k7f3", "--role", "scrutineer"], {
      env: { ...env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    });
    expect(nobody.code).toBe(2);
    expect(nobody.err).toContain("--by NAME");
    const roleless = await run(folder, ["review", "k7f3", "--by", "A. Marlow"], { env });
    expect(roleless.code).toBe(2);
    expect(roleless.err).toContain("--role");
  });

  it("asks for the role at a terminal", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const prompter = scripted(["business-manager"]);
    const ran = await run(folder, ["review", "k7f3", "--by", "B. Clerk"], { env, tty: true, prompter });
    expect(ran.code).toBe(0);
    expect(stampsIn(read(folder, NOTE))[0]).toContain("role: business-manager");
    expect(prompter.left).toEqual([]);
  });

  it("takes git's user.name", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    git(folder, ["init", "--quiet"]);
    git(folder, ["config", "user.name", "C. Peer"]);
    const ran = await run(folder, ["review", "k7f3", "--role", "peer-scrutineer"], { env });
    expect(ran.code).toBe(0);
    expect(read(folder, NOTE)).toContain("- {by: C. Peer, role: peer-scrutineer,");
  });

  it("says where another is named as the scrutineer", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await review(folder, "k7f3", "--by", "Z. Nobody", "--role", "scrutineer");
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/scrutiny\.yaml names .* as the scrutineer/);
    expect((await review(folder, "m2q9", "--by", "Z. Nobody", "--role", "partner")).err).not.toContain(
      "as the scrutineer",
    );
  });

  it("writes no name that identifies a person otherwise", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await review(folder, "k7f3", "--by", "A. Marlow 07700 900123", "--role", "scrutineer");
    expect(ran.code).toBe(1);
    expect(ran.err).not.toContain("07700 900123");
    expect(stampsIn(read(folder, NOTE))).toEqual([]);
  });

  it("is for the files of today", async () => {
    const ran = await run(copyOf(WORKED_EXAMPLE), ["--at", "HEAD", "review", "k7f3", ...AS], { env });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("works on the files of today");
  });

  it("gives the record as JSON", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const ran = await review(folder, "R1", ...AS, "--format", "json");
    const body = JSON.parse(ran.out);
    expect(Object.keys(body)).toEqual([
      ...["version", "id", "number", "path", "status", "gaps", "by", "role", "on", "items", "leftOut"],
    ]);
    expect(body).toMatchObject({
      version: 1,
      id: "2025-07-24-send-the-spring-briefing-to-w3hp",
      number: "R1",
      path: RECOMMENDATION,
      gaps: [],
      items: [{ number: "R1", stamp: "stamped" }],
    });
    const again = JSON.parse((await review(folder, "R1", "m2q9", ...AS, "--format", "json")).out);
    expect(again).toMatchObject({ id: null, number: null, path: null, status: null });
    expect(again.items.map((one: { stamp: string }) => one.stamp)).toEqual(["stamped", "standing"]);
  });
});

describe("review of a period", () => {
  it("lists all that will be stamped, asks, and stamps; what is left out is named with its reason", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const prompter = scripted(["yes"]);
    const ran = await run(folder, ["review", "--quarter", "Q2", ...AS], { env, tty: true, prompter });
    expect(ran.code).toBe(0);
    expect(prompter.asked).toEqual(["Stamp 16 records by A. Marlow as scrutineer, on 2025-10-20?"]);
    expect(ran.out.trim().split("\n")).toHaveLength(16);
    expect(ran.err).toContain("Delegated Safeguarding Partners Group, July");
    expect(ran.err).toContain("Survey of practitioners about thresholds: withdrawn");
    expect(stampsIn(read(folder, SURVEY))).toEqual([]);
    const listed = JSON.parse((await review(folder, "--list", "--quarter", "Q2", "--format", "json")).out);
    expect(listed.counts).toEqual({ confirmed: 16, notYet: 0, changedSince: 0 });
    const again = await review(folder, "--quarter", "Q2", ...AS);
    expect(again).toMatchObject({ code: 0, out: "" });
    expect(again.err).toContain("Left as before: 16 records stamped by");
  });

  it.each<"no" | typeof STOPPED>(["no", STOPPED])("writes nothing on %s", async (answer) => {
    const folder = copyOf(WORKED_EXAMPLE);
    const before = everything(folder);
    const prompter = scripted([answer]);
    const ran = await run(folder, ["review", "--quarter", "Q2", ...AS], { env, tty: true, prompter });
    expect(ran).toMatchObject({ code: answer === STOPPED ? 130 : 0, out: "" });
    expect(everything(folder)).toBe(before);
  });

  it("is exit 2 without a terminal, naming --yes, and stamps with it", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const before = everything(folder);
    const ran = await review(folder, "--quarter", "Q2", ...AS);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("--yes");
    expect(everything(folder)).toBe(before);
    expect((await review(folder, "--quarter", "Q2", ...AS, "--yes")).code).toBe(0);
    expect(stampsIn(read(folder, WORDS))).toHaveLength(1);
  });

  it("shows what it would stamp with --dry-run", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const before = everything(folder);
    const ran = await review(folder, "--quarter", "Q2", ...AS, "--dry-run");
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("Would stamp by A. Marlow as scrutineer, on 2025-10-20:");
    expect(ran.out).toMatch(/^ {2}k7f3 +2025-07-10 {2}Delegated Safeguarding Partners Group, July$/m);
    expect(ran.out).toMatch(/^ {2}2025\/26-R1 +2025-07-24 {2}\S/m);
    expect(ran.out).toMatch(/^ {2}2025\/26-Q2 +Own words for Q2$/m);
    const json = await review(folder, "--quarter", "Q2", ...AS, "--dry-run", "--format", "json");
    expect(JSON.parse(json.out).items[0].stamp).toBe("would-be-stamped");
    expect(everything(folder)).toBe(before);
  });

  it("does not stamp what changed since it was listed: it is named, and the others are stamped", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const prompter = scripted([
      () => {
        changedText(folder, NOTE, "---\n## What I saw", "---\nMore.\n\n## What I saw");
        return "yes";
      },
    ]);
    const ran = await run(folder, ["review", "--quarter", "Q2", ...AS], { env, tty: true, prompter });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`Not stamped: ${NOTE}.`);
    expect(ran.err).toContain("has changed since it was listed");
    expect(ran.out.trim().split("\n")).toHaveLength(15);
    expect(stampsIn(read(folder, NOTE))).toEqual([]);
    expect(stampsIn(read(folder, WORDS))).toHaveLength(1);
  });

  it("stamps what was changed meanwhile in layout, updates and stamps alone", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    const prompter = scripted([
      () => {
        changedText(folder, NOTE, "---\n", "---\n# a comment\n");
        return "yes";
      },
    ]);
    const ran = await run(folder, ["review", "--quarter", "Q2", ...AS], { env, tty: true, prompter });
    expect(ran.code).toBe(0);
    expect(read(folder, NOTE)).toContain("# a comment");
    expect(stampsIn(read(folder, NOTE))).toHaveLength(1);
  });

  it("is exit 1 where a note of it cannot be read, and stamps the others", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    changedText(folder, NOTE, "title:", "titel:");
    const ran = await review(folder, "--quarter", "Q2", ...AS, "--yes");
    expect(ran.code).toBe(1);
    expect(ran.err.replace(/\s+/g, " ")).toContain("k7f3: cannot be read; see scrutiny check");
    expect(stampsIn(read(folder, WORDS))).toHaveLength(1);
    for (const path of [RECOMMENDATION, WORDS]) {
      const other = copyOf(WORKED_EXAMPLE);
      writeFileSync(join(other, path), `---\nno: record\n---\n`);
      const listed = JSON.parse((await review(other, "--list", "--quarter", "Q2", "--format", "json")).out);
      expect(listed.leftOut).toContainEqual(expect.objectContaining({ path, reason: "unreadable" }));
    }
  });

  it("an entry that cannot be read holds up nothing but itself, and no period before it was opened", async () => {
    const broken = (day: string) =>
      copyOf(WORKED_EXAMPLE, { [`registers/requests/${day}-papers-zz11.md`]: "---\ntitle: [\n---\n" });
    const before = await review(broken("2025-08-01"), "--quarter", "Q2", ...AS, "--yes");
    expect(before.code).toBe(1);
    expect(before.err.replace(/\s+/g, " ")).toContain("papers-zz11.md: cannot be read");
    expect(before.err).toContain("Stamped ");
    const later = await review(broken("2026-02-01"), "--quarter", "Q2", ...AS, "--yes");
    expect(later.code).toBe(0);
    expect(later.err).not.toContain("zz11");
  });

  it("without a role says one whole command to type", async () => {
    const ran = await review(copyOf(WORKED_EXAMPLE), "--quarter", "Q2", "--by", "A. Marlow");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("Such as: scrutiny review --quarter Q2 --by 'A. Marlow' --role scrutineer");
  });

  it("leaves out own words that are not written, and has nothing to stamp in an empty quarter", async () => {
    const folder = copyOf(WORKED_EXAMPLE, {
      "programme/2025-26/q3.md": "---\nquarter: Q3\n---\n## Headline\n\n_Write here: what matters most._\n",
    });
    const ran = await review(folder, "--list", "--quarter", "Q3");
    expect(ran.out.replace(/\s+/g, " ")).toContain("Own words for Q3: not written yet");
    expect(ran.out).not.toMatch(/2025\/26-Q3 +Own words/);
  });
});

describe("review --list", () => {
  it("shows what awaits a stamp, what changed since with who confirmed it, and who else reviewed", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await review(folder, "k7f3", "m2q9", ...AS, "--on", "2025-10-14");
    await review(
      folder,
      "m2q9",
      "t4nb",
      "--by",
      "B. Clerk",
      "--role",
      "business-manager",
      "--on",
      "2025-10-15",
    );
    changedText(folder, NOTE, "---\n## What I saw", "---\nMore.\n\n## What I saw");
    const before = everything(folder);
    const ran = await review(folder, "--list", "--quarter", "Q2");
    expect(ran.code).toBe(0);
    const [changed = "", rest = ""] = ran.out.split("Not yet confirmed");
    expect(changed).toContain("Changed since confirmed");
    expect(changed).toContain("k7f3");
    expect(changed).toContain("confirmed on 2025-10-14 by A. Marlow, and changed since");
    expect(changed).not.toContain("m2q9");
    expect(rest).toContain("t4nb");
    expect(rest.split("Confirmed, and reviewed by others too")[1]).toContain("m2q9");
    expect(ran.out).toContain("1 confirmed, 1 changed since, 14 not yet confirmed.");
    expect(everything(folder)).toBe(before);
    const json = JSON.parse((await review(folder, "--list", "--quarter", "Q2", "--format", "json")).out);
    expect(Object.keys(json)).toEqual([
      ...["version", "year", "quarter", "asAt", "counts", "items", "elsewhere", "leftOut"],
    ]);
    const ids = json.items.map((one: { id: string }) => one.id);
    expect(ids).toEqual([...ids].sort());
    const other = json.items.find((one: { path: string }) => one.path.includes("t4nb"));
    expect(other).toMatchObject({
      state: "not-yet",
      confirmed: null,
      others: [{ by: "B. Clerk", role: "business-manager", on: "2025-10-15", changedSince: false }],
    });
  });

  it("shows changed records of other periods too", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    await review(folder, "k7f3", ...AS);
    changedText(folder, NOTE, "---\n## What I saw", "---\nMore.\n\n## What I saw");
    const ran = await review(folder, "--list", "--quarter", "Q1", "--year", "2025/26");
    expect(ran.out).toContain("k7f3");
    expect(ran.out).toContain("0 changed since");
  });

  it("reads the past too", async () => {
    const folder = copyOf(WORKED_EXAMPLE);
    git(folder, ["init", "--quiet"]);
    commitAll(folder);
    await review(folder, "k7f3", ...AS);
    const then = await run(folder, ["--at", "HEAD", "review", "--list", "--quarter", "Q2"], { env });
    expect(then.out).toContain("0 confirmed, 0 changed since, 16 not yet confirmed.");
  });

  it.each([80, 140])("keeps to %i columns, in words without colour", async (columns) => {
    const folder = copyOf(WORKED_EXAMPLE);
    await review(folder, "k7f3", ...AS);
    const ran = await run(folder, ["--no-color", "review", "--list", "--quarter", "Q2"], {
      env,
      tty: true,
      columns,
    });
    for (const line of ran.out.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
    expect(ran.out).not.toContain("\u001b");
  });
});

it("says what docs/review.md shows", async () => {
  const page = readFileSync(join(ROOT, "docs/review.md"), "utf8");
  const ran = await run(FERNSHIRE, ["review", "--list", "--quarter", "Q2", "--year", "2025/26"]);
  const blocks = [...page.matchAll(/^```text\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? "");
  expect(blocks).toHaveLength(2);
  for (const block of blocks) expect(ran.out).toContain(block);
});

it("keeps a lock file or a half of a file nowhere", async () => {
  const folder = copyOf(WORKED_EXAMPLE);
  mkdirSync(join(folder, "reports"), { recursive: true });
  await review(folder, "--quarter", "Q2", ...AS, "--yes");
  const left = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /scrutiny-|\.tmp/.test(name),
  );
  expect(left).toEqual([]);
  expect(existsSync(join(folder, NOTE))).toBe(true);
});
