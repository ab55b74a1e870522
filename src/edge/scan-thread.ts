import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Policy } from "../model/policy.ts";
import type { Problem } from "../model/problem.ts";
import type { SharedReading, SourceFile } from "../model/source.ts";
import type { PrivacyFile } from "../parse/private-text.ts";

/** A second thread that reads files and looks for what identifies a person in them, and in others that it is sent. */
export interface ScanThread {
  send(batch: ScanBatch): void;
  /** The files of which it reads its part; undefined where it was given none. */
  readonly shared: SharedReading | undefined;
  /** The problems of all files, in no order. */
  finish(): Promise<readonly Problem[]>;
}

/** Several files as one stretch of bytes: what one message to the thread holds. */
export interface ScanBatch {
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

/** Files that both threads read, a run at a time: the first thread takes them from the front, the second from the end. */
export interface SharedFiles {
  readonly folder: string;
  readonly paths: readonly string[];
  /** In memory that both see, by `COUNT`. */
  readonly counts: Int32Array;
  /** Where the second thread gives what it read, a message a run. */
  readonly port: MessagePort;
}

/** One buffer of its own, which is handed over and not copied. */
export function batchOf(files: readonly PrivacyFile[]): ScanBatch {
  const lengths = files.map((file) => file.bytes?.length);
  const bytes = new Uint8Array(lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0));
  let at = 0;
  for (const file of files) {
    if (file.bytes) bytes.set(file.bytes, at);
    at += file.bytes?.length ?? 0;
  }
  return { paths: files.map(({ path }) => path), lengths, bytes };
}

/** Starts the thread; its program is the built `privacy-worker.ts`. An error there rejects `finish` and `shared.rest`. */
export function startScanThread(
  program: string,
  { policy, files }: Pick<ScanWork, "policy"> & { readonly files?: Pick<SharedFiles, "folder" | "paths"> },
): ScanThread {
  const channel = files && new MessageChannel();
  const given = channel && {
    ...files,
    counts: new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)),
    port: channel.port2,
  };
  const worker = new Worker(program, {
    workerData: { policy, ...(given && { files: given }) } satisfies ScanWork,
    transferList: given ? [given.port] : [],
  });
  // whatever goes wrong on the first thread ends both
  worker.unref();
  const failed = new Promise<never>((_, fail) => worker.once("error", fail));
  // whoever waits is told; nobody may be waiting yet
  failed.catch(() => undefined);
  const problems: Problem[] = [];
  // one answer is due for the files that it reads itself, and one for each batch
  let due = given ? 1 : 0;
  let settle = () => {};
  worker.on("message", (found: readonly Problem[]) => {
    problems.push(...found);
    due -= 1;
    if (due === 0) settle();
  });
  return {
    send(batch) {
      due += 1;
      worker.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]);
    },
    shared: channel && given && firstReading(given, channel.port1, failed),
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

/** So many paths are taken at a time. */
const RUN = 100;
/** So many runs the second thread may have given that the first has not received. */
const LEAD = 40;
/** Places in `SharedFiles.counts`: runs taken by either, given by the second thread, received by the first. */
const COUNT = { taken: 0, given: 1, received: 2 } as const;

function runCount({ paths }: Pick<SharedFiles, "paths">): number {
  return Math.ceil(paths.length / RUN);
}

/** Takes the next run for whoever asks; false where all are taken. */
function takeRun({ paths, counts }: SharedFiles): boolean {
  return Atomics.add(counts, COUNT.taken, 1) < runCount({ paths });
}

/** The first thread's side: from the front. */
export function firstReading(files: SharedFiles, port: MessagePort, failed: Promise<never>): SharedReading {
  const { paths, counts } = files;
  let mine = 0;
  let theirs = 0;
  const arrived = (): readonly SourceFile[] | undefined => {
    const message: { message: readonly SourceFile[] } | undefined = receiveMessageOnPort(port);
    if (!message) return undefined;
    theirs += 1;
    Atomics.store(counts, COUNT.received, theirs);
    Atomics.notify(counts, COUNT.received);
    return message.message;
  };
  return {
    next() {
      if (!takeRun(files)) return undefined;
      mine += 1;
      return paths.slice((mine - 1) * RUN, mine * RUN);
    },
    arrived,
    async *rest() {
      while (mine + theirs < runCount(files)) {
        const come = arrived();
        if (come) yield come;
        else {
          // there is nothing else to do; now and then it is seen whether the thread has failed
          Atomics.wait(counts, COUNT.given, theirs, 20);
          await Promise.race([nextTurn(), failed]);
        }
      }
      port.close();
    },
  };
}

/** The second thread's side: from the end. */
export interface SecondReading {
  /** Whether all files are taken. */
  isOver(): boolean;
  /** Whether the first thread has more to receive than it should. */
  isAhead(): boolean;
  /** Waits until the first thread has received more, or a moment. */
  wait(): void;
  /** The next files to read; undefined where all are taken. */
  next(): readonly string[] | undefined;
  give(run: readonly SourceFile[]): void;
}

export function secondReading(files: SharedFiles): SecondReading {
  const { paths, counts, port } = files;
  let taken = 0;
  let given = 0;
  let isOver = false;
  return {
    isOver: () => isOver,
    isAhead: () => given - Atomics.load(counts, COUNT.received) >= LEAD,
    wait: () => void Atomics.wait(counts, COUNT.received, given - LEAD, 100),
    next() {
      isOver = !takeRun(files);
      if (isOver) return undefined;
      taken += 1;
      const run = runCount(files) - taken;
      return paths.slice(run * RUN, (run + 1) * RUN);
    },
    give(run) {
      port.postMessage(run);
      given += 1;
      Atomics.store(counts, COUNT.given, given);
      Atomics.notify(counts, COUNT.given);
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
