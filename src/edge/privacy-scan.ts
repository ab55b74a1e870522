import type { Policy } from "../model/policy.ts";
import type { Scrypt } from "../model/privacy/value-digest.ts";
import type { Problem } from "../model/problem.ts";
import type { OtherReader } from "../model/source.ts";
import { type PrivacyFile, privacyReader } from "../parse/private-text.ts";
import { builtProgram } from "./built-program.ts";
import { batchOf, type ScanThread, startScanThread } from "./scan-thread.ts";

/** Looks for what identifies a person in each file that it is given, beside what else is done with it. */
export interface PrivacyScan {
  take(file: PrivacyFile): void;
  /** Reads files beside whoever reads them, and looks at those that it read. */
  readonly other: OtherReader;
  /** The problems of all files, in no order; of those that are not asked for there may be none. */
  finish(isAsked?: (path: string) => boolean): Promise<readonly Problem[]>;
}

/** From so many files on a second thread does it while this one reads. */
const MANY = 1000;
const BATCH = 250;

/** Begins a scan by a partnership's terms. */
export function openPrivacyScan(policy: Policy, scrypt: Scrypt): PrivacyScan {
  // in the sources there is none: all is then done on this thread
  const program = builtProgram("privacy-worker");
  let waiting: PrivacyFile[] = [];
  let thread: ScanThread | undefined;
  const sendFrom = (count: number) => {
    if (program === undefined || waiting.length < count) return;
    thread ??= startScanThread(program, { policy });
    thread.send(batchOf(waiting));
    waiting = [];
  };
  return {
    take(file) {
      waiting.push(file);
      sendFrom(thread ? BATCH : MANY);
    },
    other: {
      share(folder, paths) {
        if (program === undefined || thread || paths.length < MANY) return undefined;
        thread = startScanThread(program, { policy, files: { folder, paths } });
        return thread.shared;
      },
    },
    async finish(isAsked = () => true) {
      if (!thread) return waiting.filter(({ path }) => isAsked(path)).flatMap(privacyReader(policy, scrypt));
      sendFrom(1);
      return thread.finish();
    },
  };
}
