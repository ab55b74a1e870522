// How many of the cases are found. A case counts as found where finds of its kind, errors where the kind is one,
// overlap at least half of the value's characters, and none of those finds reaches far beyond the value.
import { casesOf, disguisesOf } from "./cases.mjs";
import { ERROR_KINDS, KINDS, OPTIONS } from "./values.mjs";

/** How far beyond the value a find may reach: the sentence or the scalar that it stands in. */
const BEYOND = 200;

/** A row for each kind and disguise: cases, found, why the others were not, found by surrounding, and some missed texts. */
export function measureRecall(findPrivate, { say, keep = 0 }) {
  return KINDS.flatMap((kind) =>
    disguisesOf(kind).map((disguise) => {
      say(`recall: ${kind}, ${disguise.id}`);
      return rowOf(findPrivate, { kind, disguise, keep });
    }),
  );
}

function rowOf(findPrivate, { kind, disguise, keep }) {
  const { id, split } = disguise;
  const row = { kind, disguise: id, split, cases: 0, found: 0, why: {}, surroundings: {}, missed: [] };
  for (const one of casesOf(kind, disguise)) {
    const verdict = verdictOf(findPrivate(one.text, OPTIONS), kind, one.spans);
    row.surroundings[one.surrounding] ??= { cases: 0, found: 0 };
    const at = row.surroundings[one.surrounding];
    row.cases += 1;
    at.cases += 1;
    if (verdict === "found") {
      row.found += 1;
      at.found += 1;
      continue;
    }
    row.why[verdict] = (row.why[verdict] ?? 0) + 1;
    if (row.missed.length < keep) row.missed.push({ value: one.value, verdict, text: one.text });
  }
  return row;
}

function verdictOf(finds, kind, spans) {
  if (!finds.every(isFind)) throw new Error("findPrivate gave something that is no find");
  const from = spans[0][0] - BEYOND;
  const to = spans.at(-1)[1] + BEYOND;
  const isHit = (some) => {
    const over = spans.filter((span) => some.some((find) => find.from < span[1] && find.to > span[0]));
    return over.length * 2 >= spans.length;
  };
  const near = finds.filter((find) => find.from >= from && find.to <= to);
  const same = near.filter((find) => find.kind === kind);
  const counted = same.filter((find) => find.severity === "error" || !ERROR_KINDS.includes(kind));
  if (isHit(counted)) return "found";
  if (isHit(same)) return "only a warning";
  if (isHit(near)) return "as another kind";
  return isHit(finds) ? "range too wide" : "not found";
}

function isFind({ kind, severity, from, to }) {
  return typeof kind === "string" && /^(?:error|warning)$/.test(severity) && from >= 0 && to > from;
}

/** Sums of rows: found of cases. */
export function sumOf(rows) {
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  const found = rows.reduce((sum, row) => sum + row.found, 0);
  return { cases, found, share: cases === 0 ? undefined : found / cases };
}
