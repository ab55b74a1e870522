// Makes a knowledge base of N notes for the bench: the same bytes for the same options, on every machine.
//
//   node bench/corpus.mjs --sizes 1000,10000 --variant plain     into bench/corpus/, which git ignores
//   node bench/corpus.mjs --sizes 1000 --into DIR
//
// Framework and scrutiny.yaml are those of tests/fixtures/worked-example; the programme is its programme, moved to each
// of eight years. Forty notes lie in the quarter that is reported and are all cited in its words; the others are spread
// over the other quarters. The variants hold the same notes:
//
//   plain   block maps and values of one line
//   yaml    flow maps, quoted and folded text in every note, as in the worked example
//   words   as plain, and every other quarter has its words too, and every year its statement
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { FIRST_YEAR, LAST_YEAR, REPORTED } from "./corpus-of/calendar.mjs";
import { randomness } from "./corpus-of/chance.mjs";
import { fixture } from "./corpus-of/fixture.mjs";
import { makeNotes } from "./corpus-of/notes.mjs";
import { makeWords } from "./corpus-of/own-words.mjs";
import { makeRegisters } from "./corpus-of/registers.mjs";
import { makeYear } from "./corpus-of/years.mjs";

const SEED = 20_250_701;

export const VARIANTS = ["plain", "yaml", "words"];

/**
 * Writes the knowledge base into an empty folder; gives its counts and a digest of all paths and bytes. `reported` of
 * the notes lie in the quarter that is reported: more of them make a longer report.
 */
export function makeCorpus({ folder, notes, variant = "plain", reported = REPORTED.notes }) {
  const out = outputTo(folder);
  out.write("scrutiny.yaml", fixture("scrutiny.yaml"));
  const framework = fixture("programme/framework.yaml");
  out.write("programme/framework.yaml", framework);
  const shared = { out, variant, criteria: criteriaOf(framework), areas: areasOf(framework) };
  // each part has a random row of its own, so that one more part changes no other
  const made = (part) => ({ ...shared, random: randomness(SEED + part) });
  const byQuarter = makeNotes(made(0), notes, reported);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    makeYear(made(year), year, byQuarter);
    makeWords(made, year, byQuarter);
    makeRegisters(made(10 * year), year, byQuarter);
  }
  return { notes, variant, files: out.files, bytes: out.bytes, digest: out.digest() };
}

function outputTo(folder) {
  const hash = createHash("sha256");
  const folders = new Set();
  const out = {
    files: 0,
    bytes: 0,
    digest: () => hash.copy().digest("hex"),
    write(path, text) {
      const bytes = Buffer.from(text);
      const file = join(folder, path);
      if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      folders.add(dirname(file));
      writeFileSync(file, bytes);
      hash.update(`${path}\0${bytes.length}\0`).update(bytes);
      out.files += 1;
      out.bytes += bytes.length;
    },
  };
  return out;
}

function criteriaOf(framework) {
  return [...framework.matchAll(/^ {6}- id: (\S+)$/gm)].map((match) => match[1]);
}

function areasOf(framework) {
  return [...framework.matchAll(/^ {2}- id: (\S+)\n {4}title: (.+)$/gm)].map(([, id, title]) => ({
    id,
    title,
  }));
}

/** Sizes as they are typed: `1000,10000`. */
export function sizesOf(text) {
  const sizes = text.split(",").map((one) => Number(one.replaceAll("_", "")));
  if (sizes.some((one) => !Number.isSafeInteger(one) || one < REPORTED.notes)) {
    throw new Error(`--sizes takes whole numbers from ${REPORTED.notes} on, by commas`);
  }
  return [...new Set(sizes)].sort((a, b) => a - b);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string", default: "1000,10000" },
      variant: { type: "string", default: "plain" },
      into: { type: "string", default: fileURLToPath(new URL("./corpus", import.meta.url)) },
    },
  });
  for (const notes of sizesOf(values.sizes)) {
    const name = `${values.variant}-${notes}`;
    const folder = join(values.into, name);
    rmSync(folder, { recursive: true, force: true });
    const made = makeCorpus({ folder, notes, variant: values.variant });
    console.log(`${name}: ${made.files} files, ${made.bytes} bytes, sha256 ${made.digest}`);
  }
}
