import { relative } from "node:path";
import type { Command } from "commander";
import {
  carryOut,
  type HookFolder,
  type HookStep,
  hookFolder,
  installPlan,
  type PlannedHook,
  removePlan,
} from "../edge/hooks.ts";
import type { CommandFile, Run } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface HooksOptions {
  readonly dryRun?: boolean;
}

/** `scrutiny hooks install|remove`: git refuses personal data, and hooks that were there stay at work. */
export const hooks: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Have git look for personal data before each commit and each push, and refuse it. Hooks that are there stay at work.",
      )
      .addHelpText("after", "\nExamples:\n  $ scrutiny hooks install\n  $ scrutiny hooks remove");
    define(command, run, {
      name: "install",
      says: "Set up the hooks pre-commit and pre-push.",
      plan: installPlan,
    });
    define(command, run, {
      name: "remove",
      says: "Take the hooks away again, and put back what was there before.",
      plan: removePlan,
    });
  },
};

interface Verb {
  readonly name: "install" | "remove";
  readonly says: string;
  plan(folder: HookFolder): readonly PlannedHook[];
}

function define(command: Command, run: Run, verb: Verb): void {
  command
    .command(verb.name)
    .description(verb.says)
    .option("--dry-run", "show what would be done, and do nothing")
    .addHelpText("after", `\nExample:\n  $ scrutiny hooks ${verb.name} --dry-run`)
    .action((options: HooksOptions) => run((session) => setHooks(session, verb, options)));
}

async function setHooks(session: Session, verb: Verb, { dryRun }: HooksOptions): Promise<ExitCode> {
  session.mustBeNow("hooks");
  const { terminal, world } = session;
  const folder = await hookFolder({ root: session.root(), env: world.env });
  const plan = verb.plan(folder);
  if (!dryRun) await carryOut(folder, plan, world.cwd);
  for (const hook of plan) {
    const shown = (relative(world.cwd, hook.path) || ".").replaceAll("\\", "/");
    const said = SAID[hook.step];
    if (dryRun) terminal.result(`${shown}: ${said.would}`);
    else if (said.isDone) terminal.result(shown);
    if (!dryRun) terminal.note(`${hook.name}: ${said.did}`);
  }
  if (verb.name === "install" && !dryRun) tellMore(session, folder, plan);
  return 0;
}

const SAID: Readonly<Record<HookStep, { would: string; did: string; isDone: boolean }>> = {
  make: { would: "would be made", did: "made.", isDone: true },
  chain: {
    would: "would be made; the hook that is there would be kept beside it, and go first",
    did: "made. The hook that was there is kept beside it, and goes first.",
    isDone: true,
  },
  renew: { would: "would be made anew", did: "made anew.", isDone: true },
  stands: { would: "stands, and would stay", did: "it stands already.", isDone: false },
  remove: { would: "would be removed", did: "removed.", isDone: true },
  restore: {
    would: "the hook that was there before would be put back",
    did: "what was there before is back.",
    isDone: true,
  },
  leave: { would: "is not ours, and would stay", did: "it is not ours, and was left.", isDone: false },
  none: { would: "is not there", did: "there was none.", isDone: false },
};

function tellMore(session: Session, folder: HookFolder, plan: readonly PlannedHook[]): void {
  if (plan.every(({ step }) => step === "stands")) return;
  if (folder.isInWorkTree) {
    session.terminal.note("They lie in the work tree: commit them, and all who clone it have them.");
  }
  session.terminal.note(
    "Git now refuses personal data at each commit and push. To take them away: scrutiny hooks remove",
  );
  session.terminal.note("What git has already is not looked at. Once, type: scrutiny check --history");
}
