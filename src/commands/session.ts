import { join, relative, resolve } from "node:path";
import type { Checked } from "../check/run.ts";
import { findRoot } from "../edge/base-folder.ts";
import { commitSource, findCommitAsOf } from "../edge/git.ts";
import { namedPath } from "../edge/named-path.ts";
import { nameStraysBeside, sweepBase } from "../edge/stray.ts";
import type { Terminal } from "../edge/terminal.ts";
import { isInside, workTreeSource } from "../edge/worktree.ts";
import type { World } from "../edge/world.ts";
import { type Day, dayInZone, isDay } from "../model/day.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import { onOneLine } from "../model/printable.ts";
import type { Source } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";

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
  // what reads records takes a while to load: whoever has something to do before does it meanwhile
  const policy = once(async () => (await import("../edge/load.ts")).loadPolicy(await source()));
  const today = once(async () => todayOf(world, (await policy()).value, await source(), options));
  const loaded = once(async () => {
    const from = await source();
    terminal.detail(`Reading ${from.root} (${from.label})`);
    const { loadBeside } = await import("../edge/load.ts");
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
    async *read(paths, how) {
      let count = 0;
      for await (const run of source.read(paths, how)) {
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
  // what reads records is loaded while git answers
  if (options.at !== undefined || options.asOf !== undefined)
    import("../edge/load.ts").catch(() => undefined);
  if (options.at !== undefined) return commitSource({ root, ref: options.at, env: world.env });
  if (options.asOf === undefined) {
    nameStraysBeside(root);
    return workTreeSource(root);
  }
  if (!isDay(options.asOf)) {
    throw new UserError("bad-day", "--as-of takes a day that exists, such as 2025-10-09.");
  }
  const { loadPolicy } = await import("../edge/load.ts");
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
  const seconds = source.commit?.seconds;
  const instant = seconds === undefined ? world.now() : new Date(seconds * 1000);
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

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
