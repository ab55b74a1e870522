import { createHash } from "node:crypto";
import { nodeWorld } from "../../src/edge/node-world.ts";
import type { Prompter } from "../../src/edge/prompts.ts";
import type { OutStream, World } from "../../src/edge/world.ts";

/** A world in memory, and what was written to it. */
export interface FakeWorld extends World {
  /** All that went to standard output so far; of what was written as bytes, a character for each. */
  readonly stdoutText: string;
  /** All that went to standard error so far. */
  readonly stderrText: string;
}

/** What a test may set; all but the folder has a value that never changes. */
export interface FakeWorldOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The clock, as an ISO instant; default 2025-07-14T12:00:00Z. */
  readonly now?: string;
  /** What standard input holds. */
  readonly stdin?: string;
  /** Whether all three streams are a terminal. */
  readonly tty?: boolean;
  readonly columns?: number;
  /** Another seed gives other random bytes. */
  readonly random?: string;
  /** Who answers questions. */
  readonly prompter?: Prompter;
}

/** A World whose clock, streams, environment and random bytes are the test's; digests and shipped folders are real. */
export function fakeWorld(options: FakeWorldOptions): FakeWorld {
  const real = nodeWorld();
  const isTTY = options.tty ?? false;
  const written = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr"): OutStream => ({
    isTTY,
    // a message stands on one line unless the test is about the width
    columns: isTTY ? (options.columns ?? (name === "stdout" ? 80 : 1000)) : undefined,
    write: (data) => {
      written[name] += typeof data === "string" ? data : Buffer.from(data).toString("latin1");
    },
    written: async () => undefined,
  });
  return {
    cwd: options.cwd,
    env: options.env ?? {},
    platform: "linux",
    architecture: "linux-x64",
    version: real.version,
    prompter: options.prompter,
    begin: () => undefined,
    stdin: { isTTY, readAll: async () => options.stdin ?? "" },
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    now: () => new Date(options.now ?? "2025-07-14T12:00:00Z"),
    randomBytes: randomStream(options.random ?? "scrutiny"),
    sha256: real.sha256,
    scrypt: real.scrypt,
    gitBlobId: real.gitBlobId,
    templatesFolder: real.templatesFolder,
    rulesFolder: real.rulesFolder,
    fontsFolder: real.fontsFolder,
    pictureEngine: real.pictureEngine,
    get stdoutText() {
      return written.stdout;
    },
    get stderrText() {
      return written.stderr;
    },
  };
}

/** Bytes that look random and are the same in each run: SHA-256 of the seed and a counter. */
function randomStream(seed: string): (count: number) => Uint8Array {
  let counter = 0;
  let rest = Buffer.alloc(0);
  return (count) => {
    while (rest.length < count) {
      rest = Buffer.concat([rest, createHash("sha256").update(`${seed}:${counter++}`).digest()]);
    }
    const bytes = Uint8Array.from(rest.subarray(0, count));
    rest = rest.subarray(count);
    return bytes;
  };
}
