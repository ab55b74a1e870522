import type { Day } from "./day.ts";

/** What a day of the calendar is. */
export const EVENT_KINDS = ["meeting", "activity", "due", "cut-off"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** A whole day on which something happens or is due. */
export interface CalendarEvent {
  /** The same for the same thing, when its day moves too: what a calendar program knows it by. */
  readonly uid: string;
  readonly kind: EventKind;
  readonly on: Day;
  readonly title: string;
  readonly says: string;
  /** Agencies, groups and roles that it is for, by their ids. */
  readonly who: readonly string[];
  /** The record that it comes from, by its id; for the rest, its file. */
  readonly from: string;
  readonly state: "planned" | "done" | "called-off";
  /** How often its day was moved. */
  readonly moved: number;
  readonly marking: string | undefined;
}
