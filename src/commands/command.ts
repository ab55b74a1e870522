import type { Command } from "commander";
import type { ExitCode, Session } from "./session.ts";

/** Runs an action with a session and keeps its exit code. */
export type Run = (action: (session: Session) => Promise<ExitCode>) => Promise<void>;

/** A command as the list shows it; its file is loaded when it is used. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CommandFile>;
}

/** A command's file: its arguments, options, help, and what it does. */
export interface CommandFile {
  define(command: Command, run: Run): void;
}
