import type { DecisionFile } from "../../assurance/reference.ts";
import { type Day, dayInWords } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { UserError } from "../../model/user-error.ts";
import { type DecisionOutcome, updatedDecision } from "../../parse/decision-update.ts";
import { flowLine } from "../../parse/note-text.ts";
import { nameOf } from "../named-record.ts";
import type { ExitCode, Session } from "../session.ts";
import type { UpdateOptions } from "./options.ts";
import { sayDryRun, sayUpdated, type Updated } from "./said.ts";
import { saveChange } from "./save.ts";
import { mustNameNobody } from "./texts.ts";

/** A decision that was asked, and what was said about it. */
export interface DecisionUpdating {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly decision: DecisionFile;
  readonly options: UpdateOptions;
  readonly on: Day;
  readonly today: Day;
}

/** What may become of a decision. */
export const OUTCOMES = ["taken", "taken-in-part", "not-taken", "deferred"] as const;

/** Records what became of a decision. One that has an outcome keeps it. */
export async function updateDecision(updating: DecisionUpdating): Promise<ExitCode> {
  const {
    session,
    decision: { decision, words, index },
  } = updating;
  const outcome = outcomeOf(updating);
  if (decision.outcome) {
    const { line } = words.place(["decisions", index, "outcome"]);
    throw new UserError(
      "exists",
      `${decision.id} has an outcome since ${dayInWords(decision.outcome.on)}: ${decision.outcome.is}.`,
      `Ask again in the words of a later quarter; a mistake is mended in ${session.shown(words.path)}:${line}.`,
      1,
    );
  }
  return writeOutcome(updating, outcome);
}

/** Writes the outcome of a decision in the place of any other, or shows it with `--dry-run`. */
export async function writeOutcome(updating: DecisionUpdating, outcome: DecisionOutcome): Promise<ExitCode> {
  const { session, base, decision: file, options } = updating;
  const { decision, words } = file;
  const name = nameOf(base, { is: "decision", decision: file });
  await mustNameNobody(session, words.path, { outcome: outcome.text });
  const change = (text: string) => updatedDecision(text, decision, outcome);
  const updated: Updated = {
    id: null,
    number: decision.id,
    path: words.path,
    status: outcome.is,
    gaps: [],
    did: [`${name} is ${outcome.is}. The next report opens with what came of it.`],
  };
  const json = options.format === "json";
  if (options.dryRun === true) {
    const made = change(words.text);
    if ("refused" in made)
      throw new UserError(
        "not-edited",
        `${words.path} would be left as it is: ${made.refused}.`,
        undefined,
        1,
      );
    sayDryRun(session, words.path, [`${decision.id}: ${flowLine({ outcome }).slice(1, -1)}`], updated, json);
    return 0;
  }
  await saveChange(session, { path: words.path, kept: { record: name, update: outcome }, change });
  sayUpdated(session, updated, json);
  return 0;
}

function outcomeOf({ options, on, today }: DecisionUpdating): DecisionOutcome {
  const { outcome, text } = options;
  if (outcome === undefined)
    throw new UserError(
      "missing-answer",
      "What became of the decision is missing.",
      `Give it with --outcome: ${OUTCOMES.join(", ")}.`,
    );
  const is = OUTCOMES.find((one) => one === outcome);
  if (!is)
    throw new UserError(
      "wrong-value",
      `--outcome: expected ${OUTCOMES.join(", ")}.`,
      didYouMean(outcome, OUTCOMES),
    );
  if (text === undefined)
    throw new UserError(
      "missing-answer",
      "What happened is missing.",
      "Say it in a sentence with --text TEXT.",
    );
  if (on > today)
    throw new UserError(
      "bad-day",
      `--on: ${dayInWords(on)} is still to come; today is ${dayInWords(today)}.`,
    );
  return { is, on, text };
}
