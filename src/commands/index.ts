import type { CommandFile } from "./command.ts";

/** A command as the list shows it; its file is loaded when it is used. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CommandFile>;
}

/** Every command, in the order in which `--help` lists them. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: "new-evidence",
    summary: "write an evidence note, asked or by flags",
    load: async () => (await import("./new-evidence.ts")).newEvidence,
  },
  {
    name: "done",
    summary: "add a line to the diary: done, cancelled, postponed, missed",
    load: async () => (await import("./done.ts")).done,
  },
  {
    name: "words",
    summary: "lay out the page of your own words for a quarter or the year",
    load: async () => (await import("./words.ts")).words,
  },
  {
    name: "check",
    summary: "every problem, at its place, with its cure",
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "hooks",
    summary: "have git refuse personal data, before a commit and before a push",
    load: async () => (await import("./hooks.ts")).hooks,
  },
  {
    name: "explain",
    summary: "what a rule of check finds, and why, with an example",
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "waive",
    summary: "let one problem stand until a day, with a reason",
    load: async () => (await import("./waive.ts")).waive,
  },
  {
    name: "todo",
    summary: "what to do next, the most urgent first",
    load: async () => (await import("./todo.ts")).todo,
  },
  {
    name: "coverage",
    summary: "areas and criteria against evidence, with the gaps",
    load: async () => (await import("./coverage.ts")).coverage,
  },
  {
    name: "report",
    summary: "the quarterly progress report",
    load: async () => (await import("./report.ts")).report,
  },
  {
    name: "statement",
    summary: "the annual statement of assurance",
    load: async () => (await import("./statement.ts")).statement,
  },
  {
    name: "schema",
    summary: "JSON Schemas of the files, for editors",
    load: async () => (await import("./schema.ts")).schema,
  },
];
