import type { CalendarEvent } from "../model/calendar.ts";
import { addDays, type Day } from "../model/day.ts";

/** What a calendar file says of itself. */
export interface CalendarFile {
  readonly name: string;
  readonly marking: string;
  readonly notice: string | undefined;
  readonly asAt: Day;
  /** Makes the names of events unique among partnerships: `FSCP`. */
  readonly partnership: string;
  readonly version: string;
}

/** The most octets of a line, its end not counted (RFC 5545, 3.1). */
const LONGEST = 75;

const STATUS = { planned: "CONFIRMED", done: "CONFIRMED", "called-off": "CANCELLED" } as const;

/**
 * Events as iCalendar (RFC 5545): whole days, nothing that blocks time, no alarms. An event keeps its name when its day
 * moves. The stamp is the as-at day at 00:00 UTC, so the same events are the same bytes.
 */
export function eventsAsIcs(events: readonly CalendarEvent[], file: CalendarFile): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//scrutiny//scrutiny ${escaped(file.version)}//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(file.name)}`,
    `X-WR-CALDESC:${escaped([file.marking, file.notice].filter(Boolean).join(". "))}`,
    ...events.flatMap((event) => eventLines(event, file)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, { asAt, partnership, marking }: CalendarFile): readonly string[] {
  const host = partnership.toLowerCase().replace(/[^a-z0-9]+/g, "-") || "partnership";
  const says = [event.says, `From ${event.from}.`, event.marking ?? marking].join("\n");
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}@${host}.scrutiny.invalid`,
    `DTSTAMP:${compact(asAt)}T000000Z`,
    `SEQUENCE:${event.moved}`,
    `DTSTART;VALUE=DATE:${compact(event.on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(event.on, 1))}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(says)}`,
    `CATEGORIES:${event.kind.toUpperCase()}`,
    `STATUS:${STATUS[event.state]}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function compact(day: Day): string {
  return day.replaceAll("-", "");
}

/** Text of a value: no character of it can end the line or begin another property. */
function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a line may hold none but a tab
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ")
      .replace(/[\\;,]/g, (one) => `\\${one}`)
      .replaceAll("\n", "\\n")
  );
}

/** Lines of at most 75 octets, never cut within a character; each but the first begins with a blank. */
function folded(line: string): string {
  const lines: string[] = [];
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > LONGEST) {
      lines.push(text);
      [text, octets] = [" ", 1];
    }
    text += character;
    octets += size;
  }
  return [...lines, text].join("\r\n");
}

function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
