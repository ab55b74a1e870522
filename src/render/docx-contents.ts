import {
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  type FileChild,
  ImportedXmlComponent,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  type Run,
  StringValueElement,
  type XmlComponent,
} from "docx";
import type { DocxContext } from "./docx-context.ts";
import { directed, docxLine } from "./docx-lines.ts";

/** A heading that the contents name. */
export interface ContentsEntry {
  readonly level: number;
  readonly text: string;
  readonly isFirst: boolean;
  /** By its name, and the number that Word wants beside it. */
  readonly bookmark: { readonly name: string; readonly number: number };
}

/** What the contents are gathered from when Word does it anew: all but the title. */
const RANGE = "_Contents";

/** The entry of a listed heading; Word's own contents name their bookmarks so, and hide them. */
export function contentsEntry(
  level: number,
  text: string,
  index: number,
  context: DocxContext,
): ContentsEntry {
  const number = context.bookmarks.size + 2 + index;
  return {
    level,
    text,
    isFirst: index === 0,
    bookmark: { name: `_Toc${String(index + 1).padStart(9, "0")}`, number },
  };
}

/** The line of a listed heading: a bookmark around it, and before the first the beginning of what is listed. */
export function inBookmark(
  children: readonly ParagraphChild[],
  { bookmark: { name, number }, isFirst }: ContentsEntry,
): ParagraphChild[] {
  const range = isFirst ? [new BookmarkStart(RANGE, number - 1)] : [];
  const marked = [...range, new BookmarkStart(name, number), ...children, new BookmarkEnd(number)];
  return marked as ParagraphChild[];
}

/** The end of what is listed, which stands after all else. */
export function endOfRange(entries: readonly ContentsEntry[]): FileChild[] {
  return entries
    .slice(0, 1)
    .map(({ bookmark }) => new BookmarkEnd(bookmark.number - 1) as unknown as FileChild);
}

/**
 * The list of contents as Word makes its own: a field in a control of Word's gallery, with its entries in it, each a
 * link to its heading. The field is not marked as stale, so nothing is asked when the file is opened. Page numbers are
 * known to nobody before Word has laid out the pages: there are none until Word updates the list.
 */
export function docxContents(
  entries: readonly ContentsEntry[],
  isOnNewPage: boolean,
  context: DocxContext,
): FileChild {
  const deepest = Math.max(...entries.map(({ level }) => level));
  const instruction = ` TOC \\o "1-${deepest}" \\h \\z \\b ${RANGE} `;
  const begin = run(
    `${mark("begin")}<w:instrText xml:space="preserve">${instruction}</w:instrText>${mark("separate")}`,
  );
  const lines = entries.map(({ level, text, bookmark }, index) => {
    const { children } = docxLine([{ type: "text", value: text }], context);
    const link = new InternalHyperlink({ anchor: bookmark.name, children });
    const isLast = index === entries.length - 1;
    return new Paragraph({
      style: `TOC${level}`,
      ...directed(text),
      children: [...(index === 0 ? [begin] : []), link, ...(isLast ? [run(mark("end"))] : [])],
    });
  });
  const title = new Paragraph({
    style: "TOCHeading",
    text: "Contents",
    ...(isOnNewPage && { pageBreakBefore: true }),
  });
  return element("w:sdt", [
    element("w:sdtPr", [
      new StringValueElement("w:alias", "Contents"),
      element("w:docPartObj", [
        new StringValueElement("w:docPartGallery", "Table of Contents"),
        element("w:docPartUnique", []),
      ]),
    ]),
    element("w:sdtContent", [title, ...lines]),
  ]) as unknown as FileChild;
}

function mark(type: "begin" | "separate" | "end"): string {
  return `<w:fldChar w:fldCharType="${type}"/>`;
}

function run(xml: string): Run {
  return ImportedXmlComponent.fromXmlString(`<w:r>${xml}</w:r>`) as unknown as Run;
}

function element(name: string, children: readonly XmlComponent[]): XmlComponent {
  return new BuilderElement({ name, children });
}
