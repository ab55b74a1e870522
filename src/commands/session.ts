import { join, relative, resolve } from "node:path";
import { frameworkOf } from "../assurance/quarter.ts";
import type { Checked } from "../check/run.ts";
import { commitSource, findCommitAsOf } from "../edge/git.ts";
import { findRoot, loadBeside, loadPolicy } from "../edge/load.ts";
import { namedPath } from "../edge/named-path.ts";
import { nameStraysBeside, sweepBase } from "../edge/stray.ts";
import type { Terminal } from "../edge/terminal.ts";
import { isInside, workTreeSource } from "../edge/worktree.ts";
import type { World } from "../edge/world.ts";
import { type Day, dayInZone, isDay } from "../model/day.ts";
import type { Framework } from "../model/framework.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import { didYouMean } from "../model/nearest.ts";
import type { Policy } from "../model/policy.ts";
import { onOneLine } from "../model/printable.ts";
import type { Source } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import {
  type Period,
  parseQuarter,
  parseYear,
  QUARTERS,
  type QuarterName,
  quarterOf,
  type Year,
  yearFrom,
  yearOf,
} from "../model/year.ts";

/** 130: stopped by Ctrl-C at a question. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Options that every command takes. */
export interface GlobalOptions {
  readonly directory?: string;
  readonly at?: string;
  readonly asOf?: string;
  readonly color: boolean;
  readonly plain?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** The command was told `--dry-run`: it changes nothing, and clears nothing away. */
  readonly isTrial?: boolean;
}

/** A knowledge base and what checking it gives. */
export interface CheckedBase extends Checked {
  readonly base: KnowledgeBase;
}

/** What a command works with: the world, the terminal, and the knowledge base when it asks for it. */
export interface Session {
  readonly world: World;
  readonly terminal: Terminal;
  readonly options: GlobalOptions;
  /** Absolute path of the knowledge base. */
  root(): string;
  source(): Promise<Source>;
  policy(): Promise<RecordFile<Policy>>;
  knowledgeBase(): Promise<KnowledgeBase>;
  /** The knowledge base, with all that every rule finds in it today. */
  checked(): Promise<CheckedBase>;
  today(): Promise<Day>;
  /** A session over the same folder that reads from another Source. */
  over(source: Source): Session;
  /** A session over the same folder as it was at a commit, or known on a day. */
  past(state: { readonly at: string } | { readonly asOf: Day }): Session;
  /** A path of the knowledge base as the user would type it from where they stand, with `/`. */
  shown(path: string): string;
  /**
   * Absolute path of a file or folder that the user named: from the folder of `-C`; one that is not there, from where they
   * stand, as messages print it.
   */
  named(path: string): string;
  /** Absolute path of what the user has written somewhere: from the folder of `-C`. */
  placed(path: string): string;
  /** A path as the user typed it, relative to the root, with `/`; throws where it lies outside. */
  within(path: string): string;
  /** For what writes. Throws where an old state is read: nothing is written into the past. */
  mustBeNow(what: string): void;
}

/** Opens a session. Nothing is read until it is asked for, and each thing once. */
export function openSession(world: World, terminal: Terminal, options: GlobalOptions): Session {
  const root = once(() => findRoot(startOf(world, options)));
  const session = sessionOver(
    { world, terminal, options, root },
    once(() => openSource(root(), world, options)),
  );
  const said = once(async () => sayKept(session, await session.knowledgeBase()));
  const saying =
    <T>(read: () => Promise<T>) =>
    async () => {
      const value = await read();
      await said();
      return value;
    };
  return { ...session, knowledgeBase: saying(session.knowledgeBase), checked: saying(session.checked) };
}

/** Every command names an update that was kept aside, until somebody takes or removes it. */
function sayKept({ terminal, shown }: Session, { problems }: KnowledgeBase): void {
  for (const { rule, place, message, hint } of problems)
    if (rule === "kept-update") terminal.failure(`${shown(place.path)}: ${message}\n${hint ?? ""}`);
}

type Opened = Pick<Session, "world" | "terminal" | "options" | "root">;

function sessionOver(opened: Opened, source: () => Promise<Source>): Session {
  const { world, terminal, options, root } = opened;
  const policy = once(async () => loadPolicy(await source()));
  const today = once(async () => todayOf(world, (await policy()).value, await source(), options));
  const loaded = once(async () => {
    const from = await source();
    terminal.detail(`Reading ${from.root} (${from.label})`);
    const reading = await loadBeside(tellingOf(from, terminal), await policy(), world);
    terminal.progress("");
    return reading;
  });
  const knowledgeBase = once(async () => (await loaded()).whole());
  const named = (path: string) => namedPath(path, { start: startOf(world, options), cwd: world.cwd });
  return {
    ...opened,
    source,
    policy,
    knowledgeBase,
    checked: once(async () => {
      const [{ records }, day] = [await loaded(), await today()];
      const { RULES } = await import("../check/rules/index.ts");
      const { runBeside } = await import("../check/run.ts");
      const told = runBeside(records, RULES, day);
      const base = await knowledgeBase();
      return { base, ...told(base.problems) };
    }),
    today,
    over: (other) => sessionOver(opened, async () => other),
    past({ at, asOf }: { at?: string; asOf?: Day }) {
      const { at: _, asOf: __, ...rest } = options;
      const chosen = { ...rest, ...(at !== undefined && { at }), ...(asOf !== undefined && { asOf }) };
      return sessionOver(
        { ...opened, options: chosen },
        once(() => openSource(root(), world, chosen)),
      );
    },
    shown: (path) => onOneLine((relative(world.cwd, join(root(), path)) || ".").replaceAll("\\", "/")),
    named,
    placed: (path) => resolve(startOf(world, options), path),
    within: (path) => pathWithin(root(), named(path), path),
    mustBeNow(what) {
      if (options.at === undefined && options.asOf === undefined)
        return options.isTrial === true ? undefined : sweepWhereThereIsOne(root);
      throw new UserError(
        "past-is-read-only",
        `${what} works on the files of today, not with --at or --as-of.`,
        "Nothing is written into the past: leave it out.",
      );
    },
  };
}

/** The Source, which tells the terminal now and then how far reading has come. */
function tellingOf(source: Source, terminal: Terminal): Source {
  return {
    ...source,
    async *read(paths, other) {
      let count = 0;
      for await (const run of source.read(paths, other)) {
        count += run.length;
        terminal.progress(`Reading the knowledge base: ${count} of ${paths.length} files`);
        yield run;
      }
    },
  };
}

/** Whoever writes clears away what a run that was stopped had left. `init` and `schema` may have no knowledge base. */
function sweepWhereThereIsOne(root: () => string): void {
  let base: string;
  try {
    base = root();
  } catch {
    return;
  }
  sweepBase(base);
}

/** The folder that the program works as if started in. */
function startOf({ cwd }: World, { directory = "." }: GlobalOptions): string {
  return resolve(cwd, directory);
}

function pathWithin(root: string, full: string, path: string): string {
  if (isInside(root, full)) return relative(root, full).replaceAll("\\", "/");
  throw new UserError("outside", `${path} is not in the knowledge base at ${root}.`);
}

async function openSource(root: string, world: World, options: GlobalOptions): Promise<Source> {
  if (options.at !== undefined && options.asOf !== undefined) {
    throw new UserError("wrong-usage", "--at and --as-of both choose a state of the past: use one of them.");
  }
  if (options.at !== undefined) return commitSource({ root, ref: options.at, env: world.env });
  if (options.asOf === undefined) {
    nameStraysBeside(root);
    return workTreeSource(root);
  }
  if (!isDay(options.asOf)) {
    throw new UserError("bad-day", "--as-of takes a day that exists, such as 2025-10-09.");
  }
  const timeZone = (await loadPolicy(workTreeSource(root))).value.timeZone;
  const { id } = await findCommitAsOf({ root, day: options.asOf, timeZone, env: world.env });
  return commitSource({ root, ref: id, env: world.env });
}

function todayOf(world: World, policy: Policy, source: Source, options: GlobalOptions): Day {
  const fixed = world.env["SCRUTINY_TODAY"];
  if (fixed !== undefined && fixed !== "") {
    if (isDay(fixed)) return fixed;
    throw new UserError("bad-day", "SCRUTINY_TODAY is no day that exists; write it as 2025-10-09.");
  }
  if (policy.today !== undefined) return policy.today;
  if (options.asOf !== undefined && isDay(options.asOf)) return options.asOf;
  const instant = source.commit ? new Date(source.commit.seconds * 1000) : world.now();
  try {
    return dayInZone(instant, policy.timeZone);
  } catch {
    throw new UserError(
      "unknown-time-zone",
      "scrutiny.yaml names a time zone that is not known.",
      "Write partnership.time-zone as Europe/London, or leave it out.",
    );
  }
}

/** The year that an option names; throws with what would be right. */
export function yearOption(text: string, starts: string): Year {
  const year = parseYear(text, starts);
  if (year) return year;
  throw new UserError("unknown-year", `${text} is no scrutiny year.`, "Write it as 2025/26 or 2025-26.");
}

/**
 * The quarter that `--quarter` and `--year` name. Without a year: the latest of that name that has begun by today; where
 * that year has no programme, the newest year that has one. `said` tells the user which, where it was chosen for them.
 */
export function quarterOption(
  base: KnowledgeBase,
  today: Day,
  options: { readonly quarter: string; readonly year?: string | undefined },
): { readonly period: Period; readonly said: string | undefined } {
  const starts = base.policy.value.year.starts;
  const read = parseQuarter(options.quarter, starts);
  if (!read) {
    const hint = didYouMean(options.quarter, QUARTERS) ?? "Write Q1, Q2, Q3 or Q4, or 2025/26-Q2.";
    throw new UserError("unknown-quarter", `${options.quarter} is no quarter.`, hint);
  }
  const named = options.year === undefined ? read.year : yearOption(options.year, starts);
  if (named && read.year && named.start !== read.year.start) {
    throw new UserError(
      "wrong-usage",
      `--quarter ${options.quarter} and --year ${named.label} name two years.`,
    );
  }
  if (named) return { period: quarterOf(named, read.quarter), said: undefined };
  const year = latestBegun(read.quarter, today, starts);
  const chosen = hasProgramme(base, year) ? year : (newestWithProgramme(base) ?? year);
  return {
    period: quarterOf(chosen, read.quarter),
    said: `Year ${chosen.label} (choose another with --year).`,
  };
}

/** The programme's years, newest first, for messages. */
export function yearsWithProgramme(base: KnowledgeBase): readonly Year[] {
  return [...base.years.values()]
    .filter((folder) => folder.programme !== undefined)
    .map((folder) => folder.year)
    .sort((a, b) => b.start - a.start);
}

/** The year that holds today; where it has no programme, the newest that has one. */
export function defaultYear(base: KnowledgeBase, today: Day): Year {
  const year = yearOf(today, base.policy.value.year.starts);
  return hasProgramme(base, year) ? year : (newestWithProgramme(base) ?? year);
}

/** Throws where the year has neither a programme nor any note: a mistyped year must not make an empty report. */
export function mustBeKnownYear(base: KnowledgeBase, year: Year): void {
  const starts = base.policy.value.year.starts;
  if (base.years.has(year.start)) return;
  if (base.notes.some((note) => yearOf(note.value.date, starts).start === year.start)) return;
  const known = yearsWithProgramme(base).map((one) => one.label);
  throw new UserError(
    "no-programme",
    `There is no work programme for ${year.label}: no file programme/${year.folder}/programme.yaml.`,
    known.length > 0 ? `There is one for ${known.join(", ")}.` : "Write one first.",
  );
}

/** The framework that a year is read with; throws where there is none at all. */
export function mustHaveFramework(base: KnowledgeBase, year: Year): RecordFile<Framework> {
  const framework = frameworkOf(base, base.years.get(year.start));
  if (framework) return framework;
  throw new UserError(
    "no-framework",
    "There is no framework: no file programme/framework.yaml.",
    "Write the areas and criteria there first.",
  );
}

function latestBegun(quarter: QuarterName, today: Day, starts: string): Year {
  const year = yearOf(today, starts);
  return quarterOf(year, quarter).from <= today ? year : yearFrom(year.start - 1, starts);
}

function hasProgramme(base: KnowledgeBase, year: Year): boolean {
  return base.years.get(year.start)?.programme !== undefined;
}

function newestWithProgramme(base: KnowledgeBase): Year | undefined {
  return yearsWithProgramme(base)[0];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
