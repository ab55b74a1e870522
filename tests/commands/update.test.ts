import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STOPPED } from "../../src/edge/prompts.ts";
import { copyOf, layOver, type Ran, run, temporaryFolder } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { TINY } from "../support/knowledge-base.ts";
import { type Scripted, scripted } from "../support/prompter.ts";
import type { FakeWorldOptions } from "../support/world.ts";

const NOTE = "2025-07-10-executive-meeting-of-july-aaaa";
const R1 = "registers/recommendations/2025-07-11-send-the-briefing-rr11.md";
const C1 = "registers/challenges/2025-07-10-who-decides-cc11.md";
const E1 = "registers/escalations/2025-08-27-joint-visits-ee11.md";
const I1 = "registers/requests/2025-07-03-papers-of-the-spring-rqq1.md";
const L1 = "registers/learning-reviews/2025-08-01-rapid-review-vv11.md";
const Q2 = "programme/2025-26/q2.md";
const DRAFT = "evidence/2025-26/2025-08-20-visit-to-a-school-dd11.md";

const ENTRIES: Readonly<Record<string, string>> = {
  [R1]: `---
# agreed in July
title: Send the briefing
number: R1
date: 2025-07-11
about: [learning.cascade]
evidence: [${NOTE}]
owners: [council, police] # the council leads
priority: 2
due: 2025-12-01
updates: []
---
By December.
`,
  [C1]: `---
title: Who decides
number: C1
date: 2025-07-10
kind: challenge
to: [council]
about: [leadership.outcomes]
question: Who decides?
why: Nobody does.
evidence: [${NOTE}]
response-due: 2025-10-24
---
`,
  [E1]: `---
title: Joint visits
number: E1
raised: 2025-08-27
notified: 2025-09-02
parties: [council, police]
about: [function.voice]
asked-by: business-manager
---
`,
  [I1]: `---
title: Papers of the spring
number: I1
requirement: papers
asked: 2025-07-03
from: council
due: 2025-10-31
---
`,
  [L1]: `---
title: Rapid review
reference: RR-2025-1
kind: rapid-review
became-aware: 2025-08-01
---
`,
  [Q2]: `---
quarter: Q2
to: executive
meeting: 2025-10-16
decisions:
  # asked in October
  - id: D1
    text: Agree an outcome.
    of: [council]
    by: 2025-12-01
    rests-on: [${NOTE}]
---
## Headline

No outcome was agreed.
`,
  [DRAFT]: `---
title: Visit to a school
date: 2025-08-20
activity: visits
methods: [interview]
status: draft # for now
findings:
  - {about: learning.cascade, says: working-well, finding: Staff knew the last review., from: practitioners}
---
`,
};

const BY = ["--by", "A. Marlow"];

function tiny(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  layOver(folder, { ...Object.fromEntries(TINY as ReadonlyMap<string, string>), ...ENTRIES, ...files });
  return folder;
}

function update(
  folder: string,
  args: readonly string[],
  options: Omit<FakeWorldOptions, "cwd"> = {},
): Promise<Ran> {
  return run(folder, ["update", ...args], {
    ...options,
    env: { SCRUTINY_TODAY: "2025-10-20", ...options.env },
  });
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

interface Found {
  readonly rule: string;
  readonly path: string;
  readonly severity: string;
}

async function problems(folder: string): Promise<readonly Found[]> {
  const ran = await run(folder, ["check", "--format", "json"], { env: { SCRUTINY_TODAY: "2025-10-20" } });
  const { problems: found } = JSON.parse(ran.out) as { problems: readonly Found[] };
  return found;
}

/** Rules that tell a fault of writing, and not what the scrutineer is to judge: no update may trip one. */
async function faults(folder: string, path: string): Promise<readonly string[]> {
  const judged = [
    "complete-and-untested",
    "decision-without-outcome",
    "closed-though-not-embedded",
    "answer-without-view",
  ];
  return (await problems(folder))
    .filter((one) => one.path === path && one.severity !== "info" && !judged.includes(one.rule))
    .map(({ rule }) => rule);
}

describe("an update of a register entry", () => {
  it.each<[string, string, readonly string[], string, readonly string[]]>([
    [
      "words alone",
      R1,
      ["--text", "Reminded."],
      "updates:\n  - {on: 2025-10-20, by: A. Marlow, text: Reminded.}\n",
      [],
    ],
    [
      "how its owner says it stands",
      R1,
      ["--text", "Sent.", "--status", "complete"],
      "status: complete\nupdates:\n  - {on: 2025-10-20, by: A. Marlow, text: Sent., status: complete}\n",
      ["It is complete by its owner. What children and practitioners see of it is still to be tested."],
    ],
    [
      "an owner's answer",
      R1,
      ["--text", "Answered.", "--response", "not-accepted", "--from", "police", "--reason", "No money."],
      "responses:\n  - {from: police, decision: not-accepted, by: A. Marlow, on: 2025-10-20, reason: No money.}\nupdates:\n  - {on: 2025-10-20, by: A. Marlow, text: Answered., responses: [{from: police, decision: not-accepted, by: A. Marlow, on: 2025-10-20, reason: No money.}]}\n",
      [],
    ],
    [
      "a due day that moves: the first one stays",
      R1,
      ["--text", "Later.", "--due", "2026-01-31", "--reason", "The post is empty."],
      "due: 2025-12-01\nupdates:\n  - {on: 2025-10-20, by: A. Marlow, text: Later., reason: The post is empty., due: 2026-01-31}\n",
      [],
    ],
    [
      "what the scrutineer tested",
      R1,
      ["--text", "Asked.", "--tested", "done-not-embedded", "--evidence", "july-aaaa,C1"],
      `tested: {on: 2025-10-20, by: A. Marlow, view: done-not-embedded, evidence: [${NOTE}, C1]}\n`,
      [],
    ],
    [
      "the difference that it made",
      R1,
      ["--text", "Seen.", "--difference", "Staff know it.", "--evidence", NOTE],
      `difference: {text: Staff know it., evidence: [${NOTE}]}\n`,
      [],
    ],
    [
      "that it is superseded, which closes it",
      R1,
      ["--text", "Taken over.", "--status", "superseded"],
      "status: superseded\nclosed: 2025-10-20\n",
      ["It is closed."],
    ],
    [
      "an answer to a challenge, from the only one asked",
      C1,
      ["--text", "Answered.", "--response", "The council does, from May."],
      'responses:\n  - {from: council, on: 2025-10-20, text: "The council does, from May."}\nstatus: answered\n',
      [
        "It is answered. Whether that answers it is for the scrutineer to say.",
        "Its status is now answered.",
      ],
    ],
    [
      "where a question goes on",
      C1,
      ["--text", "To the group.", "--carried-to", "D1"],
      "carried-to: D1\nstatus: carried-on\n",
      ["Its status is now carried-on."],
    ],
    [
      "that a challenge is closed",
      C1,
      ["--text", "Done.", "--close", "--outcome", "It was decided."],
      "outcome: It was decided.\nstatus: closed\nclosed: 2025-10-20\n",
      [],
    ],
    [
      "a view of an escalation",
      E1,
      ["--text", "Given.", "--view", "Visit together."],
      "view: {given: 2025-10-20, text: Visit together.}\nstatus: view-given\n",
      ["Whether the view was followed is not said yet."],
    ],
    [
      "that all has come",
      I1,
      ["--text", "It came.", "--received", "2025-10-17"],
      "received: 2025-10-17\nstatus: received\nclosed: 2025-10-20\n",
      ["Its status is now received. It is closed."],
    ],
    [
      "a refusal",
      I1,
      ["--text", "Refused.", "--status", "refused", "--reason", "Legal advice."],
      "status: refused\nclosed: 2025-10-20\n",
      ["What was asked for will not come."],
    ],
    [
      "the steps of a learning review",
      L1,
      [
        "--text",
        "Sent.",
        "--notified",
        "2025-08-06",
        "--decision",
        "lcspr",
        "--actions",
        "agreed=6",
        "--theme",
        "Neglect",
      ],
      "notified: 2025-08-06\ndecision: {on: 2025-10-20, is: lcspr}\nactions: {agreed: 6, complete: 0, tested: 0}\nthemes: [Neglect]\n",
      [],
    ],
  ])("%s", async (_, path, args, wanted, said) => {
    const folder = tiny();
    const name = path === L1 ? "RR-2025-1" : (/number: (\S+)/.exec(ENTRIES[path] ?? "")?.[1] ?? "");
    const ran = await update(folder, [name, ...BY, ...args]);
    expect(ran.err).not.toContain("error");
    expect(ran).toMatchObject({ code: 0, out: `${path}\n` });
    expect(read(folder, path)).toContain(wanted);
    for (const words of said) expect(ran.err).toContain(words);
    // what stood there stands there, in its order
    const kept = (ENTRIES[path] ?? "").split("\n").filter((line) => !/^updates: \[\]|^status:/.test(line));
    expect(
      read(folder, path)
        .split("\n")
        .filter((line) => kept.includes(line)),
    ).toEqual(kept);
    expect(await faults(folder, path)).toEqual([]);
  });

  it("says its own view of a later answer, and whether a view was followed", async () => {
    const folder = tiny();
    await update(folder, ["C1", ...BY, "--text", "A.", "--response", "Perhaps.", "--on", "2025-09-01"]);
    await update(folder, [
      "C1",
      ...BY,
      "--text",
      "B.",
      "--view",
      "does-not-answer",
      "--why",
      "No day.",
      "--on",
      "2025-09-02",
    ]);
    const later = await update(folder, [
      "C1",
      ...BY,
      "--text",
      "C.",
      "--response",
      "In May.",
      "--on",
      "2025-09-03",
    ]);
    expect(later.err).toContain("An answer came after your view of the one before.");
    await update(folder, ["E1", ...BY, "--text", "D.", "--view", "Go together.", "--on", "2025-09-04"]);
    await update(folder, ["E1", ...BY, "--text", "E.", "--followed", "in-part"]);
    expect(read(folder, E1)).toContain("view: {given: 2025-09-04, text: Go together., followed: in-part}\n");
    expect([...(await faults(folder, C1)), ...(await faults(folder, E1))]).toEqual([]);
  });

  it("stands in the order of the days; a field that a later one set is kept", async () => {
    const folder = tiny();
    await update(folder, ["R1", ...BY, "--text", "Late.", "--status", "complete"]);
    const early = await update(folder, [
      "R1",
      ...BY,
      "--text",
      "Early.",
      "--status",
      "on-track",
      "--on",
      "2025-08-01",
    ]);
    expect(early.err).toContain("Added update 1 to 2025/26-R1.");
    expect(early.err).toContain("The entry keeps its status: an update of a later day has set it.");
    const text = read(folder, R1);
    expect(text).toContain("\nstatus: complete\n");
    expect(text.indexOf("Early.")).toBeLessThan(text.indexOf("Late."));
    expect(await faults(folder, R1)).toEqual([]);
  });

  it("takes along an answer that no update has added, as check asks", async () => {
    const answered = `${(ENTRIES[C1] ?? "").replace("---\n\n", "")}`.replace(
      /---\n$/,
      "responses:\n  - {from: council, on: 2025-07-20, text: Perhaps.}\n---\n",
    );
    const folder = tiny({ [C1]: answered });
    expect((await update(folder, ["C1", ...BY, "--text", "B.", "--response", "In May."])).code).toBe(0);
    expect(await faults(folder, C1)).not.toContain("update-differs");
  });

  it("is by git's user.name where nobody else is named", async () => {
    const folder = tiny();
    writeFileSync(join(folder, "gitconfig"), "[user]\n\tname = Chief Nurse\n");
    const env = { GIT_CONFIG_GLOBAL: join(folder, "gitconfig"), PATH: process.env["PATH"] };
    await update(folder, ["R1", "--text", "Sent."], { env });
    expect(read(folder, R1)).toContain("by: Chief Nurse, text: Sent.");
    const none = await update(folder, ["R1", "--text", "Again."], {
      env: { ...env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
    });
    expect(none).toMatchObject({ code: 2 });
    expect(none.err).toContain("--by NAME");
  });

  it("is shown with --dry-run and not written, and said in JSON", async () => {
    const folder = tiny();
    const before = read(folder, C1);
    const dry = await update(folder, ["C1", ...BY, "--text", "Closed.", "--close", "--dry-run"]);
    expect(dry).toMatchObject({
      code: 0,
      out: `Would change ${C1}:\n\n  status: closed\n  closed: 2025-10-20\n  updates:\n    - {on: 2025-10-20, by: A. Marlow, text: Closed., status: closed, closed: 2025-10-20}\n`,
    });
    const dryJson = await update(folder, [
      "C1",
      ...BY,
      "--text",
      "Closed.",
      "--close",
      "--dry-run",
      "--format",
      "json",
    ]);
    expect(JSON.parse(dryJson.out)).toMatchObject({ status: "closed" });
    expect(read(folder, C1)).toBe(before);
    const json = await update(folder, [
      "C1",
      ...BY,
      "--text",
      "A.",
      "--response",
      "In May.",
      "--format",
      "json",
    ]);
    expect(JSON.parse(json.out)).toEqual({
      version: 1,
      id: "2025-07-10-who-decides-cc11",
      number: "C1",
      path: C1,
      status: "answered",
      gaps: [
        {
          reason: "no-view",
          message: "It is answered. Whether that answers it is for the scrutineer to say.",
        },
      ],
    });
    expect(json.err).toBe("");
  });
});

describe("an update that cannot be made changes nothing", () => {
  it.each<[string, readonly string[], number, readonly string[]]>([
    [
      "an option that the kind does not have",
      ["I1", "--text", "A.", "--view", "answers"],
      2,
      ["A request has no --view.", "It has --text, --status, --due, --reason, --received, --close."],
    ],
    [
      "an option of entries on a note",
      [NOTE, "--close"],
      2,
      ["A note has no --close.", "It has --ready, --withdraw, --reason, --told-back, --how."],
    ],
    [
      "an option of entries on a decision",
      ["D1", "--text", "A.", "--close"],
      2,
      ["A decision has no --close.", "It has --outcome, --text."],
    ],
    ["no words", ["C1", "--close"], 2, ["Say it in a sentence with --text TEXT."]],
    ["nothing at all", ["C1"], 2, ["--text TEXT"]],
    [
      "an unknown status",
      ["R1", "--text", "A.", "--status", "on-trak"],
      2,
      ["--status: expected not-started", "Did you mean on-track?"],
    ],
    [
      "an unknown view",
      ["C1", "--text", "A.", "--view", "answer", "--why", "B."],
      2,
      ["--view: expected answers", "Did you mean answers?"],
    ],
    [
      "a test of an unknown kind",
      ["R1", "--text", "A.", "--tested", "embeded"],
      2,
      ["--tested: expected embedded", "Did you mean embedded?"],
    ],
    [
      "a due day without a reason",
      ["R1", "--text", "A.", "--due", "2026-01-31"],
      2,
      ["A day that moves needs a reason.", "--reason TEXT"],
    ],
    [
      "the due day that it has",
      ["R1", "--text", "A.", "--due", "2025-12-01", "--reason", "B."],
      2,
      ["the day by which it is due already"],
    ],
    [
      "a day that does not exist",
      ["R1", "--text", "A.", "--on", "2025-02-30"],
      2,
      ["--on takes a day that exists"],
    ],
    ["a day to come", ["R1", "--text", "A.", "--on", "2025-10-21"], 2, ["21 October 2025 is still to come"]],
    [
      "a day before it was opened",
      ["R1", "--text", "A.", "--on", "2025-07-01"],
      2,
      ["was opened on 11 July 2025"],
    ],
    [
      "an answer from nobody known",
      ["C1", "--text", "A.", "--response", "B.", "--from", "counsil"],
      2,
      ["There is no counsil in scrutiny.yaml", "Did you mean council?"],
    ],
    [
      "an answer from one of several",
      ["R1", "--text", "A.", "--response", "accepted"],
      2,
      ["Name them with --from: council, police."],
    ],
    [
      "a refusal without a reason",
      ["R1", "--text", "A.", "--response", "not-accepted", "--from", "council"],
      2,
      ["needs the owner's reason"],
    ],
    [
      "evidence that is not there",
      [
        "R1",
        "--text",
        "A.",
        "--tested",
        "embedded",
        "--evidence",
        "2025-07-10-executive-meeting-of-july-aaab",
      ],
      2,
      ["There is no record", `Did you mean ${NOTE}?`],
    ],
    [
      "evidence of nothing",
      ["R1", "--text", "A.", "--evidence", NOTE],
      2,
      ["--evidence belongs to --tested or --difference."],
    ],
    ["a stage that is not known", ["E1", "--text", "A.", "--stage", "four"], 2, ["There is no stage four"]],
    [
      "counts that are none",
      ["RR-2025-1", "--text", "A.", "--actions", "agred=6"],
      2,
      ["agreed=6 complete=4", "Did you mean agreed?"],
    ],
    [
      "closing what is not at an end",
      ["R1", "--text", "A.", "--close"],
      2,
      ["It cannot be closed as not-started.", "--status: superseded, closed-not-accepted, complete."],
    ],
    ["carrying on to nothing", ["C1", "--text", "A.", "--status", "carried-on"], 2, ["--carried-to"]],
    [
      "a part that came on a day",
      ["I1", "--text", "A.", "--status", "part-received", "--received", "2025-10-01"],
      2,
      ["the day on which all had come"],
    ],
    ["whether no view was followed", ["E1", "--text", "A.", "--followed", "yes"], 2, ["there is none"]],
    ["an unknown record", ["C2", "--text", "A."], 2, ["There is no record C2."]],
    [
      "an outcome that is none",
      ["D1", "--outcome", "took", "--text", "A."],
      2,
      ["expected taken, taken-in-part", "expected taken"],
    ],
    ["a decision without an outcome", ["D1", "--text", "A."], 2, ["--outcome: taken, taken-in-part"]],
    ["a note without a word", [NOTE], 2, ["--ready, or --withdraw --reason TEXT"]],
    ["a note withdrawn without a reason", [NOTE, "--withdraw"], 2, ["--reason TEXT"]],
    [
      "a person's number",
      ["C1", "--text", "Ring 07700 900123."],
      1,
      ["Nothing was written", "--text: a telephone number stands here"],
    ],
    [
      "a person's number in an answer",
      ["C1", "--text", "A.", "--response", "See 999 123 4519."],
      1,
      ["--response:"],
    ],
    ["a state of the past", ["--as-of", "2025-10-01", "C1", "--text", "A."], 2, ["not with --at or --as-of"]],
  ])("%s", async (_, args, code, said) => {
    const folder = tiny();
    const global = args[0] === "--as-of" ? args.slice(0, 2) : [];
    const rest = args.slice(global.length);
    const before = Object.keys(ENTRIES).map((path) => read(folder, path));
    const ran = await run(folder, [...global, "update", ...rest, ...BY], {
      env: { SCRUTINY_TODAY: "2025-10-20" },
    });
    expect(ran).toMatchObject({ code, out: "" });
    for (const words of said) expect(ran.err.replaceAll("\n", " ")).toContain(words);
    expect(ran.err).not.toContain("07700");
    expect(Object.keys(ENTRIES).map((path) => read(folder, path))).toEqual(before);
    expect(readdirSync(join(folder, "registers/challenges"))).toHaveLength(1);
  });

  it("the same twice, or over what is closed", async () => {
    const folder = tiny();
    const args = ["C1", ...BY, "--text", "Closed.", "--close"];
    expect((await update(folder, args)).code).toBe(0);
    const closed = read(folder, C1);
    expect(await update(folder, args)).toMatchObject({ code: 2 });
    const again = await update(folder, ["C1", ...BY, "--text", "A.", "--status", "open"]);
    expect(again.err).toContain("It is closed since 20 October 2025, and open is the status of an open one.");
    expect(read(folder, C1)).toBe(closed);
    const words = ["C1", ...BY, "--text", "The panel was told."];
    expect((await update(folder, words)).code).toBe(0);
    const twice = await update(folder, words);
    expect(twice).toMatchObject({ code: 1, out: "" });
    expect(twice.err).toContain("The same update stands in");
  });

  it("an entry that cannot be read", async () => {
    const folder = tiny({ [C1]: "---\ntitle: [\n---\n" });
    const ran = await update(folder, ["cc11", ...BY, "--text", "A."]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain(`See what is wrong: scrutiny check ${C1}`);
  });
});

describe("a note", () => {
  it("is made ready, and then is ready already", async () => {
    const folder = tiny();
    const ran = await update(folder, ["dd11", "--ready"]);
    expect(ran).toMatchObject({ code: 0, out: `${DRAFT}\n` });
    expect(read(folder, DRAFT)).toBe((ENTRIES[DRAFT] ?? "").replace("status: draft #", "status: ready #"));
    const again = await update(folder, ["dd11", "--ready"]);
    expect(again.code).toBe(0);
    expect(again.err).toContain("ready already");
  });

  it("is not made ready while something is missing", async () => {
    const bare = "---\ntitle: Visit to a school\ndate: 2025-08-20\nactivity: visits\n---\n";
    const folder = tiny({ [DRAFT]: bare });
    const ran = await update(folder, ["dd11", "--ready"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain(
      "The field findings is missing. Write one finding at least, or nothing-new: true.",
    );
    expect(read(folder, DRAFT)).toBe(bare);
  });

  it("is withdrawn with its reason, and told where it is still named", async () => {
    const folder = tiny();
    const ran = await update(folder, [NOTE, "--withdraw", "--reason", "The minutes say otherwise.", ...BY]);
    expect(ran.code).toBe(0);
    const text = read(folder, `evidence/2025-26/${NOTE}.md`);
    expect(text).toContain("status: withdrawn\n");
    expect(text).toContain(
      "withdrawn: {on: 2025-10-20, by: A. Marlow, reason: The minutes say otherwise.}\n",
    );
    expect(text).toContain("Both partners came and agreed nothing.");
    expect(ran.err).toMatch(/still named here.*\n +programme\/2025-26\/q2.md:11:\d+/);
    const again = await update(folder, [NOTE, "--ready"]);
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain("withdrawn already");
  });
});

describe("told back", () => {
  const HEARD = {
    [DRAFT]: (ENTRIES[DRAFT] ?? "").replace("status: draft", "heard: {children: 4}\nstatus: draft"),
  };
  const TOLD = ["dd11", "--told-back", "2025-09-12", "--how", "In the assembly: by two pupils."];

  it("is written in place of the day by which it was due, and nothing else changes", async () => {
    const folder = tiny({
      [DRAFT]: HEARD[DRAFT]?.replace("status:", "told-back: {due: 2025-10-01} # promised\nstatus:") ?? "",
    });
    const ran = await update(folder, TOLD);
    expect(ran).toMatchObject({ code: 0, out: `${DRAFT}\n` });
    expect(read(folder, DRAFT)).toBe(
      HEARD[DRAFT]?.replace(
        "status:",
        'told-back: {on: 2025-09-12, how: "In the assembly: by two pupils."} # promised\nstatus:',
      ),
    );
    const again = await update(folder, TOLD);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("they were told on 12 September 2025");
  });

  it.each([
    ["no way", ["--told-back", "2025-09-12"], "Say it with --how TEXT."],
    ["no day", ["--how", "By letter."], "--how belongs to --told-back."],
    ["a day that does not exist", ["--told-back", "2025-02-30", "--how", "A."], "takes a day that exists"],
    ["a day to come", ["--told-back", "2025-10-21", "--how", "A."], "still to come"],
    ["a day before they were heard", ["--told-back", "2025-08-19", "--how", "A."], "heard on 20 August 2025"],
    ["two things at once", ["--told-back", "2025-09-12", "--how", "A.", "--ready"], "one of them at a time"],
    ["a name", ["--told-back", "2025-09-12", "--how", "NHS 999 123 4519"], "nothing was written"],
  ])("with %s it changes nothing", async (_, argv, said) => {
    const folder = tiny(HEARD);
    const ran = await update(folder, ["dd11", ...argv]);
    expect(ran.code).toBeGreaterThan(0);
    expect(ran.err.toLowerCase()).toContain(said.toLowerCase());
    expect(read(folder, DRAFT)).toBe(HEARD[DRAFT]);
  });

  it("is shown with --dry-run, and asked for at a terminal", async () => {
    const folder = tiny(HEARD);
    expect((await update(folder, [...TOLD, "--dry-run"])).out).toContain("told-back: {on: 2025-09-12");
    expect(read(folder, DRAFT)).toBe(HEARD[DRAFT]);
    const prompter = scripted(["toldBack", "2025-09-12", "By letter."]);
    expect((await update(folder, ["dd11"], { tty: true, prompter })).code).toBe(0);
    expect(read(folder, DRAFT)).toContain("told-back: {on: 2025-09-12, how: By letter.}\n");
  });
});

describe("an answer without other words", () => {
  it("to a challenge is the update's text too; check finds nothing", async () => {
    const folder = tiny();
    const ran = await update(folder, ["C1", ...BY, "--response", "The board decides."]);
    expect(ran.code).toBe(0);
    expect(read(folder, C1)).toContain(
      "- {on: 2025-10-20, by: A. Marlow, text: The board decides., responses: [{from: council, on: 2025-10-20, text: The board decides.}], status: answered}",
    );
    expect((await run(folder, ["check", C1], { env: { SCRUTINY_TODAY: "2025-10-20" } })).out).toContain(
      "0 errors",
    );
  });

  it("of a recommendation's owner says what was decided", async () => {
    const folder = tiny();
    const ran = await update(folder, ["R1", ...BY, "--from", "council", "--response", "accepted"]);
    expect(ran.code).toBe(0);
    expect(read(folder, R1)).toContain('text: "Answered: accepted."');
  });

  it("and without an answer the message names both ways", async () => {
    const ran = await update(tiny(), ["C1", ...BY, "--status", "answered"]);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.err).toContain("--text TEXT. An answer alone, --response, says it by itself.");
  });
});

describe("a decision", () => {
  it("has its outcome, once", async () => {
    const folder = tiny();
    const ran = await update(folder, [
      "2025/26-D1",
      "--outcome",
      "taken-in-part",
      "--text",
      "One of two agreed.",
      "--on",
      "2025-10-16",
    ]);
    expect(ran).toMatchObject({ code: 0, out: `${Q2}\n` });
    const line = "    outcome: {is: taken-in-part, on: 2025-10-16, text: One of two agreed.}\n";
    expect(read(folder, Q2)).toBe((ENTRIES[Q2] ?? "").replace(`${NOTE}]\n`, `${NOTE}]\n${line}`));
    expect(await faults(folder, Q2)).toEqual([]);
    const again = await update(folder, ["D1", "--outcome", "taken", "--text", "Now."]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("D1 has an outcome since 16 October 2025: taken-in-part.");
    const json = await update(tiny(), ["D1", "--outcome", "taken", "--text", "Now.", "--format", "json"]);
    expect(JSON.parse(json.out)).toEqual({
      version: 1,
      id: null,
      number: "D1",
      path: Q2,
      status: "taken",
      gaps: [],
    });
  });
});

describe("without an id", () => {
  it("what is open is listed, overdue first", async () => {
    const folder = tiny({ [I1]: (ENTRIES[I1] ?? "").replace("2025-10-31", "2025-09-30") });
    const ran = await update(folder, []);
    expect(ran.code).toBe(0);
    expect(ran.out).toBe(`Overdue on 20 October 2025: 1
  2025/26-I1  Papers of the spring
              request, asked, due 30 September 2025, 20 days overdue

Open on 20 October 2025 and not overdue: 5
  2025/26-C1  Who decides
              challenge, open, due 24 October 2025
  2025/26-D1  Agree an outcome.
              decision, due 1 December 2025
  2025/26-R1  Send the briefing
              recommendation, not-started, due 1 December 2025
  2025/26-E1  Joint visits
              escalation, open
  RR-2025-1   Rapid review
              learning review

Next: scrutiny update 2025/26-I1
`);
  });

  it("in JSON, and where nothing is open", async () => {
    const ran = await update(copyOf(FERNSHIRE), ["--format", "json"], {
      env: { SCRUTINY_TODAY: "2026-06-15" },
    });
    const { items } = JSON.parse(ran.out) as { items: { number: string; daysOverdue: number }[] };
    expect(items[0]).toMatchObject({ number: "I1", kind: "request", due: "2025-07-31", daysOverdue: 319 });
    const empty = temporaryFolder();
    layOver(empty, Object.fromEntries(TINY as ReadonlyMap<string, string>));
    expect((await update(empty, [])).out).toBe("Nothing is open on 20 October 2025.\n");
    for (const args of [["--text", "A."], ["--merge"], ["--take"], ["--drop"]])
      expect((await update(empty, args)).code).toBe(2);
  });
});

describe("two people at once", () => {
  /** Runs an update of a person who is asked, while another's is written in the middle of it. */
  async function whileAsked(
    folder: string,
    answers: readonly Scripted[],
    others: () => Promise<unknown>,
    id = "C1",
  ) {
    const prompter = scripted(answers);
    const asked = prompter.line;
    let isDone = false;
    prompter.line = async (question) => {
      if (!isDone) await others();
      isDone = true;
      return asked(question);
    };
    return update(folder, [id, ...BY], { tty: true, prompter });
  }

  it("both are kept where they set different things", async () => {
    const folder = tiny();
    const ran = await whileAsked(folder, ["outcome", "It was decided.", "Done."], () =>
      update(folder, ["C1", "--by", "Chair", "--text", "A.", "--response", "In May."]),
    );
    expect(ran.code).toBe(1);
    // both set the status: the answer made it answered
    expect(ran.err).toContain("Somebody else has set status of 2025/26-C1 since you read it.");
    const other = tiny();
    const both = await whileAsked(other, ["progress", "Reminded."], () =>
      update(other, ["C1", "--by", "Chair", "--text", "A.", "--response", "In May."]),
    );
    expect(both.code).toBe(0);
    expect(read(other, C1)).toMatch(/by: Chair, text: A\..*\n.*text: Reminded\./);
    expect(await faults(other, C1)).toEqual([]);
  });

  const kept = (folder: string) =>
    readdirSync(join(folder, "registers/challenges")).filter((name) => name.includes(".kept-"));

  async function conflicted(): Promise<string> {
    const folder = tiny();
    const ran = await whileAsked(folder, ["carried", "D1", "To the group."], () =>
      update(folder, ["C1", "--by", "Chair", "--text", "A.", "--response", "In May."]),
    );
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain(
      "your update is kept in registers/challenges/2025-07-10-who-decides-cc11.md.kept-",
    );
    return folder;
  }

  it("the update that was not made is kept, and every command names it until it is taken", async () => {
    const folder = await conflicted();
    expect(kept(folder)).toHaveLength(1);
    expect(read(folder, C1)).not.toContain("carried-to");
    expect(await problems(folder)).toContainEqual(
      expect.objectContaining({ rule: "kept-update", severity: "warning" }),
    );
    const other = await run(folder, ["coverage"], { env: { SCRUTINY_TODAY: "2025-10-20" } });
    expect(other.err).toContain("An update was not made");
    expect(other.err).toContain("scrutiny update 2025-07-10-who-decides-cc11 --take");
    const dry = await update(folder, ["C1", "--take", "--dry-run"]);
    expect(dry.out).toContain("carried-to: D1");
    expect(kept(folder)).toHaveLength(1);
    const taken = await update(folder, ["C1", "--take"]);
    expect(taken.code).toBe(0);
    expect(kept(folder)).toEqual([]);
    expect(read(folder, C1)).toContain("carried-to: D1");
    expect(read(folder, C1)).toContain("status: carried-on");
    expect(await faults(folder, C1)).toEqual([]);
    expect(await update(folder, ["C1", "--take"])).toMatchObject({ code: 2 });
  });

  it("or it is dropped", async () => {
    const folder = await conflicted();
    const before = read(folder, C1);
    expect((await update(folder, ["C1", "--drop", "--dry-run"])).code).toBe(0);
    expect(kept(folder)).toHaveLength(1);
    const dropped = await update(folder, ["C1", "--drop"]);
    expect(dropped.code).toBe(0);
    expect(dropped.out).toContain(".kept-");
    expect(kept(folder)).toEqual([]);
    expect(read(folder, C1)).toBe(before);
  });

  it("of several that are kept one is named; one that cannot be read is not taken", async () => {
    const folder = await conflicted();
    layOver(folder, { [`${C1}.kept-00aa`]: "record: [\n" });
    const which = await update(folder, ["C1", "--take"]);
    expect(which).toMatchObject({ code: 2 });
    expect(which.err).toContain("2 updates of 2025/26-C1 are kept.");
    const broken = await update(folder, ["C1", "--take", "00aa"]);
    expect(broken).toMatchObject({ code: 1 });
    expect(broken.err).toContain("cannot be read as an update");
    expect((await update(folder, ["C1", "--drop", "00aa"])).code).toBe(0);
    expect((await update(folder, ["C1", "--take"])).code).toBe(0);
  });

  it("a decision's outcome and a note's status too", async () => {
    const folder = tiny();
    const ran = await whileAsked(
      folder,
      ["taken", "All agreed."],
      () => update(folder, ["D1", "--outcome", "not-taken", "--text", "None did."]),
      "D1",
    );
    expect(ran).toMatchObject({ code: 1 });
    expect((await update(folder, ["D1", "--take"])).code).toBe(0);
    expect(read(folder, Q2)).toContain("outcome: {is: taken, on: 2025-10-20, text: All agreed.}");
    const note = await whileAsked(
      folder,
      ["withdraw", "It is wrong."],
      () => update(folder, ["dd11", "--ready"]),
      "dd11",
    );
    expect(note).toMatchObject({ code: 1 });
    expect((await update(folder, ["dd11", "--take"])).code).toBe(0);
    expect(read(folder, DRAFT)).toContain("reason: It is wrong.");
  });
});

describe("at a terminal", () => {
  it.each<[string, string, readonly Scripted[], string]>([
    ["a challenge's answer", "C1", ["response", "The council does.", "Answered."], "status: answered"],
    [
      "a view",
      "C1",
      ["view", "answers", "It does.", "Read it."],
      "view: {is: answers, on: 2025-10-20, why: It does.}",
    ],
    ["a test", "R1", ["tested", "embedded", [NOTE], "Asked."], `evidence: [${NOTE}]`],
    [
      "an owner's refusal",
      "R1",
      ["response", "police", "not-accepted", "No money."],
      "decision: not-accepted",
    ],
    ["a moved day", "R1", ["due", "2026-01-31", "No post.", "Moved."], "due: 2026-01-31"],
    ["what has come", "I1", ["received", "2025-10-01", "It came."], "received: 2025-10-01"],
    [
      "a learning review's step",
      "RR-2025-1",
      ["notified", "2025-08-06", "Notified."],
      "notified: 2025-08-06",
    ],
    [
      "actions",
      "RR-2025-1",
      ["actions", "agreed=6 complete=2", "Moved on."],
      "actions: {agreed: 6, complete: 2, tested: 0}",
    ],
    ["a view of an escalation", "E1", ["view", "Go together.", "Given."], "status: view-given"],
    ["a decision", "D1", ["taken", "All agreed."], "is: taken"],
    ["a note", "dd11", ["ready"], "status: ready"],
  ])("%s is asked for in four questions at most", async (_, id, answers, wanted) => {
    const folder = tiny();
    const prompter = scripted(answers);
    const ran = await update(folder, [id, ...BY], { tty: true, prompter });
    expect(ran.err).not.toContain("error");
    expect(ran.code).toBe(0);
    expect(prompter.asked.length).toBeLessThanOrEqual(4);
    expect(prompter.left).toEqual([]);
    expect(read(folder, ran.out.trim())).toContain(wanted);
  });

  it("a stop at any question leaves all as it was", async () => {
    for (const answers of [[STOPPED], ["response", STOPPED], ["response", "Yes.", STOPPED]] as Scripted[][]) {
      const folder = tiny();
      const ran = await update(folder, ["C1", ...BY], { tty: true, prompter: scripted(answers) });
      expect(ran).toMatchObject({ code: 130, out: "" });
      expect(read(folder, C1)).toBe(ENTRIES[C1]);
    }
  });

  it("what identifies a person is asked for again; --yes asks nothing", async () => {
    const folder = tiny();
    const prompter = scripted(["progress", "Ring 07700 900123.", "Reminded."]);
    expect((await update(folder, ["C1", ...BY], { tty: true, prompter })).code).toBe(0);
    expect(prompter.refused).toHaveLength(1);
    const silent = scripted([]);
    expect(await update(folder, ["C1", ...BY, "--yes"], { tty: true, prompter: silent })).toMatchObject({
      code: 2,
    });
  });
});
