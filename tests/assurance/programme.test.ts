import { describe, expect, it } from "vitest";
import { agreementOf } from "../../src/assurance/programme-agreement.ts";
import { programmeAnswer } from "../../src/assurance/programme-answer.ts";
import { unfinishedOf } from "../../src/assurance/programme-carry.ts";
import { asAtOf, frameworkOf, periodFacts } from "../../src/assurance/quarter.ts";
import { rolledProgramme } from "../../src/assurance/rolled-programme.ts";
import { toDay } from "../../src/model/day.ts";
import type { Framework } from "../../src/model/framework.ts";
import type { PolicyFile } from "../../src/model/policy.ts";
import { programmeSchema } from "../../src/model/programme.ts";
import { type Period, quarterOf, wholeYear, yearFrom } from "../../src/model/year.ts";
import { type Files, knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

const YEAR = yearFrom(2025, "04-01");
const NEXT = yearFrom(2026, "04-01");

const PROGRAMME = `year: 2025/26
framework: tscp-2025
agreed: []
days: 20
rows:
  - {id: meetings, title: Meetings}
activities:
  - {id: group, row: meetings, title: Group, kind: meeting, planned: {Q1: 1, Q2: 2, Q3: 1}}
  - {id: board, row: meetings, title: Board, kind: meeting, planned: [2025-05-14, 2025-11-12]}
  - {id: reviews, row: meetings, title: Reviews, kind: meeting, planned: as-required}
  - {id: network, row: meetings, title: Network, kind: network}
`;

/** The tiny knowledge base with a programme and the lines of its diary. */
function base(entries: readonly string[], programme = PROGRAMME, more: Files = new Map()) {
  const diary = `entries:${entries.length === 0 ? " []" : ""}\n${entries.map((one) => `  - {${one}}\n`).join("")}`;
  const files = [
    ["programme/2025-26/programme.yaml", programme],
    ["programme/2025-26/diary.yaml", diary],
    ...more,
  ] as const;
  const framework = [...TINY].find(([path]) => path === "programme/framework.yaml")?.[1] as string;
  const id = /^id: (.+)$/m.exec(framework)?.[1] ?? "";
  return knowledgeBase(
    laidOver(
      TINY,
      files.map(([path, text]) => [path, typeof text === "string" ? text.replace("tscp-2025", id) : text]),
    ),
  );
}

function answerOf(known: ReturnType<typeof base>, today: string, period: Period = wholeYear(YEAR)) {
  const framework = frameworkOf(known, known.years.get(2025));
  const programme = known.years.get(2025)?.programme?.value;
  if (!framework || !programme) throw new Error("nothing to count");
  const day = toDay(today);
  return programmeAnswer(
    known,
    periodFacts(known, period, asAtOf(known, period, day), framework),
    programme,
    day,
  );
}

describe("how an activity stands", () => {
  it.each([
    [
      "on the last day of its quarter what is not done is to come",
      [],
      "2025-06-30",
      "group",
      "Q1",
      [0, 1, 0],
    ],
    ["the day after it is late", [], "2025-07-01", "group", "Q1", [1, 0, 0]],
    [
      "what the diary explains is not late",
      ["on: 2025-06-01, activity: group, outcome: postponed, why: Illness."],
      "2025-07-01",
      "group",
      "Q1",
      [0, 0, 0],
    ],
    [
      "nor is what was missed, or held without an invitation",
      [
        "on: 2025-07-03, activity: group, outcome: missed, why: Illness.",
        "on: 2025-08-03, activity: group, outcome: not-invited, why: Nobody knows.",
      ],
      "2025-10-01",
      "group",
      "Q2",
      [0, 0, 0],
    ],
    [
      "of two planned and one explained one is late",
      ["on: 2025-07-03, activity: group, outcome: cancelled, why: No room."],
      "2025-10-01",
      "group",
      "Q2",
      [1, 0, 0],
    ],
    [
      "what is done beyond the plan of its quarter is extra, and the other quarter stays late",
      [
        "on: 2025-07-03, activity: group, outcome: done",
        "on: 2025-07-10, activity: group, outcome: done",
        "on: 2025-07-17, activity: group, outcome: done",
      ],
      "2025-10-01",
      "group",
      "Q2",
      [0, 0, 1],
    ],
    ["a fixed day counts in its quarter", [], "2025-07-01", "board", "Q1", [1, 0, 0]],
    [
      "done where nothing was planned in the quarter is extra",
      ["on: 2025-07-17, activity: board, outcome: done"],
      "2025-10-01",
      "board",
      "Q2",
      [0, 0, 1],
    ],
    [
      "what is done as required is never late and never extra",
      ["on: 2025-07-17, activity: reviews, outcome: done"],
      "2025-10-01",
      "reviews",
      "Q2",
      [0, 0, 0],
    ],
    [
      "nor is what states no number",
      ["on: 2025-07-17, activity: network, outcome: done"],
      "2025-10-01",
      "network",
      "Q2",
      [0, 0, 0],
    ],
  ] as const)("%s", (_, entries, today, activity, quarter, expected) => {
    const known = base(entries);
    const { rows } = answerOf(known, today);
    const one = rows[0]?.activities.find(({ id }) => id === activity);
    const own = one?.quarters.find((each) => each.quarter === quarter);
    expect([own?.late, own?.toCome, own?.extra]).toEqual(expected);
    // a quarter asked for alone says the same
    const alone = answerOf(known, today, quarterOf(YEAR, quarter));
    expect(alone.rows[0]?.activities.find(({ id }) => id === activity)?.quarters).toEqual([own]);
  });

  it("keeps each line in its quarter, and those of no programme apart, done or not", () => {
    const answer = answerOf(
      base([
        "on: 2025-06-30, activity: group, outcome: done, days: 0.5",
        "on: 2025-07-01, activity: group, outcome: cancelled, why: No room.",
        "on: 2025-07-02, activity: unplanned, outcome: done, title: A talk, days: 1",
        "on: 2025-07-03, activity: unplanned, outcome: cancelled, title: A visit, why: Snow.",
        "on: 2025-11-03, activity: group, outcome: done",
      ]),
      "2025-10-01",
    );
    const group = answer.rows[0]?.activities[0];
    expect(group?.lines.map(({ quarter, outcome }) => `${quarter} ${outcome}`)).toEqual([
      "Q1 done",
      "Q2 cancelled",
    ]);
    expect(answer.unplanned.lines.map((one) => one.title)).toEqual(["A talk", "A visit"]);
    expect(answer.totals).toMatchObject({ planned: 6, doneOfPlanned: 1, unplanned: 1, days: 1.5 });
    expect(answer.quarters.map((one) => [one.quarter, one.state, one.late])).toEqual([
      ["Q1", "ended", 1],
      ["Q2", "ended", 1],
      ["Q3", "under-way", 0],
      ["Q4", "to-come", 0],
    ]);
  });

  it("drops no activity whose row is not there", () => {
    const text = PROGRAMME.replace("row: meetings, title: Board", "row: boards, title: Board");
    expect(
      answerOf(base([], text), "2025-10-01").rows.map(({ id, activities }) => [id, activities.length]),
    ).toEqual([
      ["meetings", 3],
      ["boards", 1],
    ]);
  });
});

describe("days", () => {
  const entries = [
    "on: 2025-05-01, activity: group, outcome: done, days: 6",
    "on: 2025-05-02, activity: network, outcome: done",
    "on: 2025-07-01, activity: group, outcome: done, days: 2.5",
  ];

  it.each([
    // 30 September is day 183 of 365: 20 * 183 / 365 = 10.03
    ["2025-09-30", { soFar: 8.5, left: 11.5, passed: 183, ofYear: 365, evenShare: 10, linesWithoutDays: 1 }],
    ["2025-04-01", { soFar: 0, left: 20, passed: 1, evenShare: 0, linesWithoutDays: 0 }],
    ["2026-09-30", { soFar: 8.5, left: 11.5, passed: 365, evenShare: 20 }],
  ])("as at %s", (today, expected) => {
    expect(answerOf(base(entries), today).days).toMatchObject(expected);
  });

  it("of a quarter has what was used in it, and so far", () => {
    const { days } = answerOf(base(entries), "2026-01-01", quarterOf(YEAR, "Q2"));
    expect(days).toMatchObject({ inPeriod: 2.5, soFar: 8.5, passed: 183 });
  });

  it("without a contract says no share, and nothing that is left", () => {
    const { days } = answerOf(base(entries, PROGRAMME.replace("days: 20\n", "")), "2025-09-30");
    expect(days).toMatchObject({ contracted: undefined, left: undefined, evenShare: undefined, soFar: 8.5 });
  });
});

describe("agreement", () => {
  const groups = [
    { id: "executive", title: "Executive", is: "executive" },
    { id: "board", title: "Board", is: "other-board" },
  ];
  const policy = { groups } as unknown as PolicyFile;
  const folder = (agreed: readonly object[], activitiesDigest?: string) => ({
    programme: { value: programmeSchema.parse({ year: "2025/26", framework: "one", agreed }) },
    activitiesDigest,
  });

  it.each([
    ["nobody", [], "not-agreed", ["executive", "business-manager"], undefined],
    ["another board", [["2025-06-01", "board"]], "not-agreed", ["executive", "business-manager"], undefined],
    ["one half", [["2025-06-01", "executive"]], "in-part", ["business-manager"], undefined],
    ["the other half", [["2025-06-01", "business-manager"]], "in-part", ["executive"], undefined],
    [
      "both, without a digest",
      [
        ["2025-06-01", "executive"],
        ["2025-06-02", "business-manager"],
      ],
      "agreed",
      [],
      undefined,
    ],
    [
      "both, as it stands",
      [
        ["2025-06-01", "executive", "now"],
        ["2025-06-02", "business-manager", "now"],
      ],
      "agreed",
      [],
      false,
    ],
    [
      "both, and one of them something else",
      [
        ["2025-06-01", "executive", "then"],
        ["2025-06-02", "business-manager", "now"],
      ],
      "agreed",
      [],
      true,
    ],
    [
      "again after a change",
      [
        ["2025-06-01", "executive", "then"],
        ["2025-06-02", "business-manager", "now"],
        ["2025-06-03", "executive", "now"],
      ],
      "agreed",
      [],
      false,
    ],
  ] as const)("by %s", (_, lines, state, waitingFor, changedSince) => {
    const agreed = lines.map(([on, by, digest]) => ({ on, by, ...(digest ? { digest } : {}) }));
    expect(agreementOf(policy, folder(agreed, "now"))).toMatchObject({ state, waitingFor, changedSince });
  });

  it("is that of the day that is asked about", () => {
    const agreed = [{ on: "2025-06-01", by: "executive" }];
    expect(agreementOf(policy, folder(agreed), toDay("2025-05-31")).state).toBe("not-agreed");
    expect(agreementOf(policy, folder(agreed), toDay("2025-06-01")).state).toBe("in-part");
  });

  it("waits for nobody by name where there is no executive group, and is not made by the Business Manager alone", () => {
    const none = { groups: [] } as unknown as PolicyFile;
    const state = agreementOf(none, folder([{ on: "2025-06-01", by: "business-manager" }]));
    expect(state).toMatchObject({ state: "in-part", waitingFor: [] });
  });
});

describe("rolling forward", () => {
  const programme = programmeSchema.parse({
    year: "2025/26",
    framework: "old",
    agreed: [{ on: "2025-06-01", by: "executive" }],
    days: 20,
    rows: [{ id: "meetings", title: "Meetings" }],
    activities: [
      {
        id: "group",
        row: "meetings",
        kind: "meeting",
        planned: { Q1: 1, Q3: 2 },
        functions: ["function.kept"],
      },
      { id: "board", row: "meetings", kind: "meeting", planned: ["2025-05-14", "2025-05-21", "2025-11-12"] },
      { id: "reviews", row: "meetings", kind: "meeting", planned: "as-required", duties: ["duty.gone"] },
      { id: "network", row: "meetings", kind: "network" },
    ],
    priorities: [{ id: "neglect", title: "Neglect" }],
    "open-points": [
      { id: "access", text: "Which access.", of: "function.gone" },
      { id: "visits", text: "Which visits.", of: "group" },
      { id: "role", text: "Which role.", settled: { on: "2025-06-01", by: "Executive", text: "This." } },
    ],
  });
  const framework = {
    id: "new",
    areas: [],
    functions: [{ id: "function.kept", text: "Kept." }],
    principles: [],
    duties: [],
    strands: [],
    provisions: [],
  } as unknown as Framework;
  const roll = (carried: Parameters<typeof rolledProgramme>[0]["carried"] = []) =>
    rolledProgramme({ from: { year: YEAR, programme }, to: NEXT, framework, carried });

  it("keeps ids, rows, counts a quarter and priorities, and takes the framework in force", () => {
    const { programme: next } = roll();
    expect(next).toMatchObject({
      year: "2026/27",
      framework: "new",
      agreed: [],
      priorities: programme.priorities,
    });
    expect(next.rows).toEqual(programme.rows);
    expect(next.activities.map(({ id, planned }) => [id, planned])).toEqual([
      ["group", { Q1: 1, Q3: 2 }],
      ["board", { Q1: 2, Q3: 1 }],
      ["reviews", "as-required"],
      ["network", undefined],
    ]);
  });

  it("inherits no day, no contract, no agreement and no settled point", () => {
    const { programme: next, withoutDays } = roll();
    expect(JSON.stringify(next)).not.toMatch(/2025-\d\d-\d\d/);
    expect(next).not.toHaveProperty("days");
    expect(next["open-points"]).toEqual([]);
    expect(withoutDays).toEqual([{ id: "board", title: "board", days: 3 }]);
  });

  it("names what the framework in force does not have, and leaves it out", () => {
    const { programme: next, notInFramework } = roll([{ is: "open-point", id: "access", text: "" }]);
    expect(notInFramework).toEqual([
      { id: "duty.gone", of: "reviews" },
      { id: "function.gone", of: "access" },
    ]);
    expect(next["open-points"]).toEqual([{ id: "access", text: "Which access." }]);
    expect(next.activities[0]?.functions).toEqual(["function.kept"]);
  });

  it("adds what goes on: an activity to its first quarter, a recommendation by its number alone, once", () => {
    const carried = [
      { is: "activity", id: "board", title: "Board", short: 2 },
      { is: "open-point", id: "visits", text: "" },
      {
        is: "recommendation",
        id: "2025-05-01-a-private-title-aaaa",
        title: "A private title",
        number: "2025/26-R3",
      },
    ] as const;
    const { programme: next } = roll(carried);
    expect(next.activities[1]?.planned).toEqual({ Q1: 4, Q3: 1 });
    expect(next["open-points"].map(({ id, text, of }) => [id, text, of])).toEqual([
      ["visits", "Which visits.", "group"],
      ["recommendation-2025-26-r3", "How recommendation R3 of 2025/26 is followed up and tested.", undefined],
    ]);
    expect(JSON.stringify(next)).not.toContain("private");
    const points = next["open-points"];
    const again = rolledProgramme({
      from: { year: NEXT, programme: next },
      to: yearFrom(2027, "04-01"),
      framework,
      carried: [...points.map(({ id, text }) => ({ is: "open-point" as const, id, text })), carried[2]],
    });
    expect(again.programme["open-points"]).toEqual(points);
  });

  it("finds what is unfinished: short of the year's plan, explained or not, and points not settled", () => {
    const known = base(
      [
        "on: 2025-05-01, activity: group, outcome: done",
        "on: 2025-05-02, activity: board, outcome: done",
        "on: 2025-06-02, activity: board, outcome: done",
        "on: 2025-07-01, activity: group, outcome: cancelled, why: No room.",
      ],
      `${PROGRAMME}open-points:\n  - {id: access, text: Which access.}\n  - {id: role, text: Role., settled: {on: 2025-06-01, by: Group, text: This.}}\n`,
    );
    const own = known.years.get(2025)?.programme?.value;
    if (!own) throw new Error("no programme");
    expect(
      unfinishedOf(known, YEAR, own, toDay("2026-04-02")).filter((one) => one.is !== "recommendation"),
    ).toEqual([
      { is: "activity", id: "group", title: "Group", short: 3 },
      { is: "open-point", id: "access", text: "Which access." },
    ]);
  });
});
