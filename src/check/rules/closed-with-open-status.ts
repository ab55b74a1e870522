import { allEntries } from "../../assurance/reference.ts";
import type { RegisterKind } from "../../model/register-kinds.ts";
import { FIRST_STATUS } from "../../model/registers.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Reports count it as closed and print that it is open: one of the two is wrong.
 * Basis: The model of the knowledge base, Registers: open is what has no `closed` by the day; each kind has its
 * list of statuses.
 */
export const closedWithOpenStatus: Rule = {
  id: "closed-with-open-status",
  severity: "warning",
  says: "A register entry has the day on which it was closed, and a status of one that is open.",
  why: "Reports count it as closed and print that it is open: one of the two is wrong.",
  basis:
    "The model of the knowledge base, Registers: open is what has no `closed` by the day; each kind has its list of statuses.",
  *check({ base }) {
    for (const { kind, record } of allEntries(base)) {
      const { closed } = record.value;
      if (closed === undefined) continue;
      const status = ("status" in record.value ? record.value.status : undefined) ?? FIRST_STATUS[kind];
      if (status === undefined || !OPEN[kind].includes(status)) continue;
      yield faultAt(record, "status" in record.value ? ["status"] : ["closed"], {
        message: `It is closed since ${closed}, and its status is ${status}.`,
        hint: "Correct one of the two, in the entry and in its update.",
        related: [{ message: "It is closed here.", place: record.place(["closed"]) }],
      });
    }
  },
};

/** What each kind of entry says of itself while somebody still has to act. */
const OPEN: Readonly<Record<RegisterKind, readonly string[]>> = {
  recommendation: ["not-started", "on-track", "slipping", "off-track"],
  challenge: ["open", "answered"],
  escalation: ["open", "view-given"],
  request: ["asked", "part-received"],
  "learning-review": [],
};
