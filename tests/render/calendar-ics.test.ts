import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import type { CalendarEvent } from "../../src/model/calendar.ts";
import { toDay } from "../../src/model/day.ts";
import { eventsAsIcs } from "../../src/render/calendar-ics.ts";
import { HOSTILE_TITLES } from "../support/tables.ts";

const file = {
  name: "TSCP scrutiny",
  marking: "OFFICIAL",
  notice: "Invented; for tests, only.",
  asAt: toDay("2025-10-20"),
  partnership: "TSCP",
  version: "1.0.0",
};

const titles = [
  ...HOSTILE_TITLES,
  "END:VEVENT\r\nBEGIN:VALARM",
  "back\\slash, semi;colon",
  `${"long ".repeat(40)}日本語👍`.repeat(3),
];

const events = titles.map(
  (title, index): CalendarEvent => ({
    uid: `due-${index}`,
    kind: "due",
    on: toDay("2026-02-28"),
    title,
    says: title,
    who: [],
    from: "a-record",
    state: index === 1 ? "called-off" : "planned",
    moved: index,
    marking: undefined,
  }),
);

const ics = eventsAsIcs(events, file);
const calendar = new ICAL.Component(ICAL.parse(ics));
const read = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));

describe("a calendar file", () => {
  it("has lines of at most 75 octets that end in CR and LF, and no character is cut in two", () => {
    expect(ics.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of ics.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(Buffer.from(line).toString("utf8")).toBe(line);
    }
  });

  it("is read by another program with every title as it was, and no part that a title made", () => {
    expect(read.map((one) => one.summary)).toEqual(titles.map((title) => title.replaceAll("\r\n", "\n")));
    expect(calendar.getAllSubcomponents().map((one) => one.name)).toEqual(titles.map(() => "vevent"));
    for (const event of calendar.getAllSubcomponents("vevent"))
      expect(event.getAllSubcomponents()).toEqual([]);
  });

  it("has whole days, names that stay, counts of how often a day moved, and what was called off", () => {
    const [first, second] = read;
    expect(first?.startDate.isDate).toBe(true);
    expect([first?.startDate.toString(), first?.endDate.toString()]).toEqual(["2026-02-28", "2026-03-01"]);
    expect(first?.uid).toBe("due-0@tscp.scrutiny.invalid");
    expect(second?.sequence).toBe(1);
    const state = (at: number) => read[at]?.component.getFirstPropertyValue("status");
    expect([state(0), state(1)]).toEqual(["CONFIRMED", "CANCELLED"]);
    expect(ics.match(/DTSTAMP:20251020T000000Z/g)).toHaveLength(titles.length);
  });

  it("has the marking on each day, and on the whole", () => {
    for (const event of read) expect(event.description).toMatch(/OFFICIAL$/);
    // the reader leaves the escapes of what is not of the standard
    expect(calendar.getFirstPropertyValue("x-wr-caldesc")).toBe("OFFICIAL. Invented\\; for tests\\, only.");
  });
});
