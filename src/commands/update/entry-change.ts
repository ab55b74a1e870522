import { type EntryFile, references } from "../../assurance/reference.ts";
import { type Day, dayInWords, isDay } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { findParty } from "../../model/policy.ts";
import { startOf } from "../../model/problem.ts";
import { openedOn, REGISTER_SCHEMAS, type RegisterKind } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import { yearOf } from "../../model/year.ts";
import { type EntryUpdate, type Fields, inForce } from "../../parse/record-update.ts";
import { shapeProblems } from "../../parse/shape.ts";
import { flagOf, optionOfField, type UpdateOptions } from "./options.ts";

/** What an update is made of: the entry as it was read, and what was said about it. */
export interface EntryChange {
  readonly base: KnowledgeBase;
  readonly file: EntryFile;
  readonly options: UpdateOptions;
  readonly by: string;
  readonly on: Day;
  readonly today: Day;
}

/** What each kind says of itself while somebody still has to act; the first is where it begins. */
const OPEN_STATUS: Readonly<Record<RegisterKind, readonly string[]>> = {
  recommendation: ["not-started", "on-track", "slipping", "off-track"],
  challenge: ["open", "answered"],
  escalation: ["open", "view-given"],
  request: ["asked", "part-received"],
  "learning-review": [],
};

/** With these the entry is closed on the same day. */
const ENDED_STATUS: Readonly<Record<RegisterKind, readonly string[]>> = {
  recommendation: ["superseded", "closed-not-accepted"],
  challenge: ["closed"],
  escalation: ["closed"],
  request: ["received", "refused", "not-held", "withdrawn"],
  "learning-review": [],
};

/**
 * The update that the options come to, with the status and the closing day that follow from them. Throws UserError where a
 * value is wrong, where something that goes with it is missing, or where `check` would find fault with the entry afterwards.
 */
export function entryUpdate(change: EntryChange): EntryUpdate {
  const { file, options, by, on } = change;
  const entry = file.record.value as unknown as Fields;
  mustBeInTime(change);
  const sets = fieldsOf(change, entry);
  const whole = withClosing(change, entry, { ...sets, ...statusAfter(file.kind, entry, sets, options) });
  const reason = (whole["due"] ?? whole["response-due"] ?? whole["status"]) ? options.reason : undefined;
  const update = { on, by, text: options.text ?? "", ...(reason === undefined ? {} : { reason }), ...whole };
  mustHaveShape(file.kind, update);
  mustBeAllowed(change, entry, update);
  return update;
}

/** The fields that the options name. */
function fieldsOf(change: EntryChange, entry: Fields): Fields {
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

/** The status that follows from what was said, where none was given: an answer makes a challenge answered. */
function statusAfter(
  kind: RegisterKind,
  entry: Fields,
  sets: Fields,
  { status, close }: UpdateOptions,
): Fields {
  if (status !== undefined) return {};
  const now = entry["status"] ?? OPEN_STATUS[kind][0];
  if (kind === "request") return sets["received"] === undefined ? {} : { status: "received" };
  if (kind !== "challenge" && kind !== "escalation") return {};
  if (close === true) return { status: "closed" };
  if (entry["closed"] !== undefined) return {};
  if (sets["carried-to"] !== undefined) return { status: "carried-on" };
  if (kind === "challenge" && sets["responses"] !== undefined && now === "open")
    return { status: "answered" };
  if (kind === "escalation" && sets["view"] !== undefined && now === "open") return { status: "view-given" };
  return {};
}

/** The day on which it is closed, with `--close` or a status that ends it. */
function withClosing({ file: { kind }, options, on }: EntryChange, entry: Fields, sets: Fields): Fields {
  const closed = entry["closed"] as Day | undefined;
  if (options.close === true && closed !== undefined)
    throw new UserError("closed", `It is closed since ${dayInWords(closed)}.`, "Leave out --close.");
  const isEnded = ENDED_STATUS[kind].includes(String(sets["status"] ?? ""));
  return closed === undefined && (options.close === true || isEnded) ? { ...sets, closed: on } : sets;
}

/** What `check` would find fault with in the entry afterwards is refused now, with what to type. */
function mustBeAllowed({ file: { kind }, options, base }: EntryChange, entry: Fields, update: Fields): void {
  const status = String(update["status"] ?? entry["status"] ?? OPEN_STATUS[kind][0] ?? "");
  const closed = (update["closed"] ?? entry["closed"]) as Day | undefined;
  if (closed !== undefined && OPEN_STATUS[kind].includes(status)) {
    if (update["closed"] === undefined)
      throw new UserError(
        "closed",
        `It is closed since ${dayInWords(closed)}, and ${status} is the status of an open one.`,
        "Open another entry, and name this one in related.",
      );
    const ended = [...ENDED_STATUS[kind], ...(kind === "recommendation" ? ["complete"] : [])];
    throw missing(
      `It cannot be closed as ${status}.`,
      `Say how it ended with --status: ${ended.join(", ")}.`,
    );
  }
  if (status === "carried-on" && (update["carried-to"] ?? entry["carried-to"]) === undefined)
    throw missing("What is carried on goes on somewhere.", "Name it with --carried-to: D2, E1, or an id.");
  if (status === "part-received" && update["received"] !== undefined)
    throw new UserError(
      "wrong-usage",
      "--received is the day on which all had come.",
      "Leave it out with --status part-received.",
    );
  const field = kind === "challenge" ? "response-due" : "due";
  const due = update[field];
  if (due === undefined) return;
  if (due === inForce(entry, field))
    throw new UserError("wrong-value", "--due: that is the day by which it is due already.");
  if (options.reason === undefined && base !== undefined)
    throw missing("A day that moves needs a reason.", "Give it with --reason TEXT.");
}

/** Not before the entry was opened, and not after today. */
function mustBeInTime({ file, on, today }: EntryChange): void {
  if (on > today)
    throw new UserError(
      "bad-day",
      `--on: ${dayInWords(on)} is still to come; today is ${dayInWords(today)}.`,
      "Write the update when it has happened.",
    );
  const opened = openedOn(file.kind, file.record.value);
  if (on < opened)
    throw new UserError("bad-day", `--on: the entry was opened on ${dayInWords(opened)}, after that day.`);
}

function mustHaveShape(kind: RegisterKind, update: Fields): void {
  const schema = REGISTER_SCHEMAS[kind].shape.updates.unwrap().element;
  const { text, ...rest } = update;
  const given = text === "" ? { ...rest, text: "-" } : update;
  const shape = schema.safeParse(given);
  if (shape.success) return;
  const [first] = shapeProblems(schema, shape.error, given, () => startOf(""));
  const said = first?.message.replace(/^The field \S+ /, "") ?? "cannot be written.";
  throw new UserError("wrong-value", `${optionOfField(first?.field ?? "")}: ${said}`, first?.hint);
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

function missing(message: string, hint: string): UserError {
  return new UserError("missing-answer", message, hint);
}

/** The options that were typed in vain: they go with another that is not there. */
export function mustBelong(options: UpdateOptions): void {
  const pairs: readonly (readonly [keyof UpdateOptions, readonly (keyof UpdateOptions)[]])[] = [
    ["from", ["response"]],
    ["action", ["response"]],
    ["evidence", ["tested", "difference"]],
    ["reason", ["due", "response", "status", "withdraw"]],
  ];
  for (const [name, others] of pairs) {
    if (options[name] === undefined || others.some((other) => options[other] !== undefined)) continue;
    throw new UserError("wrong-usage", `${flagOf(name)} belongs to ${others.map(flagOf).join(" or ")}.`);
  }
}
