import { strToU8, zipSync } from "fflate";
import { UserError } from "../model/user-error.ts";
import { cleanedPart } from "./docx/cleaned.ts";
import { markdownOf } from "./docx/html-markdown.ts";
import { type LeftOut, nothingLeftOut } from "./docx/left-out.ts";
import { broken, tooLarge } from "./docx/refused.ts";
import { unpackedDocx } from "./docx/unpacked.ts";

/** A Word document's text, and what of it was left out. */
export interface DocxText {
  readonly markdown: string;
  readonly leftOut: Readonly<LeftOut>;
}

/** More HTML than this makes more Markdown than a note can hold. */
const MOST_HTML = 512 * 1024;
const MARGIN = /^word\/(?:header|footer)\d*\.xml$/;

/** The names of styles in English and as Word keeps them; what is not here is a paragraph. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "u =>",
  "strike => s",
];

/**
 * Reads a Word document (.docx): headings, lists, tables, emphasis, links and notes as Markdown. mammoth converts what the
 * guards before it let through. Throws UserError `not-taken` with what to do for a file that is broken, too large or no such document.
 */
export async function readDocx(name: string, bytes: Uint8Array): Promise<DocxText> {
  const leftOut = nothingLeftOut();
  const parts = new Map<string, string>();
  for (const [part, xml] of unpackedDocx(name, bytes)) {
    if (MARGIN.test(part)) leftOut.margins += /<w:t[ >]/.test(new TextDecoder().decode(xml)) ? 1 : 0;
    else parts.set(part, cleanedPart(name, xml, leftOut));
  }
  const html = await converted(name, parts);
  if (html.length > MOST_HTML) throw tooLarge(name);
  return { markdown: markdownOf(html), leftOut };
}

async function converted(name: string, parts: ReadonlyMap<string, string>): Promise<string> {
  const { default: mammoth } = await import("mammoth");
  const files = Object.fromEntries([...parts].map(([part, xml]) => [part, strToU8(xml)]));
  const buffer = Buffer.from(zipSync(files, { level: 0 }));
  try {
    const options = { styleMap: STYLES, includeEmbeddedStyleMap: false, externalFileAccess: false };
    return (await mammoth.convertToHtml({ buffer }, options)).value;
  } catch (error) {
    throw error instanceof UserError ? error : broken(name);
  }
}
