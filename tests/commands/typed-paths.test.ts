import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { TINY } from "../support/knowledge-base.ts";

const env = { SCRUTINY_TODAY: "2025-10-20" };
const NOTE = "evidence/2025-26/2025-07-10-executive-meeting-of-july-aaaa.md";
const ENTRY = ["--question", "Where is it?", "--to", "icb", "--forum", "executive", "--yes", "--dry-run"];

/** What reads a path that was typed; PATH stands for it. */
const READ: Readonly<Record<string, readonly [string, ...string[]]>> = {
  check: [NOTE, "check", "PATH", "--format", "json"],
  verify: ["reports/2025-26/q2", "verify", "PATH"],
  "new-evidence": [
    "in/note.md",
    "new-evidence",
    "--input",
    "PATH",
    "--activity",
    "unplanned",
    "--yes",
    "--dry-run",
  ],
  "new-challenge": ["in/note.md", "new-challenge", "The rota", "--body", "PATH", ...ENTRY],
  import: ["in/notes.csv", "import", "PATH", "--as", "evidence", "--set", "says=working-well", "--dry-run"],
};

/** What writes to a path that was typed; OUT stands for it. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  report: ["report", "--quarter", "Q2", "--format", "md", "--output", "OUT"],
  statement: ["statement", "--year", "2025/26", "--format", "md", "--output", "OUT"],
  export: ["export", "evidence", "--format", "csv", "--output", "OUT"],
  brief: ["brief", "executive", "--format", "md", "--output", "OUT/brief.md"],
  schema: ["schema", "--output", "OUT"],
  init: ["init", "OUT", "--partnership", "Fernshire", "--yes"],
};

/** A knowledge base in a folder of its own, below one from which it is named. */
function setting() {
  const above = temporaryFolder();
  const root = join(above, "kb");
  mkdirSync(root);
  layOver(root, {
    ...Object.fromEntries(TINY as ReadonlyMap<string, string>),
    "in/note.md": "Staff knew what to do.\n",
    "in/notes.csv": "title,date,findings\nVisit,2025-07-14,Staff knew.\n",
    "reports/2025-26/q2/quarterly-report.md": "x",
  });
  mkdirSync(join(root, "out"));
  return { above, root };
}

describe("with -C, a path counts from that folder", () => {
  it.each(Object.entries(READ))(
    "%s reads it from there, and as it is printed from here",
    async (_, [path, ...line]) => {
      const { above, root } = setting();
      const ask = (cwd: string, options: readonly string[], typed: string) =>
        run(cwd, [...options, ...line.map((one) => (one === "PATH" ? typed : one))], { env });
      const inside = await ask(root, [], path);
      for (const typed of [path, `kb/${path}`, join(root, path)]) {
        const ran = await ask(above, ["-C", "kb"], typed);
        expect(ran.code, ran.err).toBe(inside.code);
        expect(ran.err).not.toMatch(/cannot be read|There is no file|is not in the knowledge base/);
        expect(ran.out.replaceAll("kb/", "").replaceAll("-C kb ", "")).toBe(inside.out);
      }
      // from a folder below, as if the user stood there
      const below = await ask(above, ["-C", join("kb", dirname(path))], basename(path));
      expect(below.code, below.err).toBe(inside.code);
    },
  );

  it.each(Object.entries(WRITTEN))("%s writes there, and says where from here", async (_, line) => {
    const { above, root } = setting();
    const typed = line.map((one) => one.replace("OUT", "out"));
    const ran = await run(above, ["-C", "kb", ...typed], { env });
    expect(ran.code, ran.err).toBeLessThan(2);
    expect(readdirSync(join(root, "out"))).not.toEqual([]);
    expect(readdirSync(above)).toEqual(["kb"]);
    const [first = ""] = ran.out.split("\n");
    expect(existsSync(join(above, first)), first).toBe(true);
  });

  it("export without a folder writes there too", async () => {
    const { above, root } = setting();
    const ran = await run(above, ["-C", "kb/in", "export", "evidence", "--format", "csv"], { env });
    expect(ran.out).toMatch(/^kb\/in\/.*\.csv\n$/);
    expect(existsSync(join(above, ran.out.trim()))).toBe(true);
    expect(existsSync(join(root, "in", basename(ran.out.trim())))).toBe(true);
  });

  it("a path that is there from both is the one in that folder", async () => {
    const { above, root } = setting();
    layOver(above, { "in/note.md": "---\ntitle: Not this one\n---\n" });
    layOver(root, { "in/note.md": "---\ntitle: This one\n---\n" });
    const argv = ["new-evidence", "--input", "in/note.md", "--activity", "unplanned", "--yes", "--dry-run"];
    const { out } = await run(above, ["-C", "kb", ...argv], { env });
    expect(out).toContain("title: This one");
  });

  it("waive takes a place as check prints it, and as it stands there", async () => {
    const { above, root } = setting();
    const words = "---\nquarter: Q2\nto: executive\n---\n## Headline\n\nAll is well. It came to 73%.\n";
    layOver(root, { "programme/2025-26/q2.md": words });
    const { out } = await run(above, ["-C", "kb", "check", "--format", "compact"], { env });
    const [, place = "", rule = ""] = /^(kb\/\S+?): warning: .*\[([\w-]+)\]$/m.exec(out) ?? [];
    expect(place, out).not.toBe("");
    const rest = ["--reason", "As agreed.", "--owner", "A. Marlow", "--until", "2025-12-01", "--dry-run"];
    for (const typed of [place, place.slice("kb/".length)])
      for (const more of [[], ["--folder", typed.slice(0, typed.lastIndexOf("/"))]]) {
        const ran = await run(above, ["-C", "kb", "waive", rule, typed, ...rest, ...more], { env });
        expect(ran.code, ran.err).toBe(0);
      }
  });
});

it("every command that takes a path is among them", async () => {
  const taking = await Promise.all(COMMANDS.map(async (one) => ((await takesPath(one)) ? [one.name] : [])));
  const alike = ["update", "new-recommendation", "new-escalation", "new-request", "new-learning-review"];
  expect(
    taking
      .flat()
      .filter((name) => !alike.includes(name))
      .sort(),
  ).toEqual([...Object.keys(READ), ...Object.keys(WRITTEN), "waive"].sort());
});

/** `--source-file` names a file below the knowledge base, as a note does; `update` a kept file by its last name. */
async function takesPath(listed: (typeof COMMANDS)[number]): Promise<boolean> {
  const command = new Command(listed.name);
  (await listed.load()).define(command, async () => undefined);
  const names = [
    ...command.registeredArguments.map((one) => one.name()),
    ...command.options.filter(({ long }) => long !== "--source-file").map(({ flags }) => flags),
  ];
  return names.some((name) => /\b(?:path|file|dir|folder|place)\b(?!-)/.test(name));
}
