// Measures the privacy detectors against a grammar of disguises, look-alikes and near-matches. See docs/performance.md.
//
//   npm run bench:privacy
//   npm run bench:privacy -- --all                     disguises without a miss and all near-matches too
//   npm run bench:privacy -- --missed 2                with two missed texts for each kind and disguise
//   npm run bench:privacy -- --only recall,false-errors,linearity,speed --json FILE
//   node bench/privacy/bench.mjs --detectors PATH      a module that exports findPrivate
//
// A missed target never fails anything: the exit code is 1 only where nothing could be measured.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { detectorsFrom } from "./detectors.mjs";
import { measureLookAlikes, measureRealTexts } from "./false-alarms.mjs";
import { measureLinearity } from "./linearity.mjs";
import { measureRecall } from "./recall.mjs";
import { measureSpeed } from "./speed.mjs";
import { heldAgainstTargets } from "./targets.mjs";
import * as text from "./text.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PARTS = ["recall", "false-errors", "linearity", "speed"];

const scratch = mkdtempSync(join(tmpdir(), "scrutiny-bench-privacy-"));
process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
process.once("SIGINT", () => process.exit(130));

try {
  await bench(optionsOf(process.argv.slice(2)));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function optionsOf(args) {
  const { values } = parseArgs({
    args,
    options: {
      detectors: { type: "string" },
      only: { type: "string", default: PARTS.join(",") },
      all: { type: "boolean", default: false },
      missed: { type: "string", default: "0" },
      json: { type: "string" },
    },
  });
  const only = values.only.split(",");
  if (!only.every((part) => PARTS.includes(part)))
    throw new Error(`--only takes ${PARTS.join(", ")}, by commas`);
  if (!/^\d{1,3}$/.test(values.missed)) throw new Error("--missed takes a whole number");
  return { ...values, only, missed: Number(values.missed) };
}

async function bench({ detectors: given, only, all, missed, json }) {
  const started = performance.now();
  const { address, findPrivate, from } = await detectorsFrom(given, scratch);
  const figures = {};
  const told = (part) => {
    say("");
    console.log(`${part}\n`);
  };

  if (only.includes("recall")) {
    figures.recall = measureRecall(findPrivate, { say, keep: missed });
    told(text.kindsText(figures.recall));
    told(text.surroundingsText(figures.recall));
    told(text.disguisesText(figures.recall, all));
    if (missed > 0) told(text.missedText(figures.recall));
  }
  if (only.includes("false-errors")) {
    say("false errors");
    figures.lookAlikes = measureLookAlikes(findPrivate);
    figures.realTexts = measureRealTexts(findPrivate, ROOT);
    told(text.lookAlikesText(figures.lookAlikes));
    told(text.realTextsText(figures.realTexts));
  }
  if (only.includes("linearity")) {
    figures.linearity = await measureLinearity(address, say);
    told(text.linearityText(figures.linearity, all));
  }
  if (only.includes("speed")) {
    figures.speed = measureSpeed(findPrivate, say);
    told(text.speedText(figures.speed));
  }
  const targets = heldAgainstTargets(figures);
  told(text.targetsText(targets));
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`Detectors of ${from}, Node ${process.versions.node}, ${seconds} s.`);
  if (json) writeFileSync(json, `${JSON.stringify({ format: 1, from, ...figures, targets }, null, 2)}\n`);
}

/** On a terminal, what is being measured; one line that each call writes over. */
function say(what) {
  if (process.stderr.isTTY) process.stderr.write(`\r${what}\u001b[K`);
}
