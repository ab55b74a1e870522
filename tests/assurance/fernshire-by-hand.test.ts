import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ageing } from "../../src/assurance/ageing.ts";
import { challengeNumbers } from "../../src/assurance/challenge-numbers.ts";
import { coverageAnswer } from "../../src/assurance/coverage-answer.ts";
import { coverageMatrix } from "../../src/assurance/coverage-matrix.ts";
import { coverageMore } from "../../src/assurance/coverage-more.ts";
import { figuresOverTime } from "../../src/assurance/figures-over-time.ts";
import { functionsAndDuties } from "../../src/assurance/functions-and-duties.ts";
import { movement } from "../../src/assurance/movement.ts";
import {
  asAtOf,
  factsBefore,
  frameworkOf,
  type PeriodFacts,
  periodFacts,
} from "../../src/assurance/quarter.ts";
import { recommendationNumbers } from "../../src/assurance/recommendation-numbers.ts";
import { entriesOfPeriod } from "../../src/assurance/registers-of-period.ts";
import { threeLines } from "../../src/assurance/three-lines.ts";
import { yearStatus } from "../../src/assurance/year-status.ts";
import { type Day, toDay } from "../../src/model/day.ts";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import type { StatusAnswer } from "../../src/model/status-answer.ts";
import { type Period, parseQuarter, parseYear, quarterOf, wholeYear } from "../../src/model/year.ts";
import { FERNSHIRE, load, ROOT } from "../support/fixture.ts";

// the numbers were worked out by hand before the code; the comments in the file say from which findings and entries
const hand = parse(readFileSync(join(ROOT, "tests/fixtures/fernshire-by-hand.yaml"), "utf8"));
const today = toDay(hand.today);
let base: KnowledgeBase;
let year: PeriodFacts;
let status: StatusAnswer;

beforeAll(async () => {
  base = await load(FERNSHIRE);
  year = factsOn("2025/26");
  status = yearStatus(base, year, today, new Set());
});

function periodOf(name: string): Period {
  const starts = base.policy.value.year.starts;
  const quarter = parseQuarter(name, starts);
  if (quarter?.year) return quarterOf(quarter.year, quarter.quarter);
  const read = parseYear(name, starts);
  if (!read) throw new Error(`no period: ${name}`);
  return wholeYear(read);
}

function factsOn(name: string, day?: Day): PeriodFacts {
  const period = periodOf(name);
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (!framework) throw new Error("no framework");
  return periodFacts(base, period, day ?? asAtOf(base, period, today), framework);
}

const byLabel = (list: readonly { label: string; days: number }[]) =>
  Object.fromEntries(list.map(({ label, days }) => [label, days]));
const withoutZeros = (days: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(days).filter(([, count]) => count > 0));
const of = (facts: PeriodFacts, says: string) =>
  facts.findings.filter((one) => one.finding.says === says).length;

describe("the evidence of Fernshire's year is as counted by hand", () => {
  it("counts to the same day", () => expect(year.asAt).toBe(hand["year-as-at"]));

  it("its notes, and those of each quarter", () => {
    const { used, leftOut } = year.notes;
    const reason = (is: string) => leftOut.filter((one) => one.reason === is).length;
    expect({
      files: used.length + leftOut.length,
      used: used.length,
      "with-findings": used.filter(({ record }) => record.value.findings.length > 0).length,
      "nothing-new": used.filter(({ record }) => record.value["nothing-new"]).length,
      draft: reason("draft"),
      withdrawn: reason("withdrawn"),
      superseded: reason("superseded"),
    }).toEqual(hand.notes["2025/26"]);
    for (const { quarter, notes, drafts } of status.quarters) {
      const facts = factsOn(`2025/26-${quarter}`);
      const files = facts.notes.used.length + facts.notes.leftOut.length;
      expect({ files, used: notes, draft: drafts }, quarter).toEqual(hand.notes[quarter]);
    }
    expect(factsOn("2024/25").notes.used.length).toBe(hand.notes["2024/25"].used);
  });

  it("its findings", () => {
    const outside = (says: string) => year.outside.filter((one) => one.finding.says === says).length;
    expect({
      all: year.findings.length,
      "working-well": of(year, "working-well"),
      "worried-about": of(year, "worried-about"),
      "not-yet-clear": of(year, "not-yet-clear"),
      "outside-framework": {
        "working-well": outside("working-well"),
        "worried-about": outside("worried-about"),
        "not-yet-clear": outside("not-yet-clear"),
      },
      elsewhere: year.elsewhere.length,
      "in-criteria": year.areas.flatMap((area) => area.findings).length,
    }).toEqual(hand.findings);
  });

  it("each criterion, and each part, on both sides, with its newest evidence", () => {
    const criteria = coverageAnswer(base, year).areas.flatMap((area) =>
      area.criteria.map((one) => [
        one.id,
        {
          well: [one.workingWell, one.corroboration.workingWell],
          worried: [one.worriedAbout, one.corroboration.worriedAbout],
          unclear: one.notYetClear,
          "both-ways": one.bothWays,
          newest: one.newest ?? null,
        },
      ]),
    );
    expect(Object.fromEntries(criteria)).toEqual(hand.criteria);
  });

  it("each area in each quarter, in the year and in the year before", () => {
    for (const [name, areas] of Object.entries(hand.areas)) {
      const { all, ...expected } = areas as Record<string, unknown>;
      const found = factsOn(name).areas.map((area) => [
        area.id,
        {
          "with-evidence": area.withEvidence,
          of: area.criteriaCount,
          well: area.workingWell,
          worried: area.worriedAbout,
          unclear: area.notYetClear,
          "both-ways": area.bothWays,
        },
      ]);
      expect(Object.fromEntries(found), name).toEqual(expected);
      expect(all).toBeDefined();
    }
  });

  it("the matrix has the same cells", () => {
    const matrix = coverageMatrix(base, year, today);
    for (const row of matrix.rows) {
      matrix.quarters.forEach(({ quarter }, at) => {
        const expected = hand.areas[`2025/26-${quarter}`][row.id];
        expect(row.cells[at], `${row.id} ${quarter}`).toEqual({
          workingWell: expected.well,
          worriedAbout: expected.worried,
          notYetClear: expected.unclear,
          withEvidence: expected["with-evidence"],
          of: expected.of,
        });
      });
      const whole = hand.areas["2025/26"][row.id];
      expect(row.year).toMatchObject({ workingWell: whole.well, withEvidence: whole["with-evidence"] });
    }
  });

  it("the levels and directions that the scrutineer wrote", () => {
    const levels = status.coverage.areas.map((area) => [area.id, [area.level, area.direction]]);
    expect(Object.fromEntries(levels)).toEqual(hand.levels);
  });

  it("movement, by area only, and no comparison where there is nothing before", () => {
    for (const [name, expected] of Object.entries(hand.movement)) {
      const [now = "", before = ""] = name.split(" after ");
      const earlier = factsBefore(base, periodOf(now), today);
      if (earlier) expect(earlier.period).toEqual(periodOf(before));
      const found = movement(factsOn(now), earlier);
      if (expected === "no-comparison") {
        expect(found.map((one) => one.before)).toEqual(found.map(() => undefined));
        continue;
      }
      const rows = found.map((one) => [
        one.id,
        [one.now.findings, one.before?.findings, one.now.withEvidence, one.before?.withEvidence],
      ]);
      expect(Object.fromEntries(rows), name).toEqual(expected);
    }
  });

  it("three lines, basis and whom it comes from", () => {
    const { all, ...areas } = hand.lines;
    const list = ({ line1, line2, line3 }: ReturnType<typeof threeLines>) => [line1, line2, line3];
    expect(list(threeLines(year.findings))).toEqual(all);
    const byArea = year.areas.map((area) => [area.id, list(threeLines(area.findings))]);
    expect(Object.fromEntries(byArea)).toEqual(areas);
    const { basis, from } = coverageMore(base, year, today);
    expect(basis).toEqual({ firstHand: hand.basis["first-hand"], reported: hand.basis.reported, notSaid: 0 });
    expect(from).toEqual({
      children: hand.from.children,
      parentsCarers: hand.from["parents-carers"],
      practitioners: hand.from.practitioners,
      leaders: hand.from.leaders,
      agencyAccount: hand.from["agency-account"],
      data: hand.from.data,
      document: hand.from.document,
      seen: hand.from.seen,
      notSaid: hand.from["not-said"],
    });
  });

  it("who was heard and what was told back", () => {
    const { all, ...heard } = hand.heard;
    expect(year.voices.heard).toEqual(heard);
    expect(year.voices.all).toBe(all);
    const { toldBack } = coverageMore(base, factsOn("2025/26", today), today);
    expect(toldBack).toEqual(hand["told-back"]);
  });

  it("agencies and methods", () => {
    const more = coverageMore(base, year, today);
    const agencies = more.agencies.map(({ id, ...counts }) => [id, counts]);
    expect(Object.fromEntries(agencies)).toEqual(hand.agencies);
    const methods = more.methods.map(({ method, notes, findings }) => [method, [notes, findings]]);
    expect(Object.fromEntries(methods)).toEqual(hand.methods);
  });

  it("how old the newest evidence of each area is", () => {
    const ages = year.areas.map((area) => {
      const age = ageing(area, today);
      return [area.id, [age?.newest, age?.days]];
    });
    expect(Object.fromEntries(ages)).toEqual(hand.ageing);
  });

  it("functions and duties, each with what was done", () => {
    const found = functionsAndDuties(base, year).map((one) => [
      one.id,
      {
        planned: one.planned,
        done: one.done,
        "not-done": one.notDone,
        notes: one.notes.length,
        findings: one.findings.length,
        entries: one.entries,
      },
    ]);
    expect(Object.fromEntries(found)).toEqual(hand["functions-and-duties"]);
  });

  it("figures over time, with their bases", () => {
    const series = figuresOverTime(base, today);
    const many = series.filter((one) => one.points.length > 1);
    const found = many.map((one) => [
      one.measure,
      one.points.map((point) => [point.period, point.value, point.of]),
    ]);
    expect(Object.fromEntries(found)).toEqual(hand["figures-over-time"]);
    expect(series.length - many.length).toBe(hand["figures-of-one-period"]);
  });
});

describe("the programme and the registers of Fernshire's year are as counted by hand", () => {
  it("planned and done, days, and stages of the reports", () => {
    const planned = status.quarters.map((one) => [one.quarter, [one.planned, one.done]]);
    const quarters = status.quarters.map((one) => [
      one.quarter,
      [hand.programme[one.quarter].planned, hand.programme[one.quarter].done],
    ]);
    expect(planned).toEqual(quarters);
    expect(status.daysUsed).toBe(hand.programme.year.days);
    expect(status.daysContracted).toBe(hand.programme["days-contracted"]);
    for (const quarter of ["Q1", "Q2", "Q3", "Q4"]) {
      const { progress } = factsOn(`2025/26-${quarter}`);
      expect(progress, quarter).toMatchObject({
        daysInPeriod: hand.programme[quarter].days,
        lines: hand.programme[quarter].lines,
      });
      expect(progress.unplanned.length, quarter).toBe(hand.programme[quarter].unplanned);
    }
    const { planned: all, doneOfPlanned, notDone, lines, papers } = year.progress;
    const expected = hand.programme.year;
    expect([all, doneOfPlanned, notDone, lines]).toEqual([
      expected.planned,
      expected.done,
      expected["not-done"],
      expected.lines,
    ]);
    expect(papers).toEqual({
      inTime: hand.programme.papers["in-time"],
      late: hand.programme.papers.late,
      none: hand.programme.papers.none,
    });
    expect(Object.fromEntries(status.quarters.map((one) => [one.quarter, one.stage]))).toEqual(hand.stages);
  });

  it("information asked for and received", () => {
    const found = status.coverage.information.map(({ requirement, asked, received, overdue }) => [
      requirement,
      { asked, received, overdue },
    ]);
    expect(Object.fromEntries(found)).toEqual(hand.information);
  });

  it("each register: open, overdue, closed", () => {
    const found = status.registers.map(({ kind, answersOverdue: _, ...counts }) => [kind, counts]);
    expect(Object.fromEntries(found)).toEqual(hand.registers);
    expect(status.registers.map((one) => one.answersOverdue)).toEqual([1, 0, 0, 0, 0]);
  });

  it("recommendations, as the owner says by what was tested", () => {
    const found = status.more.recommendations;
    const wanted = hand.recommendations;
    expect(found).toMatchObject({
      all: wanted.all,
      open: wanted.open,
      closed: wanted.closed,
      overdue: wanted.overdue,
      dateMoved: wanted["date-moved"],
      answers: {
        accepted: wanted.answers.accepted,
        acceptedInPart: wanted.answers["accepted-in-part"],
        notAccepted: wanted.answers["not-accepted"],
        awaiting: wanted.answers.awaiting,
      },
      completeUntested: wanted["complete-untested"],
      withDifference: wanted["with-difference"],
      testedWithoutDifference: wanted["tested-without-difference"],
    });
    const table = found.status.map((one) => [
      one.status,
      {
        embedded: one.embedded,
        "done-not-embedded": one.doneNotEmbedded,
        "not-done": one.notDone,
        "not-tested": one.notTested,
      },
    ]);
    expect(Object.fromEntries(table)).toEqual(wanted["owner-says-by-test"]);
    const later = toDay("2026-07-05");
    const shown = entriesOfPeriod(base, "recommendation", year.period, later);
    expect(recommendationNumbers(shown, later).overdue).toBe(wanted["overdue-2026-07-05"]);
  });

  it("challenges, and how late their answers were", () => {
    const found = status.more.challenges;
    const wanted = hand.challenges;
    expect(found).toMatchObject({
      all: wanted.all,
      open: wanted.open,
      closed: wanted.closed,
      support: wanted.kinds.support,
      answered: wanted.answered,
      unanswered: wanted.unanswered,
      inTime: wanted["in-time"],
      late: wanted.late,
      overdue: wanted.overdue,
      withoutView: wanted["without-view"],
      views: {
        answers: wanted.views.answers,
        answersInPart: wanted.views["answers-in-part"],
        doesNotAnswer: wanted.views["does-not-answer"],
      },
    });
    expect(byLabel(found.daysLate)).toEqual(withoutZeros(wanted["days-late"]));
    const day = toDay("2025-12-10");
    const then = hand["challenges-2025-12-10"];
    const earlier = challengeNumbers(entriesOfPeriod(base, "challenge", year.period, day), day, undefined);
    expect(earlier).toMatchObject({
      all: then.all,
      open: then.open,
      answered: then.answered,
      unanswered: then.unanswered,
      overdue: then.overdue,
    });
    expect(byLabel(earlier.daysLate)).toEqual(withoutZeros(then["days-late"]));
  });

  it("requests", () => {
    const wanted = hand.requests;
    const { daysLate, ...found } = status.more.requests;
    expect(found).toEqual({
      all: wanted.all,
      open: wanted.open,
      closed: wanted.closed,
      overdue: wanted.overdue,
      receivedInTime: wanted["received-in-time"],
      receivedLate: wanted["received-late"],
      refused: wanted.status.refused,
    });
    expect(byLabel(daysLate)).toEqual({ ...wanted["overdue-days"], ...wanted["received-days-late"] });
  });

  it("escalations of their own, and returns", () => {
    const wanted = hand.escalations;
    const found = status.more.escalations;
    expect([found.all, found.open, found.closed]).toEqual([
      wanted.entries.all,
      wanted.entries.open,
      wanted.entries.closed,
    ]);
    expect(found.followed).toEqual({
      yes: wanted.followed.yes,
      inPart: wanted.followed["in-part"],
      no: wanted.followed.no,
    });
    expect(byLabel(found.viewDays)).toEqual(wanted["view-days"]);
    const { "outcomes-notified": outcomesNotified, ...sums } = wanted.returns.year;
    expect(found.returns).toEqual({ ...sums, outcomesNotified });
  });

  it("learning reviews against the partnership's deadlines", () => {
    const wanted = hand["learning-reviews"];
    const found = status.more.learningReviews;
    expect([found.all, found.open, found.late]).toEqual([wanted.all, wanted.open, wanted.late]);
    const times = (of: "notified" | "sent" | "daysLate") =>
      Object.fromEntries(found.times.map((one) => [one.label, one[of]]));
    expect(times("notified")).toEqual(wanted["notified-working-days"]);
    expect(times("sent")).toEqual(wanted["sent-working-days"]);
    expect(times("daysLate")).toEqual(wanted["days-late"]);
    expect(found.actions).toEqual(wanted.actions);
  });
});
