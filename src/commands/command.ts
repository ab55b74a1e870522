import type { Command } from "commander";
import type { ExitCode, Session } from "./session.ts";

/** Runs an action with a session and keeps its exit code. */
export type Run = (action: (session: Session) => Promise<ExitCode>) => Promise<void>;

/** A command's file: its arguments, options, help, and what it does. */
export interface CommandFile {
  define(command: Command, run: Run): void;
}
