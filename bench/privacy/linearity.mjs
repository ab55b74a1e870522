// Whether doubling the text doubles the time. Each near-match is timed in a thread of its own, which is ended when it
// takes too long: what takes minutes must not stop the bench.
import { Worker } from "node:worker_threads";
import { NEAR_MATCHES } from "./near-matches.mjs";

const SIZES = [100 * 1024, 200 * 1024];
const LIMIT_MS = 20_000;

/** For each near-match the best times at both sizes and their ratio; `ratio` is Infinity where it did not end in time. */
export async function measureLinearity(detectors, say) {
  const results = [];
  for (const name of Object.keys(NEAR_MATCHES)) {
    say(`linearity: ${name}`);
    results.push({ name, ...(await timesOf(detectors, name)) });
  }
  return results;
}

async function timesOf(detectors, name) {
  const worker = new Worker(new URL("./linearity-worker.mjs", import.meta.url), {
    workerData: { detectors, name, sizes: SIZES },
  });
  try {
    const [small, large] = await answerOf(worker);
    return { small, large, ratio: large / small };
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve([Number.NaN, Number.POSITIVE_INFINITY]), LIMIT_MS);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => clearTimeout(timer));
  });
}
