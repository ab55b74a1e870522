import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Policy } from "../model/policy.ts";
import type { Scrypt } from "../model/privacy/value-digest.ts";
import type { Problem } from "../model/problem.ts";
import { type PrivacyFile, privacyReader } from "../parse/private-text.ts";

/** Looks for what identifies a person in each file that it is given, beside what else is done with it. */
export interface PrivacyScan {
  take(file: PrivacyFile): void;
  /** The problems of all files, in no order. */
  finish(): Promise<readonly Problem[]>;
}

/** Several files as one stretch of bytes: what one message to the worker holds. */
export interface ScanBatch {
  readonly paths: readonly string[];
  /** Undefined where there is a name and no text. */
  readonly lengths: readonly (number | undefined)[];
  readonly bytes: Uint8Array;
}

/** From so many files on a second thread does it while this one reads. */
const MANY = 1000;
const BATCH = 250;
// in the sources there is no such file: all is then done on this thread
const WORKER = fileURLToPath(new URL("./privacy-worker.js", import.meta.url));

/** Begins a scan by a partnership's terms. */
export function openPrivacyScan(policy: Policy, scrypt: Scrypt): PrivacyScan {
  const mayUseWorker = existsSync(WORKER);
  let waiting: PrivacyFile[] = [];
  let worker: ScanWorker | undefined;
  return {
    take(file) {
      waiting.push(file);
      if (!mayUseWorker || waiting.length < (worker ? BATCH : MANY)) return;
      worker ??= startWorker(policy);
      worker.send(batchOf(waiting));
      waiting = [];
    },
    async finish() {
      if (!worker) return waiting.flatMap(privacyReader(policy, scrypt));
      if (waiting.length > 0) worker.send(batchOf(waiting));
      return worker.finish();
    },
  };
}

/** One buffer of its own, which is handed over and not copied. */
function batchOf(files: readonly PrivacyFile[]): ScanBatch {
  const lengths = files.map((file) => file.bytes?.length);
  const bytes = new Uint8Array(lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0));
  let at = 0;
  for (const file of files) {
    if (file.bytes) bytes.set(file.bytes, at);
    at += file.bytes?.length ?? 0;
  }
  return { paths: files.map(({ path }) => path), lengths, bytes };
}

interface ScanWorker {
  send(batch: ScanBatch): void;
  finish(): Promise<readonly Problem[]>;
}

function startWorker(policy: Policy): ScanWorker {
  const worker = new Worker(WORKER, { workerData: policy });
  const problems: Problem[] = [];
  let open = 0;
  let failed: unknown;
  let settle: { done(): void; fail(error: unknown): void } | undefined;
  worker.on("message", (found: readonly Problem[]) => {
    problems.push(...found);
    open -= 1;
    if (open === 0) settle?.done();
  });
  worker.on("error", (error) => {
    failed = error;
    settle?.fail(error);
  });
  return {
    send(batch) {
      open += 1;
      worker.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]);
    },
    async finish() {
      await new Promise<void>((done, fail) => {
        settle = { done, fail };
        if (failed) fail(failed);
        else if (open === 0) done();
      });
      // it ends while the rules run
      void worker.terminate();
      return problems;
    },
  };
}
