import type { FunctionOrDuty } from "../model/coverage-answer.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { PeriodFacts } from "./quarter.ts";
import { periodEntries } from "./registers-of-period.ts";

/**
 * What was done in a period about each function and each duty of the framework, in its order. An activity is done about
 * what its line in the programme names; a finding or a register entry about what its `about` names. Whether a duty is
 * fulfilled the scrutineer says in the statement: nothing here is a judgement.
 */
export function functionsAndDuties(base: KnowledgeBase, facts: PeriodFacts): readonly FunctionOrDuty[] {
  const { functions, duties } = facts.framework.value;
  const entries = periodEntries(base, facts.period, facts.asAt);
  return [...functions, ...duties].map(({ id, text }) => {
    const activities = facts.progress.activities.filter(({ activity }) =>
      [...activity.functions, ...activity.duties].includes(id),
    );
    const ids = new Set(activities.map((one) => one.activity.id));
    const planned = activities.map((one) => (typeof one.planned === "number" ? one.planned : 0));
    return {
      id,
      text,
      activities: [...ids],
      planned: sum(planned),
      done: sum(activities.map((one) => one.done)),
      notDone: sum(activities.map((one) => one.notDone.length)),
      notes: facts.notes.used
        .filter((note) => ids.has(note.record.value.activity))
        .map((note) => note.record.id),
      findings: facts.findings
        .filter((one) => one.about === id)
        .map((one) => ({ id: one.note.record.id, n: one.n })),
      entries: entries
        .filter(({ entry }) => "about" in entry && entry.about.includes(id))
        .map((one) => one.label),
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
