import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  firstReading,
  type SecondReading,
  type SharedFiles,
  secondReading,
} from "../../src/edge/shared-files.ts";
import { fileReader, workTreeSource } from "../../src/edge/worktree.ts";
import type { FileRun, OtherReader, SourceFile } from "../../src/model/source.ts";
import { removeFolder, temporaryFolder } from "../support/child.ts";

const FILES = 1050;
const name = (at: number) => `notes/${String(at).padStart(4, "0")}.md`;
let folder: string;
let paths: string[];
beforeAll(async () => {
  folder = await temporaryFolder();
  mkdirSync(join(folder, "notes"));
  paths = Array.from({ length: FILES }, (_, at) => name(at));
  for (const path of paths) writeFileSync(join(folder, path), `This is ${path}.`);
});

function shared() {
  const { port1, port2 } = new MessageChannel();
  const counts = new Int32Array(new SharedArrayBuffer(12));
  const files: SharedFiles = { folder, paths, counts, port: port2 };
  const never = new Promise<never>(() => undefined);
  return { first: firstReading<FileRun>(files, port1, never), second: secondReading<FileRun>(files) };
}

/** Reads as the second thread does, so many runs at most; gives how many it read. */
function readSome(second: SecondReading<FileRun>, most: number): number {
  const read = fileReader(folder);
  let runs = 0;
  while (runs < most && !second.isAhead()) {
    const run = second.next();
    if (!run) break;
    second.give(run.map((path): SourceFile => ({ ...read(path), isScanned: true })));
    runs += 1;
  }
  return runs;
}

async function readAll(other: OtherReader): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for await (const run of workTreeSource(folder).read(paths, { other })) found.push(...run);
  return found;
}

afterAll(() => removeFolder(folder));

describe("files that two threads read", () => {
  it.each([0, 1, 4, 10, 11])("come each once and whole, of which the other read %i runs", async (most) => {
    const { first, second } = shared();
    const others = readSome(second, most);
    const found = await readAll({ share: () => first });
    expect(found.map(({ path }) => path).sort()).toEqual(paths);
    for (const file of found) {
      expect("bytes" in file && Buffer.from(file.bytes).toString()).toBe(`This is ${file.path}.`);
    }
    const scanned = found.filter(({ isScanned }) => isScanned);
    // the last run has the 50 files that are over
    expect(scanned).toHaveLength(others === 0 ? 0 : others * 100 - 50);
    expect(second.next()).toBeUndefined();
    expect(second.isOver()).toBe(true);
  });

  it("are waited for where the other has taken some and not yet given them", async () => {
    const { first, second } = shared();
    const run = second.next() ?? [];
    const read = fileReader(folder);
    setTimeout(() => second.give(run.map((path) => ({ ...read(path), isScanned: true }))), 60);
    const found = await readAll({ share: () => first });
    expect(found.map(({ path }) => path).sort()).toEqual(paths);
  });

  it("fail as the other does, and do not wait for ever", async () => {
    const { port1, port2 } = new MessageChannel();
    const counts = new Int32Array(new SharedArrayBuffer(12));
    const files: SharedFiles = { folder, paths, counts, port: port2 };
    const failed = Promise.reject(new Error("out of memory"));
    failed.catch(() => undefined);
    secondReading<FileRun>(files).next();
    await expect(readAll({ share: () => firstReading<FileRun>(files, port1, failed) })).rejects.toThrow(
      "out of memory",
    );
    port1.close();
  });

  it("hold their bytes until the next run is asked for, where the same memory is used again", async () => {
    const large = Array.from({ length: 200 }, (_, at) => `large-${at}.md`);
    for (const path of large) writeFileSync(join(folder, path), path.padEnd(15_000, "."));
    const { port1, port2 } = new MessageChannel();
    const counts = new Int32Array(new SharedArrayBuffer(12));
    const files: SharedFiles = { folder, paths: large, counts, port: port2 };
    const never = new Promise<never>(() => undefined);
    const first = firstReading<FileRun>(files, port1, never);
    const seen: string[] = [];
    for await (const run of workTreeSource(folder).scan?.(large, { other: { share: () => first } }) ?? []) {
      for (const file of run)
        seen.push("bytes" in file ? Buffer.from(file.bytes).toString().replace(/\.+$/, "") : "");
    }
    expect(seen).toEqual(large.map((path) => path.replace(/\.+$/, "")));
  });

  it("are held back where the first thread is far behind", () => {
    const many = Array.from({ length: 10_000 }, (_, at) => name(at % FILES));
    const { port1, port2 } = new MessageChannel();
    const counts = new Int32Array(new SharedArrayBuffer(12));
    const second = secondReading<FileRun>({ folder, paths: many, counts, port: port2 });
    expect(readSome(second, 100)).toBe(40);
    expect(second.isAhead()).toBe(true);
    port1.close();
  });
});
