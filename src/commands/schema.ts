import { join, relative } from "node:path";
import type { Command } from "commander";
import { type MadeFile, madeStates, writeMadeFiles } from "../edge/made-files.ts";
import { FILE_SCHEMAS, type FileSchema, jsonSchemaOf, MADE_BY, SEAL_SCHEMA } from "../model/file-schemas.ts";
import { didYouMean } from "../model/nearest.ts";
import { UserError } from "../model/user-error.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";

interface SchemaOptions {
  readonly output?: string;
  readonly dryRun?: boolean;
}

/** Where editors find the schemas, below the knowledge base. */
const FOLDER = ".scrutiny/schemas";

/** The seal has a schema for whoever reads one by a program; editors have no use for it. */
const ALL = [...FILE_SCHEMAS, SEAL_SCHEMA];

/** `scrutiny schema [NAME]`: JSON Schemas of the files that people write, for editors, and of seals. */
export const schema: CommandFile = {
  define(command: Command, run) {
    command
      .description("Write JSON Schemas (draft 2020-12) of the files, with which editors complete and check.")
      .argument("[name]", `print this one: ${ALL.map((one) => one.name).join(", ")}`)
      .option("--output <dir>", `write here instead of ${FOLDER}/ of the knowledge base`)
      .option("--dry-run", "say what would be written and write nothing")
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny schema\n  $ scrutiny schema note\n  $ scrutiny schema --output ../schemas",
      )
      .action((name: string | undefined, options: SchemaOptions) =>
        run((session) => giveSchemas(session, name, options)),
      );
  },
};

async function giveSchemas(
  session: Session,
  name: string | undefined,
  options: SchemaOptions,
): Promise<ExitCode> {
  const chosen = name === undefined ? FILE_SCHEMAS : [schemaNamed(name)];
  const files = chosen.map((one) => ({ name: `${one.name}.schema.json`, text: textOf(one) }));
  if (name !== undefined && options.output === undefined && options.dryRun !== true) {
    for (const { text } of files) session.terminal.document(text);
  } else await write(session, files, options);
  return 0;
}

async function write(session: Session, files: readonly MadeFile[], options: SchemaOptions): Promise<void> {
  session.mustBeNow("schema");
  const { world, terminal } = session;
  const isInside = options.output === undefined;
  const folder = isInside ? join(session.root(), FOLDER) : session.placed(options.output ?? "");
  const bounds = isInside ? { root: session.root(), cwd: world.cwd } : { cwd: world.cwd };
  const states = madeStates(folder, files, MADE_BY, bounds);
  if (options.dryRun !== true) await writeMadeFiles(folder, files, states, bounds);
  for (const { name } of files)
    terminal.result(relative(world.cwd, join(folder, name)).replaceAll("\\", "/"));
  const changed = [...states.values()].filter((state) => state !== "same").length;
  const verb = options.dryRun === true ? "to write" : "written";
  terminal.note(`${changed} ${verb}, ${files.length - changed} as they should be.`);
}

function schemaNamed(name: string): FileSchema {
  const found = ALL.find((one) => one.name === name);
  if (found) return found;
  const names = ALL.map((one) => one.name);
  const hint = didYouMean(name, names) ?? `Known: ${names.join(", ")}.`;
  throw new UserError("unknown-schema", `There is no schema ${name}.`, hint);
}

function textOf(schema: FileSchema): string {
  return `${JSON.stringify(jsonSchemaOf(schema), null, 2)}\n`;
}
