import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import * as promises from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type ReportSet, writeReportSet } from "../../src/edge/report-set.ts";
import { sweepBase } from "../../src/edge/stray.ts";
import { takeStrays } from "../../src/edge/strays-met.ts";
import type { FileSystem } from "../../src/edge/whole-file.ts";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { TINY } from "../support/knowledge-base.ts";
import { strayNames } from "../support/strays.ts";
import { fakeWorld } from "../support/world.ts";

const env = { SCRUTINY_TODAY: "2025-10-20" };
const { dead, running } = strayNames();
const Q2 = "reports/2025-26/q2";
const PENDING = ".manifest-pending.json";
const NAMED = `A run was stopped while it wrote the report in ${Q2}: its files may be of two runs.`;

beforeEach(() => void takeStrays());

function base(): string {
  const root = temporaryFolder();
  layOver(root, Object.fromEntries(TINY as ReadonlyMap<string, string>));
  return root;
}

/** A set of three files, each with the version in it. */
function setOf(root: string, version: string, force = false): ReportSet {
  const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
  const sha256 = (text: string) => fakeWorld({ cwd: "/" }).sha256(text);
  const names = ["a.md", "b.html"];
  const manifest = {
    ...{ version: 1, report: {}, records: [] },
    outputs: names.map((path) => ({ path, sha256: sha256(`${path} ${version}`) })),
  };
  return {
    folder: join(root, Q2),
    suffix: "",
    about: { document: "quarterly-report", period: "2025/26-Q2" },
    outputs: names.map((name) => file(name, `${name} ${version}`)),
    last: file("manifest.json", JSON.stringify(manifest)),
    beside: [],
    force,
  };
}

/** Writes a set and stops dead at the n-th renaming into place, as a run that is killed there; gives what it left. */
async function killedAt(nth: number, set: ReportSet): Promise<readonly string[]> {
  let count = 0;
  await new Promise<void>((resolve) => {
    const files: FileSystem = {
      ...promises,
      rename: (from, to) => {
        count += String(to).endsWith(PENDING) ? 0 : 1;
        if (count < nth) return promises.rename(from, to);
        resolve();
        return new Promise(() => undefined);
      },
    };
    void writeReportSet(set, fakeWorld({ cwd: set.folder }), { files });
  });
  // the process that left them is this one: they are made a dead one's
  for (const name of readdirSync(set.folder).filter((one) => one.endsWith(".tmp")))
    renameSync(join(set.folder, name), join(set.folder, dead));
  const pending = join(set.folder, PENDING);
  writeFileSync(pending, readFileSync(pending, "utf8").replace(/\.scrutiny-[^"]*/, dead));
  return readdirSync(set.folder).sort();
}

const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name !== dead)
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

describe("a set whose run was killed", () => {
  it.each([1, 2, 3])("at renaming %i is whole after the next run that writes it", async (nth) => {
    const root = base();
    const [first, second, third] = [setOf(root, "1"), setOf(root, "2"), setOf(root, "3")];
    const world = fakeWorld({ cwd: root });
    await writeReportSet(first, world, { root });
    expect(await killedAt(nth, second)).toEqual([PENDING, dead, "a.md", "b.html", "manifest.json"].sort());
    const half = contents(join(root, Q2));
    expect([half["a.md"], half["b.html"]]).toEqual([`a.md ${nth > 1 ? 2 : 1}`, `b.html ${nth > 2 ? 2 : 1}`]);
    // not taken for a person's edit, though the manifest speaks of other files
    sweepBase(root);
    await writeReportSet(third, world, { root });
    expect(readdirSync(join(root, Q2))).toHaveLength(3);
    expect(contents(join(root, Q2))).toEqual(
      Object.fromEntries([...third.outputs, third.last].map(({ name, bytes }) => [name, `${bytes}`])),
    );
    expect(takeStrays()).toEqual([
      { path: join(root, Q2, dead), is: "removed" },
      { path: join(root, Q2), is: "whole" },
    ]);
  });

  it.each([["status"], ["check"], ["todo"], ["verify", Q2]])(
    "is named by %s, which changes nothing",
    async (...argv) => {
      const root = base();
      await killedAt(2, setOf(root, "1"));
      const before = readdirSync(join(root, Q2));
      const ran = await run(root, argv, { env });
      expect(ran.err.split("\n").filter((line) => line.startsWith(NAMED))).toHaveLength(1);
      expect(readdirSync(join(root, Q2))).toEqual(before);
    },
  );

  it("is named by report, which makes it whole; then nobody names it", async () => {
    const root = base();
    const argv = ["report", "--quarter", "Q2", "--format", "md"];
    expect((await run(root, argv, { env })).err).not.toContain("stopped");
    writeFileSync(join(root, Q2, PENDING), '{"outputs": []}');
    const dry = await run(root, [...argv, "--dry-run"], { env });
    expect(dry.err).toContain(NAMED);
    const ran = await run(root, argv, { env });
    expect(ran.err).toContain(`The report in ${Q2} is whole again: a run was stopped while it wrote it.`);
    expect(ran.err).not.toContain(NAMED);
    expect(existsSync(join(root, Q2, PENDING))).toBe(false);
    expect((await run(root, ["status"], { env })).err).not.toContain("stopped");
  });

  it("is not named while the run still writes", async () => {
    const root = base();
    layOver(root, { [`${Q2}/${PENDING}`]: JSON.stringify({ run: running, outputs: [] }) });
    expect((await run(root, ["status"], { env })).err).not.toContain("stopped");
  });
});
