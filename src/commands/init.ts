import { relative, resolve } from "node:path";
import type { Command } from "commander";
import { carryOut, hookFolder, installPlan } from "../edge/hooks.ts";
import { layFiles, mustBeFree, nearestFolder, type Standing, standingIn } from "../edge/laid-out.ts";
import { type GitState, gitStateOf, newRepository } from "../edge/new-repository.ts";
import { STOPPED } from "../edge/prompts.ts";
import { onOneLine } from "../model/printable.ts";
import { UserError } from "../model/user-error.ts";
import type { CommandFile } from "./command.ts";
import { type Answers, saidBy, withDefaults } from "./init/answers.ts";
import { askFor } from "./init/ask.ts";
import { shippedFramework } from "./init/frameworks.ts";
import { type LaidOut, layout } from "./init/layout.ts";
import { nextCommands } from "./init/next-commands.ts";
import { defineOptions, type InitOptions } from "./init/options.ts";
import type { Place } from "./init/place.ts";
import { mustNotBePrivate, whyPrivate } from "./init/private.ts";
import type { ToolSetting } from "./init/tool.ts";
import type { ExitCode, Session } from "./session.ts";
import { prompterFor } from "./writing/prompter.ts";

/** `scrutiny init [DIR]`: a whole new knowledge base, asked or by flags. */
export const init: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Lay out a new knowledge base, asked or by options: policies, framework, work programme, registers, editor settings, git. What is there is never changed.",
      )
      .argument("[dir]", "the folder of the new knowledge base; else this one");
    defineOptions(command)
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny init ../fernshire\n  $ scrutiny init ../fernshire --partnership 'Fernshire Safeguarding Children Partnership' --framework six-steps --agency council='Fernshire County Council' --yes\n  $ scrutiny init ../fernshire --partnership 'Fernshire Safeguarding Children Partnership' --tool tarball ../independent-scrutiny-0.1.0-linux-x64.tgz --checks github --hooks --yes",
      )
      .action((dir: string | undefined, options: InitOptions) =>
        run((session) => begin(session, dir, options)),
      );
  },
};

/** A new knowledge base about to be made. */
interface Making {
  readonly session: Session;
  readonly root: string;
  readonly answers: Answers;
  readonly files: readonly LaidOut[];
  readonly standing: ReadonlyMap<LaidOut, Standing>;
  readonly git: GitState;
}

async function begin(session: Session, dir: string | undefined, options: InitOptions): Promise<ExitCode> {
  session.mustBeNow("init");
  const { world } = session;
  const root = session.placed(dir ?? ".");
  mustBeFree(root, { cwd: world.cwd });
  const git = await gitStateOf(nearestFolder(root), world.env);
  const answers = await answersOf(session, options, {
    cwd: session.placed("."),
    root,
    version: world.version,
  });
  if (answers === STOPPED) {
    session.terminal.note("Stopped; nothing was written.");
    return 130;
  }
  const files = layout(answers, world, placeOf(root, git));
  mustNotBePrivate(files, world);
  const making: Making = { session, root, answers, files, standing: standingIn(files), git };
  return options.dryRun === true ? sayWhatWouldBe(making) : make(making);
}

async function answersOf(
  session: Session,
  options: InitOptions,
  setting: ToolSetting,
): Promise<Answers | typeof STOPPED> {
  const { world } = session;
  const said = saidBy(options, setting);
  if (said.framework !== undefined) shippedFramework(world, said.framework);
  const prompter = await prompterFor(session, { yes: options.yes === true, json: false, takesInput: false });
  if (!prompter) return withDefaults(said, world, setting);
  prompter.begin(`A new knowledge base in ${shownIn(session, setting.root)}`);
  const private_ = whyPrivate(world);
  const answers = await askFor(said, { prompter, world, setting, whyPrivate: private_ });
  prompter.end(answers === STOPPED ? "Stopped." : "Laying it out.");
  return answers;
}

async function make(making: Making): Promise<ExitCode> {
  const { session, root, files, standing, git } = making;
  const { terminal, world } = session;
  const fresh = files.filter((file) => standing.get(file) === "nothing");
  let made = 0;
  try {
    await layFiles(root, fresh, { cwd: world.cwd }, ({ base, path }) => {
      made += 1;
      terminal.result(shownIn(session, base, path));
    });
  } catch (error) {
    if (made > 0)
      terminal.failure(
        `Not finished: ${made} of ${fresh.length} files were written, each whole. Type the same again, and it goes on.`,
      );
    throw error;
  }
  if (git.is === "outside") await newRepository(root, world.env);
  const isLeft = sayLeft(making);
  const isUnhooked = !(await setUp(making));
  sayGit(making);
  sayNext(making);
  return isLeft || isUnhooked ? 1 : 0;
}

/** Names what stood there and stayed; whether there was any. */
function sayLeft({ session, standing }: Making): boolean {
  const left = [...standing].filter(([, is]) => is === "other").map(([file]) => file);
  for (const { base, path } of left)
    session.terminal.failure(`${shownIn(session, base, path)} is there already and was left as it is.`);
  if (left.length > 0)
    session.terminal.failure(
      "To see what they would hold, lay out another knowledge base in an empty folder, and take from it what you need.",
    );
  return left.length > 0;
}

/** Sets up the hooks where they are wanted; false where that could not be done. */
async function setUp({ session, root, answers, git }: Making): Promise<boolean> {
  const { terminal, world } = session;
  if (!answers.hooks) return true;
  try {
    if (git.is === "no-git") throw new UserError("no-git", "there are no hooks without git");
    const folder = await hookFolder({ root, env: world.env });
    await carryOut(folder, installPlan(folder), world.cwd);
    terminal.note(
      "Git refuses personal data at each commit and push, once npm install has brought the tool.",
    );
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.failure(`The hooks were not set up: ${error.message}. ${error.hint ?? ""}`.trim());
    return false;
  }
}

function sayGit({ session, git }: Making): void {
  const { terminal } = session;
  if (git.is === "outside") terminal.note("It is kept in git, on the branch main; nothing is committed yet.");
  else if (git.is === "inside")
    terminal.note("It lies in a git repository that was there; nothing is committed yet.");
  else
    terminal.failure(
      "git was not found, so no history is kept yet. Install it (https://git-scm.com), then type in the folder: git init -b main",
    );
}

function sayNext(making: Making): void {
  const { session, root, answers } = making;
  const { terminal } = session;
  const place = shownIn(session, root);
  terminal.note(`package.json names the tool, ${answers.tool.pinned}. To install it there: npm install`);
  if (answers.tool.kind === "registry")
    terminal.note(
      "npm install asks the registry for it. Where it is not published there, name the file or the address that you have it from: --tool tarball FILE, or --tool git ADDRESS#TAG",
    );
  terminal.note(
    `\nThe knowledge base of ${answers.short} is ${place === "." ? "this folder" : `in ${place}`}. Next, type:`,
  );
  for (const command of nextCommands(session.world, place)) terminal.note(`  ${command}`);
}

function sayWhatWouldBe({ session, files, standing, git, answers }: Making): ExitCode {
  const { terminal } = session;
  for (const file of files) {
    const is = standing.get(file);
    const would = is === "nothing" ? "would be written" : "is there already, and would be left";
    terminal.result(`${shownIn(session, file.base, file.path)}: ${would}`);
  }
  if (git.is === "outside") terminal.note("A git repository would be made, on the branch main.");
  if (answers.hooks) terminal.note("The hooks pre-commit and pre-push would be set up.");
  terminal.note("Nothing was written.");
  return [...standing.values()].includes("other") ? 1 : 0;
}

/** Where the files go: those of the repository to its top. */
function placeOf(root: string, git: GitState): Place {
  if (git.is !== "inside") return { root, top: root, folder: "." };
  const below = relative(nearestFolder(root), root).replaceAll("\\", "/");
  const folder = `${git.prefix}${below}`.replace(/\/$/, "");
  return { root, top: git.top, folder: folder === "" ? "." : folder };
}

/** A path of the new knowledge base as the user would type it from where they stand. */
function shownIn({ world }: Session, root: string, path = "."): string {
  return onOneLine((relative(world.cwd, resolve(root, path)) || ".").replaceAll("\\", "/"));
}
