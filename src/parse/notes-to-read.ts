import { parseId } from "../model/id.ts";
import { parseYear, quarterOf, wholeYear } from "../model/year.ts";
import type { Mentions } from "./mentions.ts";
import { type PathRole, roleOf } from "./path-role.ts";

/** A file that changed, and what its text named before; undefined where there was none. */
export interface ChangedFile {
  readonly path: string;
  readonly before: Mentions | undefined;
}

/** Every file's mentions by path, and what changed. */
export interface Asked {
  readonly files: ReadonlyMap<string, Mentions>;
  readonly changes: readonly ChangedFile[];
  /** The day on which a year starts, as the policy says. */
  readonly starts: string;
}

/** By these all others are judged. */
const JUDGES: readonly PathRole["is"][] = ["policy", "framework", "programme"];
/** Records that are named by numbers too, and the diary, whose lines are named by activity and day. */
const NAMED_OTHERWISE: readonly PathRole["is"][] = ["entry", "quarter", "diary"];
/** How far back the rules for own words look. */
const MONTHS_BACK = 15;

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
  if (asked.changes.some(({ path }) => judgesAll(path))) return undefined;
  const all = [...asked.files].map(([path, mentions]) => ({
    path,
    mentions,
    role: roleOf(path),
    id: idOf(path),
  }));
  const isChanged = new Set(asked.changes.map(({ path }) => path));
  const mayRest = restingTest(asked);
  const reported = all.filter((file) => isChanged.has(file.path) || mayRest(file));
  // a diary rests on nearly every note; its rules ask of the notes that it names only whether they are there
  const naming = reported.filter(({ role, path }) => role.is !== "diary" || isChanged.has(path));
  const named = new Set(naming.flatMap(({ mentions }) => mentions.ids));
  const months = new Set(naming.flatMap(({ role }) => monthsLookedAt(role, asked.starts)));
  const asksForFiles = asked.changes.some(({ path }) => roleOf(path).is === "attachment");
  const reportedPaths = new Set(reported.map(({ path }) => path));
  const repeated = repeatedIds(all);
  const isNeeded = ({ path, id, mentions }: ScannedFile): boolean =>
    reportedPaths.has(path) ||
    named.has(id) ||
    mentions.supersedes ||
    mentions.escapes ||
    (asksForFiles && mentions.attachments) ||
    repeated.has(id) ||
    (months.size > 0 && monthsOf(id, mentions).some((month) => months.has(month)));
  return new Set(all.filter((file) => file.role.is === "note" && isNeeded(file)).map(({ path }) => path));
}

interface ScannedFile {
  readonly path: string;
  readonly mentions: Mentions;
  readonly role: PathRole;
  readonly id: string;
}

function restingTest({ files, changes, starts }: Asked): (file: ScannedFile) => boolean {
  const roles = new Set(changes.map(({ path }) => roleOf(path).is));
  const ids = new Set(changes.map(({ path }) => idOf(path)).filter((id) => parseId(id)));
  const months = new Set(
    changes
      .filter(({ path }) => roleOf(path).is === "note")
      .flatMap(({ path, before }) =>
        [before, files.get(path)].flatMap((one) => (one ? monthsOf(idOf(path), one) : [])),
      ),
  );
  const byOtherNames = NAMED_OTHERWISE.some((role) => roles.has(role));
  return ({ id, role, mentions }) =>
    ids.has(id) ||
    mentions.ids.some((one) => ids.has(one)) ||
    (byOtherNames && mentions.otherNames) ||
    (roles.has("attachment") && mentions.attachments) ||
    (months.size > 0 && monthsOfPeriod(role, starts).some((month) => months.has(month)));
}

function monthsOf(id: string, { months }: Mentions): readonly string[] {
  return [id.slice(0, 7), ...months];
}

function repeatedIds(all: readonly ScannedFile[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(all.filter(({ id }) => seen.size === seen.add(id).size).map(({ id }) => id));
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
  if (role.is !== "quarter" && role.is !== "statement") return [];
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
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
}
