import { calendarEvents } from "../../assurance/calendar-events.ts";
import type { CalendarEvent } from "../../model/calendar.ts";
import { isWithin } from "../../model/policy.ts";
import { holds } from "../../model/year.ts";
import { EVENT_IN_WORDS, EVENT_STATE_IN_WORDS } from "../export-phrases.ts";
import { day, parties, type TableKind, type TableSource, tableOf, text, worded } from "../table-kind.ts";

const COLUMNS = [
  day("on", "Day", true),
  text("what", "What", 10, true),
  text("title", "Title", 60, true),
  text("who", "Who", 24, true),
  text("state", "State", 12, true),
  text("says", "More", 50),
  text("from", "From", 46),
  text("uid", "Uid", 46),
];

/** The calendar: meetings, what is due, cut-offs. */
export const calendar: TableKind = {
  kind: "calendar",
  says: "a day: a meeting or other activity, something that is due and not yet done, a cut-off",
  make(source) {
    const says = ["Meetings, what is due and not yet done, and cut-offs, as known on the day of this table."];
    return tableOf(
      source,
      { kind: "calendar", title: "Calendar", says, columns: COLUMNS },
      eventsOf(source).map(({ marking, kind, ...event }) => ({
        marking,
        cells: {
          ...event,
          what: worded(EVENT_IN_WORDS, kind),
          who: parties(source.base.policy.value, event.who),
          state: worded(EVENT_STATE_IN_WORDS, event.state),
        },
      })),
    );
  },
};

/** The events of a calendar's table that may be shown, in its order. */
export function shownEvents(source: TableSource): readonly CalendarEvent[] {
  const policy = source.base.policy.value;
  return eventsOf(source).filter(({ marking }) => isWithin(policy, { marking: source.ceiling }, marking));
}

/** Of a year alone where one is asked for; of a party alone what is due from it. */
function eventsOf({ base, today, period, to }: TableSource): readonly CalendarEvent[] {
  return calendarEvents(base, today).filter(
    ({ on, kind, who }) =>
      (!period || holds(period, on)) && (to === undefined || (kind === "due" && who.includes(to))),
  );
}
