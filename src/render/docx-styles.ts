import type { INumberingOptions, IParagraphStyleOptions, IStylesOptions } from "docx";
import type { NumberedList } from "./docx-context.ts";
import { PAGE } from "./pdf-tree.ts";

/** A sans serif that every council machine has, or has a twin of the same widths for. */
const FONT = "Arial";
const CODE_FONT = "Courier New";
const QUIET = "4a5459";
const RULE = "c3ccd0";
const INDENT = PAGE.indent * 20;
const LEVELS = 9;
/** Between lines, in 240ths of the font's own height. */
const LINE = 264;
const TABLE_LINE = 245;

const spaced = (before: number, after: number, line = LINE) => {
  return { before, after, line, lineRule: "auto" } as const;
};

/** Styles of all that stands in a report, by names that Word's own menus list. `colour` is `#rrggbb`. */
export function docxStyles(colour: string): IStylesOptions {
  const ink = colour.slice(1);
  const heading = (level: number, size: number, before: number, after: number) => ({
    run: { font: FONT, size: size * 2, bold: true, italics: false, color: ink },
    paragraph: {
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
      spacing: spaced(before * 20, after * 20),
    },
  });
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: 24,
          language: { value: "en-GB", eastAsia: "en-GB", bidirectional: "ar-SA" },
        },
      },
      heading1: heading(1, 17, 0, 11),
      heading2: heading(2, 14, 14, 7),
      heading3: heading(3, 12.5, 13, 6),
      heading4: heading(4, 12, 12, 6),
      heading5: heading(5, 12, 12, 6),
      heading6: heading(6, 12, 12, 6),
      listParagraph: { paragraph: { spacing: spaced(0, 80) } },
      hyperlink: { run: { color: ink, underline: { type: "single" } } },
    },
    paragraphStyles: paragraphStyles(ink),
    characterStyles: [
      { id: "Strong", name: "Strong", quickFormat: true, run: { bold: true } },
      // sloping letters are hard to read for many
      { id: "Emphasis", name: "Emphasis", quickFormat: true, run: { bold: true, italics: false } },
      { id: "Code", name: "Code", run: { font: CODE_FONT } },
      { id: "Citation", name: "Citation", run: { color: ink } },
    ],
  };
}

function paragraphStyles(ink: string): IParagraphStyleOptions[] {
  const style = (id: string, name: string, more: Partial<IParagraphStyleOptions>, basedOn = "Normal") => ({
    id,
    name,
    basedOn,
    quickFormat: true,
    ...more,
  });
  const size = PAGE.tableSize * 2;
  const contents = (level: 1 | 2, more: Partial<IParagraphStyleOptions>) =>
    style(`TOC${level}`, `toc ${level}`, {
      paragraph: {
        spacing: spaced(level === 1 ? 40 : 0, 30, TABLE_LINE),
        indent: { left: INDENT, hanging: INDENT },
      },
      ...more,
    });
  const bar = { style: "single", size: 16, space: 8, color: RULE } as const;
  const line = { style: "single", size: 4, space: 1, color: RULE } as const;
  return [
    {
      id: "Normal",
      name: "Normal",
      quickFormat: true,
      paragraph: { spacing: spaced(0, 160) },
    },

    style("ListApart", "List Paragraph Apart", {
      paragraph: { spacing: spaced(0, 160) },
    }),
    style("ListContinue", "List Continue", {
      paragraph: { spacing: spaced(0, 80) },
    }),
    style("Quote", "Quote", {
      run: { italics: false },
      paragraph: { border: { left: bar }, indent: { left: INDENT } },
    }),
    style("CodeBlock", "Code Block", {
      run: { font: CODE_FONT, size: 22 },
      paragraph: {
        shading: { type: "clear", fill: "f3f5f6" },
        spacing: spaced(0, 160, TABLE_LINE),
      },
    }),
    style("Caption", "caption", {
      run: { bold: true, italics: false, color: ink, size: 24 },
      paragraph: {
        keepNext: true,
        spacing: spaced(160, 80),
      },
    }),
    style("Picture", "Picture", {
      paragraph: {
        keepNext: true,
        spacing: spaced(160, 160, TABLE_LINE),
      },
    }),
    style("Logo", "Logo", {
      paragraph: { alignment: "right", spacing: spaced(0, 120, TABLE_LINE) },
    }),
    style("Rule", "Rule", {
      paragraph: {
        border: { bottom: line },
        spacing: spaced(0, 200, TABLE_LINE),
      },
    }),
    style("Gap", "Gap", {
      run: { size: 12 },
      paragraph: { spacing: spaced(0, 0, TABLE_LINE) },
    }),
    style("TableText", "Table Text", {
      run: { size },
      paragraph: { spacing: spaced(60, 60, TABLE_LINE) },
    }),
    style("TableNumber", "Table Number", { paragraph: { alignment: "right" } }, "TableText"),
    style("TableCentred", "Table Centred", { paragraph: { alignment: "center" } }, "TableText"),
    style("TableHead", "Table Heading", { run: { bold: true, color: ink } }, "TableText"),
    style("TableHeadCentred", "Table Heading Centred", { paragraph: { alignment: "center" } }, "TableHead"),
    style("TableHeadNumber", "Table Heading Number", { paragraph: { alignment: "right" } }, "TableHead"),
    style("TOCHeading", "TOC Heading", {
      run: { bold: true, color: ink, size: 25 },
      paragraph: { keepNext: true, spacing: spaced(280, 80, TABLE_LINE) },
    }),
    contents(1, { run: { bold: true, color: ink, size } }),
    contents(2, { run: { color: ink, size } }),
    style("Header", "header", {
      run: { size: 19, color: QUIET },
      paragraph: { alignment: "center", spacing: spaced(0, 0, TABLE_LINE) },
    }),
    style("Marking", "Marking", { run: { bold: true, color: "000000" } }, "Header"),
    style("Footer", "footer", {
      run: { size: 19, color: QUIET },
      paragraph: {
        spacing: spaced(0, 0, TABLE_LINE),
      },
    }),
    style("Notice", "Notice", { run: { color: QUIET } }),
  ];
}

/** Definitions of the lists: one for all with bullets, and one for each that counts. */
export function docxNumbering(numbered: readonly NumberedList[]): INumberingOptions {
  const indented = (level: number) => ({
    style: { paragraph: { indent: { left: INDENT * (level + 1), hanging: INDENT } } },
  });
  const bullets = Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: "bullet" as const,
    text: level % 2 === 0 ? "•" : "–",
    alignment: "left" as const,
    ...indented(level),
  }));
  const counted = numbered.map(({ reference, level, start }) => ({
    reference,
    levels: Array.from({ length: LEVELS }, (_, index) => ({
      level: index,
      format: "decimal" as const,
      text: `%${index + 1}.`,
      alignment: "left" as const,
      start: index === level ? start : 1,
      ...indented(index),
    })),
  }));
  return { config: [{ reference: "bullets", levels: bullets }, ...counted] };
}

/** The one style that the library has no words for: the look of tables, and which of their cells are heads. */
export function tableStyle(colour: string): string {
  const line = (side: string, size: number, ink: string) =>
    `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${ink}"/>`;
  const padding = (side: string) => `<w:${side} w:w="${PAGE.cellPadding * 20}" w:type="dxa"/>`;
  return (
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>' +
    '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>' +
    `${line("bottom", 4, RULE)}${line("insideH", 4, RULE)}</w:tblBorders>` +
    `<w:tblCellMar>${padding("left")}${padding("right")}</w:tblCellMar></w:tblPr>` +
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>' +
    `${line("bottom", 8, colour.slice(1))}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`
  );
}
