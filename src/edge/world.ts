import type { Prompter } from "./prompts.ts";

/** A stream that a person or a program reads. */
export interface OutStream {
  readonly isTTY: boolean;
  /** Width of the terminal in characters; undefined where it is not a terminal. */
  readonly columns: number | undefined;
  write(data: string | Uint8Array): void;
  /**
   * Waits until all is out; the system's code for why it is not, `ENOSPC`. A reader that went away is no failure: undefined,
   * as where all is out.
   */
  written(): Promise<string | undefined>;
}

/** The world outside: everything impure that a command may touch, so that tests can put another in its place. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** `linux-x64`, as a manifest names it. */
  readonly architecture: string;
  readonly version: string;
  /** Who answers questions; undefined for the person at the terminal. */
  readonly prompter?: Prompter | undefined;
  /** Said once, when a command is to run and not only its help. */
  begin(): void;
  readonly stdin: { readonly isTTY: boolean; readAll(): Promise<string> };
  readonly stdout: OutStream;
  readonly stderr: OutStream;
  /** The clock: for `today` alone, and only where nothing else fixes it. */
  now(): Date;
  randomBytes(count: number): Uint8Array;
  /** Lower-case hex digits of the SHA-256 digest. */
  sha256(data: string | Uint8Array): string;
  /** 32 bytes of scrypt (N 32768, r 8, p 1) in lower-case hex; the salt is in hex. Slow on purpose: a tenth of a second. */
  scrypt(value: string, salt: string): string;
  /** The name that git gives to a file of these bytes (SHA-1 repositories). */
  gitBlobId(data: Uint8Array): string;
  /** Folder that holds the shipped templates. */
  readonly templatesFolder: string;
  /** Folder that holds the manual's page of each rule. */
  readonly rulesFolder: string;
  /** Folder that holds the bundled fonts. */
  readonly fontsFolder: string;
  /** File of the engine that draws pictures as PNG. */
  readonly pictureEngine: string;
}
