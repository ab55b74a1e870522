import { parentPort, workerData } from "node:worker_threads";
import type { Problem } from "../model/problem.ts";
import type { FileRun } from "../model/source.ts";
import { type PrivacyFile, privacyReader } from "../parse/private-text.ts";
import { mostBytes } from "./most-bytes.ts";
import { filesOfBatch, type ScanBatch, type ScanWork } from "./scan-thread.ts";
import { scannedOf } from "./scanned-file.ts";
import { scrypt } from "./scrypt.ts";
import { type SharedFiles, secondReading } from "./shared-files.ts";
import { fileReader, ownMemory } from "./worktree.ts";

/** So many runs that were read may wait to be looked at: some 30 MB of notes. */
const MOST_WAITING = 100;

// the second thread of `startScanThread`: reads its part of the files, then takes batches; gives the problems of each
const { policy, files } = workerData as ScanWork;
const look = privacyReader(policy, scrypt);
if (files) parentPort?.postMessage(problemsOf(files));
parentPort?.on("message", (batch: ScanBatch) => parentPort?.postMessage(filesOfBatch(batch).flatMap(look)));

function problemsOf(shared: SharedFiles): readonly Problem[] {
  const problems: Problem[] = [];
  for (const run of runsRead(shared)) for (const file of run) problems.push(...look(file));
  return problems;
}

/** Reads ahead of the first thread, which waits for that, and gives each run to look at when there is time. */
function* runsRead(shared: SharedFiles): Generator<readonly PrivacyFile[]> {
  const memory = ownMemory((size) => Buffer.from(new SharedArrayBuffer(size)));
  const read = fileReader(shared.folder, { memory, most: mostBytes });
  const reading = secondReading<FileRun>(shared);
  const waiting: (readonly PrivacyFile[])[] = [];
  while (!reading.isOver() || waiting.length > 0) {
    if (!reading.isOver() && !reading.isAhead() && waiting.length < MOST_WAITING) {
      const run = reading.next()?.map((path) => ({ ...read(path), isScanned: true }));
      if (!run) continue;
      reading.give(run);
      waiting.push(run.map(scannedOf));
    } else {
      const run = waiting.shift();
      if (run) yield run;
      else reading.wait();
    }
  }
}
