import type { Day } from "../../model/day.ts";
import {
  choiceOf,
  type OpenKey,
  RETURN_COLUMNS,
  type ReturnColumn,
  type ReturnForm,
} from "../../model/owner-return.ts";
import { partyTitle } from "../../model/policy.ts";
import { type Fields, updatesOf } from "../../parse/record-update.ts";
import type { ReturnRow } from "../../parse/return-rows.ts";
import { dayOfCell } from "../../parse/table/day-text.ts";
import type { UpdateOptions } from "../update/options.ts";
import type { Given } from "./given.ts";
import type { Refusal } from "./plan.ts";

/** What the owner answered in a row, as `update` would be told it. */
export interface Answer {
  readonly by: string;
  readonly on: Day;
  /** Whether the owner gave the day; else it is the day of the import. */
  readonly isDated: boolean;
  readonly options: Omit<UpdateOptions, "format">;
  /** In words, for the screen. */
  readonly words: string;
}

/** The answer of a row, or why it does not fit the form, with the column that it is about. */
export function answerOf(
  { base, today }: Given,
  form: ReturnForm,
  row: ReturnRow,
): Answer | { readonly refused: Omit<Refusal, "place"> } {
  const columns = RETURN_COLUMNS[form.kind].filter(({ locked }) => !locked);
  for (const column of columns) {
    const wrong = whyNot(column, row);
    if (wrong) return { refused: wrong };
  }
  const text = (key: OpenKey) => row.cells.get(key)?.text;
  const chosen = (key: OpenKey) => choiceIn(columns, key, text(key));
  const [decision, status] = [chosen("decision"), chosen("status")];
  const own = text("text");
  const evidence = text("evidence");
  if (!decision && !status && own === undefined && evidence === undefined)
    return { refused: { reason: "Only the day or the name is filled in, and no answer." } };
  if (form.kind === "challenge" && own === undefined)
    return { refused: { reason: "The answer itself is missing." } };
  if (decision && decision.value !== "accepted" && own === undefined)
    return { refused: { reason: `${decision.words} needs the reason, in the column In your words.` } };
  const dated = row.cells.get("on");
  const day = dated ? dayOfCell(dated) : { day: today };
  const on = "day" in day ? day.day : today;
  const choices = [decision, status].flatMap((one) => (one ? [`${one.words}.`] : [])).join(" ");
  return {
    by: text("by") ?? partyTitle(base.policy.value, form.to),
    on,
    isDated: dated !== undefined,
    words: [choices, own ?? "", evidence === undefined ? "" : `What shows it: ${evidence}`]
      .filter((one) => one !== "")
      .join(" "),
    options: optionsOf(form, {
      decision: decision?.value,
      status: status?.value,
      own,
      evidence,
      choices,
      on,
    }),
  };
}

interface Answered {
  readonly decision: string | undefined;
  readonly status: string | undefined;
  readonly own: string | undefined;
  readonly evidence: string | undefined;
  readonly choices: string;
  readonly on: Day;
}

function optionsOf(form: ReturnForm, given: Answered): Omit<UpdateOptions, "format"> {
  const { decision, status, own, evidence, choices, on } = given;
  const shows = evidence === undefined ? [] : [`What shows it: ${evidence}`];
  if (form.kind === "challenge") return { text: shows[0] ?? "Answered.", response: own ?? "", from: form.to };
  const said = own === undefined ? choices : own;
  const text = [said, ...shows].filter((one) => one !== "").join(" ");
  const base = { text, ...(status === undefined ? {} : { status }) };
  if (form.kind === "request") return status === "received" ? { ...base, received: on } : base;
  if (decision === undefined) return base;
  const answer = { response: decision, from: form.to };
  if (decision !== "accepted") return { ...base, ...answer, reason: own ?? "" };
  return { ...base, ...answer, ...(own === undefined ? {} : { action: own }) };
}

/** Whether an update of the entry says the same: the same words by the same person, with the same status and answer. */
export function isStanding(entry: Fields, { by, on, isDated, options }: Answer): boolean {
  return updatesOf(entry).some((one) => {
    const [response] = (one["responses"] ?? []) as readonly Fields[];
    const told = (response?.["decision"] ?? response?.["text"]) as string | undefined;
    return (
      one["by"] === by &&
      one["text"] === options.text &&
      (!isDated || one["on"] === on) &&
      (options.status === undefined || one["status"] === options.status) &&
      told === options.response
    );
  });
}

function whyNot(column: ReturnColumn, row: ReturnRow): Omit<Refusal, "place"> | undefined {
  const cell = row.cells.get(column.key);
  if (!cell) return undefined;
  const at = `Column ${column.heading}`;
  if (cell.isFormula)
    return {
      reason: `${at}: a formula stands there.`,
      hint: "Copy the cell, paste it as a value, and import it again.",
    };
  if (cell.is === "error") return { reason: `${at}: the cell shows an error.` };
  if (column.is === "day") {
    const day = dayOfCell(cell);
    return "day" in day ? undefined : { reason: `${at}: ${day.refused}.` };
  }
  if (column.choices && choiceOf(column.choices, cell.text) === undefined)
    return {
      reason: `${at}: that is not in the list.`,
      hint: `Choose one of: ${column.choices.map(({ words }) => words).join("; ")}.`,
    };
  if (column.most !== undefined && cell.text.length > column.most)
    return { reason: `${at}: ${cell.text.length} characters; at most ${column.most} can be kept.` };
  return undefined;
}

function choiceIn(columns: readonly ReturnColumn[], key: OpenKey, typed: string | undefined) {
  if (typed === undefined) return undefined;
  const choices = columns.find((one) => one.key === key)?.choices ?? [];
  const value = choiceOf(choices, typed);
  return choices.find((one) => one.value === value);
}
