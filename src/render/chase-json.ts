import type { ChaseAnswer } from "../model/chase-answer.ts";
import { jsonDocument } from "./json-document.ts";

/** What a party is reminded of as JSON, version 1. Masked. */
export function chaseAsJson(answer: ChaseAnswer): string {
  const { to, asAt, marking, items, withScrutineer, withheld } = answer;
  return jsonDocument({
    version: 1,
    to: to.id,
    asAt,
    marking,
    items: items.map(({ kind, id, number, title, daysLate, asks }) => ({
      kind,
      id,
      number,
      title,
      daysLate,
      asks: asks.map(({ what, due, daysLate: late }) => ({ what, due, daysLate: late })),
    })),
    withScrutineer,
    withheld,
  });
}
