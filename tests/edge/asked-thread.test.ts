import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startAsked } from "../../src/edge/asked-thread.ts";
import { builtProgram } from "../../src/edge/built-program.ts";

const folder = mkdtempSync(join(tmpdir(), "scrutiny-asked-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that says of each number what it began with and the number doubled, and cannot take 13. */
const PROGRAM = `
import { parentPort, workerData } from "node:worker_threads";
parentPort.on("message", (number) => {
  if (number === 0) throw new RangeError("it cannot go on");
  if (number === 13) parentPort.postMessage({ thrown: new RangeError("13 is not taken") });
  else parentPort.postMessage({ answer: workerData.begun + 2 * number });
});
`;

function started(text = PROGRAM) {
  const path = join(folder, "thread.mjs");
  writeFileSync(path, text);
  return startAsked<number, number>(path, { begun: 100 });
}

describe("a second thread that is asked", () => {
  it("answers each question, in order, also those asked at once", async () => {
    const thread = started();
    expect(await Promise.all([1, 2, 3].map((number) => thread.ask(number)))).toEqual([102, 104, 106]);
    expect(await thread.ask(4)).toBe(108);
  });

  it("tells whoever asked what it threw, and answers the next", async () => {
    const thread = started();
    const [thrown, next] = await Promise.allSettled([thread.ask(13), thread.ask(1)]);
    expect(thrown).toMatchObject({ status: "rejected", reason: new RangeError("13 is not taken") });
    expect(next).toEqual({ status: "fulfilled", value: 102 });
  });

  it("fails whoever waits where it ends, and whoever asks after that", async () => {
    const thread = started();
    const waiting = await Promise.allSettled([thread.ask(0), thread.ask(1)]);
    expect(waiting.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(thread.ask(2)).rejects.toThrow("it cannot go on");
  });

  it("fails whoever asks where its program cannot be loaded", async () => {
    await expect(started("import './not-there.mjs';").ask(1)).rejects.toThrow("not-there");
  });

  it("has no program where the sources run", () => {
    expect(builtProgram("second-thread")).toBeUndefined();
  });
});
