import type { FieldPath, RecordFile } from "../../model/knowledge-base.ts";
import type { Year } from "../../model/year.ts";

/** A record that was put into the graph: its fields and citations are followed once everything is there. */
export interface HeldRecord {
  /** The kind of file, as `FILE_SCHEMAS` names it. */
  readonly file: string;
  readonly record: RecordFile<object>;
  /** The year whose numbers (`C1`) it means. */
  readonly year: Year;
  /** The thing in the graph that holds a field; the record's own for the empty path. */
  holder(field: FieldPath): string | undefined;
}
