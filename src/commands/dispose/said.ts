import { placesNaming } from "../../check/places-naming.ts";
import { parseId } from "../../model/id.ts";
import type { Disposing } from "./disposing.ts";

/** What goes, and what rests on it, before anybody is asked. */
export function sayBefore(disposing: Disposing): void {
  const { session, record, what, attachments, reports, options } = disposing;
  const { terminal } = session;
  terminal.note(
    `${options.dryRun === true ? "Would go" : "To go"}: ${what} of ${session.shown(record.path)}.`,
  );
  for (const path of attachments.going) terminal.note(`  and the attachment ${session.shown(path)}`);
  for (const path of attachments.staying)
    terminal.note(`  The attachment ${session.shown(path)} stays: another record names it.`);
  const places = placesOf(disposing);
  if (places.length > 0) terminal.note("It is named here; say there what holds now:");
  for (const { path, line, column } of places) terminal.note(`  ${session.shown(path)}:${line}:${column}`);
  if (reports.length > 0) terminal.note("These were made of it, and keep what they print:");
  for (const { path, report } of reports)
    terminal.note(`  ${session.shown(path.slice(0, path.lastIndexOf("/")))} (${report.stage})`);
}

/** What was done, and how to take it out of git's history. */
export function sayDone(disposing: Disposing): void {
  const { session, record, options, attachments } = disposing;
  const { terminal } = session;
  if (options.dryRun === true) {
    terminal.result(`Would change ${session.shown(record.path)}:\n\n${indented(disposing.tombstone)}`);
    terminal.note("Nothing was written (--dry-run).");
    return;
  }
  terminal.result(session.shown(record.path));
  terminal.note("Disposed of. A tombstone stands in its place, and what named it still leads there.");
  for (const path of attachments.going) terminal.note(`Removed ${session.shown(path)}`);
  for (const line of purge(disposing)) terminal.note(line);
}

/** `--format json`. */
export function sayJson(disposing: Disposing): void {
  const { session, record, disposal, attachments, reports } = disposing;
  const answer = {
    version: 1,
    id: record.id,
    path: record.path,
    disposed: disposal,
    removed: attachments.going,
    kept: attachments.staying,
    namedAt: placesOf(disposing).map(({ path, line, column }) => ({ path, line, column })),
    reports: reports.map(({ path, report }) => ({ path, stage: report.stage })),
    purge: pathsToPurge(disposing),
  };
  session.terminal.document(`${JSON.stringify(answer, null, 2)}\n`);
}

/** The diary says that it was done, which still holds. */
function placesOf({ base, names }: Disposing) {
  const found = names.flatMap((name) => placesNaming(base, name));
  return found.filter(({ path }) => !path.endsWith("/diary.yaml"));
}

function pathsToPurge({ record, attachments }: Disposing): readonly string[] {
  return [record.path, ...attachments.going];
}

function purge(disposing: Disposing): readonly string[] {
  const paths = pathsToPurge(disposing);
  return [
    ...nameToo(disposing),
    "Git still has what was committed. Where the schedule asks for that to go too:",
    "  1. Commit this, and have everybody stop pushing and pulling.",
    `  2. Put a copy of ${disposing.record.path} aside: the next step removes it in all its versions.`,
    "  3. In a fresh mirror clone, with git-filter-repo 2.47 or newer:",
    "     git filter-repo --sensitive-data-removal --invert-paths \\",
    ...paths.map((path, at) => `       --path '${path}'${at < paths.length - 1 ? " \\" : ""}`),
    "  4. Push the mirror, put the copy back and commit it. Everybody clones afresh.",
    "  5. Ask the host to remove cached views. Remove copies in backups, downloads and build servers.",
    "docs/if-personal-data-was-committed.md says all of this in full.",
  ];
}

/** The id stays, since other records, reports and seals name it. It was made of the title's words. */
function nameToo({ record: { id, path } }: Disposing): readonly string[] {
  const parts = parseId(id);
  if (!parts || parts.slug === OTHER_WORDS) return [];
  const other = `${parts.day}-${OTHER_WORDS}-${parts.random}`;
  return [
    "The name of the file holds words of its title, and stays: other records, reports and seals name it. Where these words say too much:",
    `  git mv '${path}' '${path.replace(id, other)}'`,
    `  Write the new id wherever the old one stands: git grep -l ${id}`,
    `  In the history: put the line ${id}==>${other} into a file, and add --replace-text FILE in step 3 below.`,
    "  A sealed report that prints the old id is then no longer as it was sealed. Copies that were sent keep it.",
  ];
}

const OTHER_WORDS = "disposed-of";

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ").trimEnd();
}
