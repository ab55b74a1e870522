import { requestDaysOverdue, requestDue } from "../../assurance/registers-of-period.ts";
import { receivedDaysLate } from "../../assurance/request-numbers.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { yearOf } from "../../model/year.ts";
import { REQUEST_STATUS_IN_WORDS } from "../export-phrases.ts";
import {
  ID_COLUMN,
  LAST_COLUMNS,
  lastCells,
  NUMBER_COLUMNS,
  numberCells,
  type RegisterItem,
  registerItems,
} from "../register-items.ts";
import {
  day,
  number,
  parties,
  type TableItem,
  type TableKind,
  type TableSource,
  tableOf,
  text,
  worded,
} from "../table-kind.ts";

const COLUMNS = [
  ...NUMBER_COLUMNS,
  text("title", "Information asked for", 50, true),
  text("requirement", "Requirement", 40),
  text("from", "From", 22, true),
  day("asked", "Asked", true),
  day("due", "Due", true),
  day("received", "Received", true),
  number("daysLate", "Days late", 10, true),
  text("status", "Status", 16, true),
  ...LAST_COLUMNS,
  ID_COLUMN,
];

/** Requests for information. */
export const requests: TableKind = {
  kind: "requests",
  says: "a request for information: from whom, when it was asked for, due and received, days late",
  make(source) {
    const items = registerItems(source, "request", ({ from }, party) => from === party);
    return tableOf(
      source,
      {
        kind: "requests",
        title: "Requests for information",
        says: ["Days late are calendar days, to the receipt in full or to the day of this table."],
        columns: COLUMNS,
      },
      items.map((item) => itemOf(item, source)),
    );
  },
};

function itemOf(item: RegisterItem<"request">, source: TableSource): TableItem {
  const { entry } = item;
  return {
    marking: entry.marking,
    cells: {
      ...numberCells("request", item, source),
      title: entry.title,
      requirement: { value: entry.requirement, words: requirementTitle(source.base, entry) },
      from: parties(source.base.policy.value, [entry.from]),
      asked: entry.asked,
      due: requestDue(entry),
      received: entry.received,
      daysLate: Math.max(requestDaysOverdue(entry, source.today), receivedDaysLate(entry)),
      status: worded(REQUEST_STATUS_IN_WORDS, entry.status ?? "asked"),
      ...lastCells(entry),
    },
  };
}

function requirementTitle(
  { years, policy }: KnowledgeBase,
  { asked, requirement }: RegisterItem<"request">["entry"],
): string {
  const programme = years.get(yearOf(asked, policy.value.year.starts).start)?.programme;
  return programme?.value.information.find((one) => one.id === requirement)?.title ?? requirement;
}
