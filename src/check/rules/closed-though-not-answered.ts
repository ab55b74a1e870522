import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: It would look settled, and the question for children stands as it stood.
 * Basis: The model of the knowledge base, Registers: what an answer leaves open goes on to another record, named
 * in `carried-to`.
 */
export const closedThoughNotAnswered: Rule = {
  id: "closed-though-not-answered",
  severity: "warning",
  says: "A challenge is closed though its answer does not answer it, and nothing carries it on.",
  why: "It would look settled, and the question for children stands as it stood.",
  basis:
    "The model of the knowledge base, Registers: what an answer leaves open goes on to another record, named in `carried-to`.",
  *check({ base }) {
    for (const record of base.registers.challenge) {
      const { view, closed, status, "carried-to": target } = record.value;
      if (view?.is !== "does-not-answer" || target !== undefined) continue;
      if (closed === undefined && status !== "closed") continue;
      const place = record.place(closed === undefined ? ["status"] : ["closed"]);
      yield faultAt(record, ["view", "is"], {
        message: "By this view the answer does not answer, and the challenge is closed.",
        hint: "Name in carried-to where the question goes on, or give a new view of a later answer.",
        related: [{ message: "It is closed here.", place }],
      });
    }
  },
};
