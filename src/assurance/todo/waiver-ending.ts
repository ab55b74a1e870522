import { addDays, dayInWords } from "../../model/day.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { SOON_DAYS } from "../todo-urgency.ts";

/** Waivers of scrutiny.yaml that end within 14 days, or have ended. */
export const waiverEnding: TodoKind = {
  kind: "waiver-ending",
  says: "A waiver of scrutiny.yaml ends within 14 days, or has ended.",
  find({ base, today, shown }) {
    const waivers = base.policy.value.privacy?.waivers ?? [];
    return waivers
      .filter(({ until }) => until <= addDays(today, SOON_DAYS))
      .map(
        ({ rule, path, until }): Found => ({
          urgency: 2,
          due: until,
          id: `${rule}@${path}`,
          message: `The waiver of ${rule} in ${path} ${until < today ? "ended" : "ends"} on ${dayInWords(until)}. Mend what it waives, or judge it again.`,
          command: `scrutiny check ${shown(path)}`,
          who: [],
        }),
      );
  },
};
