import { isAttachmentPath, namedFiles } from "../../check/named-file.ts";
import { madeReports } from "../../edge/made-reports.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { MadeReport } from "../../model/made-report.ts";
import type { Session } from "../session.ts";
import type { Attachments } from "./disposing.ts";

/** The files that a record attaches and that are there; one that another record names too stays. */
export function attachmentsOf(base: KnowledgeBase, { path: own }: RecordFile<unknown>): Attachments {
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

/** The reports below `reports/` that were made of the record. */
export async function reportsOf(
  session: Session,
  { path: own }: RecordFile<unknown>,
): Promise<readonly MadeReport[]> {
  const { reports } = await madeReports(await session.source());
  return reports.filter(({ records }) => records.some(({ path }) => path === own));
}
