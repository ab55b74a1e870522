// Measures the making of documents: all four formats of a quarter, and the PDF of long reports, against Chromium and
// against pandoc with WeasyPrint. See docs/performance.md.
//
//   npm run build && npm run bench:formats
//   node bench/formats.mjs --rounds 3 --json FILE
//   node bench/formats.mjs --install                  pandoc and WeasyPrint first, by apt-get
//
// A missed target never fails anything: the exit code is 1 only where nothing could be measured.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeCorpus } from "./corpus.mjs";
import { REPORTED } from "./corpus-of/calendar.mjs";
import { documentText, machineText, targetsText } from "./figures-text.mjs";
import { interleaved, memoryRunner, runNode } from "./measure.mjs";
import { mustBeValid } from "./must-be-valid.mjs";
import { copyPackage } from "./package-copy.mjs";
import * as printers from "./printers.mjs";
import { heldOfDocuments } from "./targets-of-documents.mjs";
import { aboutThisRun, roundsOf, say } from "./this-run.mjs";

/** Notes in the reported quarter, all cited in its words; of the longer ones the PDF has about so many pages. */
const DOCUMENTS = [
  { name: "quarter", notes: REPORTED.notes, title: "A quarter of 40 notes", all: true },
  { name: "short", notes: 223, title: "About 33 pages" },
  { name: "long", notes: 1_546, title: "About 200 pages" },
];
const ALL = "md,pdf,html,docx";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    install: { type: "boolean", default: false },
    json: { type: "string" },
  },
});

if (!existsSync(new URL("../dist/main.js", import.meta.url)))
  fail("There is no dist/main.js. Type: npm run build");

const scratch = mkdtempSync(join(tmpdir(), "scrutiny-bench-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
process.once("SIGINT", () => process.exit(130));

try {
  bench(roundsOf(values.rounds));
} catch (error) {
  fail(error.message.replaceAll(scratch, "…"));
}

function bench(rounds) {
  const load = loadavg()[0];
  if (values.install && !printers.hasPandoc()) printers.installPandoc();
  const program = copyPackage(join(scratch, "package"));
  const about = { ...aboutThisRun(join(scratch, "package"), load), others: printers.versionsOf() };
  console.log(`${[machineText(about), ...about.others].join("\n")}\n`);
  if (!printers.hasChromium()) console.log("Left out: Chromium, which is not at /usr/bin/chromium.\n");
  if (!printers.hasPandoc())
    console.log("Left out: pandoc with WeasyPrint, which --install installs from Debian.\n");

  const documents = DOCUMENTS.map((one) => {
    const document = measureDocument(program, one, rounds);
    console.log(`${documentText(document)}\n`);
    return document;
  });
  const targets = heldOfDocuments(Object.fromEntries(documents.map((one) => [one.name, one])));
  console.log(targetsText(targets));
  if (values.json)
    writeFileSync(values.json, `${JSON.stringify({ format: 1, ...about, documents, targets }, null, 2)}\n`);
}

function measureDocument(program, { name, notes, title, all }, rounds) {
  say(`${title}: making the notes`);
  const folder = join(scratch, name);
  const corpus = join(folder, "corpus");
  makeCorpus({ folder: corpus, notes, reported: notes });
  mustBeValid(program, { folder: corpus, notes, reported: notes });
  const report = (formats, into) => {
    const asked = ["report", "--quarter", `Q${REPORTED.quarter}`, "--format", formats, "--output", into];
    return [program, "-C", corpus, ...asked];
  };
  // what the others print, and what is weighed
  const made = join(folder, "made");
  runNode(report(ALL, made));
  const output = (format) => join(made, `quarterly-report.${format}`);
  const ours = (formats) => {
    const into = join(folder, "ours");
    const before = () => rmSync(into, { recursive: true, force: true });
    return { name: `report ${formats.replaceAll(",", ", ")}`, before, args: report(formats, into) };
  };
  const others = printersOf({ folder, output, withPandoc: all });
  const formats = all ? [ALL, "md", "pdf", "html", "docx"] : ["md", "pdf"];
  const runs = interleaved([...formats.map(ours), ...others], memoryRunner(scratch), rounds, (what) =>
    say(`${title}, ${what}`),
  );
  say("");
  const files = [
    ...ALL.split(",").map((format) => fileOf(format, output(format))),
    ...others.map((one) => fileOf(`pdf by ${one.name}`, one.output)),
  ];
  rmSync(folder, { recursive: true, force: true });
  return { name, title, notes, runs, files };
}

function printersOf({ folder, output, withPandoc }) {
  const into = join(folder, "others");
  mkdirSync(into, { recursive: true });
  const chromium = { html: output("html"), output: join(into, "chromium.pdf"), scratch };
  const pandoc = { markdown: output("md"), output: join(into, "pandoc.pdf") };
  return [
    ...(printers.hasChromium() ? [printers.chromiumPrint(chromium)] : []),
    ...(withPandoc && printers.hasPandoc() ? [printers.pandocPrint(pandoc)] : []),
  ].map((one) => ({ ...one, before: () => rmSync(one.output, { force: true }) }));
}

/** Throws where the file is not there: a printer that made nothing was not measured. */
function fileOf(name, path) {
  return { name, bytes: statSync(path).size, pages: path.endsWith(".pdf") ? pagesOf(path) : undefined };
}

/** A tree of pages may have branches; its root counts them all. */
function pagesOf(path) {
  const dictionaries = readFileSync(path, "latin1").matchAll(/<<[^<>]*\/Type\s*\/Pages\b[^<>]*>>/g);
  const counts = [...dictionaries].map(([text]) => Number(/\/Count (\d+)/.exec(text)?.[1] ?? 0));
  return counts.length > 0 ? Math.max(...counts) : undefined;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
