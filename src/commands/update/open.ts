import { type OpenItem, openItems } from "../../assurance/open-items.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { openAsText } from "../../render/open-text.ts";
import { type NamedRecord, nameOf } from "../named-record.ts";
import type { ExitCode, Session } from "../session.ts";

/** Lists what is open, with what is overdue first. */
export function listOpen(session: Session, base: KnowledgeBase, today: Day, json: boolean): ExitCode {
  const { terminal } = session;
  const items = openItems(base, today);
  if (json) {
    const document = { version: 1, today, items: items.map((item) => asJson(item)) };
    terminal.document(`${JSON.stringify(document, null, 2)}\n`);
    return 0;
  }
  const lines = items.map((item) => ({ ...item, name: nameOf(base, namedOf(item)) }));
  terminal.result(openAsText(lines, today, { paint: terminal.style, columns: terminal.columns }));
  return 0;
}

function asJson(item: OpenItem) {
  const { kind, title, status, due, daysOverdue } = item;
  const shared = { kind, title, status: status ?? null, due: due ?? null, daysOverdue };
  if (item.kind === "decision")
    return { id: null, number: item.decision.decision.id, ...shared, path: item.decision.words.path };
  const { record } = item.entry;
  const number = "number" in record.value ? record.value.number : record.value.reference;
  return { id: record.id, number, ...shared, path: record.path };
}

function namedOf(item: OpenItem): NamedRecord {
  return item.kind === "decision"
    ? { is: "decision", decision: item.decision }
    : { is: "entry", entry: item.entry };
}
