import type { Found, TodoKind } from "../todo-context.ts";

/** More than these are one line, so that they do not hide the rest of the list. */
const MOST_LINES = 3;

/** What the newest programme that has begun leaves open. */
export const openPoint: TodoKind = {
  kind: "open-point",
  says: "The newest programme that has begun leaves a point open. More than three are one line.",
  find({ base, today }) {
    const newest = [...base.years.values()]
      .filter((one) => one.programme && one.year.from <= today)
      .sort((a, b) => b.year.start - a.year.start)[0];
    const points = newest?.programme?.value["open-points"] ?? [];
    const open = points.filter(({ settled }) => settled === undefined || settled.on > today);
    const label = newest?.year.label ?? "";
    if (open.length > MOST_LINES) return [line(label, label, `${open.length} points are open`)];
    return open.map(({ id, text }) => line(id, label, text));
  },
};

function line(id: string, year: string, text: string): Found {
  return {
    urgency: 3,
    due: undefined,
    id,
    message: `Not settled in the programme of ${year}: ${text.replace(/\.$/, "")}.`,
    command: `scrutiny programme show --year ${year}`,
    who: [],
  };
}
