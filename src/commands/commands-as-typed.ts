import type { World } from "../edge/world.ts";
import { shellQuoted } from "../model/shell-quoted.ts";
import type { GlobalOptions } from "./session.ts";

/** Commands, with what has to follow, that can be asked of a state of the past; all others act on the files of today. */
const READS_THE_PAST =
  /^(?:brief|check|coverage|diff|report|search|statement|status|summary|todo|trace|review --list|programme show)(?![\w-])/;

/** What messages tell to do with git. */
const GIT = /(?<![\w./-])git (?=(?:add|branch|commit|fetch|init|log|tag)(?![\w-]))/g;

/**
 * Makes each command that a text tells to type one that acts where the user stands: with the `-C` that was typed, with
 * `--at` or `--as-of` where the command can read the past, and with `npx` where the tool was started so. Commands of git
 * have the folder too.
 */
export function commandsAsTyped(
  names: readonly string[],
  options: Partial<GlobalOptions>,
  world: World,
): (text: string) => string {
  const command = new RegExp(`(?<![\\w./-])scrutiny (?=(?:${names.join("|")})(?![\\w-]))`, "g");
  const option = (flag: string, value: string | undefined): string =>
    value === undefined ? "" : `${flag} ${shellQuoted(value, world.platform)} `;
  const start = `${startOf(world)}scrutiny ${option("-C", options.directory)}`;
  const past = `${option("--at", options.at)}${option("--as-of", options.asOf)}`;
  if (start === "scrutiny " && past === "") return (text) => text;
  return (text) =>
    text
      .replace(command, (found: string, at: number) =>
        READS_THE_PAST.test(text.slice(at + found.length)) ? start + past : start,
      )
      .replace(GIT, `git ${option("-C", options.directory).replaceAll("$", "$$$$")}`);
}

/** What stands before `scrutiny` where npx started it; npx names its own script so. `--no-install`, as the registry has another package of the name. */
export function startOf({ env }: World): string {
  const isNpx =
    env["npm_lifecycle_event"] === "npx" && /^["']?scrutiny\b/.test(env["npm_lifecycle_script"] ?? "");
  return isNpx ? "npx --no-install " : "";
}
