import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { temporaryFolder } from "./copy.ts";

/** A .docx as a test looks at it: its parts, and the paragraphs and tables of its body in order. */
export interface ReadDocx {
  readonly parts: ReadonlyMap<string, string>;
  readonly paragraphs: readonly {
    readonly style: string;
    readonly text: string;
    readonly isInTable: boolean;
  }[];
  /** Cells of each row of each table. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

/** Reads a .docx; throws where a part is not well formed. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const parts = new Map<string, string>();
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (/\.(?:xml|rels)$/.test(name)) parts.set(name, parsed(strFromU8(content)));
    else parts.set(name, "");
  }
  return { parts, ...bodyOf(parts.get("word/document.xml") ?? "") };
}

function parsed(xml: string): string {
  new SaxesParser({ xmlns: true }).write(xml).close();
  return xml;
}

function bodyOf(xml: string): Pick<ReadDocx, "paragraphs" | "tables"> {
  const paragraphs: { style: string; text: string; isInTable: boolean }[] = [];
  const tables: string[][][] = [];
  let isInTable = false;
  let isText = false;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "w:tbl") [isInTable] = [true, tables.push([])];
    if (name === "w:tr") tables.at(-1)?.push([]);
    if (name === "w:tc") tables.at(-1)?.at(-1)?.push("");
    if (name === "w:p") paragraphs.push({ style: "", text: "", isInTable });
    const last = paragraphs.at(-1);
    if (name === "w:pStyle" && last) last.style = attributes["w:val"] ?? "";
    if (name === "w:br" && last) last.text += " ";
    isText = name === "w:t";
  });
  parser.on("text", (text) => {
    const last = paragraphs.at(-1);
    if (isText && last) last.text += text.replaceAll("\u00a0", " ");
  });
  parser.on("closetag", ({ name }) => {
    isText = false;
    if (name === "w:tbl") isInTable = false;
    const row = tables.at(-1)?.at(-1);
    if (name === "w:p" && isInTable && row) row[row.length - 1] += paragraphs.at(-1)?.text ?? "";
  });
  parser.write(xml).close();
  return { paragraphs, tables };
}

/** What LibreOffice makes of some documents, each by its name: its pages by pdftotext, and its text. */
export function byLibreOffice(
  documents: Readonly<Record<string, Uint8Array>>,
): ReadonlyMap<string, { readonly pages: readonly string[]; readonly text: string; readonly pdf: string }> {
  const folder = temporaryFolder();
  const files = Object.entries(documents).map(([name, bytes]) => {
    writeFileSync(join(folder, `${name}.docx`), bytes);
    return join(folder, `${name}.docx`);
  });
  // a profile of its own, so that two runs do not wait for each other
  mkdirSync(join(folder, "profile"));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  for (const format of ["pdf", "txt:Text (encoded):UTF8"]) {
    execFileSync("soffice", [profile, "--headless", "--convert-to", format, "--outdir", folder, ...files], {
      stdio: "ignore",
      env: { ...process.env, HOME: folder },
    });
  }
  return new Map(
    Object.keys(documents).map((name) => {
      const pdf = join(folder, `${name}.pdf`);
      const layout = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1e8 });
      const text = readFileSync(join(folder, `${name}.txt`), "utf8");
      return [name, { pages: layout.split("\f").slice(0, -1), text, pdf }];
    }),
  );
}
