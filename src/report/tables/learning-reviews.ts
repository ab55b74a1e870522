import { reviewSteps } from "../../assurance/learning-review-numbers.ts";
import { REVIEW_KIND_OF_ONE } from "../export-phrases.ts";
import { REVIEW_DECISION_IN_WORDS } from "../phrases.ts";
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
  type TableItem,
  type TableKind,
  type TableSource,
  tableOf,
  text,
  worded,
} from "../table-kind.ts";

const COLUMNS = [
  ...NUMBER_COLUMNS,
  text("title", "Review", 40, true),
  text("reviewKind", "Kind", 24, true),
  day("becameAware", "Became aware", true),
  day("notifyBy", "Notify by"),
  day("notified", "Notified", true),
  day("sendBy", "Send by"),
  day("rapidReviewSent", "Rapid review sent", true),
  text("decision", "Decision", 30),
  day("decidedOn", "Decided"),
  day("panelReply", "Panel replied"),
  day("publishBy", "Publish by"),
  day("published", "Published"),
  number("actionsAgreed", "Actions agreed", 10, true),
  number("actionsComplete", "Actions complete", 10, true),
  number("actionsTested", "Actions tested", 10, true),
  text("themes", "Themes", 40),
  day("briefingIssued", "Briefing issued"),
  ...LAST_COLUMNS,
  ID_COLUMN,
];

/** Learning reviews: their days and actions, never a case. */
export const learningReviews: TableKind = {
  kind: "learning-reviews",
  says: "a learning review: its days by the partnership's deadlines, its decision, its actions",
  make(source) {
    return tableOf(
      source,
      {
        kind: "learning-reviews",
        title: "Learning reviews",
        says: ["Days and actions only: nothing of a case stands here. Deadlines are those of scrutiny.yaml."],
        columns: COLUMNS,
      },
      registerItems(source, "learning-review").map((item) => itemOf(item, source)),
    );
  },
};

function itemOf(item: RegisterItem<"learning-review">, source: TableSource): TableItem {
  const { entry } = item;
  const steps = reviewSteps(entry, source.base.policy.value.deadlines);
  const due = (step: string) => steps.find((one) => one.step === step)?.due;
  return {
    marking: entry.marking,
    cells: {
      ...numberCells("learning-review", item, source),
      title: entry.title,
      reviewKind: worded(REVIEW_KIND_OF_ONE, entry.kind),
      becameAware: entry["became-aware"],
      notifyBy: due("notified"),
      notified: entry.notified,
      sendBy: due("rapid-review-sent"),
      rapidReviewSent: entry["rapid-review-sent"],
      decision: worded(REVIEW_DECISION_IN_WORDS, entry.decision?.is),
      decidedOn: entry.decision?.on,
      panelReply: entry["panel-reply"],
      publishBy: due("published"),
      published: entry.published,
      actionsAgreed: entry.actions?.agreed,
      actionsComplete: entry.actions?.complete,
      actionsTested: entry.actions?.tested,
      themes: entry.themes,
      briefingIssued: entry["briefing-issued"],
      ...lastCells(entry),
    },
  };
}
