import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A withdrawn note stays as a tombstone whose reason is printed; one that is half withdrawn is counted or not
 * by chance.
 * Basis: The model of the knowledge base: `status: withdrawn` and `withdrawn {on, by, reason}` go together.
 */
export const withdrawnWithoutReason: Rule = {
  id: "withdrawn-without-reason",
  severity: "error",
  says: "A note is withdrawn without saying when, by whom and why, or says so and is not withdrawn.",
  why: "A withdrawn note stays as a tombstone whose reason is printed; one that is half withdrawn is counted or not by chance.",
  basis: "The model of the knowledge base: `status: withdrawn` and `withdrawn {on, by, reason}` go together.",
  *check({ base }) {
    for (const note of base.notes) {
      const { status, withdrawn } = note.value;
      if (status === "withdrawn" && withdrawn === undefined) {
        const hint = "Add withdrawn: {on: DAY, by: NAME, reason: TEXT}.";
        yield faultAt(note, ["status"], { message: "The note is withdrawn, and no reason is given.", hint });
      } else if (status !== "withdrawn" && withdrawn !== undefined) {
        const message = `The note says why it was withdrawn, and its status is ${status}.`;
        const hint = "Write status: withdrawn, or take withdrawn out.";
        yield faultAt(note, ["withdrawn"], { message, hint });
      }
    }
  },
};
