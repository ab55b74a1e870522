import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";

/** Files that both threads read, a run at a time: the first thread takes them from the front, the second from the end. */
export interface SharedFiles {
  readonly folder: string;
  readonly paths: readonly string[];
  /** In memory that both see, by `COUNT`. */
  readonly counts: Int32Array;
  /** Where the second thread gives what it read, a message a run. */
  readonly port: MessagePort;
}

/** Starts a second thread that reads its part of files, where there are any; `data` is what else it is told. */
export function startThread(
  program: string,
  data: object,
  files: Pick<SharedFiles, "folder" | "paths"> | undefined,
) {
  const channel = files && new MessageChannel();
  const shared: SharedFiles | undefined = channel && {
    ...files,
    counts: new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)),
    port: channel.port2,
  };
  const worker = new Worker(program, {
    workerData: { ...data, ...(shared && { files: shared }) },
    transferList: channel ? [channel.port2] : [],
  });
  // whatever goes wrong on the first thread ends both
  worker.unref();
  const failed = new Promise<never>((_, fail) => worker.once("error", fail));
  // whoever waits is told; nobody may be waiting yet
  failed.catch(() => undefined);
  return {
    worker,
    failed,
    reading: <T>() => shared && channel && firstReading<T>(shared, channel.port1, failed),
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

/** The first thread's side: from the front. `failed` rejects where the second thread does. */
export interface FirstReading<T> {
  /** The next files to read; undefined where all are taken. */
  next(): readonly string[] | undefined;
  /** What the second thread made of some of its files; undefined where there is nothing new. */
  arrived(): T | undefined;
  /** Waits for all that it still has to give. */
  rest(): AsyncIterable<T>;
}

export function firstReading<T>(
  files: SharedFiles,
  port: MessagePort,
  failed: Promise<never>,
): FirstReading<T> {
  const { paths, counts } = files;
  let mine = 0;
  let theirs = 0;
  const arrived = (): T | undefined => {
    const message: { message: T } | undefined = receiveMessageOnPort(port);
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
export interface SecondReading<T> {
  /** Whether all files are taken. */
  isOver(): boolean;
  /** Whether the first thread has more to receive than it should. */
  isAhead(): boolean;
  /** Waits until the first thread has received more, or a moment. */
  wait(): void;
  /** The next files to read; undefined where all are taken. */
  next(): readonly string[] | undefined;
  give(made: T): void;
}

export function secondReading<T>(files: SharedFiles): SecondReading<T> {
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
    give(made) {
      port.postMessage(made);
      given += 1;
      Atomics.store(counts, COUNT.given, given);
      Atomics.notify(counts, COUNT.given);
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
