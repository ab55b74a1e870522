import type { RootContent } from "mdast";
import { dayInWords } from "../model/day.ts";
import type { ReportDocument } from "../model/document.ts";
import { formLine, placeholderOf, RETURN_COLUMNS, type ReturnColumn } from "../model/owner-return.ts";
import type { OwnerReturn, ReturnItem } from "../model/owner-return-sheet.ts";
import { heading, paragraph, table } from "./nodes.ts";

/** An owner's return as a document, for Word: a table an item, with the words of a column before each cell. */
export function ownerReturnDocument(made: OwnerReturn): ReportDocument {
  const { form, title, author, notice, marking, running, colour, says, items } = made;
  const columns = RETURN_COLUMNS[form.kind];
  return {
    title,
    language: "en-GB",
    author,
    notice,
    marking,
    running,
    asAt: form.asAt,
    colour,
    tree: {
      type: "root",
      children: [
        heading(1, title),
        ...says.map((line) => paragraph(line)),
        paragraph("Write over the words in square brackets. What stands beside the other names is not read."),
        paragraph(formLine(form)),
        ...items.flatMap((item) => blocksOf(item, columns)),
      ],
    },
  };
}

function blocksOf(item: ReturnItem, columns: readonly ReturnColumn[]): readonly RootContent[] {
  const [first, ...others] = columns.map((column) => [column.heading, cellOf(item, column)] as const);
  const caption = `${item.number}: what is asked, and your answer`;
  return [heading(2, item.number), table(first ?? [], others, { caption })];
}

function cellOf(item: ReturnItem, column: ReturnColumn): string {
  switch (column.key) {
    case "due":
      return item.due ? dayInWords(item.due) : "No day is set";
    case "id":
    case "number":
    case "question":
    case "so-far":
      return item[column.key];
    default:
      return placeholderOf(column);
  }
}
