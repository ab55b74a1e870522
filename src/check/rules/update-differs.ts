import { allEntries, type EntryFile } from "../../assurance/reference.ts";
import type { RecordFile } from "../../model/knowledge-base.ts";
import { CHANGING_FIELDS, FIRST_STATUS } from "../../model/registers.ts";
import { isSame } from "../../model/same-value.ts";
import { faultAt } from "../fault-at.ts";
import type { Fault, Rule } from "../rule.ts";

/**
 * Why: Reports print an entry as its updates up to a day left it; where the two disagree, the same entry would be
 * told in two ways.
 * Basis: The model of the knowledge base, Registers: a field that changes is set on the entry and repeated in the
 * update that set it; the last one and the entry agree, but for `due`. Before any update the status is the first
 * of its list.
 */
export const updateDiffers: Rule = {
  id: "update-differs",
  severity: "error",
  says: "A field of a register entry is not what its updates made it.",
  why: "Reports print an entry as its updates up to a day left it; where the two disagree, the same entry would be told in two ways.",
  basis:
    "The model of the knowledge base, Registers: a field that changes is set on the entry and repeated in the update that set it; the last one and the entry agree, but for `due`. Before any update the status is the first of its list.",
  *check({ base }) {
    for (const file of allEntries(base)) {
      const fields = (CHANGING_FIELDS[file.kind] as readonly string[]).filter(
        (one) => !FIRST_DAYS.includes(one),
      );
      for (const field of fields) {
        if (field === "responses") yield* differentResponses(file.record);
        else yield* differentValue(file, field);
      }
    }
  },
};

const BOTH = "Write the same value in the last update that sets it and in the field.";

/** On the entry these keep their first value. */
const FIRST_DAYS = ["due", "response-due"];

type Fields = Readonly<Record<string, unknown>>;

function* differentValue({ kind, record }: EntryFile, field: string): Iterable<Fault> {
  const entry = record.value as unknown as Fields;
  const updates = record.value.updates as unknown as readonly Fields[];
  const last = updates.findLastIndex((update) => isSet(update[field]));
  if (last === -1) {
    const first = FIRST_STATUS[kind];
    if (field !== "status" || entry[field] === undefined || entry[field] === first) return;
    const message = `No update set this status; before any update it is ${first}.`;
    yield faultAt(record, [field], {
      message,
      hint: BOTH,
    });
  } else if (entry[field] === undefined) {
    const message = `This update sets ${field}, and the entry itself does not have it.`;
    yield faultAt(record, ["updates", last, field], { message, hint: BOTH });
  } else if (!isSame(entry[field], updates[last]?.[field])) {
    yield faultAt(record, [field], {
      message: `The field ${field} is not what the last update that set it says.`,
      hint: BOTH,
      related: [{ message: "The update that set it last.", place: record.place(["updates", last, field]) }],
    });
  }
}

/** Responses add up: the entry has those that its updates added, where any update added one. */
function* differentResponses(record: RecordFile<unknown>): Iterable<Fault> {
  const { responses, updates } = record.value as {
    readonly responses: readonly unknown[];
    readonly updates: readonly { readonly responses: readonly unknown[] }[];
  };
  const added = updates.flatMap((update) => update.responses);
  if (added.length === 0) return;
  for (const [index, one] of responses.entries()) {
    if (added.some((other) => isSame(one, other))) continue;
    const message = "No update added this response.";
    yield faultAt(record, ["responses", index], { message, hint: "Add it to the update that brought it." });
  }
  for (const [index, update] of updates.entries()) {
    for (const [position, one] of update.responses.entries()) {
      if (responses.some((other) => isSame(one, other))) continue;
      const message = "The entry's own responses lack this one.";
      const field = ["updates", index, "responses", position];
      yield faultAt(record, field, { message, hint: "Add it to the responses of the entry." });
    }
  }
}

function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
