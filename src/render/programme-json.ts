import { mask } from "../model/mask.ts";
import type {
  ActivityAnswer,
  InformationAnswer,
  LineAnswer,
  PlanCounts,
  ProgrammeAnswer,
  ProgrammeTotals,
} from "../model/programme-answer.ts";

/** `programme show` as JSON, version 1 (`docs/programme.md`): keys in a fixed order, `null` for an unknown scalar. Masked. */
export function programmeAsJson(answer: ProgrammeAnswer): string {
  const { agreement, days } = answer;
  const body = {
    version: 1,
    year: answer.year,
    quarter: answer.quarter ?? null,
    asAt: answer.asAt,
    framework: answer.framework,
    agreement: {
      state: agreement.state,
      by: agreement.by.map(({ id, on, activities }) => ({ by: id, on, activities })),
      waitingFor: agreement.waitingFor.map(({ id }) => id),
      changedSince: agreement.changedSince ?? null,
    },
    rows: answer.rows.map((row) => ({
      id: row.id,
      title: row.title,
      how: row.how ?? null,
      activities: row.activities.map(activityJson),
    })),
    unplanned: { lines: answer.unplanned.lines.map(lineJson), notes: answer.unplanned.notes.map(noteJson) },
    quarters: answer.quarters.map(({ quarter, from, to, state, ...totals }) => ({
      quarter,
      from,
      to,
      state,
      ...totalsJson(totals),
    })),
    totals: totalsJson(answer.totals),
    days: {
      contracted: days.contracted ?? null,
      inPeriod: days.inPeriod,
      soFar: days.soFar,
      left: days.left ?? null,
      passed: days.passed,
      ofYear: days.ofYear,
      evenShare: days.evenShare ?? null,
      linesWithoutDays: days.linesWithoutDays,
    },
    papers: { inTime: answer.papers.inTime, late: answer.papers.late, none: answer.papers.none },
    information: answer.information.map(informationJson),
    openPoints: answer.openPoints.map(({ id, text, of, settled }) => ({
      id,
      text,
      of: of ?? null,
      settled: settled ? { on: settled.on, by: settled.by, text: settled.text } : null,
    })),
    priorities: answer.priorities.map(({ id, title, findings }) => ({
      id,
      title,
      findings: findings.map((one) => ({ id: one.id, n: one.n, says: one.says })),
    })),
  };
  const masked = (_: string, value: unknown) => (typeof value === "string" ? mask(value) : value);
  return `${JSON.stringify(body, masked, 2)}\n`;
}

function activityJson(one: ActivityAnswer) {
  return {
    id: one.id,
    title: one.title,
    under: one.under ?? null,
    kind: one.kind,
    ...countsJson(one),
    days: one.days,
    quarters: one.quarters.map((each) => ({ quarter: each.quarter, ...countsJson(each) })),
    lines: one.lines.map(lineJson),
    notes: one.notes.map(noteJson),
  };
}

function countsJson({ planned, done, late, toCome, extra }: PlanCounts) {
  return { planned: planned ?? null, done, late, toCome, extra };
}

function lineJson({ quarter, on, activity, outcome, why, days, papers, note, title }: LineAnswer) {
  return {
    quarter,
    on,
    activity,
    outcome,
    why: why ?? null,
    days: days ?? null,
    papers: papers ?? null,
    note: note ?? null,
    title: title ?? null,
  };
}

function noteJson({ id, title, status }: ActivityAnswer["notes"][number]) {
  return { id, title, status };
}

function totalsJson(one: ProgrammeTotals) {
  const { planned, doneOfPlanned, notDone, late, toCome, extra, unplanned, days } = one;
  return { planned, doneOfPlanned, notDone, late, toCome, extra, unplanned, days };
}

function informationJson(one: InformationAnswer) {
  return {
    requirement: one.requirement,
    title: one.title,
    from: one.from.map(({ id }) => id),
    every: one.every ?? null,
    dueDays: one.dueDays ?? null,
    asked: one.asked,
    received: one.received,
    overdue: one.overdue,
    receivedLate: one.receivedLate,
    returns: one.returns,
    requests: one.requests.map(({ id, number, from, asked, due, received, status, daysLate }) => ({
      id,
      number,
      from: from.id,
      asked,
      due: due ?? null,
      received: received ?? null,
      status,
      daysLate,
    })),
  };
}
