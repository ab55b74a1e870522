import { mask } from "../model/mask.ts";
import { compareText } from "../model/problem.ts";
import type { ChangedSince, ReviewAnswer, ReviewItem } from "../model/review-answer.ts";

/** What awaits a stamp as JSON, version 1: keys in a fixed order, ids sorted, `null` for an unknown scalar. Masked. */
export function reviewAsJson(answer: ReviewAnswer): string {
  const body = {
    version: 1,
    year: answer.year,
    quarter: answer.quarter ?? null,
    asAt: answer.asAt,
    counts: {
      confirmed: countOf(answer.items, "confirmed"),
      notYet: countOf(answer.items, "not-yet"),
      changedSince: countOf(answer.items, "changed-since"),
    },
    items: byId(answer.items).map(itemAsJson),
    elsewhere: byId(answer.elsewhere).map(itemAsJson),
    leftOut: byId(answer.leftOut).map(({ path, id, reason }) => ({ path, id, reason })),
  };
  return maskedJson(body);
}

/** A document of JSON with every text masked, and a final newline. */
export function maskedJson(body: unknown): string {
  const masked = (_: string, value: unknown) => (typeof value === "string" ? mask(value) : value);
  return `${JSON.stringify(body, masked, 2)}\n`;
}

function itemAsJson(item: ReviewItem) {
  const { id, kind, number, date, title, path, state, confirmed, since, others } = item;
  return {
    id,
    kind,
    number: number ?? null,
    date: date ?? null,
    title,
    path,
    state,
    confirmed: confirmed ? { by: confirmed.by, on: confirmed.on } : null,
    changed: since ? changedAsJson(since) : null,
    others: others.map(({ by, role, on, changedSince }) => ({ by, role, on, changedSince })),
  };
}

function changedAsJson({ by, fields }: ChangedSince) {
  const commit = by.is === "commit" ? by : undefined;
  return {
    is: by.is,
    commit: commit?.id ?? null,
    by: commit?.author ?? null,
    on: commit?.day ?? null,
    fields,
  };
}

function countOf(items: readonly ReviewItem[], state: ReviewItem["state"]): number {
  return items.filter((one) => one.state === state).length;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => compareText(a.id, b.id));
}
