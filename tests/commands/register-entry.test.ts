import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STOPPED } from "../../src/edge/prompts.ts";
import { REGISTER_KINDS, REGISTERS, type RegisterKind } from "../../src/model/register-kinds.ts";
import { challengeSchema } from "../../src/model/registers.ts";
import { yearFrom } from "../../src/model/year.ts";
import { nextNumber, numbersInUse } from "../../src/parse/entry-number.ts";
import { entryText } from "../../src/parse/entry-text.ts";
import { ENTRY_LIMITS } from "../../src/parse/front-matter.ts";
import { readRecordFile } from "../../src/parse/record.ts";
import { copyOf, layOver, type Ran, run, temporaryFolder } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { IDENTIFIERS } from "../support/identifiers.ts";
import { type Scripted, scripted } from "../support/prompter.ts";
import { ASKED_FIELDS, LEAST_FIELDS, LEAST_SAID, WHOLE_FIELDS } from "./register-entry/expected.ts";

const TODAY = "2025-09-25";
const VISIT = "2025-07-22-front-door-visit-and-two-m2q9";
const PANEL = "2025-09-09-section-11-challenge-panel-r6xa";

/** A copy of the worked example and a home beside it. */
function setting(files: Readonly<Record<string, string>> = {}, today = TODAY) {
  const root = copyOf(WORKED_EXAMPLE, files);
  const home = temporaryFolder();
  const env = { SCRUTINY_TODAY: today, HOME: home };
  return {
    root,
    home,
    env,
    before: everything(root),
    read: (path: string) => readFileSync(join(root, path), "utf8"),
    kept: () => everything(home),
    type: (argv: readonly string[], more: { stdin?: string; random?: string } = {}) =>
      run(root, argv, { env, ...more }),
    asked(argv: readonly string[], answers: readonly Scripted[]) {
      const prompter = scripted(answers);
      return { prompter, ran: run(root, argv, { env, tty: true, prompter }) };
    },
  };
}

/** Every file with its bytes, to show that nothing moved. */
function everything(root: string): Record<string, string> {
  if (!existsSync(root)) return {};
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    files.map((one) => {
      const path = join(one.parentPath, one.name);
      return [path.slice(root.length + 1), readFileSync(path, "latin1")];
    }),
  );
}

async function expectNoError(root: string): Promise<void> {
  const checked = await run(root, ["check", "--format", "json"], { env: { SCRUTINY_TODAY: TODAY } });
  const { problems } = JSON.parse(checked.out);
  expect(problems.filter((one: { severity: string }) => one.severity === "error")).toEqual([]);
}

/** What each kind takes, whole: every option of its own. */
const WHOLE: Readonly<Record<RegisterKind, readonly string[]>> = {
  recommendation: [
    ...["Send every deputy written authority", "--owner", "council,police", "--owner", "icb"],
    ...["--due", "2025-10-31", "--priority", "2", "--about", "learning.cascade", "quality.impact-review"],
    ...["--evidence", "front-door-visit", "C1", "dsp-group@2025-06-12", "--related", "d1"],
    ...["--date", "2025-09-24", "--marking", "OFFICIAL", "--body", "-"],
  ],
  challenge: [
    ...["Who answers young people", "--forum", "dsp-group", "--raised-by", "business-manager"],
    ...["--to", "dsp-group", "icb", "--about", "outcomes.consultation-and-influence", "--kind", "support"],
    ...["--question", "Who answers, and by when?", "--why", "They: will not ask a third time."],
    ...["--evidence", PANEL, "--response-due", "2025-10-20", "--date", "2025-09-24", "--related", "C1"],
    ...["--marking", "OFFICIAL", "--body", "-"],
  ],
  escalation: [
    ...[
      "Disagreement about health in strategy discussions",
      "--notified",
      "2025-09-25",
      "--party",
      "council",
    ],
    ...["--party", "hospitals", "--stage", "delegated-partners", "--asked-by", "partnership-chair"],
    ...["--about", "function.disagreements", "--date", "2025-09-22", "--related", "E1"],
    ...["--marking", "OFFICIAL", "--body", "-"],
  ],
  request: [
    ...["Missing children, July to September", "--requirement", "performance-data", "--from", "police"],
    ...["--asked", "2025-09-24", "--due", "2025-10-20", "--marking", "OFFICIAL", "--related", "I1,I2"],
    ...["--body", "-"],
  ],
  "learning-review": [
    ...["Rapid review of September", "--reference", "RR-2025-2", "--kind", "rapid-review"],
    ...["--became-aware", "2025-09-22", "--marking", "OFFICIAL", "--related", "RR-2025-1", "--body", "-"],
  ],
};

/** The least that each kind takes without a person. */
const LEAST: Readonly<Record<RegisterKind, readonly string[]>> = {
  recommendation: ["Send it", "--owner", "icb", "--due", "2025-10-31", "--priority", "1"],
  challenge: ["Who answers", "--question", "Who answers?"],
  escalation: ["They disagree"],
  request: ["--requirement", "performance-data", "--from", "police"],
  "learning-review": ["--reference", "X 1", "--kind", "thematic", "--became-aware", "2025-09-22"],
};

/** A file of these fields and body. */
const entry = (fields: readonly string[], body: string) =>
  `---\n${fields.join("\n")}\n---\n${body.trimEnd()}\n`;
const template = (kind: RegisterKind) => readFileSync(join(ROOT, "templates", `${kind}.md`), "utf8");

const command = (kind: RegisterKind, argv: readonly string[]) => [`new-${kind}`, ...argv];
const BODY = "## What\n\nIt is said here.\n\n";

describe("an entry by options", () => {
  it.each(REGISTER_KINDS)(
    "%s: every option stands in the file, which check accepts, and nothing lacks",
    async (kind) => {
      const at = setting();
      const ran = await at.type(command(kind, WHOLE[kind]), { stdin: BODY });
      expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining("lacks")]);
      const path = ran.out.trim();
      expect(path.startsWith(`${REGISTERS[kind].folder}/2025-09-2`)).toBe(true);
      expect(at.read(path)).toBe(entry(WHOLE_FIELDS[kind], BODY.trimEnd()));
      const { [path]: made, ...others } = everything(at.root);
      expect(made).toBeDefined();
      expect(others).toEqual(at.before);
      expect(ran.err).toContain(`Next: scrutiny check ${path}`);
      await expectNoError(at.root);
    },
  );

  it.each(REGISTER_KINDS)("%s: the least is enough, with what lacks and what follows said", async (kind) => {
    const at = setting();
    const ran = await at.type(command(kind, [...LEAST[kind], "--yes"]));
    expect(ran.code).toBe(0);
    const path = ran.out.trim();
    expect(at.read(path)).toBe(entry(LEAST_FIELDS[kind], template(kind)));
    expect(ran.err.replaceAll(path, "PATH")).toBe(`${LEAST_SAID[kind].join("\n")}\n`);
    await expectNoError(at.root);
  });

  it.each([
    ["recommendation", "R3", "not-started", ["no-about", "no-evidence", "no-body"]],
    ["challenge", "C2", "open", ["no-to", "no-about", "no-why", "no-evidence"]],
    ["escalation", "E2", "open", ["no-notified", "no-parties", "no-stage", "no-about", "no-asked-by"]],
    ["request", "I3", "asked", []],
    ["learning-review", null, null, []],
  ] as const)("%s: JSON is the contract's, also of a trial", async (kind, number, status, reasons) => {
    const at = setting();
    for (const trial of [["--dry-run"], []]) {
      const ran = await at.type(command(kind, [...LEAST[kind], "--format", "json", ...trial]));
      expect([ran.code, ran.err]).toEqual([0, ""]);
      const { gaps, ...answer } = JSON.parse(ran.out);
      const path = `${REGISTERS[kind].folder}/${answer.id}.md`;
      expect(answer).toEqual({ version: 1, id: answer.id, number, path, status });
      expect(Object.keys(JSON.parse(ran.out))).toEqual(["version", "id", "number", "path", "status", "gaps"]);
      expect(gaps.map((one: { reason: string }) => one.reason)).toEqual(reasons);
      expect(existsSync(join(at.root, path))).toBe(trial.length === 0);
    }
  });

  it.each(REGISTER_KINDS)("%s: a trial shows the file with its number and writes nothing", async (kind) => {
    const at = setting();
    const ran = await at.type(command(kind, [...WHOLE[kind], "--dry-run"]), { stdin: BODY });
    expect([ran.code, ran.out]).toEqual([
      0,
      expect.stringContaining(`Would write ${REGISTERS[kind].folder}/`),
    ]);
    expect(ran.out).toContain("It is said here.");
    expect(everything(at.root)).toEqual(at.before);
  });

  it("begins with the partnership's own template, where it has one", async () => {
    const at = setting({ "templates/challenge.md": "## Ours\n" });
    const ran = await at.type(command("challenge", LEAST.challenge));
    expect(at.read(ran.out.trim()).endsWith("---\n## Ours\n")).toBe(true);
    await expectNoError(at.root);
  });

  it("takes a body from a file, from where the user stands", async () => {
    const at = setting();
    layOver(at.home, { "body.md": "\ufeffWords.\r\nMore.\r\n" });
    const ran = await at.type(command("request", [...LEAST.request, "--body", join(at.home, "body.md")]));
    expect(at.read(ran.out.trim()).endsWith("---\nWords.\nMore.\n")).toBe(true);
  });

  it("numbers by the year of the entry's day, from 1 in a new year, and never gives a number again", async () => {
    const at = setting();
    const numberOf = async (argv: readonly string[]) => {
      const ran = await at.type(command("challenge", [...LEAST.challenge, "--format", "json", ...argv]));
      return JSON.parse(ran.out).number;
    };
    expect(await numberOf(["--date", "2026-04-02"])).toBe("C1");
    expect(await numberOf(["--date", "2024-12-02"])).toBe("C1");
    expect(await numberOf([])).toBe("C2");
    // one that cannot be read has its number all the same
    layOver(at.root, {
      "registers/challenges/2025-09-01-broken-one-zzz9.md": "---\nnumber: C7\nkind: [\n---\n",
    });
    expect(await numberOf([])).toBe("C8");
    layOver(at.root, { "registers/challenges/2025-09-01-last-one-zzz8.md": "---\nnumber: C9999\n---\n" });
    const none = await at.type(command("challenge", LEAST.challenge));
    expect([none.code, none.err]).toEqual([2, expect.stringContaining("no number left")]);
  });

  it("tries another id where one is taken, and makes no second file of a name", async () => {
    const at = setting();
    const argv = command("challenge", LEAST.challenge);
    // the same random bytes twice: the second run begins with a name that stands there
    const [first, second] = [await at.type(argv), await at.type(argv)];
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.out).not.toBe(second.out);
    expect(at.read(first.out.trim())).toContain("number: C2\n");
    expect(at.read(second.out.trim())).toContain("number: C3\n");
  });

  it("says the lengths of deadlines in words, over bank holidays, and invents none", async () => {
    const at = setting({}, "2025-12-22");
    const review = ["--reference", "RR 9", "--kind", "rapid-review", "--became-aware", "2025-12-22"];
    const first = await at.type(command("learning-review", [...review, "--dry-run"]));
    expect(first.err).toContain(
      "The notification is due by 31 December 2025, 5 working days, by scrutiny.yaml.",
    );
    expect(first.err).toContain(
      "The rapid review is due by 15 January 2026, 15 working days, by scrutiny.yaml.",
    );
    const request = await at.type(command("request", [...LEAST.request, "--dry-run"]));
    expect(request.out).toContain("due: 2026-01-22\n");
    expect(request.err).toContain("Due 22 January 2026, 20 working days, by scrutiny.yaml.");
    const given = await at.type(command("request", [...LEAST.request, "--due", "2026-02-02", "--dry-run"]));
    expect(given.err).not.toContain("scrutiny.yaml");

    const other = ["--reference", "LR 1", "--kind", "other", "--became-aware", "2025-12-01", "--dry-run"];
    expect((await at.type(command("learning-review", other))).out).toContain(
      "title: Learning review of December 2025\n",
    );
    const policy = at
      .read("scrutiny.yaml")
      .replace(/^deadlines:\n(?: {2}.*\n)+/m, "deadlines:\n  lcspr: {within: 1, unit: months}\n");
    layOver(at.root, { "scrutiny.yaml": policy });
    const none = await at.type(command("request", LEAST.request));
    expect(at.read(none.out.trim())).not.toContain("due:");
    expect(none.err).toContain(
      "due: the day by which it is to come, as scrutiny.yaml has no deadlines.request",
    );
    const silent = await at.type(command("learning-review", [...review, "--dry-run"]));
    expect(silent.err).toContain(
      "The notification has no day here, as scrutiny.yaml has no deadlines.notification.",
    );
    expect(silent.err).toContain("published within 1 month of the decision, by scrutiny.yaml.");
    await expectNoError(at.root);
  });
});

it("serves a partnership of which little is known, and whose folders are still to be made", async () => {
  const root = temporaryFolder();
  const agencies = "agencies:\n  - {id: icb, name: The board, is: safeguarding-partner}\n";
  const policy =
    "version: 1\npartnership: {name: A small one, short: ASO, area: Here}\nyear: {starts: 04-01}\n";
  layOver(root, { "scrutiny.yaml": `${policy}${agencies}` });
  const env = { SCRUTINY_TODAY: TODAY };
  for (const kind of REGISTER_KINDS) {
    const typed = kind === "request" ? ["Some data", "--requirement", "data", "--from", "icb"] : LEAST[kind];
    const ran = await run(root, command(kind, typed), { env });
    expect(ran.code, ran.err).toBe(0);
  }
  const asked = scripted(["They disagree", ["icb"], "2025-09-22", "", "-", "save"]);
  expect((await run(root, ["new-escalation"], { env, tty: true, prompter: asked })).code).toBe(0);
  expect(asked.asked.join()).not.toContain("stage");
  await expectNoError(root);
});

it("writes what was typed, or says why not: whatever the text", () => {
  const words = fc.oneof(fc.string({ maxLength: 80 }), fc.string({ unit: "binary", maxLength: 40 }));
  fc.assert(
    fc.property(words, words, words, (title, question, body) => {
      const fields = {
        title: `A ${title} b`,
        number: "C1",
        date: TODAY,
        kind: "support",
        question: `Q ${question}?`,
      };
      const made = entryText("challenge", fields, body);
      if ("refused" in made) return made.refused.length > 0;
      const path = "registers/challenges/2025-09-25-a-b-aaaa.md";
      const read = readRecordFile(
        { path, bytes: Buffer.from(made.text) },
        challengeSchema,
        ENTRY_LIMITS,
      ).value;
      expect(read?.value).toMatchObject(fields);
      expect(read?.body.trimEnd()).toBe(body.replaceAll("\r\n", "\n").trimEnd());
      return true;
    }),
  );
});

describe("what must not be", () => {
  const R = command("recommendation", LEAST.recommendation);
  const C = command("challenge", LEAST.challenge);
  const E = command("escalation", LEAST.escalation);
  const I = command("request", LEAST.request);
  const L = command("learning-review", LEAST["learning-review"]);

  it.each<[readonly string[], string]>([
    [command("recommendation", ["Send it", "--due", "2025-10-31", "--priority", "1"]), "without --owner"],
    [command("recommendation", ["--yes"]), "without TITLE, --owner, --priority, --due"],
    [command("challenge", ["Who answers", "--yes"]), "without --question"],
    [command("request", []), "without TITLE, --requirement, --from"],
    [command("learning-review", ["--kind", "other"]), "without TITLE, --reference, --became-aware"],
    [[...R, "--owner", "ich"], "Did you mean icb?"],
    [[...R, "--about", "learning.cascde"], "Did you mean learning.cascade?"],
    [[...R, "--evidence", "R1", "R9"], "There is no record R9."],
    [[...R, "--evidence", "2025-07"], "may be any of"],
    [[...R, "--evidence", "voice@2025-01-01"], "no diary line"],
    [[...R, "--priority", "4"], "--priority: expected 1, 2 or 3."],
    [[...R, "--due", "2025-02-30"], "--due: expected a day that exists"],
    [[...R, "--due", "2025-09-24"], "--due is a day before --date, 2025-09-25."],
    [[...R, "--marking", "OFICIAL"], "Did you mean OFFICIAL?"],
    [[...R, "--related", "nothing-like-it"], "There is no record"],
    [[...R, "--body", "nowhere.md"], "no such file"],
    [[...C, "--to", "dsp-grop"], "Did you mean dsp-group?"],
    [[...C, "--forum", "x"], "There is no x in scrutiny.yaml"],
    [[...C, "--raised-by", "x"], "There is no x in scrutiny.yaml"],
    [[...C, "--kind", "suport"], "Did you mean support?"],
    [[...C, "--question", "?".repeat(601)], "--question: expected at most 600 characters."],
    [[...C, "--response-due", "2025-09-01"], "--response-due is a day before --date"],
    [[...C, "--why", "a\u200bb"], "cannot be seen"],
    [[...E, "--stage", "delegated-partner"], "Did you mean delegated-partners?"],
    [[...E, "--party", "counsil"], "Did you mean council?"],
    [[...E, "--notified", "2025-09-01"], "--notified is a day before --date"],
    [[...I, "--requirement", "performance-dat"], "Did you mean performance-data?"],
    [[...I, "--date", "2025-09-01", "--asked", "2025-09-02"], "are the same day, and name two"],
    [[...I, "--due", "2025-09-01"], "--due is a day before --asked"],
    [[...E, "--notified", "2025-09-01"], "If it was earlier, give it too: --date DAY"],
    [[...E, "--date", "2025-09-20", "--notified", "2025-09-01"], "Give a later day, or an earlier --date."],
    [[...L, "--reference", "RR-2025-1"], "Another record of 2025/26 has this reference."],
    [[...L, "--kind", "rapid"], "--kind: expected rapid-review"],
    [["new-recomendation", "X"], "Did you mean new-recommendation?"],
  ])("%j is exit 2, says why, and writes nothing", async (argv, says) => {
    const at = setting();
    const ran = await at.type(argv);
    expect([ran.code, ran.out]).toEqual([2, ""]);
    expect(ran.err).toContain(says);
    expect(everything(at.root)).toEqual(at.before);
    expect(at.kept()).toEqual({});
  });

  it("rests on nothing that was withdrawn, and tells of a draft", async () => {
    const note = (status: string) =>
      `---\ntitle: A visit\ndate: 2025-09-01\nactivity: unplanned\nstatus: ${status}\n${status === "withdrawn" ? "withdrawn: {on: 2025-09-02, by: A. Marlow, reason: It was wrong.}\n" : ""}findings:\n  - {about: outside-framework, says: not-yet-clear, finding: It was not clear.}\n---\n`;
    const at = setting({
      "evidence/2025-26/2025-09-01-gone-visit-zzz9.md": note("withdrawn"),
      "evidence/2025-26/2025-09-01-draft-visit-zzz8.md": note("draft"),
    });
    const gone = await at.type([...R, "--evidence", "gone-visit"]);
    expect([gone.code, gone.err]).toEqual([2, expect.stringContaining("was withdrawn")]);
    expect(everything(at.root)).toEqual(at.before);
    const draft = await at.type([...R, "--evidence", "draft-visit", "draft-visit", "--format", "json"]);
    expect(JSON.parse(draft.out).gaps).toContainEqual({
      reason: "draft-evidence",
      message: "evidence: 2025-09-01-draft-visit-zzz8 is a draft still, and counts once it is ready",
    });
    expect(at.read(JSON.parse(draft.out).path)).toContain("evidence: [2025-09-01-draft-visit-zzz8]\n");
  });

  it("reads the past and writes nothing into it", async () => {
    const at = setting();
    for (const kind of REGISTER_KINDS) {
      const ran = await at.type(["--as-of", "2025-09-01", ...command(kind, LEAST[kind])]);
      expect([ran.code, ran.err]).toEqual([
        2,
        expect.stringContaining(`new-${kind} works on the files of today`),
      ]);
    }
    expect(everything(at.root)).toEqual(at.before);
  });

  it.each([
    ["---\ntitle: x\n---\nWords.\n", "fields"],
    [Buffer.from([0xff, 0xfe, 0x41]).toString("latin1"), "UTF-16"],
  ])("refuses a body that brings fields or is no text (%#)", async (text, says) => {
    const at = setting();
    layOver(at.home, { "b.md": Buffer.from(text, "latin1") });
    const ran = await at.type([...R, "--body", join(at.home, "b.md")]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(new RegExp(says, "i"))]);
    expect(everything(at.root)).toEqual(at.before);
  });

  it("writes through no symbolic link and over no file, and a full folder costs no half entry", async () => {
    const at = setting({ "registers/challenges/2025-09-25-x-zzzz.md": "" });
    const ran = await at.type(C);
    expect(ran.code).toBe(0);
    expect(at.read("registers/challenges/2025-09-25-x-zzzz.md")).toBe("");
    expect(readdirSync(join(at.root, "registers/challenges")).filter((name) => name.startsWith("."))).toEqual(
      [],
    );
  });

  describe.each(IDENTIFIERS.filter((one) => one.severity === "error").map((one) => [one.rule, one] as const))(
    "%s",
    (_, { said, secret }) => {
      const expectSilent = ({ out, err }: Ran) => {
        for (const words of [said, secret, secret.replaceAll(" ", "")])
          expect(out + err).not.toContain(words);
      };

      it.each<[string, readonly string[], string | undefined]>([
        ["a title", command("recommendation", [said, ...LEAST.recommendation.slice(1)]), undefined],
        ["a question", [...C, "--question", said], undefined],
        ["a reason", [...C, "--why", said, "--format", "json"], undefined],
        ["a reference", [...L, "--reference", said], undefined],
        ["a body", [...I, "--body", "-"], `Words.\n\n${said}\n`],
        ["an owner", [...R, "--owner", said], undefined],
        ["a trial", [...C, "--why", said, "--dry-run"], undefined],
      ])("in %s stops before anything is written, and is not said again", async (_where, argv, stdin) => {
        const at = setting();
        const ran = await at.type(argv, stdin === undefined ? {} : { stdin });
        expect(ran.code).not.toBe(0);
        expectSilent(ran);
        expect(everything(at.root)).toEqual(at.before);
        expect(at.kept()).toEqual({});
      });
    },
  );
});

describe("an entry asked for", () => {
  const ANSWERS: Readonly<Record<RegisterKind, readonly (string | readonly string[])[]>> = {
    recommendation: ["Send it", "icb", "2025-10-31", "2", ["learning.cascade"], [VISIT], "save"],
    challenge: [
      ...["Who answers", "Who answers, and by when?", "They will not ask again."],
      ...[["dsp-group"], ["learning.cascade"], [PANEL], "save"],
    ],
    escalation: [
      ...["They disagree", ["council", "police"], "2025-09-22", "2025-09-25"],
      ...["delegated-partners", "partnership-chair", "save"],
    ],
    request: ["performance-data", "police", "Performance data, Police", "save"],
    "learning-review": ["rapid-review", "2025-09-22", "RR-2025-7", "Rapid review of September 2025", "save"],
  };

  it.each(REGISTER_KINDS)(
    "%s: at most six questions and one screen, and nothing given is asked again",
    async (kind) => {
      const at = setting();
      const { prompter, ran } = at.asked([`new-${kind}`], ANSWERS[kind]);
      const done = await ran;
      expect([done.code, done.err]).toEqual([0, expect.not.stringContaining("error")]);
      expect(prompter.left).toEqual([]);
      expect(prompter.asked.length).toBeLessThanOrEqual(7);
      expect(prompter.asked.slice(0, -1).every((one) => one.length <= 72)).toBe(true);
      expect(prompter.told.join("\n")).toContain("tell the front door now");
      expect(at.read(done.out.trim())).toBe(entry(ASKED_FIELDS[kind], template(kind)));
      expect(at.kept()).toEqual({});
      await expectNoError(at.root);

      const again = at.asked(command(kind, WHOLE[kind].slice(0, -2)), ["save"]);
      expect((await again.ran).code).toBe(0);
      expect(again.prompter.asked).toEqual(["Save it?"]);
    },
  );

  it("offers agencies, criteria without evidence, and evidence newest first", async () => {
    const at = setting();
    const seen: string[][] = [];
    const look =
      (answer: string | readonly string[]): Scripted =>
      (question) => {
        if ("choices" in question) seen.push(question.choices.map((one) => one.label));
        return answer;
      };
    const answers: readonly Scripted[] = [
      "Send it",
      look("icb"),
      "2025-10-31",
      "2",
      look([]),
      look([]),
      look("save"),
    ];
    const ran = await at.asked(["new-recommendation"], answers).ran;
    expect(ran.code).toBe(0);
    const [owners = [], about = [], evidence = [], screen = []] = seen;
    expect(owners).toEqual(expect.arrayContaining(["Fernshire Constabulary", "Business Manager"]));
    expect(about).toEqual(expect.arrayContaining([expect.stringContaining("· no evidence yet")]));
    expect(evidence.slice(0, 2)).toEqual([
      "16 September 2025 · Visit to a secondary school",
      expect.stringMatching(/^11 September 2025 · Delegated/),
    ]);
    expect(screen).toEqual([
      "Save it",
      "Title     Send it",
      "Made on   25 September 2025",
      "About     –",
      "Evidence  –",
      "Owners    ICB",
      "Priority  2, this quarter",
      "Due       31 October 2025",
      "Marking   OFFICIAL-SENSITIVE",
      "Related   –",
    ]);
  });

  it("says on the screen which days come by scrutiny.yaml, and takes others for them", async () => {
    const at = setting();
    let screen: readonly string[] = [];
    const { ran } = at.asked(
      command("challenge", [...LEAST.challenge, "--why", "It matters.", "--to", "icb"]),
      [
        [],
        [],
        (question) => {
          if ("choices" in question) screen = question.choices.map((one) => one.label);
          return "response-due";
        },
        (question) => {
          expect(question.message).toBe("By when is an answer due? (10 working days, by scrutiny.yaml)");
          return "2025-10-01";
        },
        "date",
        "2025-10-02",
        "2025-09-30",
        "forum",
        "-",
        "related",
        ["2025-07-10-partnership-budget-for-2026-27-q4rd"],
        "marking",
        "OFFICIAL",
        "save",
      ],
    );
    const done = await ran;
    expect(screen).toContain("Answer due  9 October 2025, 10 working days, by scrutiny.yaml");
    expect(screen).toContain("Raised by   Independent Scrutineer, by scrutiny.yaml");
    const text = at.read(done.out.trim());
    for (const line of ["date: 2025-09-30", "response-due: 2025-10-01", "marking: OFFICIAL"])
      expect(text).toContain(`\n${line}\n`);
    expect(text).not.toContain("forum");
    expect(text).toContain("related: [2025-07-10-partnership-budget-for-2026-27-q4rd]");
  });

  it("adds owners on the screen, the first of whom leads", async () => {
    const at = setting();
    const { ran } = at.asked(command("recommendation", LEAST.recommendation), [
      [],
      [],
      "owners",
      "council",
      ["police", "icb"],
      "save",
    ]);
    expect(at.read((await ran).out.trim())).toContain("owners: [council, police, icb]\n");
  });

  it("refuses at the question what cannot stand, and asks again", async () => {
    const at = setting();
    const [phone] = IDENTIFIERS.filter((one) => one.rule === "telephone-number");
    const { prompter, ran } = at.asked(
      ["new-challenge", "--to", "icb"],
      [
        ...["", "ab", phone?.said ?? "", "Who answers"],
        ...["x".repeat(601), "Who answers?", "", [], [], "response-due", "soon", "2025-09-01", "", "save"],
      ],
    );
    const done = await ran;
    expect(prompter.refused).toEqual([
      "A few words are needed here.",
      "Expected at least 3 characters.",
      expect.stringContaining("telephone number"),
      "Expected at most 600 characters.",
      "A day that exists, such as 2025-10-30.",
      "--response-due is a day before --date, 2025-09-25.",
    ]);
    expect([done.code, done.err]).toEqual([0, expect.stringContaining("why: why it matters for children")]);
    expect(at.read(done.out.trim())).toContain("response-due: 2025-10-09");
  });

  it("needs one owner at least, and one more than one party to lack none", async () => {
    const at = setting();
    const answers = ["They disagree", ["council"], "2025-09-22", "", "-", "-", "save"];
    const done = await at.asked(["new-escalation"], answers).ran;
    expect(done.err).toContain("parties: who disagrees, two at least");
    expect(done.err).toContain("programme/2025-26/escalations.yaml");
  });

  it.each(REGISTER_KINDS)(
    "%s: stopped at each question it is 130, nothing moves, and the answers come back",
    async (kind) => {
      const at = setting();
      for (let count = 0; count < ANSWERS[kind].length; count += 1) {
        const { prompter, ran } = at.asked(
          [`new-${kind}`],
          [...(count > 1 ? ["afresh"] : []), ...ANSWERS[kind].slice(0, count), STOPPED],
        );
        const done = await ran;
        expect([done.code, done.out]).toEqual([130, ""]);
        expect(prompter.told.at(-1)).toContain("Stopped; nothing was written.");
        expect(everything(at.root)).toEqual(at.before);
      }
      expect(Object.keys(at.kept())).toEqual([
        expect.stringMatching(new RegExp(`^\\.local/state/scrutiny/new-${kind}-[0-9a-f]{16}\\.json$`)),
      ]);
      const { prompter, ran } = at.asked([`new-${kind}`], ["go-on", "save"]);
      expect((await ran).code).toBe(0);
      expect(prompter.asked).toEqual([expect.stringContaining("were not saved"), "Save it?"]);
      expect(at.kept()).toEqual({});
    },
  );

  it("keeps a line that was half typed, though nothing else was answered", async () => {
    const at = setting();
    const { ran } = at.asked(["new-escalation"], [{ begun: "They disag" }]);
    expect((await ran).code).toBe(130);
    let stood = "";
    const again = at.asked(
      ["new-escalation"],
      [
        "go-on",
        (question) => {
          stood = "initial" in question ? String(question.initial) : "";
          return "They disagree";
        },
        STOPPED,
      ],
    );
    expect((await again.ran).code).toBe(130);
    expect(stood).toBe("They disag");
  });

  it("keeps the answers of each command apart, and where writing fails", async () => {
    const at = setting();
    const { ran } = at.asked(["new-request"], ["performance-data", STOPPED]);
    expect((await ran).code).toBe(130);
    const other = at.asked(["new-learning-review"], [STOPPED]);
    expect((await other.ran).code).toBe(130);
    expect(other.prompter.asked).toEqual(["What sort of review is it?"]);
    rmSync(join(at.root, "registers/requests"), { recursive: true });
    layOver(at.root, { "registers/requests": "a file where the folder should be" });
    const failing = at.asked(["new-request"], ["go-on", "police", "Performance data", "save"]);
    const failed = await failing.ran;
    expect([failed.code, failed.out]).toEqual([2, ""]);
    expect(failed.err).toContain("Your answers are kept; new-request offers them next time.");
    expect(Object.keys(at.kept())).toHaveLength(1);
  });

  it("asks nothing with --yes, with --format json, or where the body is read from standard input", async () => {
    const at = setting();
    for (const more of [["--yes"], ["--format", "json"], ["--body", "-"]]) {
      const { prompter, ran } = at.asked(command("challenge", [...LEAST.challenge, ...more]), []);
      expect((await ran).code).toBe(0);
      expect(prompter.asked).toEqual([]);
    }
  });
});

describe("help", () => {
  it.each(REGISTER_KINDS)(
    "of new-%s ends with examples, fits 80 columns, and each option is in the manual",
    async (kind) => {
      const at = setting();
      const ran = await at.type([`new-${kind}`, "--help"]);
      expect(ran.code).toBe(0);
      expect(ran.out).toMatch(new RegExp(`\\nExamples:\\n {2}\\$ scrutiny new-${kind}\\n`));
      expect(ran.out.split("\n").filter((line) => line.length > 80)).toEqual([]);
      const page = readFileSync(join(ROOT, "docs/registers.md"), "utf8");
      const row = page.split("\n").findLast((line) => line.startsWith(`| \`new-${kind}\``)) ?? "";
      const [common = ""] = page.split("And these of one or some").slice(0, 1);
      const options = [...ran.out.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)].map((match) => match[1] ?? "");
      expect(options.length).toBeGreaterThan(8);
      const missing = options.filter((one) => !row.includes(`\`${one}\``) && !common.includes(`| \`${one}`));
      expect(missing).toEqual(["--help"]);
      for (const option of row.match(/--[a-z-]+/g) ?? []) expect(options).toContain(option);
    },
  );

  it("says of escalations that all others come as returns", async () => {
    const { out } = await setting().type(["new-escalation", "--help"]);
    expect(out.replace(/\s+/g, " ")).toContain(
      "All other escalations come as returns, a line a quarter and agency, in programme/YYYY-YY/escalations.yaml.",
    );
  });
});

describe("numbers", () => {
  it("go on after the highest, whatever the order", () => {
    expect(nextNumber("R", [])).toBe("R1");
    expect(nextNumber("R", ["R2", "R10", "C99", "R", "Rx", "x"])).toBe("R11");
    expect(nextNumber("R", ["R9999"])).toBeUndefined();
  });

  it("are those of the year, those of files without a day too", () => {
    const file = (path: string, text: string) => ({
      path: `registers/requests/${path}`,
      bytes: Buffer.from(text),
    });
    const whole = (asked: string, number: string) =>
      `---\ntitle: Papers\nnumber: ${number}\nrequirement: papers\nasked: ${asked}\nfrom: icb\n---\n`;
    const files = [
      // its day was corrected, and its id stays
      file("2025-03-31-papers-aaaa.md", whole("2025-04-01", "I4")),
      file("2025-04-01-papers-bbbb.md", whole("2025-03-31", "I9")),
      file("2025-05-01-papers-cccc.md", "---\nnumber: 'I5' # later\nasked: [\n---\n"),
      file("2024-05-01-papers-dddd.md", "---\nnumber: I6 # of last year\nasked: [\n---\n"),
      file("notes.md", "number: I7 # of no year\n"),
      file("x.md", "no number"),
    ];
    const used = numbersInUse("request", files, yearFrom(2025, "04-01"), "04-01");
    expect([...used].sort()).toEqual(["I4", "I5", "I7"]);
  });
});
