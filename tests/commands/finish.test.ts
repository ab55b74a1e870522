import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BACK, STOPPED } from "../../src/edge/prompts.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { type Scripted, scripted } from "../support/prompter.ts";

const PATH = "evidence/2025-26/2025-09-25-front-door-visit-zzz9.md";
const ID = "2025-09-25-front-door-visit-zzz9";
const DRAFT = `---
# mine
title: "Front door visit"
date: 2025-09-25
activity: front-door
status: draft   # for now
findings:
  - {about: outside-framework, says: working-well, finding: Calls were answered.}
  - says: worried-about
    finding: None had seen the briefing.
---
## What I saw

Much.
`;

function setting(draft = DRAFT) {
  const root = copyOf(WORKED_EXAMPLE, { [PATH]: draft });
  const home = temporaryFolder();
  const state = join(home, ".local/state/scrutiny");
  const env = { SCRUTINY_TODAY: "2025-09-26", HOME: home };
  return {
    root,
    read: () => readFileSync(join(root, PATH), "utf8"),
    kept: () => (existsSync(state) ? readdirSync(state) : []),
    finish: (...more: string[]) => run(root, ["finish", "zzz9", ...more], { env }),
    asked(answers: readonly Scripted[], ...more: string[]) {
      const prompter = scripted(answers);
      return run(root, ["finish", "zzz9", ...more], { env, tty: true, prompter }).then((ran) => ({
        ...ran,
        prompter,
      }));
    },
    async problems() {
      const { out } = await run(root, ["check", PATH, "--format", "json"], { env });
      return JSON.parse(out).problems.filter((one: { severity: string }) => one.severity === "error");
    },
  };
}

const READY = DRAFT.replace("status: draft", "status: ready").replace(
  "    finding: None had seen the briefing.\n",
  "    finding: None had seen the briefing.\n    about: learning.cascade\n",
);

describe("finish by flags", () => {
  it("writes what was missing into the file, leaves every other character, and makes the note ready", async () => {
    const at = setting();
    const ran = await at.finish("--about", "2=learning.cascade", "--yes");
    expect([ran.code, ran.out]).toEqual([0, `${PATH}\n`]);
    expect(ran.err).toContain("The note is ready, and counts.");
    expect(at.read()).toBe(READY);
    expect(await at.problems()).toEqual([]);
  });

  it("names each option where nobody can be asked, and writes nothing", async () => {
    const at = setting(DRAFT.replace('title: "Front door visit"\n', ""));
    const ran = await at.finish("--from", "2=practitioners", "--yes");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("title: --title");
    expect(ran.err).toContain("finding 2, what it is about: --about 2=ID");
    expect(at.read()).not.toContain("practitioners");
  });

  it("keeps what is given in a draft that stays one", async () => {
    const at = setting();
    const ran = await at.finish(
      ...["--status", "draft", "--from", "2=practitioners", "--agency", "1=council,police"],
      ...["--finding", "? It is unclear.", "--heard", "children=2", "--told-back-due", "2025-10-31"],
    );
    expect(ran.code).toBe(0);
    expect(ran.err).toContain("finding 2: about");
    expect(ran.err).toContain("finding 3: about");
    expect(ran.err).toContain(`scrutiny finish ${ID}`);
    const text = at.read();
    for (const part of ["agencies: [council, police]", "from: practitioners", "finding: It is unclear."])
      expect(text).toContain(part);
    expect(text).toContain("heard: {children: 2}");
    expect(text).toContain("told-back: {due: 2025-10-31}");
    expect(text).toContain("status: draft   # for now");
    expect(await at.problems()).toEqual([]);
  });

  it("gives title, day and activity to a draft that lacks them, and holds the day against its folder", async () => {
    const bare = DRAFT.replace(/title:.*\ndate:.*\nactivity:.*\n/, "");
    const at = setting(bare);
    const early = await at.finish("--date", "2024-09-25", "--status", "draft");
    expect([early.code, early.err]).toEqual([2, expect.stringContaining("--date")]);
    const all = ["--title", "A visit", "--date", "2025-09-25", "--activity", "front-door"];
    const ran = await at.finish(...all, "--about", "2=learning.cascade", "--status", "ready");
    expect([ran.code, ran.err]).toEqual([
      0,
      expect.stringContaining("scrutiny done front-door --on 2025-09-25"),
    ]);
    expect(at.read()).toContain("title: A visit");
    expect(await at.problems()).toEqual([]);
  });

  it("shows with --dry-run and answers in JSON", async () => {
    const at = setting();
    const dry = await at.finish("--about", "2=learning.cascade", "--yes", "--dry-run");
    expect(dry.out).toBe(`Would change ${PATH}:\n\n  finding 2: about: learning.cascade\n  status: ready\n`);
    expect(at.read()).toBe(DRAFT);
    const json = await at.finish("--from", "2=practitioners", "--status", "draft", "--format", "json");
    expect(JSON.parse(json.out)).toEqual({
      version: 1,
      id: ID,
      number: null,
      path: PATH,
      status: "draft",
      gaps: [{ reason: "no-about", message: expect.stringContaining("finding 2: about") }],
    });
  });

  it("says so where nothing is missing, and asks for the word that makes it ready", async () => {
    const at = setting(READY.replace("status: ready", "status: draft"));
    const ran = await at.finish();
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining("The note lacks nothing. Is it ready?")]);
    expect((await at.finish("--status", "ready")).code).toBe(0);
    expect(at.read()).toBe(READY);
    const again = await at.finish();
    expect([again.code, again.err]).toEqual([
      0,
      expect.stringContaining("ready already; nothing was changed"),
    ]);
    expect(at.read()).toBe(READY);
  });

  it("refuses a withdrawn note, another record, and what nobody knows", async () => {
    const at = setting(
      READY.replace("status: ready", "status: withdrawn\nwithdrawn: {on: 2025-09-25, by: A, reason: Wrong.}"),
    );
    const withdrawn = await at.finish("--yes");
    expect([withdrawn.code, withdrawn.err]).toEqual([1, expect.stringContaining("The note is withdrawn")]);
    const entry = await run(at.root, ["finish", "C1"]);
    expect([entry.code, entry.err]).toEqual([2, expect.stringContaining("scrutiny update C1")]);
    const draft = setting();
    for (const [argv, says] of [
      [["--about", "2=learning.cascad"], "Did you mean learning.cascade?"],
      [["--about", "3=learning.cascade"], "There is no finding 3"],
      [["--about", "learning.cascade"], "takes the number of a finding"],
      [["--from", "2=somebody"], "--from (finding 2)"],
    ] as const) {
      const ran = await draft.finish(...argv);
      expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(says)]);
    }
    expect(draft.read()).toBe(DRAFT);
  });

  it("writes nothing that identifies a person", async () => {
    const at = setting();
    const ran = await at.finish(
      "--finding",
      "+ Ring 07700 900123.",
      "--about",
      "2=learning.cascade",
      "--status",
      "draft",
    );
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining("Nothing was written")]);
    expect(ran.err).not.toContain("900123");
    expect(at.read()).toBe(DRAFT);
  });

  it("leaves a note alone whose lines it cannot change in place", async () => {
    const at = setting(DRAFT.replace("status: draft", "status: &s draft"));
    expect((await at.finish("--yes", "--about", "2=learning.cascade")).code).not.toBe(0);
  });
});

describe("finish asked", () => {
  it("asks only for what is missing, then shows the rest on one screen", async () => {
    const at = setting();
    const ran = await at.asked(["learning.cascade", "from", "seen", ["council"], "later", "ready"]);
    expect([ran.code, ran.prompter.left]).toEqual([0, []]);
    expect(ran.prompter.asked[0]).toBe("What is it about? - None had seen the briefing.");
    expect(ran.prompter.told[1]).toContain("tell the front door now");
    expect(at.read()).toContain("status: ready   # for now");
    expect(at.read()).toContain("agencies: [council]");
    expect(at.kept()).toEqual([]);
  });

  it("asks for everything, one after the other, of a draft that has nothing", async () => {
    const at = setting("---\nstatus: draft\n---\n");
    const answers = ["A visit", "2025-09-25", "front-door", "+ Seen.", "", "learning.cascade", "ready"];
    const ran = await at.asked(answers);
    expect([ran.code, ran.prompter.left]).toEqual([0, []]);
    expect(ran.prompter.asked.slice(0, 3)).toEqual([
      "Title (no name of a child or family)",
      "Day (its name says 25 September 2025)",
      "Which activity was it?",
    ]);
    expect(await at.problems()).toEqual([]);
    expect(at.read()).toContain("status: ready");
  });

  it("says that nothing is missing and has ready as its first answer", async () => {
    const at = setting(READY.replace("status: ready", "status: draft"));
    let first = "";
    const ran = await at.asked([
      (question) => {
        first = "choices" in question ? (question.choices[0]?.value ?? "") : "";
        return "ready";
      },
    ]);
    expect([ran.code, first]).toEqual([0, "ready"]);
    expect(ran.prompter.told.join("\n")).toContain("It lacks nothing that it needs.");
  });

  it("goes a step back and never beyond the first", async () => {
    const at = setting();
    const ran = await at.asked([BACK, "learning.cascade", BACK, BACK, "later", "learning.cascade", "draft"]);
    expect([ran.code, ran.prompter.left]).toEqual([0, []]);
  });

  it("keeps the answers where it is stopped, and offers them while the note is the same", async () => {
    const at = setting();
    const stopped = await at.asked(["learning.cascade", STOPPED]);
    expect([stopped.code, at.read(), at.kept().length]).toEqual([130, DRAFT, 1]);
    expect(stopped.prompter.told.at(-1)).toContain("kept and offered next time");
    const again = await at.asked(["go-on", STOPPED]);
    expect(again.prompter.asked.at(-1)).toBe("Is it ready?");
    writeFileSync(join(at.root, PATH), DRAFT.replace("Much.", "More."));
    const changed = await at.asked(["learning.cascade", "ready"]);
    expect(changed.prompter.told.join("\n")).toContain("The note was changed since");
    expect([changed.code, at.kept()]).toEqual([0, []]);
    expect(at.read()).toBe(READY.replace("Much.", "More."));
  });

  it("keeps a title that was half typed, and the answers before it", async () => {
    const at = setting();
    const stopped = await at.asked(["learning.cascade", "title", { begun: "A better ti" }]);
    expect([stopped.code, at.kept().length]).toEqual([130, 1]);
    let stood = "";
    const again = await at.asked([
      "go-on",
      "title",
      (question) => {
        stood = "initial" in question ? String(question.initial) : "";
        return "A better title";
      },
      "ready",
    ]);
    expect([again.code, stood]).toEqual([0, "A better ti"]);
    expect(at.read()).toContain("about: learning.cascade");
  });
});
