import type { Policy } from "../model/policy.ts";
import type { Scrypt } from "../model/privacy/value-digest.ts";
import type { Problem } from "../model/problem.ts";
import type { OtherReader } from "../model/source.ts";
import { type PrivacyFile, privacyReader } from "../parse/private-text.ts";
import { startedThread } from "./asked-thread.ts";
import { builtProgram } from "./built-program.ts";
import { batchOf, handedOver, type ScanAsk, type ScanThread, startScanThread } from "./scan-thread.ts";

/** Looks for what identifies a person in each file that it is given, beside what else is done with it. */
export interface PrivacyScan {
  take(file: PrivacyFile): void;
  /** Reads files beside whoever reads them, and looks at those that it read. */
  readonly other: OtherReader;
  /** The problems of all files, in no order; of those that are not asked for there may be none. */
  finish(isAsked?: (path: string) => boolean): Promise<readonly Problem[]>;
}

/** From so many files on a second thread of its own does it while this one reads. */
const MANY = 1000;
const BATCH = 250;
/** So many are asked of a thread that was started for something else. */
const FEW = 50;

/** Begins a scan by a partnership's terms. */
export function openPrivacyScan(policy: Policy, scrypt: Scrypt): PrivacyScan {
  // in the sources there is none: all is then done on this thread
  const program = builtProgram("privacy-worker");
  const started = startedThread<ScanAsk, readonly Problem[]>();
  const asked: Promise<readonly Problem[]>[] = [];
  let waiting: PrivacyFile[] = [];
  let thread: ScanThread | undefined;
  const askStarted = () => {
    const batch = batchOf(waiting);
    waiting = [];
    const answer = started?.ask({ is: "scan", policy, batch }, handedOver(batch));
    if (!answer) return;
    // met where all is waited for
    answer.catch(() => undefined);
    asked.push(answer);
  };
  const sendFrom = (count: number) => {
    if (program === undefined || waiting.length < count) return;
    thread ??= startScanThread(program, { policy });
    thread.send(batchOf(waiting));
    waiting = [];
  };
  return {
    take(file) {
      waiting.push(file);
      if (started && !thread && waiting.length >= FEW) askStarted();
      else sendFrom(thread ? BATCH : MANY);
    },
    other: {
      share(folder, paths) {
        if (program === undefined || thread || paths.length < MANY) return undefined;
        thread = startScanThread(program, { policy, files: { folder, paths } });
        return thread.shared;
      },
    },
    async finish(isAsked = () => true) {
      if (!thread && asked.length === 0)
        return waiting.filter(({ path }) => isAsked(path)).flatMap(privacyReader(policy, scrypt));
      if (thread) sendFrom(1);
      else if (waiting.length > 0) askStarted();
      const found = await Promise.all([...asked, ...(thread ? [thread.finish()] : [])]);
      return found.flat();
    },
  };
}
