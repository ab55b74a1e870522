import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { areaWarnings } from "../../src/assurance/area-warnings.ts";
import { openDisclosure } from "../../src/assurance/disclosure/disclosure.ts";
import { findingKey, type PeriodFacts } from "../../src/assurance/quarter.ts";
import { allDecisions } from "../../src/assurance/reference.ts";
import {
  challengeDaysLate,
  entriesOfPeriod,
  learningReviewTimes,
  recommendationDue,
  requestDaysOverdue,
} from "../../src/assurance/registers-of-period.ts";
import { daysBetween, toDay } from "../../src/model/day.ts";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { NOT_ASSESSED } from "../../src/model/words.ts";
import { addWorkingDays } from "../../src/model/working-days.ts";
import { figureInWords } from "../../src/report/figure-in-words.ts";
import { EXPECTED, factsOf, load, WORKED_EXAMPLE } from "../support/fixture.ts";

// the numbers were worked out by hand before the code; the comments in the file say from which findings
const counts = parse(readFileSync(join(EXPECTED, "counts.yaml"), "utf8"));
let base: KnowledgeBase;
let facts: PeriodFacts;
let quarterOne: PeriodFacts;

beforeAll(async () => {
  base = await load(WORKED_EXAMPLE);
  facts = factsOf(base, "2025/26-Q2").facts;
  quarterOne = factsOf(base, "2025/26-Q1").facts;
});

const tally = <T extends string>(values: readonly T[]) =>
  values.reduce<Record<string, number>>((sum, value) => {
    sum[value] = (sum[value] ?? 0) + 1;
    return sum;
  }, {});

describe("quarter 2 of the worked example gives the numbers counted by hand", () => {
  it("the day it counts to, and its notes", () => {
    expect(facts.asAt).toBe(counts["as-at"]);
    const { used, leftOut } = facts.notes;
    const reasons = { withdrawn: 0, draft: 0, superseded: 0, unreadable: 0, later: 0 };
    for (const note of leftOut) reasons[note.reason] += 1;
    expect({
      files: used.length + leftOut.length,
      used: used.length,
      "with-findings": used.filter((note) => note.record.value.findings.length > 0).length,
      "nothing-new": used.filter((note) => note.record.value["nothing-new"]).length,
      "left-out": reasons,
    }).toEqual(counts.notes);
  });

  it("its findings", () => {
    const says = (list: PeriodFacts["findings"]) => ({
      "working-well": 0,
      "worried-about": 0,
      "not-yet-clear": 0,
      ...tally(list.map((one) => one.finding.says)),
    });
    expect({
      all: facts.findings.length,
      ...says(facts.findings),
      "outside-framework": says(facts.outside),
      "in-criteria": facts.areas.flatMap((area) => area.findings).length,
    }).toEqual(counts.findings);
  });

  it("each criterion, and each part, on both sides", () => {
    const criteria = Object.fromEntries(
      facts.areas.flatMap((area) =>
        area.criteria.map((one) => [
          one.id,
          {
            well: [one.workingWell.length, one.corroboration.workingWell],
            worried: [one.worriedAbout.length, one.corroboration.worriedAbout],
            unclear: one.notYetClear.length,
            "both-ways": one.bothWays,
          },
        ]),
      ),
    );
    expect(criteria).toEqual(counts.criteria);
    expect(Object.keys(criteria)).toEqual(Object.keys(counts.criteria));
  });

  it("each area, and all of them", () => {
    const line = (area: PeriodFacts["areas"][number]) => ({
      "with-evidence": area.withEvidence,
      of: area.criteriaCount,
      well: area.workingWell,
      worried: area.worriedAbout,
      unclear: area.notYetClear,
      "both-ways": area.bothWays,
    });
    const areas = Object.fromEntries(facts.areas.map((area) => [area.id, line(area)]));
    const all = Object.keys(counts.areas.all).reduce<Record<string, number>>((sum, key) => {
      sum[key] = Object.values(areas).reduce((total, area) => total + area[key as keyof typeof area], 0);
      return sum;
    }, {});
    expect({ ...areas, all }).toEqual(counts.areas);
  });

  it("the criteria without evidence, and what is thin in an area that is judged", () => {
    const without = facts.areas.filter((area) => area.withoutEvidence.length > 0);
    expect(
      Object.fromEntries(without.map((area) => [area.id, area.withoutEvidence.map((one) => one.id)])),
    ).toEqual(counts["without-evidence"]);
    const judged = facts.areas.filter((area) => facts.words?.value.areas[area.id]?.level !== NOT_ASSESSED);
    const warnings = judged.map((area) => [
      area.id,
      areaWarnings(area, base.policy.value.areaWarnings, facts.asAt),
    ]);
    expect(Object.fromEntries(warnings)).toEqual(counts["area-warnings"]);
  });

  it("the findings that the words do not cite", () => {
    const uncited = (list: PeriodFacts["findings"]) =>
      list
        .filter((one) => !facts.cited.has(findingKey(one.note.record.id, one.n)))
        .map((one) => `${one.note.number}.${one.n}`);
    const areas = facts.areas.map((area) => [area.id, uncited(area.findings)] as const);
    const found = Object.fromEntries(areas.filter(([, list]) => list.length > 0));
    expect({ ...found, "outside-framework": uncited(facts.outside) }).toEqual(counts["uncited-findings"]);
  });

  it("whom it heard and what was told back", () => {
    expect({ ...facts.voices.heard, all: facts.voices.all }).toEqual(counts.heard);
    expect({
      needed: facts.voices.toTellBack.length,
      told: facts.voices.told.length,
      due: facts.voices.notTold.filter((one) => !one.overdue).length,
      overdue: facts.voices.notTold.filter((one) => one.overdue).length,
    }).toEqual(counts["told-back"]);
  });

  it.each(["Q1", "Q2"] as const)("the diary of %s", (name) => {
    const { progress } = name === "Q1" ? quarterOne : facts;
    const wanted = counts.diary[name];
    for (const one of progress.activities) {
      const expected = wanted[one.activity.id];
      const found = {
        planned: one.planned,
        done: one.done,
        ...tally(one.notDone.map((entry) => entry.outcome)),
      };
      if (expected) expect(found, one.activity.id).toEqual(expected);
      else expect(one.done + one.notDone.length, one.activity.id).toBe(0);
    }
    expect(progress.planned).toBe(wanted.all.planned);
    expect(progress.doneOfPlanned).toBe(wanted.all["done-of-planned"] ?? wanted.all.done);
    expect(progress.notDone).toBe(wanted.all["not-done"]);
    expect(progress.unplanned.length).toBe(wanted.unplanned?.done ?? 0);
    expect(progress.lines).toBe(wanted.lines ?? 4);
  });

  it("days and papers", () => {
    const { progress } = facts;
    expect({
      Q1: quarterOne.progress.daysInPeriod,
      Q2: progress.daysInPeriod,
      used: progress.daysSoFar,
      agreed: progress.daysContracted,
    }).toEqual(counts.days);
    expect({ "in-time": progress.papers.inTime, late: progress.papers.late }).toEqual(counts.papers);
  });

  it("figures with their base", () => {
    const all = facts.notes.used.flatMap((note) => note.record.value.figures);
    expect(all.map((one) => figureInWords(one, openDisclosure(base.policy.value)))).toEqual([
      counts.figures["re-referrals-2025-26-Q1"],
      counts.figures["re-referrals-2024-25-Q1"],
      counts.figures["returns-on-time"],
      counts.figures["returns-changed"],
    ]);
  });

  it("decisions", () => {
    const last = allDecisions(base).filter((one) => one.quarter === "Q1");
    const outcomes = { taken: 0, "taken-in-part": 0, "not-taken": 0, deferred: 0 };
    for (const one of last) if (one.decision.outcome) outcomes[one.decision.outcome.is] += 1;
    expect({ asked: last.length, ...outcomes }).toEqual(counts.decisions["of-last-quarter"]);
    expect(facts.words?.value.decisions.length).toBe(counts.decisions["asked-now"]);
  });

  it("recommendations, by what the owner says and by what was tested", () => {
    const entries = entriesOfPeriod(base, "recommendation", facts.period, facts.asAt);
    expect({
      all: entries.length,
      open: entries.filter((one) => one.open).length,
      "owner-says": tally(entries.map((one) => one.entry.status ?? "")),
      tested: tally(entries.map((one) => one.entry.tested?.view ?? "not-tested")),
      "shown-as-done": entries.filter(
        (one) => one.entry.status === "complete" && one.entry.tested?.view === "embedded",
      ).length,
      "date-moved": entries.filter((one) => recommendationDue(one.entry).moved).length,
    }).toEqual(counts.recommendations);
    expect(recommendationDue(entries[1]?.entry ?? (undefined as never))).toEqual({
      first: "2025-10-31",
      moved: { to: "2025-11-28", reason: "To be given in person." },
    });
  });

  it("challenges, escalations and requests", () => {
    const challenges = entriesOfPeriod(base, "challenge", facts.period, facts.asAt);
    expect({
      all: challenges.length,
      open: challenges.filter((one) => one.open).length,
      status: tally(challenges.map((one) => one.entry.status ?? "")),
      view: tally(challenges.map((one) => one.entry.view?.is ?? "none")),
      "days-late": challengeDaysLate(challenges[0]?.entry ?? (undefined as never), facts.asAt, undefined),
      "answers-without-view": challenges.filter((one) => one.entry.responses.length > 0 && !one.entry.view)
        .length,
    }).toEqual(counts.challenges);
    const [escalation] = entriesOfPeriod(base, "escalation", facts.period, facts.asAt);
    expect({ [escalation?.entry.status ?? ""]: 1 }).toEqual(counts.escalations.entries);
    expect(escalation?.open).toBe(counts.escalations.open > 0);
    expect(daysBetween(toDay("2025-09-02"), escalation?.entry.view?.given ?? toDay("2025-09-02"))).toBe(
      counts.escalations["notified-to-view-days"],
    );
    const requests = entriesOfPeriod(base, "request", facts.period, facts.asAt);
    const overdue = requests.filter((one) => requestDaysOverdue(one.entry, facts.asAt) > 0);
    expect({
      all: requests.length,
      open: requests.filter((one) => one.open).length,
      received: requests.filter((one) => one.entry.received).length,
      overdue: overdue.length,
      "overdue-days": Object.fromEntries(
        overdue.map((one) => [one.label, requestDaysOverdue(one.entry, facts.asAt)]),
      ),
    }).toEqual(counts.requests);
  });

  it("learning reviews, in working days", () => {
    const reviews = entriesOfPeriod(base, "learning-review", facts.period, facts.asAt);
    const entry = reviews[0]?.entry ?? (undefined as never);
    const deadlines = base.policy.value.deadlines;
    const times = learningReviewTimes(entry, {
      notification: deadlines?.notification,
      rapidReview: deadlines?.["rapid-review"],
    });
    expect({
      all: reviews.length,
      open: reviews.filter((one) => one.open).length,
      "notified-working-days": times.notified?.days,
      "rapid-review-working-days": times.sent?.days,
      "rapid-review-due": addWorkingDays(entry["became-aware"], 15),
      "rapid-review-working-days-late": times.sent?.late,
      actions: entry.actions,
    }).toEqual(counts["learning-reviews"]);
  });

  it("the length of each headline", () => {
    const words = (one: PeriodFacts) =>
      one.words?.words.sections
        .find((section) => section.heading === "Headline")
        ?.blocks.flatMap((block) => block.claims.flatMap((claim) => claim.text.split(/\s+/))).length;
    expect({ q1: words(quarterOne), q2: words(facts), limit: base.policy.value.headlineWords }).toEqual({
      ...counts["headline-words"],
      limit: 150,
    });
  });
});
