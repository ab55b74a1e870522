import { ESCALATION_STATUS_IN_WORDS, FOLLOWED_IN_WORDS } from "../export-phrases.ts";
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
  text("title", "Escalation", 44, true),
  day("raised", "Raised", true),
  day("notified", "Notified"),
  text("parties", "Parties", 22, true),
  text("stage", "Stage", 20, true),
  text("askedBy", "Asked by", 18),
  text("view", "Scrutineer's view", 50),
  day("viewGiven", "View given"),
  text("followed", "View followed", 13),
  text("outcome", "Outcome", 40, true),
  day("outcomeNotified", "Outcome notified"),
  text("status", "Status", 12, true),
  text("difference", "Difference made", 40),
  ...LAST_COLUMNS,
  text("about", "About", 30),
  ID_COLUMN,
];

/** Escalations in which the scrutineer's view was asked. */
export const escalations: TableKind = {
  kind: "escalations",
  says: "an escalation in which the scrutineer's view was asked: parties, stage, view, outcome",
  make(source) {
    return tableOf(
      source,
      {
        kind: "escalations",
        title: "Escalations",
        says: ["Escalations in which the scrutineer's view was asked, or that reached the last stages."],
        columns: COLUMNS,
      },
      registerItems(source, "escalation").map((item) => itemOf(item, source)),
    );
  },
};

function itemOf(item: RegisterItem<"escalation">, source: TableSource): TableItem {
  const { entry } = item;
  const { escalation, ...policy } = source.base.policy.value;
  const stage = escalation?.stages.find((one) => one.id === entry.stage);
  const asker = entry["asked-by"];
  return {
    marking: entry.marking,
    cells: {
      ...numberCells("escalation", item, source),
      title: entry.title,
      raised: entry.raised,
      notified: entry.notified,
      parties: parties(policy, entry.parties),
      stage: entry.stage && { value: entry.stage, words: stage?.title ?? entry.stage },
      askedBy: asker === undefined ? undefined : parties(policy, [asker]),
      view: entry.view?.text,
      viewGiven: entry.view?.given,
      followed: worded(FOLLOWED_IN_WORDS, entry.view?.followed),
      outcome: entry.outcome,
      outcomeNotified: entry["outcome-notified"],
      status: worded(ESCALATION_STATUS_IN_WORDS, entry.status ?? "open"),
      difference: entry.difference?.text,
      ...lastCells(entry),
      about: entry.about,
    },
  };
}
