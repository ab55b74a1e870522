import { type Command, Option } from "commander";
import { didYouMean } from "../../model/nearest.ts";
import { UserError } from "../../model/user-error.ts";
import { FORMATS, type ListedFormat } from "../../render/index.ts";
import type { Renderer } from "../../render/renderer.ts";
import type { Session } from "../session.ts";
import { pdfBeside } from "./pdf-beside.ts";

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

/** The formats asked for, each once; throws where one is not known. */
function formatsOf({ format, stdout }: Pick<MakeOptions, "format" | "stdout">): readonly ListedFormat[] {
  const asked = (format?.split(",") ?? DEFAULT_FORMATS).map((one) => one.trim().toLowerCase());
  if (stdout && (format === undefined || asked.length !== 1)) {
    throw new UserError(
      "wrong-usage",
      "--stdout prints one format: name it with --format.",
      "Such as --format md --stdout.",
    );
  }
  return [...new Set(asked)].map(listedFormat);
}

/**
 * The renderers of the formats asked for, each once. Of the default ones HTML takes the place of one that this machine
 * has no engine for, and a line says so. Throws at once where a format is not known; engines are looked for while
 * whoever asks does something else.
 */
export function renderersFor(
  session: Session,
  options: Pick<MakeOptions, "format" | "stdout">,
): Promise<readonly Renderer[]> {
  const found = renderersOf(formatsOf(options), session, options);
  // told to whoever waits for it
  found.catch(() => undefined);
  return found;
}

async function renderersOf(
  formats: readonly ListedFormat[],
  session: Session,
  options: Pick<MakeOptions, "format">,
): Promise<readonly Renderer[]> {
  // all at once: an engine on a second thread is under way while the others are loaded
  const renderers = formats.map(async (listed) => ({
    name: listed.format,
    renderer: await rendererOf(listed, session),
  }));
  const found: Renderer[] = [];
  for (const { name, renderer } of await Promise.all(renderers)) {
    if (await renderer.isThere()) found.push(renderer);
    else if (options.format !== undefined)
      throw new UserError(
        "no-engine",
        `There is no ${name} engine for this machine; nothing was written.`,
        `Ask for another: --format md,${INSTEAD}.`,
      );
    else {
      session.terminal.note(`There is no ${name} engine for this machine: ${INSTEAD} is made instead.`);
      found.push(await rendererOf(listedFormat(INSTEAD), session));
    }
  }
  return found;
}

async function rendererOf({ format, load }: ListedFormat, { world }: Session): Promise<Renderer> {
  return (format === "pdf" ? pdfBeside(world) : undefined) ?? load();
}

function listedFormat(name: string): ListedFormat {
  const listed = FORMATS.find((one) => one.format === name);
  if (listed) return listed;
  const known = FORMATS.map((one) => one.format);
  throw new UserError("unknown-format", `${name} is no format of a report.`, didYouMean(name, known));
}
