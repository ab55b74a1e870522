import { type FieldPath, fieldName, type RecordFile } from "../model/knowledge-base.ts";
import type { RelatedPlace, Severity } from "../model/problem.ts";
import type { Fault } from "./rule.ts";

/** What a rule says of a field: the message, and what to type where that is known. */
export interface Said {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly related?: readonly RelatedPlace[];
  readonly severity?: Severity;
}

type Placed = Pick<RecordFile<unknown>, "place">;

/** A fault of a field's value; the nearest thing around it where the field is absent. */
export function faultAt(record: Placed, field: FieldPath, said: Said): Fault {
  const { hint, ...rest } = said;
  return {
    ...rest,
    place: record.place(field),
    field: fieldName(field),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** A fault of a field's name: where ids are the names of fields, as `areas` in the own words has them. */
export function faultAtKey(record: Placed, field: FieldPath, said: Said): Fault {
  return { ...faultAt(record, field, said), place: record.place(field, true) };
}
