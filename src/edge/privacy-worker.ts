import { parentPort, workerData } from "node:worker_threads";
import type { Policy } from "../model/policy.ts";
import { type PrivacyReader, privacyReader } from "../parse/private-text.ts";
import type { ScanBatch } from "./privacy-scan.ts";
import { scrypt } from "./scrypt.ts";

let lookAt: PrivacyReader | undefined;

// the second thread of `openPrivacyScan`: takes batches, gives the problems of each
parentPort?.on("message", ({ paths, lengths, bytes }: ScanBatch) => {
  lookAt ??= privacyReader(workerData as Policy, scrypt);
  const look = lookAt;
  let from = 0;
  const problems = paths.flatMap((path, index) => {
    const length = lengths[index];
    const to = from + (length ?? 0);
    const text = length === undefined ? undefined : bytes.subarray(from, to);
    from = to;
    return look(text ? { path, bytes: text } : { path });
  });
  parentPort?.postMessage(problems);
});
