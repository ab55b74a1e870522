import { describe, expect, test } from "vitest";
import { compared, type State } from "../../src/assurance/compare/compared.ts";
import { asAtOf, frameworkOf, periodFacts } from "../../src/assurance/quarter.ts";
import { toDay } from "../../src/model/day.ts";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { type Period, QUARTERS, quarterOf, wholeYear, yearFrom } from "../../src/model/year.ts";
import { type FileContent, knowledgeBase, laidOver, TINY, TINY_TODAY } from "../support/knowledge-base.ts";

const TODAY = toDay(TINY_TODAY);
const YEAR = yearFrom(2025, "04-01");
const JULY = "evidence/2025-26/2025-07-10-executive-meeting-of-july-aaaa.md";
const VISIT = "evidence/2025-26/2025-10-02-visit-to-a-school-bbbb.md";
const ASK = "registers/recommendations/2025-07-24-agree-an-outcome-cccc.md";

const visit = (more = "", finding = "Practitioners know what they learnt.") => `---
title: Visit to a school
date: 2025-10-02
activity: visits
methods: [practice-observation]
status: ready
${more}findings:
  - {about: learning.cascade, says: working-well, finding: ${finding}, from: practitioners}
---
`;
const ask = (more = "") => `---
title: Agree an outcome
number: R1
date: 2025-07-24
about: [leadership.outcomes]
evidence: [2025-07-10-executive-meeting-of-july-aaaa]
owners: [council]
priority: 2
due: 2025-09-30
${more}---
`;
const words = (quarter: string, areas: string) => `---
quarter: ${quarter}
areas: ${areas}
---
## Headline

It goes on.
`;

type Over = readonly (readonly [string, FileContent | undefined])[];
const base = (over: Over = []) => knowledgeBase(laidOver(TINY, over));
const july = (from: string, to: string): readonly [string, string] => [
  JULY,
  String(TINY.get(JULY)).replace(from, to),
];

function state(kb: KnowledgeBase, period: Period = wholeYear(YEAR)): State {
  const framework = frameworkOf(kb, kb.years.get(YEAR.start));
  const asAt = asAtOf(kb, period, TODAY);
  return { base: kb, asAt, facts: framework && periodFacts(kb, period, asAt, framework) };
}

const between = (before: Over, after: Over) => compared(state(base(before)), state(base(after)));

describe("two states of a knowledge base", () => {
  test("nothing differs from itself", () => {
    const same = between([], []);
    const { areas, names, ...changes } = same;
    expect(changes).toEqual({
      evidence: { added: [], changed: [], withdrawn: [] },
      coverage: [],
      levels: [],
      registers: [],
      words: [],
      files: [],
    });
    expect(names.size).toBeGreaterThan(0);
    expect(areas.map(({ id, from, to }) => [id, from?.withEvidence, to?.withEvidence])).toEqual([
      ["leadership", 2, 2],
      ["learning", 0, 0],
    ]);
  });

  test("a new note, with its findings, and the criterion that it is about", () => {
    const { evidence, coverage, areas } = between([], [[VISIT, visit()]]);
    expect(evidence.added).toEqual([
      {
        id: "2025-10-02-visit-to-a-school-bbbb",
        title: "Visit to a school",
        date: "2025-10-02",
        path: VISIT,
        status: "ready",
        findings: [
          { says: "working-well", about: "learning.cascade", text: "Practitioners know what they learnt." },
        ],
      },
    ]);
    expect(coverage).toMatchObject([
      {
        id: "learning.cascade",
        area: "Learning from reviews",
        from: { workingWell: 0 },
        to: { workingWell: 1 },
      },
    ]);
    expect(areas[1]).toMatchObject({ from: { withEvidence: 0 }, to: { withEvidence: 1, of: 1 } });
  });

  test("a changed note: which finding, and the words of it", () => {
    const { evidence } = between([], [july("No outcome was agreed.", "One outcome was agreed.")]);
    expect(evidence.changed.map(({ id, fields }) => ({ id, fields }))).toEqual([
      {
        id: "2025-07-10-executive-meeting-of-july-aaaa",
        fields: [
          {
            field: "findings.2",
            words: [
              { is: "taken", text: "No" },
              { is: "added", text: "One" },
              {
                is: "same",
                text: " outcome was agreed.",
              },
            ],
          },
        ],
      },
    ]);
  });

  test("a finding put before others is one that came: the others stand where they stood", () => {
    const first = "  - {about: leadership.outcomes, says: not-yet-clear, finding: Who leads is open.}\n";
    const { evidence } = between([], [july("findings:\n", `findings:\n${first}`)]);
    expect(
      evidence.changed[0]?.fields.map(({ field, words }) => [field, words[0]?.is, words.length]),
    ).toEqual([["findings.1", "added", 1]]);
    const back = between([july("findings:\n", `findings:\n${first}`)], []);
    expect(back.evidence.changed[0]?.fields.map(({ field, words }) => [field, words[0]?.is])).toEqual([
      ["findings.1", "taken"],
    ]);
  });

  test.each([
    ["white space and quotes", "title: Executive meeting of July", 'title: "Executive meeting of July"', []],
    ["the day", "date: 2025-07-10\n", "date: 2025-07-11\n", ["date"]],
    ["the body", "agreed nothing.", "agreed little.", ["body"]],
    ["who was there", "present: [council, police]", "present: [council]", ["present"]],
    ["a draft made of it", "status: ready", "status: draft", ["status"]],
    [
      "a stamp",
      "status: ready",
      "status: ready\nreviews:\n  - {by: A. Marlow, role: scrutineer, on: 2025-10-01, digest: 00}",
      [],
    ],
  ])("of a note: %s", (_, from, to, fields) => {
    const { evidence } = between([], [july(from, to)]);
    expect(evidence.changed.flatMap((one) => one.fields.map(({ field }) => field))).toEqual(fields);
  });

  test.each([
    [
      "withdrawn",
      july(
        "status: ready",
        "status: withdrawn\nwithdrawn: {on: 2025-10-01, by: A. Marlow, reason: Wrong meeting.}",
      ),
      "withdrawn",
      "Wrong meeting.",
    ],
    [
      "superseded",
      [VISIT, visit("supersedes: [2025-07-10-executive-meeting-of-july-aaaa]\n")] as const,
      "superseded",
      "2025-10-02-visit-to-a-school-bbbb",
    ],
    ["gone", [JULY, undefined] as const, "removed", undefined],
    ["not to be read", [JULY, "---\ntitle: [\n---\n"] as const, "unreadable", expect.any(String)],
  ])("a note that is %s counts no more, and is no changed one", (_, over, how, why) => {
    const { evidence } = between([], [over]);
    expect(evidence.withdrawn.map((one) => [one.how, one.why])).toEqual([[how, why]]);
    expect(evidence.changed).toEqual([]);
    expect(between([over], [over]).evidence.withdrawn).toEqual([]);
  });

  test("an identifier is masked whole before the words are compared", () => {
    const note = (number: string) => visit("", `A call to 07700 900${number} was not answered.`);
    const text = JSON.stringify(between([[VISIT, note("123")]], [[VISIT, note("456")]]));
    expect(text).toContain("not answered");
    expect(text).not.toMatch(/900|123|456/);
    expect(JSON.stringify(between([], [[VISIT, note("123")]]))).not.toMatch(/07700|900123/);
  });

  test("what a partnership's own pattern finds is masked too", () => {
    const policy = `${TINY.get("scrutiny.yaml")}privacy: {case-patterns: ['TIN-\\d{4}']}\n`;
    const text = JSON.stringify(
      between(
        [["scrutiny.yaml", policy]],
        [
          ["scrutiny.yaml", policy],
          [VISIT, visit("", "TIN-1234 was discussed.")],
        ],
      ),
    );
    expect(text).toContain("was discussed");
    expect(text).not.toContain("1234");
  });

  test("a register entry: opened, moved, answered, taken away", () => {
    const moved =
      "status: on-track\nupdates:\n  - {on: 2025-10-01, by: B. Hale, text: It moves., status: on-track, due: 2025-11-30, reason: Leave}\n";
    const of = (before: Over, after: Over) => between(before, after).registers;
    expect(of([], [[ASK, ask()]])).toMatchObject([
      {
        kind: "recommendation",
        label: "R1",
        title: "Agree an outcome",
        from: undefined,
        to: "not-started",
        fields: [],
      },
    ]);
    expect(of([[ASK, ask()]], [[ASK, ask(moved)]])).toMatchObject([
      {
        from: "not-started",
        to: "on-track",
        fields: [{ field: "due" }],
        updates: [{ on: "2025-10-01", text: "It moves." }],
      },
    ]);
    expect(of([[ASK, ask()]], [])).toMatchObject([{ from: "not-started", to: undefined }]);
    expect(of([[ASK, ask()]], [[ASK, ask()]])).toEqual([]);
  });

  test("levels of own words, by their period; and own words as words", () => {
    const path = "programme/2025-26/q2.md";
    const [was, is] = [
      words("Q2", "{leadership: {level: limited}}"),
      words("Q2", "{leadership: {level: reasonable, direction: improving}}"),
    ];
    const { levels, words: own } = between([[path, was]], [[path, is]]);
    expect(levels).toMatchObject([
      {
        area: "leadership",
        title: "Leadership",
        year: "2025/26",
        quarter: "Q2",
        from: { level: "limited" },
        to: { level: "reasonable", direction: "improving" },
      },
    ]);
    expect(own).toMatchObject([{ name: "2025/26-Q2", is: "changed", fields: [{ field: "areas" }] }]);
    expect(between([], [[path, is]])).toMatchObject({
      levels: [{ from: undefined, to: { level: "reasonable" } }],
      words: [{ name: "2025/26-Q2", is: "added" }],
    });
  });

  test("every other file that is not what it was is named", () => {
    const { files } = between(
      [["templates/a.md", "One"]],
      [
        ["programme/2025-26/diary.yaml", "entries: []\n"],
        ["evidence/2025-26/not-an-id.md", "nothing"],
        ["scrutiny.yaml", String(TINY.get("scrutiny.yaml")).replace("Invented", "Made up")],
      ],
    );
    expect(files).toEqual([
      { path: "evidence/2025-26/not-an-id.md", is: "added" },
      { path: "programme/2025-26/diary.yaml", is: "changed" },
      { path: "scrutiny.yaml", is: "changed" },
      { path: "templates/a.md", is: "removed" },
    ]);
  });

  test("a record that was stamped or laid out otherwise says the same, and is not passed over", () => {
    const { evidence, files } = between(
      [],
      [july("title: Executive meeting of July", 'title: "Executive meeting of July" # so')],
    );
    expect(evidence.changed).toEqual([]);
    expect(files).toEqual([{ path: JULY, is: "says-the-same" }]);
    expect(between([], [july("No outcome", "One outcome")]).files).toEqual([]);
    const elsewhere = JULY.replace("2025-26", "2024-25");
    const moved = between(
      [],
      [
        [JULY, undefined],
        [elsewhere, String(TINY.get(JULY))],
      ],
    );
    expect([moved.evidence.withdrawn, moved.files]).toEqual([[], [{ path: elsewhere, is: "says-the-same" }]]);
  });

  test("before there was a framework, all of it is new", () => {
    const none: Over = [
      ["programme/framework.yaml", undefined],
      ["programme/2025-26/programme.yaml", undefined],
      [JULY, undefined],
    ];
    const { coverage, areas } = between(none, []);
    expect(areas.every(({ from }) => from === undefined)).toBe(true);
    expect(coverage.every(({ from, to }) => from === undefined && to !== undefined)).toBe(true);
  });
});

describe("two periods of one knowledge base", () => {
  const kb = base([
    [VISIT, visit("supersedes: [2025-07-10-executive-meeting-of-july-aaaa]\n")],
    [
      ASK,
      ask(
        "updates:\n  - {on: 2025-10-05, by: B. Hale, text: It is done., status: complete}\nstatus: complete\n",
      ),
    ],
    ["programme/2025-26/q2.md", words("Q2", "{leadership: {level: limited}}")],
    ["programme/2025-26/q3.md", words("Q3", "{leadership: {level: limited}, learning: {level: reasonable}}")],
  ]);
  const [, Q2, Q3] = QUARTERS.map((quarter) => state(kb, quarterOf(YEAR, quarter)));
  const found = compared(Q2 as State, Q3 as State);

  test("what counts in the later and not in the earlier is new; nothing of one base changed", () => {
    expect(found.evidence.added.map(({ path }) => path)).toEqual([VISIT]);
    expect(found.evidence.changed).toEqual([]);
    expect([found.words, found.files]).toEqual([[], []]);
  });

  test("what the later one superseded is told", () => {
    expect(found.evidence.withdrawn).toMatchObject([{ path: JULY, how: "superseded" }]);
  });

  test("an entry stands as at the day of each", () => {
    expect(found.registers).toMatchObject([{ label: "R1", from: "not-started", to: "complete" }]);
    const [q1] = [state(kb, quarterOf(YEAR, "Q1"))];
    expect(compared(q1 as State, Q2 as State).registers).toMatchObject([
      { from: undefined, to: "not-started" },
    ]);
  });

  test("each has the levels of its own words", () => {
    expect(found.levels).toMatchObject([
      { area: "learning", year: undefined, from: undefined, to: { level: "reasonable" } },
    ]);
  });
});
