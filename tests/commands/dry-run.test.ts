import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { beforeAll, expect, it } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";
import { run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { git } from "../support/repository.ts";
import { strayNames } from "../support/strays.ts";

const env = { SCRUTINY_TODAY: "2026-03-28" };
const { dead } = strayNames();
const STRAYS = ["", "evidence/2025-26/", "registers/challenges/", "programme/2025-26/"].map(
  (name) => name + dead,
);
const R1 = "registers/recommendations/2024-10-24-give-every-deputy-written-authority-w5hd.md";
const REASON = ["--reason", "The schedule says so.", "--by", "Business Manager"];
const ABOUT = ["--about", "leadership.representation", "--evidence", "k7f3"];

/** Of each command that has `--dry-run`, a line that would change something. */
const LINES: readonly (readonly [string, ...string[]])[] = [
  ["init", "../scrutiny-not-there", "--partnership", "Fernshire", "--yes"],
  [
    "new-evidence",
    "Visit",
    "--activity",
    "unplanned",
    "--date",
    "2026-03-26",
    "--finding",
    "+ Staff knew what to do.",
    "--yes",
  ],
  ["finish", "vae5", "--yes"],
  ["done", "masa-network", "--on", "2026-03-26", "--days", "0.5"],
  ["dispose", "k7f3", ...REASON, "--yes"],
  [
    "new-recommendation",
    "Show the rota",
    ...ABOUT,
    "--owner",
    "icb",
    "--due",
    "2026-12-01",
    "--priority",
    "2",
    "--yes",
  ],
  ["new-challenge", "The rota", "--question", "Where is it?", "--yes"],
  [
    "new-escalation",
    "Joint visits",
    "--date",
    "2026-03-20",
    "--notified",
    "2026-03-20",
    "--party",
    "icb",
    "police",
    "--yes",
  ],
  [
    "new-request",
    "Missing children",
    "--requirement",
    "performance-data",
    "--asked",
    "2026-03-20",
    "--from",
    "police",
    "--yes",
  ],
  [
    "new-learning-review",
    "Review of March",
    "--kind",
    "rapid-review",
    "--reference",
    "LR-9",
    "--became-aware",
    "2026-03-20",
    "--yes",
  ],
  ["update", "2025/26-C5", "--text", "Reminded.", "--by", "A. Marlow"],
  ["update", "k7f3", "--withdraw", "--reason", "Said twice.", "--by", "A. Marlow"],
  ["renumber", "zz99"],
  ["words", "--quarter", "Q4", "--year", "2025/26"],
  ["words", "--quarter", "Q2", "--year", "2025/26", "--more"],
  ["review", "k7f3", "--role", "scrutineer", "--by", "A. Marlow"],
  ["review", "--quarter", "Q2", "--role", "scrutineer", "--by", "A. Marlow"],
  ["waive"],
  ["programme", "new", "--year", "2027/28", "--carry", "none"],
  ["programme", "agree", "--year", "2025/26", "--by", "business-manager", "--on", "2026-03-26"],
  ["brief", "dsp-group", "--format", "md", "--output", "brief.md"],
  ["report", "--quarter", "Q2", "--year", "2025/26", "--format", "md"],
  ["statement", "--year", "2025/26", "--format", "md"],
  ["export", "evidence", "--format", "csv"],
  ["import", "notes.csv", "--as", "evidence", "--set", "says=working-well"],
  ["schema"],
  ["hooks", "install"],
  ["submit", "--yes"],
];

let folder: string;
let before: Readonly<Record<string, string | number>>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scrutiny-dry-"));
  cpSync(FERNSHIRE, folder, { recursive: true });
  git(folder, ["init", "--quiet"]);
  git(folder, ["config", "user.name", "Test Person"]);
  git(folder, ["config", "user.email", "test@example.org"]);
  rmSync(join(folder, "programme/2025-26/q4.md"));
  git(folder, ["add", "--all"]);
  git(folder, ["commit", "--quiet", "--message", "All"]);
  const remote = join(folder, ".git", "remote.git");
  git(folder, ["init", "--quiet", "--bare", remote]);
  git(folder, ["remote", "add", "origin", remote]);
  git(folder, ["push", "--quiet", "origin", "HEAD:main"]);
  cpSync(join(folder, R1), join(folder, R1.replace("w5hd", "zz99")));
  writeFileSync(join(folder, "notes.csv"), "title,date,findings\nVisit,2026-06-10,+ Staff knew.\n");
  for (const name of STRAYS) writeFileSync(join(folder, name), "half a no");
  before = everything(folder);
  return () => rmSync(folder, { recursive: true, force: true });
});

it.each(LINES.map((line) => [line.join(" "), line] as const))("%s --dry-run", async (_, line) => {
  const argv = line[0] === "waive" ? await waiving() : line;
  const ran = await run(folder, [...argv, "--dry-run"], { env });
  expect(ran.err).not.toMatch(/^(?:error|bug)/m);
  expect(ran.code).toBeLessThan(2);
  expect(ran.err).not.toContain("Removed");
  expect(everything(folder)).toEqual(before);
});

it("every command that has --dry-run is among them", async () => {
  const having = await Promise.all(COMMANDS.map(async (one) => [one.name, await hasDryRun(one)] as const));
  const names = having.filter(([, has]) => has).map(([name]) => name);
  expect([...new Set(LINES.map(([name]) => name))].sort()).toEqual(names.sort());
});

/** A problem that may be waived, as check finds it. */
async function waiving(): Promise<readonly string[]> {
  const { problems } = JSON.parse((await run(folder, ["check", "--format", "json"], { env })).out);
  const found = problems.find((one: { severity: string }) => one.severity === "warning");
  const place = `${found.path}:${found.line}:${found.column}`;
  return [
    "waive",
    found.rule,
    place,
    "--reason",
    "As agreed.",
    "--owner",
    "A. Marlow",
    "--until",
    "2026-12-01",
  ];
}

async function hasDryRun(listed: (typeof COMMANDS)[number]): Promise<boolean> {
  const command = new Command(listed.name);
  (await listed.load()).define(command, async () => undefined);
  return [command, ...command.commands].some(({ options }) =>
    options.some(({ long }) => long === "--dry-run"),
  );
}

/** Every file by its bytes; of a folder when a name in it came or went, which tells of a file that was there for a moment. */
function everything(root: string): Readonly<Record<string, string | number>> {
  const all: Record<string, string | number> = {};
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
    if (name.startsWith(".git/") && !name.startsWith(".git/hooks")) continue;
    if (name === ".git") continue;
    const path = join(root, name);
    const stat = statSync(path);
    all[name] = stat.isDirectory() ? stat.mtimeMs : readFileSync(path, "latin1");
  }
  return { ...all, "": statSync(root).mtimeMs };
}
