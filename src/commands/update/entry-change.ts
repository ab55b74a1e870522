import { type Day, dayInWords } from "../../model/day.ts";
import { startOf } from "../../model/problem.ts";
import type { RegisterKind } from "../../model/register-kinds.ts";
import { openedOn, REGISTER_SCHEMAS } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import { type EntryUpdate, type Fields, inForce } from "../../parse/record-update.ts";
import { shapeProblems } from "../../parse/shape.ts";
import { type EntryChange, fieldsOf, missing } from "./entry-fields.ts";
import { flagOf, optionOfField, type UpdateOptions } from "./options.ts";

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

/** The options that were typed in vain: they go with another that is not there. */
export function mustBelong(options: UpdateOptions): void {
  const pairs: readonly (readonly [keyof UpdateOptions, readonly (keyof UpdateOptions)[]])[] = [
    ["from", ["response"]],
    ["action", ["response"]],
    ["evidence", ["tested", "difference"]],
    ["how", ["toldBack"]],
    ["reason", ["due", "response", "status", "withdraw"]],
  ];
  for (const [name, others] of pairs) {
    if (options[name] === undefined || others.some((other) => options[other] !== undefined)) continue;
    throw new UserError("wrong-usage", `${flagOf(name)} belongs to ${others.map(flagOf).join(" or ")}.`);
  }
}
