import { parentPort } from "node:worker_threads";
import { privacyTerms, privateProblems } from "../parse/private-text.ts";
import type { ScanBatch } from "./privacy-scan.ts";

// the second thread of `openPrivacyScan`: takes batches, gives the problems of each
parentPort?.on("message", ({ policy, paths, lengths, bytes }: ScanBatch) => {
  const terms = privacyTerms(policy);
  let from = 0;
  const problems = paths.flatMap((path, index) => {
    const to = from + (lengths[index] ?? 0);
    const file = { path, bytes: bytes.subarray(from, to) };
    from = to;
    return privateProblems(file, terms);
  });
  parentPort?.postMessage(problems);
});
