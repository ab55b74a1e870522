import { type EntryFile, references } from "../../assurance/reference.ts";
import { type Day, isDay } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { findParty } from "../../model/policy.ts";
import { openedOn } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import { yearOf } from "../../model/year.ts";
import type { Fields } from "../../parse/record-update.ts";
import type { UpdateOptions } from "./options.ts";

/** What an update is made of: the entry as it was read, and what was said about it. */
export interface EntryChange {
  readonly base: KnowledgeBase;
  readonly file: EntryFile;
  readonly options: UpdateOptions;
  readonly by: string;
  readonly on: Day;
  readonly today: Day;
}

/** The fields that the options name, under their names in the file; what they refer to is there, or UserError says what was meant. */
export function fieldsOf(change: EntryChange, entry: Fields): Fields {
  const { file, options, by, on } = change;
  const { kind } = file;
  const evidence = namesOf(options.evidence).map((one) => mustBeThere(change, one));
  const responses = options.response === undefined ? undefined : [responseOf(change, options.response)];
  const fields: Fields = {
    status: options.status,
    [kind === "challenge" ? "response-due" : "due"]: dayOf(options.due, "--due"),
    responses,
    view: viewOf(change, entry),
    tested: options.tested === undefined ? undefined : { on, by, view: options.tested, evidence },
    "carried-to": options.carriedTo === undefined ? undefined : mustBeThere(change, options.carriedTo),
    stage: options.stage === undefined ? undefined : stageOf(change, options.stage),
    outcome: options.outcome,
    "outcome-notified": dayOf(options.outcomeNotified, "--outcome-notified"),
    difference: options.difference === undefined ? undefined : { text: options.difference, evidence },
    received: dayOf(options.received, "--received"),
    notified: dayOf(options.notified, "--notified"),
    "rapid-review-sent": dayOf(options.rapidReviewSent, "--rapid-review-sent"),
    decision: options.decision === undefined ? undefined : { on, is: options.decision },
    "panel-reply": dayOf(options.panelReply, "--panel-reply"),
    published: dayOf(options.published, "--published"),
    actions: options.actions === undefined ? undefined : actionsOf(options.actions, entry),
    themes:
      options.theme === undefined ? undefined : [...((entry["themes"] ?? []) as string[]), ...options.theme],
    "briefing-issued": dayOf(options.briefingIssued, "--briefing-issued"),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function responseOf({ base, file, options, by, on }: EntryChange, response: string): Fields {
  const from = options.from ?? onlyAddressee(file);
  if (!findParty(base.policy.value, from)) {
    const { agencies, groups, roles } = base.policy.value;
    const known = [...agencies, ...groups, ...roles].map((one) => one.id);
    const message = `There is no ${from} in scrutiny.yaml; expected an agency, a group or a role.`;
    throw new UserError("unknown-agency", message, didYouMean(from, known) ?? "Add it to scrutiny.yaml.");
  }
  if (file.kind === "challenge") return { from, on, text: response };
  const { action, reason } = options;
  const isRefusal = response === "not-accepted" || response === "accepted-in-part";
  if (isRefusal && reason === undefined)
    throw missing("What is not wholly accepted needs the owner's reason.", "Give it with --reason TEXT.");
  return {
    from,
    decision: response,
    by,
    on,
    ...(action === undefined ? {} : { action }),
    ...(isRefusal ? { reason } : {}),
  };
}

/** Whom an answer is from where only one was asked. */
function onlyAddressee({ kind, record }: EntryFile): string {
  const asked = kind === "challenge" ? record.value.to : kind === "recommendation" ? record.value.owners : [];
  const [only] = asked;
  if (only !== undefined && asked.length === 1) return only;
  throw missing(
    "Who answered is missing.",
    `Name them with --from: ${asked.join(", ") || "an agency, a group or a role"}.`,
  );
}

function viewOf({ file, options, on }: EntryChange, entry: Fields): Fields | undefined {
  const { view, why, followed } = options;
  if (file.kind === "challenge") {
    if (view === undefined) return why === undefined ? undefined : withoutView("--why");
    return { is: view, on, ...(why === undefined ? {} : { why }) };
  }
  const given = entry["view"] as Fields | undefined;
  if (view === undefined && followed === undefined) return undefined;
  if (view === undefined && given === undefined) return withoutView("--followed");
  return {
    ...(view === undefined ? given : { given: on, text: view }),
    ...(followed === undefined ? {} : { followed }),
  };
}

function withoutView(flag: string): never {
  throw missing(`${flag} belongs to a view, and there is none.`, "Give it with --view.");
}

function stageOf({ base }: EntryChange, stage: string): string {
  const known = (base.policy.value.escalation?.stages ?? []).map((one) => one.id);
  if (known.includes(stage)) return stage;
  const hint = didYouMean(stage, known) ?? "Stages stand in scrutiny.yaml, under escalation.";
  throw new UserError("unknown-stage", `There is no stage ${stage} in scrutiny.yaml.`, hint);
}

function actionsOf(texts: readonly string[], entry: Fields): Fields {
  const counts: Record<string, number> = {
    agreed: 0,
    complete: 0,
    tested: 0,
    ...((entry["actions"] ?? {}) as object),
  };
  for (const piece of texts.flatMap((text) => text.split(/[\s,]+/)).filter((one) => one !== "")) {
    const [name = "", number = "", ...rest] = piece.split("=");
    if (!Object.hasOwn(counts, name) || !/^\d{1,6}$/.test(number) || rest.length > 0)
      throw new UserError(
        "wrong-value",
        "--actions takes counts, such as agreed=6 complete=4 tested=2.",
        didYouMean(name, Object.keys(counts)),
      );
    counts[name] = Number(number);
  }
  return counts;
}

/** The record that is referred to: an id, a number, or a part of one id, as it is written down. */
function mustBeThere({ base, file }: EntryChange, text: string): string {
  const known = references(base);
  const year = yearOf(openedOn(file.kind, file.record.value), base.policy.value.year.starts);
  if (known.find(text, year)) return text;
  const found = known.ids.filter((id) => id.includes(text.toLowerCase()));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length > 1)
    throw new UserError(
      "ambiguous-id",
      `${text} is a part of ${found.length} ids.`,
      `Type more of it: ${found.slice(0, 5).join(", ")}.`,
    );
  throw new UserError("unknown-id", `There is no record ${text}.`, didYouMean(text, known.ids));
}

function namesOf(texts: readonly string[] = []): readonly string[] {
  return texts.flatMap((text) => text.split(",")).filter((one) => one !== "");
}

function dayOf(text: string | undefined, flag: string): Day | undefined {
  if (text === undefined || isDay(text)) return text;
  throw new UserError("bad-day", `${flag} takes a day that exists, such as 2025-07-14.`);
}

/** UserError `missing-answer`. */
export function missing(message: string, hint: string): UserError {
  return new UserError("missing-answer", message, hint);
}
