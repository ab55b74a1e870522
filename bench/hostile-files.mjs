// What one hostile file costs among fifty good notes, and whether it hides any of their problems.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeCorpus } from "./corpus.mjs";
import { runNode } from "./measure.mjs";

const NOTES = 50;
const KIB = 1024;
const repeated = (unit, bytes) => unit.repeat(Math.floor(bytes / unit.length));
const head = "---\ntitle: A hostile note\ndate: 2025-07-10\nactivity: voice\n";
const note = (fields, body = "") => `${head}${fields}\n---\n${body}`;
const NOTE = "evidence/2025-26/2025-07-10-a-hostile-note-h0st.md";
const DATA = "programme/2018-19/diary.yaml";
const ENTRY = "registers/requests/2025-07-10-a-hostile-entry-h0st.md";
const WORDS = "programme/2018-19/q1.md";

/** Path and content of each; the largest that is read of its kind. */
const HOSTILE = {
  "no file": undefined,
  "a megabyte on one line": [NOTE, note("status: draft", repeated("x", 1000 * KIB))],
  "a megabyte of digits": [NOTE, note("status: draft", repeated("9 ", 1000 * KIB))],
  "a megabyte of email signs": [NOTE, note("status: draft", repeated("a@", 1000 * KIB))],
  "a megabyte of citations": [NOTE, note("status: draft", repeated("[@a; ", 1000 * KIB))],
  "a megabyte of names": [NOTE, note("status: draft", repeated(" a boy called Wren's mother ", 1000 * KIB))],
  "closing brackets in a diary": [DATA, repeated("}", 256 * KIB)],
  "brackets in a diary": [DATA, repeated("[]", 256 * KIB)],
  "commas in a diary": [DATA, `a: [${repeated(",", 255 * KIB)}`],
  "quotes in a diary": [DATA, repeated('"', 256 * KIB)],
  "tags in a diary": [DATA, repeated("- !a x\n", 256 * KIB)],
  "fields in a diary": [DATA, Array.from({ length: 30_000 }, (_, n) => `k${n}:\n`).join("")],
  "one field thirty thousand times": [DATA, repeated("k:\n", 90 * KIB)],
  "updates in an entry": [ENTRY, `${head}updates:\n${repeated("  - {a: b}\n", 60 * KIB)}---\n`],
  "nested emphasis in own words": [
    WORDS,
    note("", repeated("*a _b ", 60 * KIB) + repeated("c_ d* ", 60 * KIB)),
  ],
  "lists in own words": [WORDS, note("", repeated("- a\n\n", 120 * KIB))],
  "quotations in own words": [WORDS, note("", repeated(">>>>>>>>>>>> a\n\n", 120 * KIB))],
  "tables in own words": [WORDS, note("", `|a|\n|-|\n${repeated("|b|c|d|\n", 120 * KIB)}`)],
  "bytes that are no text": [NOTE, Buffer.alloc(1000 * KIB, 0xff)],
  nothing: [NOTE, ""],
};

/** Seconds that each hostile file adds, and the problems of other files that it hides. */
export function measureHostile(program, scratch, say) {
  const good = join(scratch, "good");
  makeCorpus({ folder: good, notes: NOTES, variant: "plain" });
  faultInEach(good);
  const without = checked(program, good);
  const rows = Object.entries(HOSTILE).map(([name, file]) => {
    say(`hostile: ${name}`);
    if (!file) return { name, seconds: without.seconds, hidden: 0 };
    const [path, content] = file;
    const folder = join(scratch, "hostile");
    cpSync(good, folder, { recursive: true });
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    const found = checked(program, folder);
    rmSync(folder, { recursive: true, force: true });
    const hidden = without.faults.filter((one) => !found.faults.includes(one));
    return { name, seconds: found.seconds, more: found.seconds - without.seconds, hidden: hidden.length };
  });
  say("");
  return rows;
}

/** A field that is not known in each note, so that each has a problem to hide. */
function faultInEach(folder) {
  const evidence = join(folder, "evidence");
  for (const year of readdirSync(evidence)) {
    for (const name of readdirSync(join(evidence, year))) {
      const path = join(evidence, year, name);
      writeFileSync(
        path,
        readFileSync(path, "utf8").replace("---\n", "---\nfault: a field that is not known\n"),
      );
    }
  }
}

function checked(program, folder) {
  const runs = [1, 2].map(() =>
    runNode([program, "-C", folder, "check", "--format", "json"], { keep: true, codes: [1] }),
  );
  const { problems } = JSON.parse(runs[0].stdout);
  const faults = problems.filter((one) => one.field === "fault").map((one) => one.path);
  if (faults.length === 0) throw new Error("the good notes have no problem that could be hidden");
  return { seconds: Math.min(...runs.map((run) => run.seconds)), faults };
}
