import { cellInWords, type ExportTable, saysOfTable } from "../../model/export-table.ts";
import type { OwnerReturn } from "../../model/owner-return-sheet.ts";
import type { DocumentText } from "../../report/document-text.ts";

/** All words of a table, each with the row that it would stand in. */
export function textsOfTable(table: ExportTable): readonly DocumentText[] {
  const above = [table.title, table.notice ?? "", table.marking, ...saysOfTable(table)];
  return [
    ...above.map((text) => ({ text, under: undefined })),
    ...table.rows.flatMap((row, index) =>
      row.flatMap((cell) => {
        const said = cellInWords(cell);
        return typeof said === "string" && said !== "" ? [{ text: said, under: `row ${index + 1}` }] : [];
      }),
    ),
  ];
}

/** All words of an owner's return, each with the item that it belongs to. */
export function textsOfReturn({ title, notice, marking, says, items }: OwnerReturn): readonly DocumentText[] {
  return [
    ...[title, notice ?? "", marking, ...says].map((text) => ({ text, under: undefined })),
    ...items.flatMap((item) => Object.values(item).map((text) => ({ text: text ?? "", under: item.number }))),
  ].filter(({ text }) => text !== "");
}
