import { addDays, type Day, laterDay } from "../../model/day.ts";
import { lastDayInTime } from "../../model/deadline.ts";
import type { YearFolder } from "../../model/knowledge-base.ts";
import { periodDay } from "../../model/note.ts";
import type { Programme } from "../../model/programme.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule, RuleContext } from "../rule.ts";

/**
 * Why: A promise of information that nobody calls on is worth nothing, and the gap in the evidence has no owner.
 * Basis: The model of the knowledge base, programme.yaml: `information`. Asked once the first month or quarter is
 * over, else the year; never for `every: event`, and not of a year without any note or request. Returns in
 * escalations.yaml are those of a requirement escalations.
 */
export const requirementNeverAsked: Rule = {
  id: "requirement-never-asked",
  severity: "warning",
  says: "Information that the programme says scrutiny is to have was neither asked for nor received.",
  why: "A promise of information that nobody calls on is worth nothing, and the gap in the evidence has no owner.",
  basis:
    "The model of the knowledge base, programme.yaml: `information`. Asked once the first month or quarter is over, else the year; never for `every: event`, and not of a year without any note or request. Returns in escalations.yaml are those of a requirement escalations.",
  *check(context) {
    const known = knownIn(context);
    for (const [folder, had] of known) {
      const { programme, year } = folder;
      for (const [index, requirement] of (programme?.value.information ?? []).entries()) {
        if (!programme || had.has(requirement.id) || requirement.every === "event") continue;
        const over = waitsUntil(requirement, programme.value, year);
        if (over >= context.today) continue;
        yield faultAt(programme, ["information", index, "id"], {
          message: `Nothing of this was asked for or received in ${year.label}.`,
          hint: "Open a request for it in registers/requests/, or name it as the kind of a note's source.",
        });
      }
    }
  },
};

type Requirement = Programme["information"][number];

/** What comes as returns in `escalations.yaml` is asked for under the file's name. */
const RETURNS = "escalations";

/** The longest that a promised delivery is waited for. */
const MOST_DAYS = 366;

/** The requirements asked for or received, for each year at work: one that has a note or a request. */
function knownIn({ base, folderOn }: RuleContext): ReadonlyMap<YearFolder, ReadonlySet<string>> {
  const known = new Map<YearFolder, Set<string>>();
  const of = (day: Day) => {
    const folder = folderOn(day);
    if (!folder) return undefined;
    const had = known.get(folder) ?? new Set();
    if (had.size === 0) known.set(folder, had);
    return had;
  };
  for (const { value } of base.notes) {
    const had = of(periodDay(value));
    for (const { kind } of value.sources) had?.add(kind);
  }
  for (const { value } of base.registers.request) of(value.asked)?.add(value.requirement);
  for (const folder of base.years.values())
    if ((folder.returns?.value.returns.length ?? 0) > 0) known.get(folder)?.add(RETURNS);
  return known;
}

/** The last day on which it may be missing: its first month or quarter, from the agreement on, or the year. */
function waitsUntil(
  { every, "due-days": dueDays = 0 }: Requirement,
  { agreed }: Programme,
  year: YearFolder["year"],
): Day {
  const begun = agreed.reduce((day, { on }) => laterDay(day, on), year.from);
  const months = every === "month" ? 1 : every === "quarter" ? 3 : undefined;
  const end =
    months === undefined ? year.to : addDays(lastDayInTime(begun, { within: months, unit: "months" }), -1);
  return addDays(end, Math.min(dueDays, MOST_DAYS));
}
