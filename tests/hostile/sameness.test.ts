import { spawnSync } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { RULES } from "../../src/check/rules/index.ts";
import { runRules } from "../../src/check/run.ts";
import { loadKnowledgeBase, loadPolicy } from "../../src/edge/load.ts";
import { workTreeSource } from "../../src/edge/worktree.ts";
import { toDay } from "../../src/model/day.ts";
import type { Source } from "../../src/model/source.ts";
import { parameters } from "../properties/parameters.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";
import { fakeWorld } from "../support/world.ts";

const BIN = join(ROOT, "bin/scrutiny.js");
const TODAY = "2026-06-15";
const note = (more: string) =>
  `---\ntitle: A note\ndate: 2025-08-20\n${more}\nstatus: ready\nfindings:\n  - {about: outside-framework, says: not-yet-clear, finding: It was not clear.}\n---\n`;

/** A copy of the example with faults of many kinds, two files with one id and letters that locales sort in their own ways. */
function faulty(): string {
  const entry = "registers/challenges/2025-08-20-iffy-challenge";
  return copyOf(FERNSHIRE, {
    "evidence/2025-26/2025-08-20-first-note-aaaa.md": note("activity: nowhere"),
    "evidence/2025-26/2025-08-20-second-note-bbbb.md": note(
      "activity: unplanned\npresent: [nobody, anybody]",
    ),
    "evidence/2024-25/2025-08-20-second-note-bbbb.md": note("activity: unplanned"),
    "evidence/2025-26/2025-08-20-idle-note-iiii.md": note("activty: x"),
    "evidence/2025-26/2025-08-20-Idle-note-IIII.md": note("activity: unplanned"),
    "evidence/2025-26/z\u00e4hlen.md": "x",
    "evidence/2025-26/\u0131.md": "x",
    "evidence/2025-26/\u{1f600}.md": "x",
    "evidence/2025-26/\uff21.md": "x",
    [`${entry}-cccc.md`]: "---\ntitle: Iffy\nnumber: C1\ndate: 2025-08-20\n---\n",
    [`${entry}-dddd.md`]: "---\ntitle: Iffy\n---\n",
  });
}

describe("the order in which files come, and a repeat", () => {
  it("change no problem", async () => {
    const folder = faulty();
    const real = workTreeSource(folder);
    const world = fakeWorld({ cwd: folder });
    const problemsOf = async (source: Source) => {
      const base = await loadKnowledgeBase(source, await loadPolicy(source), world);
      return { problems: runRules(base, RULES, toDay(TODAY)), files: base.files };
    };
    const usual = await problemsOf(real);
    expect(usual.problems.length).toBeGreaterThan(8);
    expect(await problemsOf(real)).toEqual(usual);
    const order = await real.list(["scrutiny.yaml", "programme", "evidence", "registers", "templates"]);
    const property = fc.asyncProperty(
      fc.shuffledSubarray([...order], { minLength: order.length }),
      async (entries) => {
        const shuffled: Source = { ...real, list: async () => entries };
        expect(await problemsOf(shuffled)).toEqual(usual);
      },
    );
    await fc.assert(property, parameters(0.02));
  });
});

describe("where and how it runs", () => {
  beforeAll(() => {
    if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
  });

  /** The JSON of a check in a process of its own. */
  function checked(cwd: string, env: Readonly<Record<string, string>>, argv: readonly string[] = []): string {
    const ran = spawnSync(process.execPath, [BIN, ...argv, "check", "--format", "json"], {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", SCRUTINY_TODAY: TODAY, ...env },
    });
    expect(ran.stderr).toBe("");
    expect(ran.status).toBe(1);
    return ran.stdout;
  }

  it("changes no byte of the JSON: time zone, locale, home, width, colour, folder, and terminal", async () => {
    const folder = faulty();
    const usual = checked(folder, {});
    const worlds: readonly Readonly<Record<string, string>>[] = [
      { TZ: "Pacific/Kiritimati" },
      { TZ: "America/Adak" },
      { TZ: "nonsense" },
      { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
      { LC_ALL: "C", LANG: "C" },
      { LC_ALL: "sv_SE.UTF-8", LANGUAGE: "sv" },
      { HOME: "/nonexistent", COLUMNS: "20", FORCE_COLOR: "3", TERM: "xterm-256color" },
      { CI: "true", GITHUB_ACTIONS: "true", NO_COLOR: "1" },
    ];
    for (const env of worlds) expect(checked(folder, env), JSON.stringify(env)).toBe(usual);
    expect(checked(join(folder, "evidence/2025-26"), {})).toBe(usual);
    expect(checked(temporaryFolder(), {}, ["-C", folder])).toBe(usual);
    for (const tty of [true, false]) {
      const ran = await run(folder, ["check", "--format", "json"], { tty, now: `${TODAY}T12:00:00Z` });
      expect(ran.out).toBe(usual);
    }
  });

  it("changes no problem, where the folder is reached by a link", () => {
    const folder = faulty();
    const link = join(temporaryFolder(), "linked");
    symlinkSync(folder, link);
    const { root: _, ...rest } = JSON.parse(checked(temporaryFolder(), {}, ["-C", link]));
    const { root: __, ...known } = JSON.parse(checked(folder, {}));
    expect(rest).toEqual(known);
  });
});
