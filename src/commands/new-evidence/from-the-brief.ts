import { toLookAt } from "../../assurance/brief/to-look-at.ts";
import { briefSubject } from "../../assurance/brief/who.ts";
import { briefFacts } from "../../assurance/brief.ts";
import { yearOf } from "../../model/year.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import type { Asking } from "./asking.ts";

/** What the page before the meeting asks to look at. */
export interface FromTheBrief {
  readonly lines: readonly string[];
  /** Ids of criteria that this activity spoke of before and nobody found anything about this year. */
  readonly criteria: readonly string[];
}

/** The most lines that stand before the questions. */
const MOST = 5;

/** The lines of `scrutiny brief ACTIVITY` that a note may answer; undefined where the activity has no such page. */
export function fromTheBrief(
  { base, today }: Pick<Asking, "base" | "today">,
  { activity, date, until }: NoteInputFields,
): FromTheBrief | undefined {
  const on = until ?? date ?? today;
  const subject = briefSubject(base, yearOf(on, base.policy.value.year.starts), activity ?? "");
  if (!subject) return undefined;
  const facts = briefFacts(base, subject, on);
  return { lines: toLookAt(facts), criteria: facts.thin.map(({ id }) => id) };
}

/** The lines in a few words, to be said before the findings; undefined where there is none. */
export function briefInWords(brief: FromTheBrief | undefined, activity: string): string | undefined {
  if (!brief || brief.lines.length === 0) return undefined;
  const more = brief.lines.length - MOST;
  const lines = brief.lines.slice(0, MOST).map((line) => `· ${line}`);
  const rest = more > 0 ? [`  ${more} more: scrutiny brief ${activity}`] : [];
  return ["From the brief, to look at:", ...lines, ...rest].join("\n");
}
