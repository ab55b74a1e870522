import { workerData } from "node:worker_threads";
import { type LookedAt, lookAt } from "./looked-at.ts";
import type { MentionsWork } from "./mentions-thread.ts";
import { mostBytes } from "./most-bytes.ts";
import { secondReading } from "./shared-files.ts";
import { fileReader, reusedMemory } from "./worktree.ts";

// the second thread of `mentionsThread`: reads its part of the files and gives what they tell
const { files, like } = workerData as MentionsWork;
const read = fileReader(files.folder, { memory: reusedMemory(), most: mostBytes });
const reading = secondReading<readonly LookedAt[]>(files);
// it never waits for the first thread: what it gives is small, and kept there in any case
for (let run = reading.next(); run; run = reading.next())
  reading.give(run.flatMap((path) => lookAt(read(path), like) ?? []));
