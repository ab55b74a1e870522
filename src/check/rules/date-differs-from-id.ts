import { allEntries } from "../../assurance/reference.ts";
import { parseId } from "../../model/id.ts";
import type { RegisterKind } from "../../model/register-kinds.ts";
import { openedOn } from "../../model/registers.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The id keeps the day on which it was made and is never changed, so that citations hold; a reader of the
 * file's name may take the wrong day from it.
 * Basis: The model of the knowledge base, Ids: a date that differs is a problem of severity info.
 */
export const dateDiffersFromId: Rule = {
  id: "date-differs-from-id",
  severity: "info",
  says: "A record's day is not the day in its id.",
  why: "The id keeps the day on which it was made and is never changed, so that citations hold; a reader of the file's name may take the wrong day from it.",
  basis: "The model of the knowledge base, Ids: a date that differs is a problem of severity info.",
  *check({ base }) {
    const hint = "Correct the day if it is wrong; if it is right, leave both: an id is never changed.";
    const message = "The day here is not the day in the id.";
    for (const note of base.notes) {
      if (parseId(note.id)?.day !== note.value.date) yield faultAt(note, ["date"], { message, hint });
    }
    for (const { kind, record } of allEntries(base)) {
      if (parseId(record.id)?.day !== openedOn(kind, record.value))
        yield faultAt(record, [OPENED_FIELD[kind]], { message, hint });
    }
  },
};

const OPENED_FIELD = {
  recommendation: "date",
  challenge: "date",
  escalation: "raised",
  request: "asked",
  "learning-review": "became-aware",
} as const satisfies Record<RegisterKind, string>;
