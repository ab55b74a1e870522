import type { ExportFormat, ExportTable } from "../../model/export-table.ts";
import type { OwnerReturn } from "../../model/owner-return-sheet.ts";
import type { Policy } from "../../model/policy.ts";
import { ownerReturnDocument } from "../../report/owner-return-document.ts";
import { tableDocument } from "../../report/table-document.ts";
import type { TableSource } from "../../report/table-kind.ts";
import { shownEvents } from "../../report/tables/calendar.ts";
import { assetsFor } from "../report/assets.ts";
import type { Session } from "../session.ts";

/** A table in a format. What makes it is loaded when it is asked for. */
export async function tableBytes(
  session: Session,
  source: TableSource,
  table: ExportTable,
  format: ExportFormat,
): Promise<Uint8Array> {
  const policy = source.base.policy.value;
  switch (format) {
    case "xlsx":
      return (await import("../../render/table-xlsx.ts")).tableAsXlsx(table, authorOf(policy));
    case "csv":
      return utf8((await import("../../render/table-csv.ts")).tableAsCsv(table));
    case "json":
      return utf8((await import("../../render/table-json.ts")).tableAsJson(table));
    case "docx":
      return wordBytes(session, source, tableDocument(table, policy));
    case "ics":
      return utf8(await icsOf(session, source, table));
    default:
      return format satisfies never;
  }
}

/** An owner's return in a format. */
export async function returnBytes(
  session: Session,
  source: TableSource,
  made: OwnerReturn,
  format: ExportFormat,
): Promise<Uint8Array> {
  if (format === "docx") return wordBytes(session, source, ownerReturnDocument(made));
  return (await import("../../render/owner-return-xlsx.ts")).ownerReturnAsXlsx(made);
}

async function wordBytes(
  { world }: Session,
  { base }: TableSource,
  document: Parameters<typeof import("../../render/docx.ts").renderDocx>[0],
): Promise<Uint8Array> {
  const { renderDocx } = await import("../../render/docx.ts");
  return (await renderDocx(document, assetsFor(base, world).assets)).bytes;
}

async function icsOf(
  { world }: Session,
  source: TableSource,
  { marking, notice, asAt }: ExportTable,
): Promise<string> {
  const { short } = source.base.policy.value.partnership;
  const { eventsAsIcs } = await import("../../render/calendar-ics.ts");
  const name = source.to === undefined ? `${short} scrutiny` : `${short} scrutiny, ${source.to}`;
  const file = { name, marking, notice, asAt, partnership: short, version: world.version };
  return eventsAsIcs(shownEvents(source), file);
}

function authorOf(policy: Policy): string {
  return policy.scrutineer?.name ?? policy.partnership.name;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
