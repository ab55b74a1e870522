import type { OtherReader } from "../model/source.ts";
import { builtProgram } from "./built-program.ts";
import type { LookedAt } from "./looked-at.ts";
import { type SharedFiles, startThread } from "./shared-files.ts";

/** What the thread is started with. */
export interface MentionsWork {
  readonly files: SharedFiles;
  readonly like: string | undefined;
}

/** From so many files on a second thread looks at some of them. */
const MANY = 1000;

/** Somebody who looks at files of a work tree beside this thread, and gives what they tell in the place of the files. */
export function mentionsThread(like: string | undefined, take: (looked: LookedAt) => void): OtherReader {
  return {
    share(folder, paths) {
      // in the sources there is no program: all is then done on this thread
      const program = paths.length < MANY ? undefined : builtProgram("mentions-worker");
      if (program === undefined) return undefined;
      const thread = startThread(program, { like }, { folder, paths });
      const reading = thread.reading<readonly LookedAt[]>();
      return (
        reading && {
          next: reading.next,
          arrived() {
            for (let run = reading.arrived(); run; run = reading.arrived()) run.forEach(take);
            return undefined;
          },
          async *rest() {
            for await (const run of reading.rest()) {
              run.forEach(take);
              yield [];
            }
            void thread.worker.terminate();
          },
        }
      );
    },
  };
}
