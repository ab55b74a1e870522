import { isAttachmentPath, namedFiles } from "../../check/named-file.ts";
import { madeReports } from "../../edge/made-reports.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { MadeReport } from "../../model/made-report.ts";
import type { Note } from "../../model/note.ts";
import type { Session } from "../session.ts";
import type { Attachments } from "./disposing.ts";

/** The files that a note attaches and that are there; one that another note names too stays. */
export function attachmentsOf(base: KnowledgeBase, { path: own }: RecordFile<Note>): Attachments {
  const there = new Set(base.files.attached.map(({ path }) => path));
  const named = [...namedFiles(base)];
  const others = new Set(named.filter(({ record }) => record.path !== own).map(({ path }) => path));
  const mine = named.filter(({ record, path }) => record.path === own && isAttachmentPath(path));
  const files = [...new Set(mine.map(({ path }) => path))].filter((path) => there.has(path));
  return {
    going: files.filter((path) => !others.has(path)),
    staying: files.filter((path) => others.has(path)),
  };
}

/** The reports below `reports/` that were made of the note. */
export async function reportsOf(
  session: Session,
  { path: own }: RecordFile<Note>,
): Promise<readonly MadeReport[]> {
  const { reports } = await madeReports(await session.source());
  return reports.filter(({ records }) => records.some(({ path }) => path === own));
}
