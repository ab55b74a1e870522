import { type Command, Option } from "commander";
import { UserError } from "../../model/user-error.ts";
import { type EntryField, type EntryFields, type EntryKind, fieldOf, optionName } from "./entry-kind.ts";

/** What was typed: fields under their names in the file, not yet checked by the schema. */
export interface GivenEntry {
  readonly fields: EntryFields;
  readonly body: string | undefined;
  readonly edit: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** The options of a kind: one for each field, and those that all kinds share. */
export function entryOptions(command: Command, kind: EntryKind): () => GivenEntry {
  const typed = new Map<string, unknown>();
  for (const field of kind.fields) {
    if (field.flags !== "") command.addOption(optionOf(field, typed));
  }
  const day = fieldOf(kind, kind.day);
  const isOwn = optionName(day) === "--date";
  if (!isOwn) command.option("--date <day>", `the same as ${optionName(day)}`);
  command
    .option("--body <file>", "the text below the fields, in Markdown; - for standard input")
    .option("--no-edit", "do not open the entry in your editor afterwards")
    .option("--yes", "ask nothing: take all defaults")
    .option("--dry-run", "show what would be written, and write nothing")
    .addOption(
      new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
    );
  return () => {
    const options = command.opts<{
      date?: string;
      body?: string;
      edit: boolean;
      yes?: boolean;
      dryRun?: boolean;
      format: string;
    }>();
    if (!isOwn && options.date !== undefined) takeDate(typed, day, options.date);
    return {
      fields: Object.fromEntries(typed),
      body: options.body,
      edit: options.edit,
      yes: options.yes === true,
      dryRun: options.dryRun === true,
      json: options.format === "json",
    };
  };
}

function optionOf(field: EntryField, typed: Map<string, unknown>): Option {
  const read = field.read ?? ((text: string) => text);
  return new Option(field.flags, field.says).argParser((text: string) => {
    if (!field.isList) typed.set(field.name, read(text));
    else {
      const before = (typed.get(field.name) as readonly unknown[] | undefined) ?? [];
      const added = text.split(",").map((one) => one.trim());
      typed.set(field.name, [...before, ...added.filter((one) => one !== "").map(read)]);
    }
  });
}

function takeDate(typed: Map<string, unknown>, day: EntryField, date: string): void {
  const given = typed.get(day.name);
  if (given !== undefined && given !== date) {
    throw new UserError("wrong-usage", `--date and ${optionName(day)} are the same day, and name two.`);
  }
  typed.set(day.name, date);
}
