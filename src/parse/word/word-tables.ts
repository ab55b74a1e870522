import { readXml } from "../office/xml.ts";
import { wordParts } from "./read-word.ts";

/** A table of a Word document: its rows of cells, each cell's text with its paragraphs on lines of their own. */
export type WordTable = readonly (readonly string[])[];

/** The tables of a Word document, and the paragraphs outside of them; text that was deleted with changes tracked is left out. */
export interface WordTables {
  readonly paragraphs: readonly string[];
  readonly tables: readonly WordTable[];
  readonly trackedChanges: number;
}

/** Reads the tables of a Word document (.docx). A table inside a cell is text of that cell. Throws UserError `not-taken`. */
export function readWordTables(name: string, bytes: Uint8Array): WordTables {
  const paragraphs: string[] = [];
  const tables: string[][][] = [];
  let [depth, isText, isTab, trackedChanges] = [0, false, false, 0];
  let paragraph = "";
  readXml(name, wordParts(name, bytes).body, {
    open({ name: tag }) {
      if (tag === "tbl") {
        depth += 1;
        if (depth === 1) tables.push([]);
      }
      if (tag === "tr" && depth === 1) tables.at(-1)?.push([]);
      if (tag === "tc" && depth === 1) tables.at(-1)?.at(-1)?.push("");
      if (tag === "p") paragraph = "";
      if (tag === "br" || tag === "cr") paragraph += "\n";
      // a tab stop is written with the same name as a tab
      if (tag === "tabs") isTab = true;
      if (tag === "tab" && !isTab) paragraph += " ";
      if (tag === "ins" || tag === "del") trackedChanges += 1;
      isText = tag === "t";
    },
    text(text) {
      if (isText) paragraph += text;
    },
    close(tag) {
      isText = false;
      if (tag === "tabs") isTab = false;
      if (tag === "tbl") depth -= 1;
      if (tag !== "p") return;
      const row = tables.at(-1)?.at(-1);
      if (depth === 0 || !row || row.length === 0) paragraphs.push(paragraph);
      else row[row.length - 1] += row.at(-1) === "" ? paragraph : `\n${paragraph}`;
    },
  });
  return { paragraphs, tables, trackedChanges };
}
