// Errors where there is no identifier: on made prose dense with look-alikes, and on the project's own texts.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chanceFrom } from "./chance.mjs";
import { LOOK_ALIKES } from "./look-alikes.mjs";
import { sentence } from "./prose.mjs";
import { OPTIONS } from "./values.mjs";

const SIZE = 1_000_000;
const CLASSES = Object.keys(LOOK_ALIKES);

/** Notes of about 3 kB until there are a million characters. Each part of a note knows its class. */
export function* denseNotes(size = SIZE) {
  const chance = chanceFrom(20250714);
  for (let made = 0; made < size; ) {
    const note = denseNote(chance);
    made += note.text.length;
    yield note;
  }
}

function denseNote(chance) {
  const note = {
    text: "---\ntitle: Papers of the year\ndate: 2025-07-14\nline: 3\nstatus: ready\nfindings:\n",
    parts: [],
  };
  for (let at = 0; at < 3; at += 1) add(note, chance, { before: "  - finding: '", after: "'\n" });
  note.text += "---\n## What I saw\n\n";
  for (let at = 0; at < 12; at += 1) {
    add(note, chance, { before: "", after: " " });
    note.text += `${sentence(chance)} `;
    add(note, chance, { before: "", after: "\n\n" });
  }
  for (let at = 0; at < 6; at += 1) add(note, chance, { before: "- ", after: "\n" });
  note.text += "\n| What | Of |\n| ---- | -- |\n";
  for (let at = 0; at < 4; at += 1) add(note, chance, { before: "| ", after: " | seen |\n" });
  return note;
}

function add(note, chance, { before, after }) {
  const name = chance.oneOf(CLASSES);
  const made = chance.oneOf(LOOK_ALIKES[name])(chance);
  const { text, found } = typeof made === "string" ? { text: made } : made;
  const from = note.text.length + before.length;
  note.text += before + text + after;
  const allowed = found && { kind: found.kind, from: from + found.from, to: from + found.to };
  note.parts.push({ name, from, to: from + text.length, allowed });
}

/** Errors on look-alikes, by kind, and where they were raised. Warnings are counted, no more. */
export function measureLookAlikes(findPrivate) {
  const result = { characters: 0, lookAlikes: 0, warnings: 0, allowedFound: 0, allowed: 0, alarms: [] };
  for (const { text, parts } of denseNotes()) {
    result.characters += text.length;
    result.lookAlikes += parts.length;
    const finds = findPrivate(text, OPTIONS);
    result.warnings += finds.filter((find) => find.severity !== "error").length;
    const allowed = parts.flatMap((part) => part.allowed ?? []);
    result.allowed += allowed.length;
    result.allowedFound += allowed.filter((one) => finds.some((find) => isThat(find, one))).length;
    for (const find of finds) {
      if (find.severity !== "error" || allowed.some((one) => isThat(find, one))) continue;
      const part = parts.find((one) => find.from < one.to && find.to > one.from);
      result.alarms.push({ kind: find.kind, on: part?.name ?? "prose", excerpt: masked(text, find) });
    }
  }
  return { ...result, perMillion: (result.alarms.length * 1e6) / result.characters };
}

const isThat = (find, allowed) =>
  find.kind === allowed.kind && find.from < allowed.to && find.to > allowed.from;

/** What is left out: pages made from the tests, whose identifiers are invented and meant to be found. */
const MEANT = /(?:^|\/)docs\/rules(?:\/|$)/;
const REAL = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "docs",
  "examples/fernshire",
  "programme",
  "scrutiny.yaml",
];

/** Errors on texts that people wrote: the docs, the example, this repository's programme with the source document. */
export function measureRealTexts(findPrivate, root) {
  const result = { files: 0, characters: 0, alarms: [] };
  for (const path of REAL.flatMap((start) => textsIn(root, start))) {
    const text = readFileSync(join(root, path), "utf8");
    result.files += 1;
    result.characters += text.length;
    for (const find of findPrivate(text, OPTIONS)) {
      if (find.severity === "error")
        result.alarms.push({ kind: find.kind, on: path, excerpt: masked(text, find) });
    }
  }
  return result;
}

function textsIn(root, path) {
  if (!existsSync(join(root, path)) || MEANT.test(path)) return [];
  if (/\.(?:md|ya?ml|txt)$/.test(path)) return [path];
  if (/\.\w+$/.test(path)) return [];
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => `${path}/${entry.name}`)
    .sort()
    .flatMap((below) => textsIn(root, below));
}

/** What was found and a little before it, its digits as #, and the letters of the find as x. */
function masked(text, { from, to }) {
  const before = text.slice(Math.max(0, from - 30), from);
  const found = text.slice(from, Math.min(to, from + 60)).replace(/\p{L}/gu, "x");
  return `${before}${found}`.replace(/\p{N}/gu, "#").replace(/\s+/g, " ").trim();
}
