import { type Document, Packer } from "docx";
import { strToU8, type Zippable, zipSync } from "fflate";

/** What a table is called, and whether the first cell of each of its rows names the row. */
export interface TableSays {
  readonly caption: string | undefined;
  readonly rowHeaders: boolean;
}

/** What the library has no words for. */
export interface Additions {
  readonly properties: DocxProperties;
  /** The style of tables, as Word writes it. */
  readonly tableStyle: string;
  /** Of each table of the document, in order. */
  readonly tables: readonly TableSays[];
  /** What each bookmark names, by its own name: Word shows it where a link to it is pointed at, and reads it out. */
  readonly places: ReadonlyMap<string, string>;
}

/** What the file says of itself, in plain text. */
export interface DocxProperties {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** `2025-10-09T00:00:00Z`. */
  readonly made: string;
}

/** Parts of the file by their names: XML as text, pictures as bytes. */
type Parts = ReadonlyMap<string, string | Uint8Array>;

/** The first day that a zip can name. It reads the machine's own time, so this is the same in each time zone. */
const ZIP_TIME = new Date(1980, 0, 1, 12);
const FIRST = ["[Content_Types].xml", "_rels/.rels"];

/**
 * The file of the library's parts: names of links counted, not drawn by chance; the day instead of the clock; parts in
 * order, with fixed times; and what the library has no words for.
 */
export function packed(file: Document, { properties, tableStyle, tables, places }: Additions): Uint8Array {
  const parts = partsOf(file);
  const links = linkNames(parts);
  const edits: Readonly<Record<string, (xml: string) => string>> = {
    "docProps/core.xml": () => coreOf(properties),
    "word/styles.xml": (xml) => xml.replace("</w:styles>", `${tableStyle}</w:styles>`),
    "word/document.xml": (xml) => withPlaces(withTables(withNames(xml, links), tables), places),
    "word/_rels/document.xml.rels": (xml) => withNames(xml, links),
  };
  const zipped: Zippable = {};
  for (const name of inOrder([...parts.keys()])) {
    const part = parts.get(name) ?? "";
    zipped[name] = typeof part === "string" ? strToU8(edits[name]?.(part) ?? part) : part;
  }
  return zipSync(zipped, { mtime: ZIP_TIME, level: 6 });
}

/**
 * What the library would pack. It has no public way to these parts but its own zip, which would have to be opened and
 * packed again: a quarter of the time of a Word file. A test holds that they are what it packs.
 */
export function partsOf(file: Document): Parts {
  const compiler: { compile(file: Document): Parts } = Packer["compiler"];
  return compiler.compile(file);
}

function inOrder(names: readonly string[]): string[] {
  const rest = names.filter((name) => !FIRST.includes(name)).sort();
  return [...FIRST.filter((name) => names.includes(name)), ...rest];
}

/** The library's names of outside links are chance; here they are counted in the order in which they stand. */
function linkNames(parts: Parts): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  const relations = String(parts.get("word/_rels/document.xml.rels") ?? "");
  for (const [, id] of relations.matchAll(/Id="(rId[^"]+)"[^>]* TargetMode="External"/g)) {
    if (id !== undefined) links.set(id, `rIdLink${links.size + 1}`);
  }
  return links;
}

/** Text of the report has its quotation marks escaped or stands outside of tags, where no such attribute is. */
function withNames(xml: string, links: ReadonlyMap<string, string>): string {
  if (links.size === 0) return xml;
  return xml.replace(/<[^<>]*>/g, (tag) =>
    tag.replace(/((?:^<Relationship | r:)[iI]d=")(rId[^"]+)"/g, (all, before: string, id: string) => {
      const name = links.get(id);
      return name ? `${before}${name}"` : all;
    }),
  );
}

/**
 * What a table is called goes last among its settings, and which cells are heads stands as a number too, which older
 * readers look at. Tables stand in no other table.
 */
function withTables(xml: string, tables: readonly TableSays[]): string {
  let table = -1;
  return xml.replace(/<w:tblLook [^>]*\/>/g, () => {
    table++;
    const { caption, rowHeaders } = tables[table] ?? { caption: undefined, rowHeaders: false };
    const look = `<w:tblLook w:val="${rowHeaders ? "06A0" : "0620"}" w:firstRow="1" w:lastRow="0" `;
    const columns = `w:firstColumn="${rowHeaders ? 1 : 0}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
    return `${look}${columns}${caption ? `<w:tblCaption w:val="${escaped(caption)}"/>` : ""}`;
  });
}

function withPlaces(xml: string, places: ReadonlyMap<string, string>): string {
  return xml.replace(/<w:hyperlink [^<>]*w:anchor="(\w+)"/g, (tag, name: string) => {
    const says = places.get(name);
    return says === undefined ? tag : `${tag} w:tooltip="${escaped(says)}"`;
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
