import type { RegisterKind } from "../model/register-kinds.ts";
import { REGISTER_SCHEMAS } from "../model/registers.ts";
import { ENTRY_LIMITS } from "./front-matter.ts";
import { type RecordText, recordText } from "./note-text.ts";

const A_LINE_EACH = new Set(["responses", "updates"]);

/** Makes the text of a register entry, its fields in the order in which they are given; see `recordText`. */
export function entryText(kind: RegisterKind, fields: object, body: string): RecordText {
  const schema = REGISTER_SCHEMAS[kind];
  return recordText({ schema, limits: ENTRY_LIMITS, aLineEach: A_LINE_EACH, implied: {} }, fields, body);
}
