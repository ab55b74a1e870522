import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { STOPPED } from "../../src/edge/prompts.ts";
import { copyOf, layOver, run } from "../support/copy.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { scripted } from "../support/prompter.ts";

const PROGRAMME = "programme/2025-26/programme.yaml";
const NEXT = "programme/2026-27/programme.yaml";
const DIARY = "programme/2026-27/diary.yaml";
const AGREE = ["programme", "agree", "--year", "2025/26"];

const text = (root: string, path: string) => readFileSync(join(root, path), "utf8");

async function errorsOf(root: string): Promise<unknown[]> {
  const { out } = await run(root, ["check", "--format", "json"]);
  return JSON.parse(out).problems.filter((one: { severity: string }) => one.severity === "error");
}

describe("programme show", () => {
  it.each([
    [["--year", "2025/26"]],
    ...["Q1", "Q2", "Q3", "Q4"].map((quarter) => [["--year", "2025/26", "--quarter", quarter]]),
  ])("%j has the numbers of coverage", async (period) => {
    const shown = await run(FERNSHIRE, ["programme", "show", ...period, "--format", "json"]);
    const counted = await run(FERNSHIRE, ["coverage", ...period, "--format", "json"]);
    expect([shown.code, shown.err]).toEqual([0, ""]);
    const [answer, coverage] = [JSON.parse(shown.out), JSON.parse(counted.out)];
    const activities = answer.rows.flatMap((row: { activities: unknown[] }) => row.activities);
    expect([answer.version, answer.asAt, answer.framework]).toEqual([1, coverage.asAt, coverage.framework]);
    expect(
      activities.map(
        (one: {
          id: string;
          planned: unknown;
          done: number;
          lines: { outcome: string; why: string | null }[];
        }) => ({
          activity: one.id,
          planned: one.planned,
          done: one.done,
          notDone: one.lines
            .filter(({ outcome }) => outcome !== "done")
            .map(({ outcome, why }) => ({ outcome, why })),
        }),
      ),
    ).toEqual(coverage.programme);
    const information = answer.information.map(
      ({ requirement, asked, received, overdue }: Record<string, unknown>) => ({
        requirement,
        asked,
        received,
        overdue,
      }),
    );
    expect(information).toEqual(coverage.information);
    // every line of the diary stands in one place, and no note is lost
    const lines = [...activities, answer.unplanned].reduce((sum, one) => sum + one.lines.length, 0);
    const all = answer.quarters.flatMap((one: { quarter: string }) => one.quarter);
    const diary = text(FERNSHIRE, "programme/2025-26/diary.yaml").split("\n").slice(1).filter(Boolean);
    const held = diary.filter((line) => all.includes(quarterOf(line.slice(9, 19))));
    expect(lines).toBe(held.length);
  });

  it("says what was not done and why, who agreed, what is open, and what names a priority", async () => {
    const ran = await run(FERNSHIRE, ["programme", "show", "--year", "2025/26"]);
    expect(ran.code).toBe(0);
    for (const said of [
      "Agreed by Delegated Safeguarding Partners Group (12 June 2025) and Business",
      "Q2 cancelled 12 August 2025: Too few members could come.",
      "Q2 postponed 18 September 2025: The care leavers' group",
      "Q1 missed 26 June 2025",
      "Q3 not invited 15 December 2025",
      "Of 50 planned by number, 44 done and 6 not done.",
      "42.5 of 40 days contracted used, 2.5 days more than contracted.",
      "I2, ICB: due 24 October 2025, received 12 January 2026, 80 days late.",
      "1 open, 1 settled.",
      "open it-access: To which IT systems there is access.",
      "Harm outside the home: 6 findings in 3 notes",
    ])
      expect(ran.out.replace(/\n {2,}/g, (gap) => (gap.length > 5 ? " " : gap))).toContain(said);
    expect(ran.out).not.toMatch(/will|likely|forecast|expected to|on course/);
  });

  it("shows what is late and what is extra, each in words", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    const diary = text(root, "programme/2025-26/diary.yaml").replace(/.*activity: chair-meeting.*\n/g, "");
    layOver(root, {
      "programme/2025-26/diary.yaml": `${diary}  - {on: 2025-08-07, activity: masa-network, outcome: done}\n`,
    });
    const ran = await run(root, ["programme", "show"], { env: { SCRUTINY_TODAY: "2025-10-16" } });
    expect(ran.out).toContain("Q1 late: 1 of 1 planned, and no line of the diary says why.");
    expect(ran.out).toContain("Q2 extra: 1 beyond the 1 planned.");
    expect(ran.out).toContain("Q1 and Q2 have ended; Q3 is under way; Q4 is to come.");
    expect(ran.out).toContain("199 of the year's 365 days have passed. An even share by now is 22 days");
    expect(ran.err).toContain("scrutiny programme show --quarter Q3 --year 2025/26");
  });

  it("shows one quarter with each line of its diary and its notes, those left out with their reason", async () => {
    const ran = await run(FERNSHIRE, ["programme", "show", "--quarter", "Q4", "--year", "2025/26"]);
    expect(ran.out).toContain("done 26 March 2026, 0.5 days.");
    expect(ran.out).toContain("note 2026-03-26-visit-to-a-probation-office-vae5 (draft)");
    expect(ran.out).not.toContain("2025-10-14-meeting-with-the-care-leavers");
  });

  it.each([80, 140])(
    "fits into %i columns, and has colours only where a terminal listens",
    async (columns) => {
      for (const argv of [
        ["--year", "2025/26"],
        ["--quarter", "Q2", "--year", "2025/26"],
      ]) {
        const plain = await run(FERNSHIRE, ["programme", "show", ...argv]);
        expect(plain.out).not.toContain("\u001b");
        const ran = await run(FERNSHIRE, ["programme", "show", ...argv], { tty: true, columns });
        expect(ran.out).toContain("\u001b[");
        const lines = stripVTControlCharacters(ran.out).split("\n");
        expect(lines.filter((line) => [...line].length > columns)).toEqual([]);
      }
    },
  );

  it("shows a programme without diary, agreement or numbers, as the root has it", async () => {
    const ran = await run(ROOT, ["programme", "show", "--year", "2024/25"]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("Not agreed. Still to agree: WSCP Executive Group and Business Manager.");
    expect(ran.out).toContain("The diary of the year has no line.");
    expect(ran.out).toContain("The programme states no days contracted.");
    expect(ran.out).toContain("neither asked for nor received");
    expect(ran.err).toContain("scrutiny programme agree --year 2024/25 --by executive --on DAY");
  });

  it.each([
    [["--year", "2030/31"], 2, "scrutiny programme new --year 2030/31"],
    [["--year", "last"], 2, "Write it as 2025/26"],
    [["--quarter", "Q7"], 2, "Q7 is no quarter"],
    [["--format", "xml"], 2, "Allowed choices"],
  ])("%j is refused with what to type", async (argv, code, says) => {
    const ran = await run(FERNSHIRE, ["programme", "show", ...argv]);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(says)]);
  });

  it("names a programme that cannot be read, in JSON too", async () => {
    const root = copyOf(WORKED_EXAMPLE, { [PROGRAMME]: "year: [\n" });
    const ran = await run(root, ["programme", "show", "--year", "2025/26", "--format", "json"]);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ version: 1, error: { code: "unreadable-programme" } });
  });
});

function quarterOf(day: string): string {
  return `Q${((Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 3) % 4) + 1}`;
}

describe("programme new", () => {
  const argv = ["programme", "new", "--year", "2026/27"];

  it("rolls the newest programme forward, with an empty diary, and check finds no error", async () => {
    const root = copyOf(FERNSHIRE);
    const before = text(root, PROGRAMME);
    const ran = await run(root, [...argv, "--carry", "all"]);
    expect([ran.code, ran.out]).toEqual([0, `${NEXT}\n${DIARY}\n`]);
    const made = text(root, NEXT);
    expect(made).toContain("year: 2026/27\nframework: fscp-2025\nagreed: []\n");
    expect(made).toContain("Q1 holds 1 more, not done in 2025/26.\n  - {id: assurance-group");
    expect(made).toContain("2 fixed days in 2025/26, now counts");
    expect(made).not.toMatch(/2025-\d\d-\d\d/);
    expect(text(root, DIARY)).toMatch(/\nentries: \[\]\n$/);
    expect(ran.err).toContain("Goes on: 2025/26-R3: Publish a health rota");
    expect(ran.err).toContain("Lead Safeguarding Partners Meeting (lsp-meeting) had 2 fixed days");
    expect(ran.err).toContain("Settled in 2025/26 and left there: 1 open point.");
    expect(ran.err).toContain("The 40 days contracted for 2025/26 are not taken for 2026/27.");
    expect(text(root, PROGRAMME)).toBe(before);
    expect(await errorsOf(root)).toEqual([]);
    const done = await run(root, ["done", "dsp-group", "--on", "2026-04-16"]);
    expect([done.code, text(root, DIARY)]).toEqual([
      0,
      expect.stringContaining("entries:\n  - {on: 2026-04-16, activity: dsp-group, outcome: done}\n"),
    ]);
  });

  it.each([
    [["--carry", "none"], [], ["assurance-group", "it-access", "2025/26-R3"]],
    [
      ["--carry", "it-access", "R3"],
      ["it-access", "2025/26-R3"],
      ["assurance-group", "2025/26-R2"],
    ],
    [["--carry", "health-rota"], [], ["it-access"]],
    [["--yes"], ["it-access", "2025/26-R3"], ["assurance-group"]],
  ])("with %j takes what is named, and names what stays behind", async (options, on, behind) => {
    const ran = await run(copyOf(FERNSHIRE), [...argv, ...options]);
    expect(ran.code).toBe(0);
    for (const one of on) expect(ran.err).toMatch(new RegExp(`Goes on: .*${one}`));
    for (const one of behind) expect(ran.err).toMatch(new RegExp(`Does not go on: .*${one}`));
  });

  it.each([
    [[], "--carry ID… of: assurance-group, partnership-meeting"],
    [["--carry", "all", "it-access"], "--carry all stands alone."],
    [["--carry", "it-acess"], "Did you mean it-access?"],
    [["--carry", "2025"], "may be any of"],
    [["--carry", "wholly-unknown-thing"], "which is not unfinished"],
    [["--from", "2026/27"], "name the same year"],
    [["--from", "2019/20"], "There is one for 2025/26, 2024/25."],
    [["--year", "2026/28"], "is no scrutiny year"],
    [["--at", "HEAD"], "works on the files of today"],
  ])("%j writes nothing, with exit 2", async (options, says) => {
    const root = copyOf(FERNSHIRE);
    const ran = await run(root, [...argv, ...options]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(says)]);
    expect(existsSync(join(root, "programme/2026-27"))).toBe(false);
  });

  it("asks at a terminal, points and recommendations chosen already; Ctrl-C writes nothing", async () => {
    const root = copyOf(FERNSHIRE);
    const stopped = await run(root, argv, { tty: true, prompter: scripted([["voice"], STOPPED]) });
    expect([stopped.code, existsSync(join(root, "programme/2026-27"))]).toEqual([130, false]);
    const chosen: unknown[] = [];
    const seen = (answer: readonly string[]) => (question: unknown) => {
      chosen.push((question as { chosen: readonly string[] }).chosen);
      return answer;
    };
    const prompter = scripted([seen(["voice"]), seen([]), seen(["2025/26-R5"])]);
    const ran = await run(root, argv, { tty: true, prompter });
    expect([ran.code, prompter.left]).toEqual([0, []]);
    expect(chosen).toEqual([[], ["it-access"], ["2025/26-R2", "2025/26-R3", "2025/26-R5", "2025/26-R8"]]);
    expect(prompter.asked[0]).toBe("Not done as planned in 2025/26. What is made up for in 2026/27?");
    const made = text(root, NEXT);
    expect(made).toContain("planned: {Q1: 4, Q2: 3, Q3: 3, Q4: 3}");
    expect(made).toContain("open-points:\n  - {id: recommendation-2025-26-r5, ");
    expect(made).not.toContain("it-access");
  });

  it("leaves a file that is there and names it, with exit 1, and writes the other", async () => {
    const root = copyOf(FERNSHIRE);
    const diary = "entries:\n  - {on: 2026-04-02, activity: unplanned, outcome: done, title: A talk}\n";
    layOver(root, { [DIARY]: diary });
    const first = await run(root, [...argv, "--carry", "none"]);
    expect([first.code, first.out]).toEqual([1, `${NEXT}\n`]);
    expect(first.err).toContain(`${DIARY} is there already and was left as it is.`);
    expect(text(root, DIARY)).toBe(diary);
    const made = text(root, NEXT);
    const again = await run(root, [...argv, "--carry", "all"]);
    expect([again.code, again.out]).toEqual([1, ""]);
    expect(again.err).toContain(`${NEXT} is there already and was left as it is.`);
    expect(text(root, NEXT)).toBe(made);
    expect((await run(root, ["programme", "new", "--year", "2025/26"])).code).toBe(1);
  });

  it("shows with --dry-run only", async () => {
    const root = copyOf(FERNSHIRE);
    const ran = await run(root, [...argv, "--carry", "none", "--dry-run"]);
    expect([ran.code, ran.out]).toEqual([
      0,
      expect.stringContaining(`Would write ${NEXT}:\n\n# The work programme`),
    ]);
    expect(ran.out).toContain(`Would write ${DIARY}:`);
    expect(existsSync(join(root, "programme/2026-27"))).toBe(false);
  });

  it("begins with the shipped template where there is no earlier year, or with one of the partnership's own", async () => {
    const root = copyOf(FERNSHIRE);
    rmSync(join(root, "programme/2024-25"), { recursive: true });
    const ran = await run(root, ["programme", "new", "--year", "2024/25"]);
    expect(ran.code).toBe(0);
    expect(ran.err).toContain("a blank one, from templates/programme.yaml");
    const made = text(root, "programme/2024-25/programme.yaml");
    expect(made).toContain("# The work programme of April 2024 to March 2025.");
    expect(made).not.toContain("{{");
    const shown = await run(root, ["programme", "show", "--year", "2024/25"]);
    expect([shown.code, shown.out]).toEqual([
      0,
      expect.stringContaining("The programme has no activity yet."),
    ]);
    const own = "year: {{year}}\nframework: {{framework}}\nrows:\n  - {id: ours, title: Our row}\n";
    layOver(root, { "templates/programme.yaml": own });
    expect((await run(root, ["programme", "new", "--year", "2019/20"])).code).toBe(0);
    expect(text(root, "programme/2019-20/programme.yaml")).toContain("title: Our row");
    layOver(root, { "templates/programme.yaml": "year: {{yaer}}\n" });
    const bad = await run(root, ["programme", "new", "--year", "2018/19"]);
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining("does not make a programme")]);
  });

  it("passes over no newer programme that cannot be read", async () => {
    const root = copyOf(FERNSHIRE, { [PROGRAMME]: "year: [\n" });
    const ran = await run(root, [...argv, "--carry", "none"]);
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(`scrutiny check ${PROGRAMME}`)]);
    expect(existsSync(join(root, NEXT))).toBe(false);
  });

  it("writes nothing that identifies a person, and does not say it", async () => {
    const root = copyOf(FERNSHIRE);
    layOver(root, {
      [PROGRAMME]: text(root, PROGRAMME).replace(
        "To which IT systems",
        "Ask on 07700 900123 to which IT systems",
      ),
    });
    const ran = await run(root, [...argv, "--carry", "all"]);
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining("Nothing was written")]);
    expect(ran.err + ran.out).not.toContain("900123");
    expect(existsSync(join(root, NEXT))).toBe(false);
  });
});

describe("programme agree", () => {
  const env = { SCRUTINY_TODAY: "2025-10-16" };
  const COMMENTED = `# Ours.\nyear: 2025/26 # the year\nframework: fscp-2025\nagreed: [] # nobody yet\ndays: 40\nrows:\n  - {id: meetings, title: 'Meetings'}\nactivities:\n  - {id: dsp-group, row: meetings, kind: meeting, planned: {Q1: 1}}\n`;
  const setting = (programme = COMMENTED) =>
    copyOf(WORKED_EXAMPLE, { [PROGRAMME]: programme, "programme/2025-26/diary.yaml": "entries: []\n" });
  const agree = (root: string, ...argv: readonly string[]) => run(root, [...AGREE, ...argv], { env });

  it("records one half and says who is missing, then the other; every other character stays", async () => {
    const root = setting();
    const first = await agree(root, "--by", "dsp-group", "--on", "2025-06-12");
    expect([first.code, first.out]).toEqual([0, `${PROGRAMME}\n`]);
    expect(first.err).toContain("Not agreed yet: still to agree: Business Manager.");
    expect(first.err).toContain("scrutiny programme agree --year 2025/26 --by business-manager --on DAY");
    const second = await agree(root, "--by", "Business Manager", "--on", "2025-06-13");
    expect(second.err).toContain(
      "The programme of 2025/26 is agreed by the executive group and the Business Manager.",
    );
    const lines = text(root, PROGRAMME).split("\n");
    const added = lines.filter((line) => line.startsWith("  - {on:"));
    expect(added.map((line) => line.replace(/[0-9a-f]{64}/, "DIGEST").replaceAll('"', ""))).toEqual([
      "  - {on: 2025-06-12, by: dsp-group, digest: DIGEST}",
      "  - {on: 2025-06-13, by: business-manager, digest: DIGEST}",
    ]);
    const rest = lines.filter((line) => !line.startsWith("  - {on:")).join("\n");
    expect(rest.replace("agreed: # nobody", "agreed: [] # nobody")).toBe(COMMENTED);
    const shown = await run(root, ["programme", "show", "--year", "2025/26"], { env });
    expect(shown.out).toContain("The activities are those that were agreed.");
    const rules = JSON.parse((await run(root, ["check", "--format", "json"], { env })).out).problems.map(
      (one: { rule: string }) => one.rule,
    );
    expect(rules).not.toContain("programme-not-agreed");
    expect(rules).not.toContain("programme-changed-since-agreed");
  });

  it("records both of one meeting at once, and a role where a person is named, without the name", async () => {
    const root = setting();
    const both = await agree(root, "--by", "dsp-group", "business-manager", "--on", "2025-06-12");
    expect(both.err).toContain("is agreed by");
    const other = setting();
    const named = await agree(other, "--by", "A. Person", "--role", "business-manager", "--on", "2025-06-12");
    expect([named.code, named.err]).toEqual([0, expect.stringContaining("The name is not kept")]);
    expect(text(other, PROGRAMME)).not.toContain("Person");
  });

  it("says a second time and adds nothing, with exit 1", async () => {
    const root = setting();
    await agree(root, "--by", "dsp-group", "--on", "2025-06-12");
    const before = text(root, PROGRAMME);
    const again = await agree(root, "--by", "dsp-group", "--on", "2025-06-20");
    expect([again.code, again.out]).toEqual([1, ""]);
    expect(again.err).toContain("agreed it on 12 June 2025, and its activities are as they were then");
    expect(text(root, PROGRAMME)).toBe(before);
    const mixed = await agree(root, "--by", "dsp-group", "business-manager", "--on", "2025-06-20");
    expect([mixed.code, mixed.err]).toEqual([0, expect.stringContaining("no line was added for it")]);
    expect(text(root, PROGRAMME).match(/by: dsp-group/g)).toHaveLength(1);
  });

  it("notices a later change of the activities, and records who agrees to them again", async () => {
    const root = setting();
    await agree(root, "--by", "dsp-group", "business-manager", "--on", "2025-06-12");
    layOver(root, { [PROGRAMME]: text(root, PROGRAMME).replace("{Q1: 1}", "{Q1: 2}") });
    const shown = await run(root, ["programme", "show", "--year", "2025/26"], { env });
    expect(shown.out).toContain("Changed since: the activities are not those that were agreed by");
    const report = await run(root, ["report", "--quarter", "Q2", "--format", "md", "--stdout"], { env });
    expect(report.out).toContain("Its activities have changed since it was agreed.");
    const early = await agree(root, "--by", "dsp-group", "--on", "2025-06-01");
    expect([early.code, early.err]).toEqual([
      2,
      expect.stringContaining("agreed it on a later day, 12 June 2025"),
    ]);
    const again = await agree(root, "--by", "dsp-group", "--on", "2025-09-01");
    expect(again.err).toContain("the activities have changed since. The new line is for those there now.");
    expect(again.err).toContain("Agreed other activities than those there now: Business Manager.");
    await agree(root, "--by", "business-manager", "--on", "2025-09-02");
    expect((await run(root, ["programme", "show", "--year", "2025/26"], { env })).out).toContain(
      "The activities are those that were agreed.",
    );
  });

  it("records the activities where an earlier agreement did not", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    const ran = await agree(root, "--by", "dsp-group", "--on", "2025-10-01");
    expect([ran.code, ran.err]).toEqual([
      0,
      expect.stringContaining("is not recorded. The new line records it."),
    ]);
  });

  it.each([
    [["--by", "dsp-group", "--on", "2025-10-17"], 2, "has not come yet"],
    [["--by", "dsp-group", "--on", "2025-02-30"], 2, "a day that exists"],
    [["--by", "dsp-gruop", "--on", "2025-06-12"], 2, "Did you mean dsp-group?"],
    [["--by", "A. Person", "--on", "2025-06-12"], 2, "--role ID"],
    [["--by", "council", "--on", "2025-06-12"], 2, "names an agency"],
    [["--by", "A. Person", "--role", "nobody", "--on", "2025-06-12"], 2, "--role names no group or role"],
    [["--on", "2025-06-12"], 2, "Name the group or role with --by."],
    [["--by", "dsp-group"], 2, "required option '--on <day>'"],
    [
      ["--by", "dsp-group", "--on", "2025-06-12", "--year", "2029/30"],
      2,
      "There is no work programme for 2029/30",
    ],
  ])("%j leaves the programme as it is, with exit %i", async (argv, code, says) => {
    const root = setting();
    const ran = await agree(root, ...argv);
    expect([ran.code, ran.out, ran.err]).toEqual([code, "", expect.stringContaining(says)]);
    expect(text(root, PROGRAMME)).toBe(COMMENTED);
  });

  it("shows with --dry-run only", async () => {
    const root = setting();
    const ran = await agree(root, "--by", "dsp-group", "--on", "2025-06-12", "--dry-run");
    expect([ran.code, ran.out]).toEqual([
      0,
      expect.stringContaining(`Would add to ${PROGRAMME}:\n\n  - {on: 2025-06-12`),
    ]);
    expect(text(root, PROGRAMME)).toBe(COMMENTED);
  });

  it("keeps both lines where two agree at the same time", async () => {
    const root = setting();
    await Promise.all(
      ["dsp-group", "business-manager"].map((by) => agree(root, "--by", by, "--on", "2025-06-12")),
    );
    expect(text(root, PROGRAMME).match(/\{on: 2025-06-12, by: [a-z-]+, digest/g)).toHaveLength(2);
  });
});

describe("programme new and agree as JSON", () => {
  it("say what was written, what goes on and what stays; the second time what was there", async () => {
    const root = copyOf(FERNSHIRE);
    const argv = ["programme", "new", "--year", "2026/27", "--carry", "all", "--format", "json"];
    const dry = JSON.parse((await run(root, [...argv, "--dry-run"])).out);
    expect(dry).toMatchObject({ written: [], standing: [] });
    const ran = await run(root, argv);
    expect(ran.code).toBe(0);
    const answer = JSON.parse(ran.out);
    expect(Object.keys(answer)).toEqual([
      "version",
      "year",
      "from",
      "written",
      "standing",
      "carried",
      "notCarried",
    ]);
    expect(answer).toMatchObject({
      version: 1,
      year: "2026/27",
      from: "2025/26",
      standing: [],
      notCarried: [],
    });
    expect(answer.written).toEqual([DIARY, NEXT]);
    expect(answer.carried).toEqual([...dry.carried].sort());
    expect(answer.carried.length).toBeGreaterThan(0);
    const again = await run(root, argv);
    expect(again.code).toBe(1);
    expect(JSON.parse(again.out)).toMatchObject({ written: [], standing: [DIARY, NEXT] });
    const agreed = await run(root, [
      ...[
        "programme",
        "agree",
        "--year",
        "2026/27",
        "--by",
        "dsp-group",
        "--on",
        "2026-06-11",
        "--format",
        "json",
      ],
    ]);
    expect(agreed.code).toBe(0);
    const said = JSON.parse(agreed.out);
    expect(Object.keys(said)).toEqual(["version", "year", "path", "added", "state", "waitingFor"]);
    expect(said).toMatchObject({ year: "2026/27", path: NEXT, waitingFor: ["business-manager"] });
    expect(said.added).toEqual([expect.objectContaining({ on: "2026-06-11", by: "dsp-group" })]);
  });
});
