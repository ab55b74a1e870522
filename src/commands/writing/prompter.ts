import { plainPrompter } from "../../edge/plain-prompts.ts";
import { type Prompter, terminalPrompter } from "../../edge/prompts.ts";
import type { Session } from "../session.ts";

/** What the options say about asking. */
export interface AskingOptions {
  readonly yes: boolean;
  readonly json: boolean;
  /** Whether standard input is read for something else than answers. */
  readonly takesInput: boolean;
}

/**
 * Who answers; undefined unless both ends are a terminal and nobody said otherwise. With `--plain`, and at a terminal that
 * cannot move its cursor, questions are plain lines.
 */
export async function prompterFor(
  { world, terminal, options }: Session,
  { yes, json, takesInput }: AskingOptions,
): Promise<Prompter | undefined> {
  if (!terminal.interactive || yes || json || takesInput) return undefined;
  if (world.prompter) return world.prompter;
  if (options.plain === true || world.env["TERM"] === "dumb") return plainPrompter(world.stdout);
  const colour = options.color && (world.env["NO_COLOR"] ?? "") === "";
  return terminalPrompter({ colour, columns: terminal.columns });
}
