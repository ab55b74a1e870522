import type { Readable } from "node:stream";
import { UserError } from "../model/user-error.ts";
import { type GitPlace, startFailure, startGit } from "./git-run.ts";
import { ownMemory } from "./worktree.ts";

/** Gives the content of objects by id, in any number at a time. */
export interface ObjectReader {
  /** The object's bytes; undefined where the repository does not have it. Throws UserError where git ends early. */
  read(id: string): Promise<Uint8Array | undefined>;
  /** As `read`, of several, in the order asked for: to wait for each takes longer than to read it. */
  readAll(ids: readonly string[]): Promise<readonly (Uint8Array | undefined)[]>;
}

interface Waiting {
  /** How many are asked for. */
  readonly count: number;
  readonly found: (Uint8Array | undefined)[];
  settle(found: readonly (Uint8Array | undefined)[]): void;
  fail(error: unknown): void;
}

/**
 * Reads through one `git cat-file --batch` process, started when first needed. While nothing is asked of it, it does
 * not keep this process alive, and it ends when this one does.
 */
export function objectReader(place: GitPlace): ObjectReader {
  const waiting: Waiting[] = [];
  let process: ReturnType<typeof start> | undefined;

  const start = () => {
    const git = startGit(place, ["cat-file", "--batch"]);
    const parts = [git, git.stdin, git.stdout] as { ref?(): void; unref?(): void }[];
    const end = (error: unknown): void => {
      process = undefined;
      for (const one of waiting.splice(0)) one.fail(error);
    };
    git.on("error", (error: NodeJS.ErrnoException) => end(startFailure(error, place)));
    git.on("close", () =>
      end(new UserError("git-failed", "git ended before it had given every file", RETRY)),
    );
    git.stdin.on("error", () => undefined);
    parseAnswers(git.stdout, (bytes) => {
      const first = waiting[0];
      first?.found.push(bytes);
      if (!first || first.found.length < first.count) return;
      first.settle(first.found);
      waiting.shift();
      if (waiting.length === 0) for (const part of parts) part.unref?.();
    });
    const ask = (ids: readonly string[]): void => {
      // what is asked in one go is written in one go
      if (git.stdin.writableCorked === 0) {
        git.stdin.cork();
        queueMicrotask(() => git.stdin.uncork());
      }
      git.stdin.write(ids.map((id) => `${id}\n`).join(""));
    };
    return { ask, hold: () => parts.map((part) => part.ref?.()) };
  };

  const readAll: ObjectReader["readAll"] = async (ids) => {
    if (ids.length === 0) return [];
    process ??= start();
    if (waiting.length === 0) process.hold();
    const answer = new Promise<readonly (Uint8Array | undefined)[]>((settle, fail) =>
      waiting.push({ count: ids.length, found: [], settle, fail }),
    );
    process.ask(ids);
    return answer;
  };
  return { readAll, read: async (id) => (await readAll([id]))[0] };
}

const RETRY = "Run `git fsck` to see whether the repository is whole, then run the command again.";

/** Takes `ID TYPE SIZE`, line feed, content, line feed apart, and `ID missing`, however the stream cuts them. */
function parseAnswers(stream: Readable, give: (bytes: Uint8Array | undefined) => void): void {
  let header = "";
  let body: Buffer | undefined;
  let filled = 0;
  // a second thread is handed what stands there without a copy
  const memory = ownMemory((size) => Buffer.from(new SharedArrayBuffer(size)));

  const takeHeader = (chunk: Buffer): number => {
    const end = chunk.indexOf(0x0a);
    header += chunk.toString("latin1", 0, end < 0 ? chunk.length : end);
    if (end < 0) return chunk.length;
    const size = /^[0-9a-f]+ [a-z]+ (\d+)$/.exec(header)?.[1];
    header = "";
    if (size === undefined) give(undefined);
    else body = memory(Number(size));
    filled = 0;
    return end + 1;
  };

  stream.on("data", (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; ) {
      if (body === undefined) at += takeHeader(chunk.subarray(at));
      else if (filled < body.length) {
        const count = chunk.copy(body, filled, at);
        filled += count;
        at += count;
      } else {
        // the line feed after the content
        const whole = body;
        body = undefined;
        at += 1;
        give(whole);
      }
    }
  });
}
