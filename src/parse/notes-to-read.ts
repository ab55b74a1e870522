import { parseId } from "../model/id.ts";
import { parseYear, quarterOf, wholeYear } from "../model/year.ts";
import type { Mentions } from "./mentions.ts";
import { type PathRole, roleOf } from "./path-role.ts";

/** What each file names, by its path, and what changed. */
export interface Asked {
  readonly files: ReadonlyMap<string, Mentions>;
  readonly changed: readonly string[];
  /** What the changed files named before. */
  readonly before: ReadonlyMap<string, Mentions>;
  /** The day on which a year starts, as the policy says. */
  readonly starts: string;
}

/** By these all others are judged. */
const JUDGES: readonly PathRole["is"][] = ["policy", "framework", "programme"];
/** Records that are named by numbers too, and the diary, whose lines are named by activity and day. */
const NAMED_OTHERWISE: readonly PathRole["is"][] = ["entry", "quarter", "diary"];
/** How far back the rules for own words look. */
const MONTHS_BACK = 15;
const NONE: readonly string[] = [];

/** Whether everything must be judged anew when a file of this path changes. */
export function judgesAll(path: string): boolean {
  return JUDGES.includes(roleOf(path).is);
}

/**
 * The paths of the notes without which the problems of the changed files, and of those that rest on them, could not be
 * told; undefined where all are needed. Rather too many than too few:
 *
 * - notes that changed or may rest on what changed, and all that such notes, entries and own words name;
 * - notes of the months that own words among them are about, and of the year before;
 * - notes that supersede others, that share their id, or whose fields are written with escapes.
 */
export function notesToRead(asked: Asked): ReadonlySet<string> | undefined {
  if (asked.changed.some(judgesAll)) return undefined;
  const isChanged = new Set(asked.changed);
  const mayRest = restingTest(asked);
  const all: ScannedFile[] = [];
  for (const [path, mentions] of asked.files) {
    const file = { path, mentions, role: roleOf(path), id: idOf(path), isReported: isChanged.has(path) };
    file.isReported ||= mayRest(file);
    all.push(file);
  }
  // a diary rests on nearly every note; its rules ask of the notes that it names only whether they are there
  const naming = all.filter(
    (file) => file.isReported && (file.role.is !== "diary" || isChanged.has(file.path)),
  );
  const named = new Set(naming.flatMap(({ mentions }) => mentions.ids));
  const months = new Set(naming.flatMap(({ role }) => monthsLookedAt(role, asked.starts)));
  const asksForFiles = asked.changed.some((path) => roleOf(path).is === "attachment");
  const repeated = repeatedIds(all);
  const isNeeded = ({ id, mentions, isReported }: ScannedFile): boolean =>
    isReported ||
    mentions.supersedes ||
    mentions.escapes ||
    named.has(id) ||
    repeated.has(id) ||
    (asksForFiles && mentions.attachments) ||
    months.has(monthOf(id)) ||
    mentions.months.some((month) => months.has(month));
  return new Set(all.filter((file) => file.role.is === "note" && isNeeded(file)).map(({ path }) => path));
}

interface ScannedFile {
  readonly path: string;
  readonly mentions: Mentions;
  readonly role: PathRole;
  readonly id: string;
  readonly isReported: boolean;
}

function restingTest({ files, changed, before, starts }: Asked) {
  const roles = new Set(changed.map((path) => roleOf(path).is));
  const ids = new Set(changed.map(idOf).filter((id) => parseId(id)));
  const notes = changed.filter((path) => roleOf(path).is === "note");
  const months = new Set(
    notes.flatMap((path) =>
      [files.get(path), before.get(path)].flatMap((one) => (one ? [monthOf(idOf(path)), ...one.months] : [])),
    ),
  );
  const byOtherNames = NAMED_OTHERWISE.some((role) => roles.has(role));
  return ({ id, mentions, role }: Omit<ScannedFile, "isReported">): boolean =>
    ids.has(id) ||
    mentions.ids.some((one) => ids.has(one)) ||
    (byOtherNames && mentions.otherNames) ||
    (roles.has("attachment") && mentions.attachments) ||
    monthsOfPeriod(role, starts).some((month) => months.has(month));
}

/** The month that a note's id begins with. */
function monthOf(id: string): string {
  return id.slice(0, 7);
}

function repeatedIds(all: readonly ScannedFile[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  return repeated;
}

/** The months of the notes that own words, or a data file of a year, may be judged by. */
function monthsLookedAt(role: PathRole, starts: string): readonly string[] {
  const own = monthsOfPeriod(role, starts);
  const last = own.at(-1);
  if (last !== undefined) return [...own, ...monthsUpTo(last, MONTHS_BACK)];
  if (role.is !== "diary" && role.is !== "returns" && role.is !== "accuracy") return [];
  return monthsOfPeriod({ is: "statement", folder: role.folder }, starts);
}

/** The months that own words are about; none for all else. */
function monthsOfPeriod(role: PathRole, starts: string): readonly string[] {
  if (role.is !== "quarter" && role.is !== "statement") return NONE;
  const year = parseYear(role.folder, starts);
  if (!year) return [];
  const period = role.is === "quarter" ? quarterOf(year, role.quarter) : wholeYear(year);
  const within = starts.endsWith("-01") ? 0 : 1;
  return monthsUpTo(period.to.slice(0, 7), (role.is === "quarter" ? 3 : 12) + within);
}

/** So many months up to one, the earliest first. */
function monthsUpTo(last: string, count: number): readonly string[] {
  const index = Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1;
  return Array.from({ length: count }, (_, back) => monthAt(index - count + 1 + back));
}

function monthAt(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, path.endsWith(".md") ? -".md".length : undefined);
}
