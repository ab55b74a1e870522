// The figures as tables of plain text.
import { sumOf } from "./recall.mjs";
import { KINDS } from "./values.mjs";

/** Near-matches that are printed without `--all`. */
const WORST = 12;

const thousands = (count) => count.toLocaleString("en-GB");
/** Never 100 where one case was missed. */
const inHundred = ({ cases, found, share }) =>
  cases === 0 ? "-" : found === cases ? "100" : Math.min(99.9, 100 * share).toFixed(1);

/** Recall by kind: plain, hard, and what became of the rest. */
export function kindsText(recall) {
  const kinds = [...KINDS.filter((kind) => recall.some((row) => row.kind === kind)), "all"];
  const rows = kinds.map((kind) => {
    const own = recall.filter((row) => kind === "all" || row.kind === kind);
    const pairs = own.filter((row) => row.disguise.includes(" + "));
    const of = (split) => inHundred(sumOf(own.filter((row) => row.split === split)));
    return [
      kind,
      ...(kind === "all" ? ["", ""] : [`${own.length - pairs.length}`, `${pairs.length}`]),
      thousands(sumOf(own).cases),
      of("plain"),
      of("hard"),
      inHundred(sumOf(pairs)),
      whyOf(own),
    ];
  });
  const head = [
    "kind",
    "disguises",
    "pairs",
    "cases",
    "plain",
    "hard",
    "of it pairs",
    "what became of the others",
  ];
  return `Found, in 100\n${table(head, rows)}`;
}

export function surroundingsText(recall) {
  const names = [...new Set(recall.flatMap((row) => Object.keys(row.surroundings)))];
  const rows = names.map((name) => {
    const parts = recall.map((row) => row.surroundings[name]).filter(Boolean);
    const sum = sumOf(parts);
    return [name, thousands(sum.cases), inHundred(sum)];
  });
  return `By surrounding\n${table(["", "cases", "found"], rows)}`;
}

/** A row for each disguise, a column for each kind; only where something was missed, or all. */
export function disguisesText(recall, isAll) {
  const kinds = KINDS.filter((kind) => recall.some((row) => row.kind === kind));
  const byDisguise = grouped(recall);
  const shown = [...byDisguise].filter(([, rows]) => isAll || rows.some((row) => row.found < row.cases));
  if (shown.length === 0) return "By disguise: every case of every disguise was found.";
  const cells = shown.map(([id, rows]) => [
    id,
    rows[0].split,
    ...kinds.map((kind) => {
      const row = rows.find((one) => one.kind === kind);
      return row ? inHundred(sumOf([row])) : "";
    }),
    whyOf(rows),
  ]);
  const title = isAll ? "By disguise" : `By disguise: the ${shown.length} of ${byDisguise.size} with a miss`;
  return `${title}\n${table(["", "", ...kinds.map((kind) => kind.slice(0, 9)), ""], cells)}`;
}

/** Missed cases as they stand: every value in them is invented. */
export function missedText(recall) {
  return recall
    .flatMap((row) =>
      row.missed.map(
        ({ value, verdict, text }) =>
          `${row.kind}, ${row.disguise}: ${value} ${verdict}\n${JSON.stringify(text)}\n`,
      ),
    )
    .join("\n");
}

export function lookAlikesText({
  characters,
  lookAlikes,
  warnings,
  allowed,
  allowedFound,
  alarms,
  perMillion,
}) {
  const sums = countsOf(alarms, (one) => `${one.kind}\t${one.on}`);
  const rows = [...sums].map(([key, { count, excerpts }]) => [
    ...key.split("\t"),
    `${count}`,
    excerpts.join("  ·  "),
  ]);
  const lines = [
    `False errors: ${alarms.length} in ${thousands(characters)} characters with ${thousands(lookAlikes)} look-alikes, ${perMillion.toFixed(1)} a million`,
    ...(rows.length > 0 ? [table(["kind", "on", "errors", "masked"], rows)] : []),
    `  Telephone numbers that pass Modulus 11, rightly found: ${allowedFound} of ${allowed}. Warnings, which are no errors: ${warnings}.`,
  ];
  return lines.join("\n");
}

export function realTextsText({ files, characters, alarms }) {
  const rows = alarms.map(({ kind, on, excerpt }) => [kind, on, excerpt]);
  const title = `Errors on the project's own texts: ${alarms.length} in ${files} files, ${thousands(characters)} characters`;
  return rows.length > 0 ? `${title}\n${table(["kind", "in", "masked"], rows)}` : title;
}

/** The worst of the near-matches, or all. */
export function linearityText(linearity, isAll) {
  const sorted = linearity.toSorted((a, b) => (a.ratio === b.ratio ? 0 : b.ratio - a.ratio));
  const shown = isAll ? sorted : sorted.slice(0, WORST);
  const milliseconds = (time) => (Number.isFinite(time) ? `${time.toFixed(2)} ms` : "did not end");
  const rows = shown.map(({ name, small, large, ratio }) => [
    name,
    milliseconds(small),
    milliseconds(large),
    Number.isFinite(ratio) ? ratio.toFixed(2) : "",
  ]);
  const title = `Near-matches, 100 and 200 KiB: ${isAll ? "all" : "the worst"} of ${linearity.length}`;
  return `${title}\n${table(["", "100 KiB", "200 KiB", "ratio"], rows)}`;
}

export function speedText(speed) {
  const rows = speed.map(({ name, notes, bytes, megabytesASecond }) => [
    name,
    thousands(notes),
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${megabytesASecond.toFixed(1)} MB/s`,
  ]);
  return `Speed, one call a note\n${table(["", "notes", "", ""], rows)}`;
}

export function targetsText(targets) {
  const rows = targets.map(({ target, figure, limit, verdict }) => [
    target,
    figure === null ? "" : figure.toFixed(2),
    limit,
    verdict,
  ]);
  return `Targets\n${table(["", "now", "to hold", "verdict"], rows)}`;
}

function whyOf(rows) {
  const sums = new Map();
  for (const { why } of rows) {
    for (const [name, count] of Object.entries(why)) sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return [...sums].map(([name, count]) => `${name} ${count}`).join(", ");
}

function grouped(recall) {
  const groups = new Map();
  for (const row of recall) groups.set(row.disguise, [...(groups.get(row.disguise) ?? []), row]);
  return groups;
}

/** Counts by key, each with its first excerpts. */
function countsOf(alarms, keyOf) {
  const sums = new Map();
  for (const one of alarms) {
    const sum = sums.get(keyOf(one)) ?? { count: 0, excerpts: [] };
    sum.count += 1;
    if (sum.excerpts.length < 2) sum.excerpts.push(one.excerpt);
    sums.set(keyOf(one), sum);
  }
  return sums;
}

function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join("  ")}`.trimEnd())
    .join("\n");
}
