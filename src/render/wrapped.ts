import stringWidth from "fast-string-width";
import { withoutCommand } from "./safe-line.ts";

/** The text in lines of at most so many columns, broken between words; a word that is longer stands alone. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && stringWidth(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map(withoutCommand);
}
