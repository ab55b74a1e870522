import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, vi } from "vitest";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { commitAll, git } from "../support/repository.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 120_000 });

const NOTE = "evidence/2025-26/2025-07-10-delegated-safeguarding-partners-group-july-k7f3.md";
const start = promisify(execFile);

/** A person's clone, with their name in git. */
function cloneOf(origin: string, name: string): string {
  const folder = join(temporaryFolder(), "kb");
  git(temporaryFolder(), ["clone", "--quiet", origin, folder]);
  git(folder, ["config", "user.name", name]);
  return folder;
}

function origin(): string {
  const folder = copyOf(WORKED_EXAMPLE);
  git(folder, ["init", "--quiet"]);
  commitAll(folder);
  const bare = join(temporaryFolder(), "origin.git");
  git(folder, ["clone", "--quiet", "--bare", folder, bare]);
  return bare;
}

/** The built program in a process of its own, as each person has it. */
async function scrutiny(cwd: string, on: string, ...argv: string[]): Promise<string> {
  if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
  const env = { ...process.env, SCRUTINY_TODAY: on };
  const { stdout } = await start(process.execPath, [join(ROOT, "bin/scrutiny.js"), ...argv], { cwd, env });
  return stdout;
}

async function problems(
  folder: string,
  ...argv: string[]
): Promise<readonly { rule: string; path: string }[]> {
  const ran = await run(folder, ["check", ...argv, "--format", "json"], {
    env: { SCRUTINY_TODAY: "2025-10-30" },
  });
  const rules = ["changed-since-confirmed", "not-yet-confirmed", "update-altered"];
  return JSON.parse(ran.out).problems.filter((one: { rule: string }) => rules.includes(one.rule));
}

function share(folder: string): void {
  commitAll(folder);
  git(folder, ["push", "--quiet", "origin", "HEAD"]);
}

it("goes between the scrutineer and the Business Manager: confirmed, changed, told, confirmed again", async () => {
  const from = origin();
  const marlow = cloneOf(from, "A. Marlow");
  const clerk = cloneOf(from, "B. Clerk");
  expect(await problems(marlow)).toEqual([]);

  await scrutiny(marlow, "2025-10-14", "review", "--quarter", "Q2", "--role", "scrutineer", "--yes");
  share(marlow);
  expect((await problems(marlow)).map((one) => one.rule)).toEqual(["not-yet-confirmed"]);

  git(clerk, ["pull", "--quiet"]);
  const begun = git(clerk, ["rev-parse", "HEAD"]);
  await scrutiny(clerk, "2025-10-15", "review", "k7f3", "--role", "business-manager");
  expect((await problems(clerk)).map((one) => one.rule)).toEqual(["not-yet-confirmed"]);
  const text = readFileSync(join(clerk, NOTE), "utf8");
  expect(text).toContain("by: A. Marlow, role: scrutineer, on: 2025-10-14");
  expect(text).toContain("by: B. Clerk, role: business-manager, on: 2025-10-15");
  writeFileSync(
    join(clerk, NOTE),
    text.replace("---\n## What I saw", "---\nOne more sentence.\n\n## What I saw"),
  );
  share(clerk);
  expect(await problems(clerk, "--since", begun)).toEqual([
    expect.objectContaining({ rule: "changed-since-confirmed", path: NOTE }),
  ]);

  git(marlow, ["pull", "--quiet"]);
  const listed = await scrutiny(marlow, "2025-10-16", "review", "--list", "--quarter", "Q2");
  expect(listed).toContain("confirmed on 2025-10-14 by A. Marlow, and changed since");
  expect(listed.replace(/\s+/g, " ")).toContain(
    "reviewed on 2025-10-15 by B. Clerk (Business Manager), and changed since",
  );
  await scrutiny(marlow, "2025-10-16", "review", "k7f3", "--role", "scrutineer");
  expect((await problems(marlow)).map((one) => one.rule)).toEqual(["not-yet-confirmed"]);
  expect(await problems(marlow, "--since", begun)).toEqual([]);
  const stamps = readFileSync(join(marlow, NOTE), "utf8").match(
    /by: [AB]\. \w+, role: [a-z-]+, on: \d{4}-\d\d-\d\d/g,
  );
  expect(stamps).toEqual([
    "by: A. Marlow, role: scrutineer, on: 2025-10-14",
    "by: B. Clerk, role: business-manager, on: 2025-10-15",
    "by: A. Marlow, role: scrutineer, on: 2025-10-16",
  ]);
});

it("tells a stamp that somebody altered by hand", async () => {
  const folder = cloneOf(origin(), "A. Marlow");
  await scrutiny(folder, "2025-10-14", "review", "k7f3", "--role", "scrutineer");
  commitAll(folder);
  const text = readFileSync(join(folder, NOTE), "utf8");
  writeFileSync(
    join(folder, NOTE),
    text.replace("by: A. Marlow, role: scrutineer", "by: B. Clerk, role: scrutineer"),
  );
  expect((await problems(folder, "--since", "HEAD")).map((one) => one.rule)).toContain("update-altered");
});

it("loses no stamp of people who review the same record at once", async () => {
  const folder = cloneOf(origin(), "A. Marlow");
  const people = ["A. Marlow", "B. Clerk", "C. Peer", "D. Partner", "E. Other", "F. Last"];
  await Promise.all(
    people.map((by) => scrutiny(folder, "2025-10-14", "review", "k7f3", "--role", "partner", "--by", by)),
  );
  const text = readFileSync(join(folder, NOTE), "utf8");
  expect(people.filter((by) => text.split(`by: ${by}, role: partner`).length !== 2)).toEqual([]);
  await Promise.all(
    people.map(() =>
      scrutiny(folder, "2025-10-15", "review", "k7f3", "--role", "scrutineer", "--by", "A. Marlow"),
    ),
  );
  expect(readFileSync(join(folder, NOTE), "utf8").split("role: scrutineer")).toHaveLength(2);
});
