import type { Challenge, Escalation, InformationRequest, Recommendation } from "../model/registers.ts";
import type { EntryFile } from "./reference.ts";

/** What an entry still waits for, and what to type once it has come: options of `update`. */
export interface EntryGap {
  readonly reason: string;
  readonly message: string;
  readonly options: string;
}

/** What is still to be done about an entry as it stands, in the order in which it is done; none where nothing is. */
export function entryGaps(file: EntryFile): readonly EntryGap[] {
  switch (file.kind) {
    case "recommendation":
      return ofRecommendation(file.record.value);
    case "challenge":
      return ofChallenge(file.record.value);
    case "escalation":
      return ofEscalation(file.record.value);
    case "request":
      return ofRequest(file.record.value);
    case "learning-review":
      return [];
    default:
      return file satisfies never;
  }
}

function ofRecommendation({ responses, status, tested, difference, closed }: Recommendation): EntryGap[] {
  const gaps: EntryGap[] = [];
  const isOver = status === "superseded" || status === "closed-not-accepted";
  if (isOver) return gaps;
  const isTested = tested !== undefined && tested.view !== "not-tested";
  if (responses.every((one) => one.decision === "awaiting") && closed === undefined) {
    gaps.push({
      reason: "no-response",
      message: "No owner has answered yet.",
      options: "--response accepted --from AGENCY",
    });
  }
  if (status === "complete" && !isTested) {
    gaps.push({
      reason: "not-tested",
      message:
        "It is complete by its owner. What children and practitioners see of it is still to be tested.",
      options: "--tested embedded --evidence ID",
    });
  }
  if (isTested && tested.evidence.length === 0) {
    gaps.push({
      reason: "no-evidence",
      message: "The test names no evidence.",
      options: `--tested ${tested.view} --evidence ID`,
    });
  }
  if (tested?.view === "embedded" && difference === undefined) {
    gaps.push({
      reason: "no-difference",
      message: "It is embedded. What difference it made for children is not said yet.",
      options: "--difference TEXT --evidence ID",
    });
  }
  if (closed !== undefined && isTested && tested.view !== "embedded") {
    gaps.push({
      reason: "not-embedded",
      message: "It is closed, and the last test did not find it embedded.",
      options: "--tested embedded --evidence ID",
    });
  }
  return gaps;
}

function ofChallenge({ responses, view, closed, "carried-to": carried }: Challenge): EntryGap[] {
  if (responses.length === 0) {
    if (closed !== undefined) return [];
    return [
      {
        reason: "no-response",
        message: "Nobody has answered yet.",
        options: "--response TEXT --from AGENCY",
      },
    ];
  }
  const newest =
    responses
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? "";
  if (view === undefined || view.on < newest) {
    const message =
      view === undefined
        ? "It is answered. Whether that answers it is for the scrutineer to say."
        : "An answer came after your view of the one before. Say whether this one answers it.";
    return [{ reason: "no-view", message, options: "--view answers --why TEXT" }];
  }
  if (view.is === "answers" || carried !== undefined) return [];
  const message = "By your view it is not wholly answered. Say where it goes on, or wait for another answer.";
  return [{ reason: "not-answered", message, options: "--carried-to ID" }];
}

function ofEscalation({ view, outcome, closed, ...entry }: Escalation): EntryGap[] {
  const gaps: EntryGap[] = [];
  if (view === undefined && entry["asked-by"] !== undefined && closed === undefined)
    gaps.push({
      reason: "no-view",
      message: "A view is asked for and not given yet.",
      options: "--view TEXT",
    });
  if (view !== undefined && view.followed === undefined) {
    gaps.push({
      reason: "not-followed",
      message: "Whether the view was followed is not said yet.",
      options: "--followed yes",
    });
  }
  if (outcome === undefined && closed !== undefined)
    gaps.push({
      reason: "no-outcome",
      message: "It is closed without an outcome.",
      options: "--outcome TEXT",
    });
  if (outcome !== undefined && entry["outcome-notified"] === undefined) {
    gaps.push({
      reason: "outcome-not-notified",
      message: "When those concerned were told of the outcome is not said yet.",
      options: "--outcome-notified DAY",
    });
  }
  return gaps;
}

function ofRequest({ status, due, closed }: InformationRequest): EntryGap[] {
  if (status === "refused" || status === "not-held") {
    const message = "What was asked for will not come. Say in your words what follows for the scrutiny.";
    return [{ reason: "not-to-be-had", message, options: "" }];
  }
  if (closed !== undefined || due !== undefined) return [];
  return [
    {
      reason: "no-due",
      message: "No day is set by which it should come.",
      options: "--due DAY --reason TEXT",
    },
  ];
}
