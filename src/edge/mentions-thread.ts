import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { OtherReader } from "../model/source.ts";
import type { LookedAt } from "./looked-at.ts";
import { type SharedFiles, startThread } from "./shared-files.ts";

/** What the thread is started with. */
export interface MentionsWork {
  readonly files: SharedFiles;
  readonly like: string | undefined;
}

/** From so many files on a second thread looks at some of them. */
const MANY = 1000;
// in the sources there is no such file: all is then done on this thread
const PROGRAM = fileURLToPath(new URL("./mentions-worker.js", import.meta.url));

/** Somebody who looks at files of a work tree beside this thread, and gives what they tell in the place of the files. */
export function mentionsThread(like: string | undefined, take: (looked: LookedAt) => void): OtherReader {
  return {
    share(folder, paths) {
      if (paths.length < MANY || !existsSync(PROGRAM)) return undefined;
      const thread = startThread(PROGRAM, { like }, { folder, paths });
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
