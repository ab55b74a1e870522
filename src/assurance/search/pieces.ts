import { withoutComments } from "../../model/citation.ts";
import type { FieldPath, RecordFile } from "../../model/knowledge-base.ts";
import type { TextPiece, Weight } from "./searched-text.ts";

/** What has no number, no reason not to count, and no marking of its own. */
export const PLAIN = { label: undefined, state: undefined, marking: undefined } as const;

/** A text of a field; nothing where there is none. */
export function textsIn(
  record: RecordFile<object>,
  weight: Weight,
  field: FieldPath,
  text: string | undefined,
): readonly TextPiece[] {
  return text === undefined ? [] : [fieldPiece(record, weight, field, text)];
}

/** A text of a field. */
export function fieldPiece(
  record: RecordFile<object>,
  weight: Weight,
  field: FieldPath,
  text: string,
): TextPiece {
  return { weight, text, place: () => record.place(field) };
}

/** The paragraphs of a body, without its headings and comments. */
export function bodyPieces(record: RecordFile<object>): readonly TextPiece[] {
  const body = withoutComments(record.body);
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const block of body.split("\n\n")) {
    const start = from + (block.length - block.trimStart().length);
    const text = block.trim();
    const to = start + text.length;
    from += block.length + 2;
    if (text !== "" && !/^#+ [^\n]*$/.test(text))
      pieces.push({ weight: "body", text, place: () => record.placeInBody(start, to) });
  }
  return pieces;
}
