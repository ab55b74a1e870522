import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { TABLE_STYLE } from "./docx-styles.ts";

/** What the file says of itself, in plain text. */
export interface DocxProperties {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** `2025-10-09T00:00:00Z`. */
  readonly made: string;
}

/** The first day that a zip can name. It reads the machine's own time, so this is the same in each time zone. */
const ZIP_TIME = new Date(1980, 0, 1, 12);
const FIRST = ["[Content_Types].xml", "_rels/.rels"];
const LINKED = /^word\/(?:_rels\/)?[a-z]+\d*\.xml(?:\.rels)?$/;

/**
 * The file that the library made, packed again: names of links counted, not drawn by chance; the day instead of the
 * clock; parts in order, with fixed times. `captions` has what each table of the document is called.
 */
export function repacked(
  made: Uint8Array,
  properties: DocxProperties,
  captions: readonly (string | undefined)[],
): Uint8Array {
  const parts = unzipSync(made);
  const links = linkNames(parts);
  const packed: Zippable = {};
  for (const name of inOrder(Object.keys(parts))) {
    const bytes = parts[name] ?? new Uint8Array();
    packed[name] = LINKED.test(name) ? strToU8(withNames(strFromU8(bytes), links)) : bytes;
  }
  packed["docProps/core.xml"] = strToU8(coreOf(properties));
  packed["word/styles.xml"] = edited(parts, "word/styles.xml", (xml) => {
    return xml.replace("</w:styles>", `${TABLE_STYLE}</w:styles>`);
  });
  packed["word/document.xml"] = edited(packed as typeof parts, "word/document.xml", (xml) =>
    captioned(xml, captions),
  );
  return zipSync(packed, { mtime: ZIP_TIME, level: 6 });
}

function edited(
  parts: Readonly<Record<string, Uint8Array>>,
  name: string,
  edit: (xml: string) => string,
): Uint8Array {
  return strToU8(edit(strFromU8(parts[name] ?? new Uint8Array())));
}

function inOrder(names: readonly string[]): string[] {
  const rest = names.filter((name) => !FIRST.includes(name)).sort();
  return [...FIRST.filter((name) => names.includes(name)), ...rest];
}

/** The library's names of outside links are chance; here they are counted in the order in which they stand. */
function linkNames(parts: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  const relations = strFromU8(parts["word/_rels/document.xml.rels"] ?? new Uint8Array());
  for (const [, id] of relations.matchAll(/Id="(rId[^"]+)"[^>]* TargetMode="External"/g)) {
    if (id !== undefined) links.set(id, `rIdLink${links.size + 1}`);
  }
  return links;
}

/** Text of the report has its quotation marks escaped or stands outside of tags, where no such attribute is. */
function withNames(xml: string, links: ReadonlyMap<string, string>): string {
  return xml.replace(/<[^<>]*>/g, (tag) =>
    tag.replace(/((?:^<Relationship | r:)[iI]d=")(rId[^"]+)"/g, (all, before: string, id: string) => {
      const name = links.get(id);
      return name ? `${before}${name}"` : all;
    }),
  );
}

/** What a table is called goes last among its settings; tables stand in no other table. */
function captioned(xml: string, captions: readonly (string | undefined)[]): string {
  let table = -1;
  return xml.replaceAll("</w:tblPr>", (end) => {
    table++;
    const caption = captions[table];
    return caption ? `<w:tblCaption w:val="${escaped(caption)}"/>${end}` : end;
  });
}

function coreOf({ title, author, language, made }: DocxProperties): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ' +
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator>` +
    `<dc:language>${escaped(language)}</dc:language><cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${made}</dcterms:modified></cp:coreProperties>`
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
