// Whether doubling the text doubles the time. Each near-match is timed in a thread of its own, which is ended when it
// takes too long: what takes minutes must not stop the bench.
import { Worker } from "node:worker_threads";
import { NEAR_MATCHES } from "./near-matches.mjs";

const SIZES = [100 * 1024, 200 * 1024];
const LIMIT_MS = 5000;
/** The ratio that is held to, and how often a worse one is measured again. */
export const LINEAR = 2.5;
const AGAIN = 2;

/** For each near-match the best times at both sizes and their ratio; Infinity where one did not end in time. */
export async function measureLinearity(detectors, say) {
  const results = [];
  for (const name of Object.keys(NEAR_MATCHES)) {
    say(`linearity: ${name}`);
    let times = await timesOf(detectors, name);
    for (let again = 0; again < AGAIN && isDoubtful(times); again += 1) {
      const more = await timesOf(detectors, name);
      times = times.map((time, index) => Math.min(time, more[index]));
    }
    const [small, large] = times;
    results.push({ name, small, large, ratio: ratioOf(times) });
  }
  return results;
}

function ratioOf([small, large]) {
  return Number.isFinite(large) ? large / small : Number.POSITIVE_INFINITY;
}

/** Too slow, but it ended: on a busy machine that may be the machine. */
function isDoubtful(times) {
  return Number.isFinite(times[1]) && ratioOf(times) > LINEAR;
}

async function timesOf(detectors, name) {
  const worker = new Worker(new URL("./linearity-worker.mjs", import.meta.url), {
    workerData: { detectors, name, sizes: SIZES },
  });
  try {
    return await lastTimesOf(worker);
  } finally {
    await worker.terminate();
  }
}

/** What the thread sent last when it ended, or was out of time. */
function lastTimesOf(worker) {
  return new Promise((resolve, reject) => {
    let times = SIZES.map(() => Number.POSITIVE_INFINITY);
    const timer = setTimeout(() => resolve(times), LIMIT_MS);
    worker.on("message", (sent) => {
      times = sent;
    });
    worker.once("error", reject);
    worker.once("exit", () => {
      clearTimeout(timer);
      resolve(times);
    });
  });
}
