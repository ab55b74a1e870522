import { Command, CommanderError, Option } from "commander";
import type { CommandFile, Run } from "./commands/command.ts";
import { commandsAsTyped } from "./commands/commands-as-typed.ts";
import { COMMANDS } from "./commands/index.ts";
import type { GlobalOptions } from "./commands/session.ts";
import { nodeWorld } from "./edge/node-world.ts";
import { type Stray, takeStrays } from "./edge/strays-met.ts";
import { openTerminal, type Terminal, type TerminalOptions } from "./edge/terminal.ts";
import type { World } from "./edge/world.ts";
import { shownPath } from "./edge/write-error.ts";
import { mask } from "./model/mask.ts";
import { nearest } from "./model/nearest.ts";
import { UserError } from "./model/user-error.ts";

/**
 * Runs the program and gives its exit code: 0 done, 1 the files need a person, 2 could not run, 70 a bug. The one place
 * that catches errors.
 */
export async function main(typed = process.argv.slice(2), world: World = nodeWorld()): Promise<number> {
  const argv = withPlain(typed, world);
  const exitCode = await codeOf(argv, world);
  const why = await world.stdout.written();
  if (why !== undefined) sayNotOut(openTerminal(world, plainly(argv)), why);
  await world.stderr.written();
  return why === undefined ? exitCode : 2;
}

async function codeOf(argv: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  const plain = plainly(argv);
  const program = programOf(world, plain);
  let isTrial = false;
  program.hook("preAction", (_, acting) => {
    isTrial = acting.opts<{ dryRun?: boolean }>().dryRun === true;
  });
  const run: Run = async (action) => {
    const options = { ...program.opts<GlobalOptions>(), isTrial };
    const terminal = openTerminal(world, {
      colour: options.color,
      quiet: options.quiet === true,
      verbose: options.verbose === true,
      plain: options.plain === true,
      asTyped: commandsAsTyped(NAMES, options, world),
    });
    world.begin();
    // reading a knowledge base is loaded when a command runs: help and version start without it
    const { openSession } = await import("./commands/session.ts");
    exitCode = await action(openSession(world, terminal, options));
  };
  try {
    for (const listed of COMMANDS) {
      const command = program.command(listed.name).summary(listed.summary);
      // only the command that is named is loaded: the others stand in the list alone
      const file: CommandFile | undefined = argv.includes(listed.name) ? await listed.load() : undefined;
      file?.define(command, run);
    }
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return codeOfError(
      error,
      openTerminal(world, { ...plain, asTyped: commandsAsTyped(NAMES, program.opts(), world) }),
      argv,
      world,
    );
  } finally {
    sayStrays(openTerminal(world, { ...plain, quiet: argv.includes("--quiet") }), world);
  }
}

/** How is spoken before the options are read. */
function plainly(argv: readonly string[]): Omit<TerminalOptions, "asTyped"> {
  return {
    colour: !argv.includes("--no-color"),
    quiet: false,
    verbose: false,
    plain: argv.includes("--plain"),
  };
}

function sayNotOut(terminal: Terminal, why: string): void {
  terminal.failure(
    `${terminal.style.red.bold("error")} What was to be printed could not be written whole (${why}).`,
  );
  terminal.failure(
    why === "ENOSPC" || why === "EDQUOT"
      ? "Make room where it goes, or let it go elsewhere, and run the command again."
      : "Let it go elsewhere, and run the command again.",
  );
}

/** Who needs plain lines says so once, in SCRUTINY_PLAIN, and not at every command. */
function withPlain(argv: readonly string[], { env }: World): string[] {
  const isAsked = !["", "0"].includes(env["SCRUTINY_PLAIN"] ?? "");
  return isAsked && !argv.includes("--plain") ? ["--plain", ...argv] : [...argv];
}

/** What an earlier run that was stopped had left: cleared away by a command that writes, named by one that reads. */
function sayStrays(terminal: Terminal, { cwd }: World): void {
  for (const { path, is } of takeStrays()) terminal.note(STRAYS[is](shownPath(path, { cwd })));
}

const STRAYS: Readonly<Record<Stray["is"], (shown: string) => string>> = {
  removed: (shown) => `Removed ${shown}, which a run that was stopped had left.`,
  waiting: (shown) =>
    `${shown} was left by a run that was stopped. The next command that writes a record removes it.`,
  left: (shown) =>
    `${shown} was left by a run on another machine. If no scrutiny is running there, remove it.`,
  "half-written": (shown) =>
    `A run was stopped while it wrote the report in ${shown}: its files may be of two runs. Make that report again.`,
  whole: (shown) => `The report in ${shown} is whole again: a run was stopped while it wrote it.`,
};

const NAMES = COMMANDS.map(({ name }) => name);

function programOf(world: World, plain: TerminalOptions): Command {
  const terminal = openTerminal(world, plain);
  const withoutEnd = (text: string) => text.replace(/\n$/, "");
  return new Command("scrutiny")
    .description("Evidence, framework and reports of an Independent Scrutineer, kept as text in git.")
    .version(world.version)
    .option("-C, --directory <dir>", "work as if started in this folder: paths typed count from it")
    .option("--at <ref>", "read the knowledge base at a git commit, tag or branch")
    .option("--as-of <day>", "read it as it was known at the end of that day")
    .option("--no-color", "no colour (the environment variable NO_COLOR does the same)")
    .option("--plain", "for screen readers: a statement a line, no colour, no drawing, no progress")
    .addOption(new Option("--quiet", "errors only").conflicts("verbose"))
    .option("--verbose", "say files, git commands and times")
    .addHelpText(
      "after",
      "\nExample:\n  $ scrutiny report --quarter Q2\n\nEach command has its own help: scrutiny report --help\nThe user guide is in the folder of the tool: docs/guide/README.md",
    )
    .showHelpAfterError("(add --help for what can be typed here)")
    .configureOutput({
      writeOut: (text) => terminal.result(withoutEnd(text)),
      writeErr: (text) => terminal.failure(withoutEnd(text)),
      outputError: (text, write) => write(withNearestChoice(text)),
      getOutHelpWidth: () => (Number.isFinite(terminal.columns) ? terminal.columns : 1000),
    })
    .exitOverride()
    .helpCommand(false);
}

/** Where a value is none of an option's choices, the nearest of them. */
function withNearestChoice(text: string): string {
  const [, typed, choices] =
    /argument '([^']*)' is invalid\. Allowed choices are (.*)\.\s*$/.exec(text) ?? [];
  const near = typed === undefined ? undefined : nearest(typed, choices?.split(", ") ?? []);
  return near === undefined ? text : `${text.trimEnd()}\n(Did you mean ${near}?)\n`;
}

function codeOfError(error: unknown, terminal: Terminal, argv: readonly string[], world: World): number {
  const json = argv.includes("--format=json") || argv[argv.indexOf("--format") + 1] === "json";
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === "commander.help")
      return error.code === "commander.help" ? 2 : 0;
    if (json) sayInJson(terminal, "wrong-usage", error.message, undefined);
    return 2;
  }
  if (error instanceof UserError) {
    if (json) sayInJson(terminal, error.code, error.message, error.hint);
    else {
      terminal.failure(`${terminal.style.red.bold("error")} ${error.message}`);
      if (error.hint) terminal.failure(error.hint);
    }
    return error.exitCode;
  }
  const trace = error instanceof Error ? stackWithoutValues(error) : "";
  if (json) sayInJson(terminal, "bug", "This is a bug in scrutiny.", undefined);
  terminal.failure(
    `${terminal.style.red.bold("bug")} This is a bug in scrutiny ${world.version}; nothing was lost by it.`,
  );
  terminal.failure(`Please report it with these lines, which hold no words of yours:\n${trace}`);
  return 70;
}

function sayInJson(terminal: Terminal, code: string, message: string, hint: string | undefined): void {
  const error = { code, message: mask(message), hint: hint === undefined ? null : mask(hint) };
  terminal.document(`${JSON.stringify({ version: 1, error }, null, 2)}\n`);
}

/** The kind of error and where it was thrown, without its message, which may hold text of the user's files. */
function stackWithoutValues(error: Error): string {
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, 12)].join("\n");
}
