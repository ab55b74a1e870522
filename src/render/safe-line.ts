import { mask } from "../model/mask.ts";
import { printable } from "../model/printable.ts";

/**
 * A text of the user's files for one line of a terminal or of a log: identifiers masked, hidden characters, line ends
 * and tabs shown as their codes, and nothing in it that a build server takes for a command of its log (`::error::` at
 * the beginning of a line, `##[error]` and `##vso[…]` anywhere).
 */
export function safeLine(text: string): string {
  return withoutCommand(
    printable(mask(text))
      .replace(/[\n\t]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
      .replace(/##(?=\w*\[)/g, "# #"),
  );
}

/** The line with the mark of a command at its beginning broken up. */
export function withoutCommand(line: string): string {
  return line.replace(/^(\s*):(?=:)/, "$1: ");
}
