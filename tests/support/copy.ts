import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { main } from "../../src/main.ts";
import { type FakeWorld, type FakeWorldOptions, fakeWorld } from "./world.ts";

/** An empty folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "scrutiny-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of a knowledge base that may be written to, with files laid over it. */
export function copyOf(folder: string, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, {
    recursive: true,
    filter: (path) => !/\/(?:reports|node_modules|\.git)$/.test(path),
  });
  layOver(copy, files);
  return copy;
}

/** Writes files into a folder, by their paths. */
export function layOver(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** What a run of the program gave. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly world: FakeWorld;
}

/** Runs the program in process, in a folder, with a world of the test's. */
export async function run(
  cwd: string,
  argv: readonly string[],
  options: Omit<FakeWorldOptions, "cwd"> = {},
): Promise<Ran> {
  const world = fakeWorld({ cwd, ...options });
  const code = await main([...argv], world);
  return { code, out: world.stdoutText, err: world.stderrText, world };
}
