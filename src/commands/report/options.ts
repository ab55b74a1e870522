import { type Command, Option } from "commander";
import { didYouMean } from "../../model/nearest.ts";
import { UserError } from "../../model/user-error.ts";
import { FORMATS } from "../../render/index.ts";
import type { Renderer } from "../../render/renderer.ts";
import type { Session } from "../session.ts";

const DEFAULT_FORMATS = ["md", "pdf"];
/** Made in the place of a default format that this machine has no engine for. */
const INSTEAD = "html";

/** Options of every command that makes a document. */
export interface MakeOptions {
  readonly format?: string;
  readonly edition?: string;
  readonly stage: "draft" | "factual-accuracy" | "final";
  readonly output?: string;
  readonly stdout?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly sign?: boolean;
}

/** Adds those options to a command. `folder` is where its outputs go by themselves. */
export function withMakeOptions(command: Command, folder: string): Command {
  return command
    .option(
      "--format <formats>",
      `one or more of ${FORMATS.map((one) => one.format).join(", ")}, by commas (default: md,pdf; without a PDF engine md,html)`,
    )
    .option("--edition <edition>", "an edition of scrutiny.yaml, such as public (default: the first)")
    .addOption(
      new Option("--stage <stage>", "draft; factual-accuracy, for partners to check facts; or final")
        .choices(["draft", "factual-accuracy", "final"])
        .default("draft"),
    )
    .option("--output <dir>", `write here instead of ${folder}`)
    .option("--stdout", "print the one format asked for and write nothing")
    .option("--force", "write over an output that was edited by hand")
    .option("--yes", "the words of a public edition were read: do not show them sentence by sentence")
    .option("--sign", "sign the seal of a final with your git key (user.signingkey)")
    .option("--dry-run", "say what would be written and write nothing");
}

/**
 * The renderers of the formats asked for, each once. Of the default ones HTML takes the place of one that this machine
 * has no engine for, and a line says so.
 */
export async function renderersFor(
  session: Session,
  options: Pick<MakeOptions, "format" | "stdout">,
): Promise<readonly Renderer[]> {
  const asked = options.format?.split(",").map((one) => one.trim().toLowerCase());
  if (options.stdout && asked?.length !== 1) {
    throw new UserError(
      "wrong-usage",
      "--stdout prints one format: name it with --format.",
      "Such as --format md --stdout.",
    );
  }
  const found: Renderer[] = [];
  for (const name of new Set(asked ?? DEFAULT_FORMATS)) {
    const renderer = await rendererOf(name);
    if (await renderer.isThere()) found.push(renderer);
    else if (asked)
      throw new UserError(
        "no-engine",
        `There is no ${name} engine for this machine; nothing was written.`,
        `Ask for another: --format md,${INSTEAD}.`,
      );
    else {
      session.terminal.note(`There is no ${name} engine for this machine: ${INSTEAD} is made instead.`);
      found.push(await rendererOf(INSTEAD));
    }
  }
  return found;
}

async function rendererOf(name: string): Promise<Renderer> {
  const listed = FORMATS.find((one) => one.format === name);
  if (listed) return listed.load();
  const known = FORMATS.map((one) => one.format);
  throw new UserError("unknown-format", `${name} is no format of a report.`, didYouMean(name, known));
}
