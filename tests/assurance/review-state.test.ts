import { describe, expect, it } from "vitest";
import { confirmation, yearsBegun } from "../../src/assurance/confirmation.ts";
import { periodFacts } from "../../src/assurance/quarter.ts";
import { references } from "../../src/assurance/reference.ts";
import { reportBasis } from "../../src/assurance/report-basis.ts";
import { newestBy, reviewState } from "../../src/assurance/review-state.ts";
import { reviewedRecords } from "../../src/assurance/reviewed-records.ts";
import { toDay } from "../../src/model/day.ts";
import type { ReviewStamp } from "../../src/model/note.ts";
import { wholeYear, yearFrom } from "../../src/model/year.ts";
import { FERNSHIRE, factsOf, load, WORKED_EXAMPLE } from "../support/fixture.ts";
import { knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

const stamp = (digest: string, on: string, role: ReviewStamp["role"] = "scrutineer", by = "A. Marlow") => ({
  by,
  role,
  on: toDay(on),
  digest,
});

/** The state of a note that means `now` and has these stamps. */
function stateOf(...reviews: readonly ReviewStamp[]) {
  return reviewState("note", { value: { reviews }, body: "" }, () => "now");
}

describe("what a record's stamps come to", () => {
  it("is not yet confirmed without a stamp, and no digest is made for it", () => {
    const digestOf = () => {
      throw new Error("asked for");
    };
    expect(reviewState("note", { value: { reviews: [] }, body: "" }, digestOf)).toEqual({
      state: "not-yet",
      others: [],
    });
  });

  it("is confirmed where the scrutineer's newest stamp holds, and changed since where it does not", () => {
    expect(stateOf(stamp("now", "2025-10-09"))).toMatchObject({ state: "confirmed" });
    expect(stateOf(stamp("then", "2025-10-09"))).toMatchObject({ state: "changed-since" });
    expect(stateOf(stamp("then", "2025-10-09"), stamp("now", "2025-10-10")).state).toBe("confirmed");
    expect(stateOf(stamp("now", "2025-10-09"), stamp("then", "2025-10-10")).state).toBe("changed-since");
  });

  it("goes by the day of a stamp, and of one day by the later in the list", () => {
    const merged = stateOf(stamp("now", "2025-10-10"), stamp("then", "2025-10-09"));
    expect([merged.state, merged.newest?.on]).toEqual(["confirmed", "2025-10-10"]);
    expect(stateOf(stamp("then", "2025-10-09"), stamp("now", "2025-10-09")).state).toBe("confirmed");
  });

  it("takes the newest scrutineer's stamp, whoever that was", () => {
    const next = stamp("now", "2025-12-01", "scrutineer", "B. Other");
    expect(stateOf(stamp("then", "2025-10-09"), next)).toMatchObject({ state: "confirmed", newest: next });
  });

  it("tells the others apart: they confirm nothing, and take nothing away", () => {
    const manager = stamp("now", "2025-10-11", "business-manager", "B. Clerk");
    expect(stateOf(manager)).toEqual({ state: "not-yet", others: [{ stamp: manager, holds: true }] });
    const old = stamp("then", "2025-10-12", "peer-scrutineer", "C. Peer");
    const all = stateOf(old, stamp("now", "2025-10-09"), manager);
    expect(all.state).toBe("confirmed");
    expect(all.others).toEqual([
      { stamp: old, holds: false },
      { stamp: manager, holds: true },
    ]);
    expect(stateOf(stamp("then", "2025-10-09"), manager).state).toBe("changed-since");
  });

  it("has one of each other person and role, the newest", () => {
    const [first, again] = [
      stamp("then", "2025-10-01", "partner", "B. Clerk"),
      stamp("now", "2025-10-02", "partner", " b. clerk "),
    ];
    const asOther = stamp("now", "2025-10-03", "other", "B. Clerk");
    expect(stateOf(first, again, asOther).others.map((one) => one.stamp)).toEqual([again, asOther]);
    expect(newestBy([first, again, asOther], { by: "B. Clerk", role: "partner" })).toBe(again);
    expect(newestBy([first], { by: "B. Clerk", role: "other" })).toBeUndefined();
  });
});

describe("the records that can be stamped", () => {
  const at = (day: string, ending: string) => `evidence/2025-26/${day}-a-note-${ending}.md`;
  const note = (day: string, more = "status: ready\n") =>
    `---\ntitle: A note\ndate: ${day}\nactivity: unplanned\n${more}findings:\n  - {about: learning.cascade, says: working-well, finding: It was., from: seen}\n---\n`;
  const base = knowledgeBase(
    laidOver(TINY, [
      [at("2025-07-11", "bbbb"), note("2025-07-11", "status: draft\n")],
      [at("2025-07-12", "cccc"), note("2025-07-12")],
      [at("2025-07-13", "dddd"), note("2025-07-13", "status: ready\nsupersedes: [2025-07-12-a-note-cccc]\n")],
      [
        at("2025-07-14", "eeee"),
        note(
          "2025-07-14",
          "status: withdrawn\nwithdrawn: {on: 2025-08-01, by: A. Marlow, reason: Not shown.}\n",
        ),
      ],
      ["programme/2025-26/q1.md", "---\nquarter: Q1\n---\n## Headline\n\n_Write here: what matters._\n"],
      ["programme/2025-26/q2.md", "---\nquarter: Q2\n---\n## Headline\n\nWords.\n"],
      ["programme/2025-26/statement.md", "---\nyear: 2025/26\n---\n## Opinion\n\nWords.\n"],
    ]),
  );
  const counting = (day: string) =>
    reviewedRecords(base, toDay(day)).map((one) => [one.name.replace(/.*-/, ""), one.notCounting]);

  it("say why they count for nothing", () => {
    expect(counting("2025-10-20")).toEqual([
      ["aaaa", undefined],
      ["bbbb", "draft"],
      ["cccc", "superseded"],
      ["dddd", undefined],
      ["eeee", "withdrawn"],
      ["Q1", "unwritten"],
      ["Q2", undefined],
      ["2025/26", undefined],
    ]);
  });

  it("are superseded from the day of the note that supersedes them on", () => {
    expect(counting("2025-07-12")[2]).toEqual(["cccc", undefined]);
  });
});

describe("what a report rests on", () => {
  it("is the notes it uses, the entries it prints or cites, and its own words", async () => {
    const base = await load(WORKED_EXAMPLE);
    const { facts } = factsOf(base, "2025/26-Q2");
    const names = reportBasis(base, facts, references(base)).map((one) => one.label ?? one.name.slice(-7));
    expect(names).toEqual([
      ...["ly-k7f3", "wo-m2q9", "th-t4nb", "to-w8ch", "el-r6xa", "er-d8ke", "ol-h3vj", "he-b9ye"],
      ...["R1", "R2", "C1", "E1", "I1", "I2", "RR-2025-1", "5/26-Q2"],
    ]);
  });

  it("is for a year its quarters' words too, and no draft, withdrawn or superseded note", async () => {
    const base = await load(FERNSHIRE);
    const { framework } = factsOf(base, "2025/26-Q4").facts;
    const year = periodFacts(base, wholeYear(yearFrom(2025, "04-01")), toDay("2026-05-29"), framework);
    const found = reportBasis(base, year, references(base));
    const words = found.filter((one) => one.kind.endsWith("-words")).map((one) => one.name);
    expect(words).toEqual(["2025/26-Q1", "2025/26-Q2", "2025/26-Q3", "2025/26-Q4", "2025/26"]);
    expect(year.notes.leftOut.length).toBeGreaterThan(2);
    for (const one of found) expect(one.notCounting, one.name).toBeUndefined();
    const paths = found.map((one) => one.record.path);
    for (const { path } of year.notes.leftOut) expect(paths).not.toContain(path);
    for (const { record } of year.notes.used) expect(paths).toContain(record.path);
  });
});

describe("a review that has begun", () => {
  const NOTE = "evidence/2025-26/2025-07-10-executive-meeting-of-july-aaaa.md";
  const stamped = (role: string) =>
    knowledgeBase(
      laidOver(TINY, [
        [
          NOTE,
          String(TINY.get(NOTE)).replace(
            /\n---\n/,
            `\nreviews:\n  - {by: A. Marlow, role: ${role}, on: 2025-10-01, digest: "00"}\n---\n`,
          ),
        ],
      ]),
    );
  const begun = (role: string) => [...yearsBegun(reviewedRecords(stamped(role), toDay("2025-10-20")))];

  it("begins a year with the scrutineer's stamp alone", () => {
    expect(begun("scrutineer")).toEqual([2025]);
    expect(begun("business-manager")).toEqual([]);
  });

  it("is told in the report of that year alone", () => {
    const base = stamped("scrutineer");
    const { facts } = factsOf(base, "2025/26-Q2", toDay("2025-10-20"));
    expect(confirmation(base, facts, references(base))?.map((one) => one.review.state)).toEqual([
      "changed-since",
    ]);
    const none = stamped("partner");
    expect(confirmation(none, facts, references(none))).toBeUndefined();
  });

  it("does not begin a year for an entry that is stamped in a later one", () => {
    const path = "registers/requests/2025-07-03-papers-of-the-spring-rqq1.md";
    const text = `---\ntitle: Papers of the spring\nnumber: I1\nrequirement: papers\nasked: 2025-07-03\nfrom: council\nreviews:\n  - {by: A. Marlow, role: scrutineer, on: 2025-10-01, digest: "00"}\n---\n`;
    const base = knowledgeBase(laidOver(TINY, [[path, text]]));
    expect([...yearsBegun(reviewedRecords(base, toDay("2025-10-20")))]).toEqual([]);
  });
});
