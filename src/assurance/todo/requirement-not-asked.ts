import { addDays, type Day } from "../../model/day.ts";
import type { YearFolder } from "../../model/knowledge-base.ts";
import { periodDay } from "../../model/note.ts";
import { partyShort } from "../../model/policy.ts";
import type { Programme } from "../../model/programme.ts";
import { holds, type Period, periodInWords, wholeYear, yearFrom } from "../../model/year.ts";
import { type Found, periodName, type TodoContext, type TodoKind } from "../todo-context.ts";
import { dueInWords } from "../todo-urgency.ts";

/** Information that the programme says is to come, of the last quarter or year, that was neither asked for nor received. */
export const requirementNotAsked: TodoKind = {
  kind: "requirement-not-asked",
  says: "By the programme information of the last quarter or year is due, and nothing of it came or was asked for. What comes with each meeting or event is not asked.",
  find(context) {
    return [context.ended, lastYear(context)].flatMap((period) => {
      const folder = context.folder(period.year);
      return (folder?.programme?.value.information ?? []).flatMap((one) =>
        lacking(context, folder, period, one),
      );
    });
  },
};

type Requirement = Programme["information"][number];

/** What comes as returns in `escalations.yaml` is asked for under the file's name. */
const RETURNS = "escalations";
const LATEST = 366;

function lastYear({ year, base }: TodoContext): Period {
  return wholeYear(yearFrom(year.start - 1, base.policy.value.year.starts));
}

function lacking(
  context: TodoContext,
  folder: YearFolder | undefined,
  period: Period,
  requirement: Requirement,
): readonly Found[] {
  const { id, title, every, from, "due-days": days } = requirement;
  if (every !== (period.quarter ? "quarter" : "year") && !(every === "month" && period.quarter)) return [];
  const due = days === undefined ? undefined : addDays(period.to, Math.min(days, LATEST));
  if (due !== undefined && due >= context.today) return [];
  const missing = id === RETURNS && period.quarter ? withoutReturn(folder, period, from) : from;
  const isHere = id === RETURNS && period.quarter ? missing.length < from.length : false;
  if ((isHere && missing.length === 0) || hasCome(context, period, id)) return [];
  const policy = context.base.policy.value;
  const whom =
    missing.length === 0 ? "" : ` from ${missing.map((one) => partyShort(policy, one)).join(", ")}`;
  const when = due === undefined ? "no day set" : dueInWords(context, due);
  const only = missing.length === 1 ? missing[0] : "AGENCY";
  return [
    {
      urgency: due === undefined ? 3 : 2,
      due,
      id: `${id}@${periodName(period)}`,
      message: `${title}, ${periodInWords(period)}: nothing came or was asked for${whom}, ${when}.`,
      command: `scrutiny new-request TITLE --requirement ${id} --from ${only}`,
      who: missing,
    },
  ];
}

function withoutReturn(
  folder: YearFolder | undefined,
  { quarter }: Period,
  from: readonly string[],
): readonly string[] {
  const returns = folder?.returns?.value.returns ?? [];
  return from.filter((id) => !returns.some((one) => one.period === quarter && one.from === id));
}

/**
 * Whether anything of it came or was asked for: a source of that kind in a note about the period, or without a stretch
 * that it is about, dated after it; a request made after it. What is due once a year may come in the year itself.
 */
function hasCome({ base, entries, today }: TodoContext, period: Period, id: string): boolean {
  const since: Day = period.quarter ? addDays(period.to, 1) : period.from;
  const inNotes = base.notes.some(({ value }) => {
    if (value.status === "withdrawn" || periodDay(value) > today) return false;
    if (!value.sources.some((source) => source.kind === id)) return false;
    return value.covers ? holds(period, value.covers.to) : periodDay(value) >= since;
  });
  return inNotes || entries.request.some(({ entry }) => entry.requirement === id && entry.asked >= since);
}
