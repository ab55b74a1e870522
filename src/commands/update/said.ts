import type { Session } from "../session.ts";
import type { Gap } from "../writing/gap.ts";

/** What came of an update: as `--format json` prints it, and for people. */
export interface Updated {
  readonly id: string | null;
  readonly number: string | null;
  /** Relative to the root. */
  readonly path: string;
  readonly status: string | null;
  readonly gaps: readonly (Gap & { readonly next?: string | undefined })[];
  /** What was written, in words and on one line. */
  readonly did: readonly string[];
}

/** Prints the path, or all of it as JSON; on standard error what was done, what it still waits for, and what to type. */
export function sayUpdated(session: Session, updated: Updated, json: boolean): void {
  const { terminal } = session;
  const { id, number, path, status, gaps, did } = updated;
  if (json) {
    const plain = gaps.map(({ reason, message }) => ({ reason, message }));
    terminal.document(`${JSON.stringify({ version: 1, id, number, path, status, gaps: plain }, null, 2)}\n`);
    return;
  }
  terminal.result(session.shown(path));
  for (const line of did) terminal.note(line);
  for (const { message, next } of gaps) {
    terminal.note(message);
    if (next !== undefined) terminal.note(`  Then type: ${next}`);
  }
  if (gaps.length === 0) terminal.note(`Next: scrutiny check ${session.shown(path)}`);
}

/** Shows what would be written, and writes nothing. */
export function sayDryRun(
  session: Session,
  path: string,
  lines: readonly string[],
  updated: Updated,
  json: boolean,
): void {
  if (json) sayUpdated(session, updated, true);
  else
    session.terminal.result(
      `Would change ${session.shown(path)}:\n\n${lines.map((line) => `  ${line}`).join("\n")}`,
    );
}
