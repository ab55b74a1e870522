// Times one near-match at each size, in turn, and sends the best times so far each time.

import { parentPort, workerData } from "node:worker_threads";
import { finderOf } from "./detectors.mjs";
import { NEAR_MATCHES } from "./near-matches.mjs";
import { OPTIONS } from "./values.mjs";

const ROUNDS = 40;
const ENOUGH_MS = 1000;
/** Below this, in milliseconds, a call is repeated until it can be timed. */
const LEAST_MS = 5;

const findPrivate = await finderOf(workerData.detectors);
const texts = workerData.sizes.map((size) => NEAR_MATCHES[workerData.name](size));
const best = texts.map(() => Number.POSITIVE_INFINITY);
timeOf(texts[0]); // what is compiled at first use is not counted
const started = performance.now();
for (let round = 0; round < ROUNDS && performance.now() - started < ENOUGH_MS; round += 1) {
  texts.forEach((text, index) => {
    best[index] = Math.min(best[index], timeOf(text));
    parentPort.postMessage(best);
  });
}

function timeOf(text) {
  const from = performance.now();
  let calls = 0;
  do {
    findPrivate(text, OPTIONS);
    calls += 1;
  } while (performance.now() - from < LEAST_MS);
  return (performance.now() - from) / calls;
}
