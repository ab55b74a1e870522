import { recommendationDaysOverdue, recommendationDue } from "../../assurance/registers-of-period.ts";
import { RESPONSE_IN_WORDS, STATUS_IN_WORDS, TESTED_IN_WORDS } from "../phrases.ts";
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
  text("title", "Recommendation", 50, true),
  day("opened", "Opened"),
  text("owners", "Owners, the first leads", 22, true),
  number("priority", "Priority"),
  day("firstDue", "First due"),
  day("due", "Due", true),
  number("daysOverdue", "Days overdue", 10, true),
  text("answer", "Answer", 17, true),
  day("answeredOn", "Answered"),
  text("status", "Owner says", 16, true),
  text("tested", "Scrutineer found", 19, true),
  day("testedOn", "Tested"),
  text("difference", "Difference made", 40),
  ...LAST_COLUMNS,
  text("about", "About", 30),
  text("evidence", "Evidence", 46),
  ID_COLUMN,
];

/** Recommendations: what the owner says and what the scrutineer found, in two columns. */
export const recommendations: TableKind = {
  kind: "recommendations",
  says: "a recommendation: owners, due days, the answer, what the owner says, what was tested",
  make(source) {
    const items = registerItems(source, "recommendation", ({ owners }, party) => owners.includes(party));
    return tableOf(
      source,
      {
        kind: "recommendations",
        title: "Recommendations",
        says: [
          "What the owner says and what the scrutineer found are two columns. Days overdue are calendar days.",
        ],
        columns: COLUMNS,
      },
      items.map((item) => itemOf(item, source)),
    );
  },
};

function itemOf(item: RegisterItem<"recommendation">, source: TableSource): TableItem {
  const { entry } = item;
  const { first, moved } = recommendationDue(entry);
  const answer = entry.responses.at(-1);
  return {
    marking: entry.marking,
    cells: {
      ...numberCells("recommendation", item, source),
      title: entry.title,
      opened: entry.date,
      owners: parties(source.base.policy.value, entry.owners),
      priority: entry.priority,
      firstDue: first,
      due: moved?.to ?? first,
      daysOverdue: recommendationDaysOverdue(entry, source.today),
      answer: worded(RESPONSE_IN_WORDS, answer?.decision ?? "awaiting"),
      answeredOn: answer?.decision === "awaiting" ? undefined : answer?.on,
      status: worded(STATUS_IN_WORDS, entry.status ?? "not-started"),
      tested: worded(TESTED_IN_WORDS, entry.tested?.view ?? "not-tested"),
      testedOn: entry.tested?.on,
      difference: entry.difference?.text,
      ...lastCells(entry),
      about: entry.about,
      evidence: entry.evidence,
    },
  };
}
