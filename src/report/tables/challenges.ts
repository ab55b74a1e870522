import { challengeDaysLate, challengeDue } from "../../assurance/registers-of-period.ts";
import { CHALLENGE_KIND_IN_WORDS, CHALLENGE_STATUS_IN_WORDS } from "../export-phrases.ts";
import { VIEW_IN_WORDS } from "../phrases.ts";
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
  text("title", "Challenge", 34, true),
  text("question", "Question", 50, true),
  text("why", "Why it matters for children", 46),
  text("challengeKind", "Kind", 11),
  day("opened", "Opened"),
  text("forum", "Forum", 20),
  text("to", "To", 22, true),
  day("due", "Answer due", true),
  number("daysLate", "Days late", 10, true),
  text("answer", "Last answer", 50),
  text("answeredBy", "Answered by", 18),
  day("answeredOn", "Answered"),
  text("view", "Scrutineer's view", 18, true),
  text("status", "Status", 12, true),
  text("outcome", "Outcome", 40),
  text("difference", "Difference made", 40),
  ...LAST_COLUMNS,
  text("about", "About", 30),
  text("evidence", "Evidence", 46),
  ID_COLUMN,
];

/** Challenges: the question, its answer, and the scrutineer's view of the answer. */
export const challenges: TableKind = {
  kind: "challenges",
  says: "a challenge: the question, to whom, its answer, days late, the scrutineer's view",
  make(source) {
    const items = registerItems(source, "challenge", ({ to }, party) => to.includes(party));
    return tableOf(
      source,
      {
        kind: "challenges",
        title: "Challenges",
        says: ["Days late are calendar days, to the first answer or to the day of this table."],
        columns: COLUMNS,
      },
      items.map((item) => itemOf(item, source)),
    );
  },
};

function itemOf(item: RegisterItem<"challenge">, source: TableSource): TableItem {
  const { entry } = item;
  const policy = source.base.policy.value;
  const answer = entry.responses.at(-1);
  return {
    marking: entry.marking,
    cells: {
      ...numberCells("challenge", item, source),
      title: entry.title,
      question: entry.question,
      why: entry.why,
      challengeKind: worded(CHALLENGE_KIND_IN_WORDS, entry.kind),
      opened: entry.date,
      forum: entry.forum === undefined ? undefined : parties(policy, [entry.forum]),
      to: parties(policy, entry.to),
      due: challengeDue(entry, policy.deadlines),
      daysLate: challengeDaysLate(entry, source.today, policy.deadlines),
      answer: answer?.text,
      answeredBy: answer && parties(policy, [answer.from]),
      answeredOn: answer?.on,
      view: worded(VIEW_IN_WORDS, entry.view?.is),
      status: worded(CHALLENGE_STATUS_IN_WORDS, entry.status ?? "open"),
      outcome: entry.outcome,
      difference: entry.difference?.text,
      ...lastCells(entry),
      about: entry.about,
      evidence: entry.evidence,
    },
  };
}
