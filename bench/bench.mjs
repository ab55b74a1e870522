// Measures the speed and size of the built package against a floor, and says which targets hold. See docs/performance.md.
//
//   npm run build && npm run bench
//   node bench/bench.mjs --sizes 1000,10000,100000 --rounds 3 --json FILE
//   node bench/bench.mjs --no-peers                  without what others take, which needs the npm registry
//
// A missed target never fails anything: the exit code is 1 only where nothing could be measured.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { makeCorpus, sizesOf, VARIANTS } from "./corpus.mjs";
import { REPORTED } from "./corpus-of/calendar.mjs";
import * as text from "./figures-text.mjs";
import { measureHostile } from "./hostile-files.mjs";
import { interleaved, medians, memoryRunner } from "./measure.mjs";
import { mustBeValid } from "./must-be-valid.mjs";
import { copyPackage, installedSize } from "./package-copy.mjs";
import { installPeers, measurePeers } from "./peers.mjs";
import { measureReading } from "./reading.mjs";
import { makeHistory, makeRepository } from "./repository.mjs";
import { bestOf, heldAgainstTargets } from "./targets.mjs";
import { aboutThisRun, roundsOf, say } from "./this-run.mjs";

const FLOOR = fileURLToPath(new URL("./floor.mjs", import.meta.url));
const HISTORY_FLOOR = fileURLToPath(new URL("./history-floor.mjs", import.meta.url));
const STARTS = 40;

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000" },
    rounds: { type: "string", default: "5" },
    json: { type: "string" },
    "no-peers": { type: "boolean", default: false },
  },
});

if (!existsSync(new URL("../dist/main.js", import.meta.url)))
  fail("There is no dist/main.js. Type: npm run build");

const scratch = mkdtempSync(join(tmpdir(), "scrutiny-bench-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
process.once("SIGINT", () => process.exit(130));

try {
  bench(sizesOf(values.sizes), roundsOf(values.rounds));
} catch (error) {
  fail(error.message.replaceAll(scratch, "…"));
}

function bench(asked, rounds) {
  const load = loadavg()[0];
  const program = copyPackage(join(scratch, "package"));
  const about = aboutThisRun(join(scratch, "package"), load);
  console.log(`${text.machineText(about)}\n`);

  // the notes of the reported quarter alone: what every check costs, however many notes there are
  const fixed = measureSize(program, REPORTED.notes, rounds, ["plain"]);
  const sizes = asked.map((notes) => {
    const size = notes === REPORTED.notes ? fixed : measureSize(program, notes, rounds, VARIANTS);
    console.log(`${text.sizeText(size)}\n`);
    return size;
  });
  const growth = growthOf(fixed, sizes);
  if (growth.length > 0) console.log(`${text.growthText(growth, fixed)}\n`);

  const peers = values["no-peers"] ? undefined : comparePeers(program);
  if (peers) console.log(`${text.peersText(peers)}\n`);

  const hostile = measureHostile(program, join(scratch, "hostile-files"), say);
  console.log(`${text.hostileText(hostile)}\n`);

  const reading = measureReading(program, rounds, say);
  console.log(`${text.readingText(reading)}\n`);

  const start = measureStart(program);
  console.log(`${text.startText(start, STARTS)}\n`);
  const installed = installedSize(join(scratch, "package"));
  console.log(`${text.installedText(installed)}\n`);
  const targets = heldAgainstTargets({ sizes, growth, start, peers, hostile, reading });
  console.log(text.targetsText(targets));
  if (values.json) {
    const figures = { format: 1, ...about, fixed, sizes, growth, peers, reading, start, installed, targets };
    writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

function measureSize(program, notes, rounds, variants) {
  const folder = join(scratch, `${notes}`);
  const corpora = {};
  for (const variant of variants) {
    say(`${notes} notes: making ${variant}`);
    corpora[variant] = makeCorpus({ folder: join(folder, variant), notes, variant });
    mustBeValid(program, {
      folder: join(folder, variant),
      notes,
      reported: variant === "plain" ? REPORTED.notes : undefined,
    });
  }
  if (variants.includes("words")) {
    makeRepository({ folder: join(folder, "git"), notes });
    say(`${notes} notes: making a history`);
    makeHistory({ folder: join(folder, "history"), notes });
  }
  const commands = commandsOf(program, folder, variants);
  const runs = interleaved(commands, memoryRunner(scratch), rounds, (what) => say(`${notes} notes, ${what}`));
  say("");
  rmSync(folder, { recursive: true, force: true });
  const floors = new Map(
    runs.filter((run) => run.name.startsWith("floor")).map((run) => [run.corpus, run.best]),
  );
  const ratioOf = (run) => run.best / (floors.get(run.corpus) ?? floors.get("plain"));
  return { notes, corpora, runs: runs.map((run) => ({ ...run, ratio: ratioOf(run) })) };
}

function commandsOf(program, folder, variants) {
  const reports = join(folder, "reports");
  const before = () => rmSync(reports, { recursive: true, force: true });
  const on = (corpus) => [program, "-C", join(folder, corpus)];
  const report = ["report", "--quarter", `Q${REPORTED.quarter}`, "--output", reports];
  const all = [
    { name: "floor", corpus: "plain", args: [FLOOR, join(folder, "plain")] },
    { name: "check", corpus: "plain", args: [...on("plain"), "check"] },
    { name: "check --format json", corpus: "plain", args: [...on("plain"), "check", "--format", "json"] },
    { name: "report md", corpus: "plain", before, args: [...on("plain"), ...report, "--format", "md"] },
    {
      name: "report md, pdf",
      corpus: "plain",
      before,
      args: [...on("plain"), ...report, "--format", "md,pdf"],
    },
    { name: "search", corpus: "plain", args: [...on("plain"), "search", "budget", "health"] },
    { name: "trace", corpus: "plain", args: [...on("plain"), "trace", "function.voice"] },
    { name: "brief", corpus: "plain", args: [...on("plain"), "brief", "dsp-group"] },
    { name: "floor, yaml", corpus: "yaml", args: [FLOOR, join(folder, "yaml")] },
    { name: "check, yaml", corpus: "yaml", args: [...on("yaml"), "check"] },
    { name: "check, words of all quarters", corpus: "words", args: [...on("words"), "check"] },
    { name: "check, of a repository", corpus: "git", args: [...on("git"), "check"] },
    { name: "check --since", corpus: "git", args: [...on("git"), "check", "--since", "HEAD"] },
    { name: "check --at", corpus: "git", args: [...on("git"), "--at", "HEAD", "check"] },
    { name: "floor, history", corpus: "history", args: [HISTORY_FLOOR, join(folder, "history")] },
    { name: "check --history", corpus: "history", args: [...on("history"), "check", "--history"] },
  ];
  const ofGit = ["git", "history"];
  return all.filter(({ corpus }) => variants.includes(ofGit.includes(corpus) ? "words" : corpus));
}

/** Time a note between sizes: as it is, and without what is spent however many notes there are. */
function growthOf(fixed, sizes) {
  const base = bestOf(fixed, "check");
  const aNote = (size) => bestOf(size, "check") / size.notes;
  const net = (size) => (bestOf(size, "check") - base) / (size.notes - fixed.notes);
  const larger = sizes.filter((size) => size.notes > fixed.notes);
  return larger.slice(1).map((size, index) => ({
    from: larger[index].notes,
    to: size.notes,
    growth: aNote(size) / aNote(larger[index]),
    netGrowth: net(size) / net(larger[index]),
  }));
}

/** Check beside its peers on 10,000 notes; undefined where they cannot be installed. */
function comparePeers(program) {
  const folder = installPeers(join(scratch, "peers"), say);
  if (!folder) return undefined;
  const corpus = join(scratch, "for-peers");
  makeCorpus({ folder: corpus, notes: 10_000, variant: "plain" });
  const peers = measurePeers({ program, corpus, peers: folder, say: (what) => say(`peers, ${what}`) });
  say("");
  rmSync(corpus, { recursive: true, force: true });
  return peers;
}

function measureStart(program) {
  say("start");
  const [node, ...ours] = medians(
    [
      { name: "node -e 0", args: ["-e", "0"] },
      { name: "--version", args: [program, "--version"] },
      { name: "--help", args: [program, "--help"] },
    ],
    STARTS,
  );
  say("");
  return [node, ...ours.map((one) => ({ ...one, ratio: one.median / node.median }))];
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
