import type { Ask, ChaseAnswer, ChaseItem } from "../model/chase-answer.ts";
import { type Day, daysBetween } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { isWithin, partyTitle } from "../model/policy.ts";
import { compareText } from "../model/problem.ts";
import { type DecisionWith, decisionsWith, type OpenWith, openWith } from "./open-with.ts";

/**
 * What an agency, group or role is reminded of on a day: what waits for it, late first. What it has done its part of is
 * named and not asked for again; of what is marked above the ceiling there is no more than the count.
 */
export function chaseAnswer(base: KnowledgeBase, party: string, today: Day, ceiling: string): ChaseAnswer {
  const policy = base.policy.value;
  const mayBeSent = (marking: string | undefined) => isWithin(policy, { marking: ceiling }, marking);
  const open = openWith(base, party, today);
  const shown = open.filter(({ entry }) => mayBeSent(entry.marking));
  const asked = decisionsWith(base, party, today);
  const decisions = mayBeSent(undefined) ? asked : [];
  const items = [
    ...shown.filter((one) => one.isWaiting).map((one) => itemOf(one, today)),
    ...decisions.map(decisionItem),
  ];
  const ranks = shown.map(({ entry }) => policy.markings.indexOf(entry.marking ?? policy.defaultMarking));
  if (decisions.length > 0) ranks.push(policy.markings.indexOf(policy.defaultMarking));
  return {
    to: { id: party, title: partyTitle(policy, party) },
    asAt: today,
    marking: policy.markings[Math.max(-1, ...ranks)] ?? policy.defaultMarking,
    notice: policy.notice,
    partnership: policy.partnership.name,
    items: items.sort(
      (a, b) =>
        b.daysLate - a.daysLate || compareText(firstDue(a), firstDue(b)) || compareText(a.number, b.number),
    ),
    withScrutineer: shown
      .filter((one) => !one.isWaiting)
      .map(({ label }) => label)
      .sort(compareText),
    withheld: open.length - shown.length + asked.length - decisions.length,
  };
}

function itemOf(one: OpenWith, today: Day): ChaseItem {
  const title = one.kind === "challenge" ? one.entry.question : one.entry.title;
  const { kind, label, daysLate } = one;
  return { kind, id: one.record.id, number: label, title, asks: asksOf(one, today), daysLate };
}

function asksOf({ kind, due, answerDue, daysLate, ...one }: OpenWith, today: Day): readonly Ask[] {
  if (kind === "challenge") return [{ what: "answer", due, daysLate }];
  if (kind === "request") return [{ what: "send", due, daysLate }];
  const { responses } = one.entry as Extract<OpenWith, { kind: "recommendation" }>["entry"];
  const isAnswered = responses.some(({ decision }) => decision !== "awaiting");
  const complete: Ask = { what: "complete", due, daysLate: lateness(due, today) };
  if (isAnswered) return [complete];
  return [{ what: "answer", due: answerDue, daysLate: lateness(answerDue, today) }, complete];
}

function lateness(due: Day | undefined, today: Day): number {
  return due === undefined ? 0 : Math.max(0, daysBetween(due, today));
}

function decisionItem({ decision, label, due, daysLate }: DecisionWith): ChaseItem {
  const { id, text } = decision.decision;
  return {
    kind: "decision",
    id: `${decision.year.label}-${id}`,
    number: label,
    title: text,
    asks: [{ what: "decide", due, daysLate }],
    daysLate,
  };
}

function firstDue({ asks }: ChaseItem): string {
  return asks.flatMap(({ due }) => due ?? []).sort()[0] ?? "9";
}
