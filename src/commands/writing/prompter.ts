import { type Prompter, terminalPrompter } from "../../edge/prompts.ts";
import type { Session } from "../session.ts";

/** What the options say about asking. */
export interface AskingOptions {
  readonly yes: boolean;
  readonly json: boolean;
  /** Whether standard input is read for something else than answers. */
  readonly takesInput: boolean;
}

/** Who answers; undefined unless both ends are a terminal that can move its cursor and nobody said otherwise. */
export async function prompterFor(
  { world, terminal, options }: Session,
  { yes, json, takesInput }: AskingOptions,
): Promise<Prompter | undefined> {
  const canAsk = terminal.interactive && world.env["TERM"] !== "dumb";
  if (!canAsk || yes || json || takesInput) return undefined;
  if (world.prompter) return world.prompter;
  const colour = options.color && (world.env["NO_COLOR"] ?? "") === "";
  return terminalPrompter({ colour, columns: terminal.columns });
}
