import type { Policy } from "../model/policy.ts";
import type { Scrypt } from "../model/privacy/value-digest.ts";
import type { Problem } from "../model/problem.ts";
import type { FileRun, SharedReading } from "../model/source.ts";
import { type PrivacyFile, type PrivacyReader, privacyReader } from "../parse/private-text.ts";
import { type SharedFiles, startThread } from "./shared-files.ts";

/** A second thread that reads files and looks for what identifies a person in them, and in others that it is sent. */
export interface ScanThread {
  send(batch: ScanBatch): void;
  /** The files of which it reads its part; undefined where it was given none. */
  readonly shared: SharedReading | undefined;
  /** The problems of all files, in no order. */
  finish(): Promise<readonly Problem[]>;
}

/** What one message to the thread holds: several files in memory that both threads see, or as one stretch of bytes. */
export type ScanBatch = readonly PrivacyFile[] | PackedFiles;

export interface PackedFiles {
  readonly paths: readonly string[];
  /** Undefined where there is a name and no text. */
  readonly lengths: readonly (number | undefined)[];
  readonly bytes: Uint8Array;
}

/** What the thread is started with. */
export interface ScanWork {
  readonly policy: Policy;
  readonly files?: SharedFiles;
}

/** The files as they are, where both threads see their memory; else one buffer of its own, which is handed over. */
export function batchOf(files: readonly PrivacyFile[]): ScanBatch {
  const isSeen = ({ bytes }: PrivacyFile) => !bytes || bytes.buffer instanceof SharedArrayBuffer;
  return files.every(isSeen) ? files : packed(files);
}

function packed(files: readonly PrivacyFile[]): PackedFiles {
  const lengths = files.map((file) => file.bytes?.length);
  const bytes = new Uint8Array(lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0));
  let at = 0;
  for (const file of files) {
    if (file.bytes) bytes.set(file.bytes, at);
    at += file.bytes?.length ?? 0;
  }
  return { paths: files.map(({ path }) => path), lengths, bytes };
}

/** The files of a message, on the thread that gets it. */
export function filesOfBatch(batch: ScanBatch): readonly PrivacyFile[] {
  if (!("bytes" in batch)) return batch;
  const { paths, lengths, bytes } = batch;
  let from = 0;
  return paths.map((path, index) => {
    const length = lengths[index];
    if (length === undefined) return { path };
    from += length;
    return { path, bytes: bytes.subarray(from - length, from) };
  });
}

/** What a thread that does other things too is asked: the problems of these files. */
export interface ScanAsk {
  readonly is: "scan";
  readonly policy: Policy;
  readonly batch: ScanBatch;
}

/** Answers such asks, with one reader for each policy: a report may look at several commits, each with its own. */
export function scanAnswers(scrypt: Scrypt): (ask: ScanAsk) => readonly Problem[] {
  const readers = new Map<string, PrivacyReader>();
  return ({ policy, batch }) => {
    const terms = JSON.stringify(policy);
    const look = readers.get(terms) ?? privacyReader(policy, scrypt);
    readers.set(terms, look);
    return filesOfBatch(batch).flatMap(look);
  };
}

/** What of a message is handed over and not copied. */
export function handedOver(batch: ScanBatch): readonly ArrayBuffer[] {
  return "bytes" in batch ? [batch.bytes.buffer as ArrayBuffer] : [];
}

/** Starts the thread; its program is the built `privacy-worker.ts`. An error there rejects `finish` and `shared.rest`. */
export function startScanThread(
  program: string,
  { policy, files }: Pick<ScanWork, "policy"> & { readonly files?: Pick<SharedFiles, "folder" | "paths"> },
): ScanThread {
  const { worker, failed, reading } = startThread(program, { policy }, files);
  const problems: Problem[] = [];
  // one answer is due for the files that it reads itself, and one for each batch
  let due = files ? 1 : 0;
  let settle = () => {};
  worker.on("message", (found: readonly Problem[]) => {
    problems.push(...found);
    due -= 1;
    if (due === 0) settle();
  });
  return {
    send(batch) {
      due += 1;
      worker.postMessage(batch, handedOver(batch));
    },
    shared: reading<FileRun>(),
    async finish() {
      const done = new Promise<void>((resolve) => {
        settle = resolve;
        if (due === 0) resolve();
      });
      worker.ref();
      await Promise.race([done, failed]);
      // it ends while the first thread goes on
      void worker.terminate();
      return problems;
    },
  };
}
