import type { FieldPath, RecordFile } from "../model/knowledge-base.ts";
import { didYouMean } from "../model/nearest.ts";
import { faultAt } from "./fault-at.ts";
import type { Fault } from "./rule.ts";

/** An id in a field, and the ids that it may be. */
export interface NamedThing {
  readonly record: Pick<RecordFile<unknown>, "place">;
  readonly field: FieldPath;
  readonly name: string;
  readonly known: ReadonlySet<string>;
  /** What it should be, with where such are listed: `agency in scrutiny.yaml`. */
  readonly what: string;
  /** What to do where no known id is near. */
  readonly otherwise?: string;
}

/** A fault for each id that is not known, with a did-you-mean. */
export function* unknownNames(named: Iterable<NamedThing>): Iterable<Fault> {
  for (const one of named) {
    if (one.known.has(one.name)) continue;
    const [kind, where] = one.what.split(" in ");
    yield faultAt(one.record, one.field, {
      message: `There is no ${kind} ${one.name} in ${where}.`,
      hint: didYouMean(one.name, one.known) ?? one.otherwise,
    });
  }
}

/** Each id of a list, with the field that it stands in. */
export function* listed(field: FieldPath, names: readonly string[]): Iterable<[FieldPath, string]> {
  for (const [index, name] of names.entries()) yield [[...field, index], name];
}
