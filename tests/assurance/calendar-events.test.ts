import { describe, expect, it } from "vitest";
import { calendarEvents } from "../../src/assurance/calendar-events.ts";
import type { CalendarEvent } from "../../src/model/calendar.ts";
import { toDay } from "../../src/model/day.ts";
import { type FileContent, knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

function recommendation(more: string): string {
  return `---
title: Agree an outcome
number: R1
date: 2025-07-25
owners: [council]
priority: 2
due: 2025-09-30
${more}---
What, by when.
`;
}
const R1 = "registers/recommendations/2025-07-25-agree-an-outcome-rrr1.md";

function events(over: Readonly<Record<string, FileContent>>, today: string): readonly CalendarEvent[] {
  return calendarEvents(knowledgeBase(laidOver(TINY, Object.entries(over))), toDay(today));
}

const MOVED = recommendation(
  "updates:\n  - {on: 2025-08-10, by: A. Marlow, text: Later., due: 2025-11-28, reason: The group did not meet.}\n",
);
const COMPLETE = recommendation(
  "status: complete\nupdates:\n  - {on: 2025-08-20, by: A. Marlow, text: Done., status: complete}\n",
);
const PROGRAMME = `year: 2025/26
framework: tiny-2025
rows:
  - {id: meetings, title: Meetings}
activities:
  - {id: executive-meeting, row: meetings, title: Executive meeting, kind: meeting, planned: [2025-07-10, 2025-10-09, 2026-01-15]}
`;
const DIARY = `entries:
  - {on: 2025-07-10, activity: executive-meeting, outcome: done}
  - {on: 2025-10-09, activity: executive-meeting, outcome: postponed, why: Nobody could come.}
`;

describe("the events of a calendar", () => {
  it("have what is due as it was known on the day, by a name that stays when the day moves", () => {
    const due = (today: string) =>
      events({ [R1]: MOVED }, today)
        .filter(({ kind }) => kind === "due")
        .map(({ uid, on, moved }) => [uid, on, moved]);
    const uid = "due-2025-07-25-agree-an-outcome-rrr1";
    expect(due("2025-08-01")).toEqual([[uid, "2025-09-30", 0]]);
    expect(due("2025-08-10")).toEqual([[uid, "2025-11-28", 1]]);
    expect(due("2025-07-24")).toEqual([]);
  });

  it("have nothing due of what its owner has completed, from the day on", () => {
    const due = (today: string) => events({ [R1]: COMPLETE }, today).some(({ kind }) => kind === "due");
    expect([due("2025-08-19"), due("2025-08-20")]).toEqual([true, false]);
  });

  it("have planned days once each, and say which were called off", () => {
    const over = { "programme/2025-26/programme.yaml": PROGRAMME, "programme/2025-26/diary.yaml": DIARY };
    const meetings = events(over, "2025-10-20").map(({ on, kind, state }) => [on, kind, state]);
    expect(meetings).toEqual([
      ["2025-07-10", "meeting", "done"],
      ["2025-10-09", "meeting", "called-off"],
      ["2026-01-15", "meeting", "planned"],
    ]);
  });
});
