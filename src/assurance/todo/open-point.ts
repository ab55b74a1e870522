import type { TodoKind } from "../todo-context.ts";

/** What the newest programme that has begun leaves open. */
export const openPoint: TodoKind = {
  kind: "open-point",
  says: "The newest programme that has begun leaves a point open.",
  find({ base, today }) {
    const newest = [...base.years.values()]
      .filter((one) => one.programme && one.year.from <= today)
      .sort((a, b) => b.year.start - a.year.start)[0];
    const points = newest?.programme?.value["open-points"] ?? [];
    return points
      .filter(({ settled }) => settled === undefined || settled.on > today)
      .map(({ id, text }) => ({
        urgency: 3,
        due: undefined,
        id,
        message: `Not settled in the programme of ${newest?.year.label}: ${text}`,
        command: `scrutiny programme show --year ${newest?.year.label}`,
        who: [],
      }));
  },
};
