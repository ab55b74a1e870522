import { join } from "node:path";
import {
  asAtOf,
  factsBefore,
  frameworkOf,
  type PeriodFacts,
  periodFacts,
} from "../../src/assurance/quarter.ts";
import { loadKnowledgeBase, loadPolicy } from "../../src/edge/load.ts";
import { workTreeSource } from "../../src/edge/worktree.ts";
import type { Day } from "../../src/model/day.ts";
import { toDay } from "../../src/model/day.ts";
import type { KnowledgeBase } from "../../src/model/knowledge-base.ts";
import { type Period, parseQuarter, parseYear, quarterOf, wholeYear } from "../../src/model/year.ts";
import { fakeWorld } from "./world.ts";

/** The checkout's folder. */
export const ROOT = join(import.meta.dirname, "../..");
/** A small knowledge base by hand, and the numbers and pages that must come of it. */
export const WORKED_EXAMPLE = join(ROOT, "tests/fixtures/worked-example");
export const EXPECTED = join(ROOT, "tests/fixtures/worked-example-expected");
export const FERNSHIRE = join(ROOT, "examples/fernshire");

/** Loads a knowledge base from a folder. */
export async function load(folder: string): Promise<KnowledgeBase> {
  const source = workTreeSource(folder);
  return loadKnowledgeBase(source, await loadPolicy(source), fakeWorld({ cwd: folder }));
}

/** The facts of a quarter, `2025/26-Q2`, or a year, `2025/26`, as at its own day or today, if that is earlier; and those of the one before. */
export function factsOf(
  base: KnowledgeBase,
  name: string,
  today: Day = toDay("2026-06-15"),
): { facts: PeriodFacts; before: PeriodFacts | undefined } {
  const period = periodOf(name, base.policy.value.year.starts);
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (!framework) throw new Error("no framework");
  return {
    facts: periodFacts(base, period, asAtOf(base, period, today), framework),
    before: factsBefore(base, period, today),
  };
}

function periodOf(name: string, starts: string): Period {
  const year = parseYear(name, starts);
  if (year) return wholeYear(year);
  const read = parseQuarter(name, starts);
  if (!read?.year) throw new Error("name a quarter with its year");
  return quarterOf(read.year, read.quarter);
}
