import type { PeriodFacts } from "../assurance/quarter.ts";
import { receivedAfter } from "../assurance/received-after.ts";
import { entriesOfPeriod } from "../assurance/registers-of-period.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { REGISTER_KINDS } from "../model/register-kinds.ts";
import type { ReportSource } from "./input.ts";

/**
 * All that goes into a report, as text to be hashed: what the period and the one before hold as at their days, the
 * policy, the framework and the template. What came later changes nothing in it.
 */
export function inputsAsText(source: Omit<ReportSource, "version" | "references">, template: string): string {
  const { base, facts, before, confirmation, edition, stage, issue, accuracy, replaced } = source;
  const corrected = (source.corrections ?? []).map((one) => [
    one.path,
    one.how,
    one.meaning,
    one.said,
    one.by,
  ]);
  return JSON.stringify({
    edition,
    stage,
    issue,
    accuracy: accuracy?.before?.version ?? null,
    // a report that corrects nothing is what it was before there were seals
    ...(corrected.length > 0 ? { corrected } : {}),
    ...(replaced ? { replaced: replaced.version } : {}),
    template,
    policy: base.policy.value,
    ...(base.logo && "logo" in base.logo ? { logo: [...base.logo.logo.file].join() } : {}),
    now: periodInputs(base, facts),
    before: before ? periodInputs(base, before) : null,
    // what is printed of the stamps, and not the stamps: another person's changes nothing
    confirmation: confirmation?.map(({ name, review }) => [name, review.state]),
  });
}

function periodInputs(base: KnowledgeBase, facts: PeriodFacts) {
  const { period, asAt, folder, framework, notes, own } = facts;
  const byThen = <T>(items: readonly T[] | undefined, on: (item: T) => string) =>
    (items ?? []).filter((item) => on(item) <= asAt);
  return {
    period,
    asAt,
    framework: framework.value,
    programme: folder?.programme?.value ?? null,
    diary: byThen(folder?.diary?.value.entries, (entry) => entry.on),
    returns:
      folder?.returns?.value.returns.filter(
        (one) => period.quarter === undefined || one.period === period.quarter,
      ) ?? [],
    accuracy: byThen(folder?.accuracy?.value.rounds, (round) => round.sent),
    words: own ? [{ ...own.value, reviews: [] }, own.body] : null,
    used: notes.used.map(({ record }) => [record.id, { ...record.value, reviews: [] }]),
    after: receivedAfter(base, period, asAt, own?.words.citations ?? []).map(({ record }) => [
      record.id,
      record.value.title,
      record.value.marking,
    ]),
    leftOut: notes.leftOut.map(({ id, reason, detail }) => [id, reason, detail]),
    entries: REGISTER_KINDS.map((kind) =>
      entriesOfPeriod(base, kind, period, asAt).map(({ record, entry }) => [
        record.id,
        { ...entry, reviews: [] },
      ]),
    ),
  };
}
