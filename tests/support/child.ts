import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/** A new folder for a test; the caller removes it. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "scrutiny-test-"));
}

/** Removes a folder that `temporaryFolder` made. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Bundles a TypeScript file, given by its URL, into a folder as one file that node runs; gives its path. */
export async function bundle(file: URL, folder: string): Promise<string> {
  const build = await rolldown({ input: fileURLToPath(file), platform: "node", logLevel: "silent" });
  const path = join(folder, "driver.cjs");
  await build.write({ file: path, format: "cjs", codeSplitting: false });
  await build.close();
  return path;
}

/** A node process under test, and what it said. */
export interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  /** Resolves when standard output holds the text; rejects when the process ends first. */
  said(text: string): Promise<void>;
  /** Resolves at the end: the exit code, null when a signal ended it, and all of both streams. */
  readonly ended: Promise<{ exitCode: number | null; stdout: string; stderr: string }>;
}

/** Starts node on a script. */
export function startNode(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  return follow(spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } }));
}

/** Follows any process in the same way. */
export function follow(child: ChildProcessWithoutNullStreams): Child {
  let stdout = "";
  let stderr = "";
  const ended = new Promise<{ exitCode: number | null; stdout: string; stderr: string }>(
    (resolve, reject) => {
      child.on("error", reject);
      child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
    },
  );
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  child.stdin.on("error", () => undefined);
  return {
    process: child,
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (stdout.includes(text) || stderr.includes(text)) resolve();
        };
        child.stdout.on("data", look);
        child.stderr.on("data", look);
        ended.then(() => reject(new Error(`ended before it said ${text}: ${stdout}${stderr}`)), reject);
        look();
      }),
  };
}
