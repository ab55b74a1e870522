import { type Command, Option } from "commander";
import { UserError } from "../../model/user-error.ts";
import type { NamedRecord } from "../named-record.ts";

/** What was typed after `update`, as it was typed. */
export interface UpdateOptions {
  readonly by?: string;
  readonly text?: string;
  readonly on?: string;
  readonly status?: string;
  readonly due?: string;
  readonly reason?: string;
  readonly response?: string;
  readonly from?: string;
  readonly action?: string;
  readonly view?: string;
  readonly why?: string;
  readonly followed?: string;
  readonly tested?: string;
  readonly evidence?: readonly string[];
  readonly difference?: string;
  readonly carriedTo?: string;
  readonly stage?: string;
  readonly outcome?: string;
  readonly outcomeNotified?: string;
  readonly received?: string;
  readonly notified?: string;
  readonly rapidReviewSent?: string;
  readonly decision?: string;
  readonly panelReply?: string;
  readonly published?: string;
  readonly actions?: readonly string[];
  readonly theme?: readonly string[];
  readonly briefingIssued?: string;
  readonly close?: boolean;
  readonly ready?: boolean;
  readonly withdraw?: boolean;
  readonly toldBack?: string;
  readonly how?: string;
  readonly merge?: string | true;
  readonly take?: string | true;
  readonly drop?: string | true;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly format: "pretty" | "json";
}

/** What `update` can be told of: the five registers, notes, and decisions. */
export type UpdateKind =
  | "recommendation"
  | "challenge"
  | "escalation"
  | "request"
  | "learning-review"
  | "note"
  | "decision";

type Name = keyof UpdateOptions;

/** Options that say how, and not what. */
const OF_EACH: readonly Name[] = ["by", "on", "yes", "dryRun", "format", "take", "drop", "merge"];

/** What each kind can be told, in the order in which help and messages name it. */
const OF_KIND: Readonly<Record<UpdateKind, readonly Name[]>> = {
  recommendation: [
    "text",
    "status",
    "due",
    "reason",
    "response",
    "from",
    "action",
    "tested",
    "evidence",
    "difference",
    "close",
  ],
  challenge: [
    "text",
    "status",
    "due",
    "reason",
    "response",
    "from",
    "view",
    "why",
    "carriedTo",
    "outcome",
    "difference",
    "evidence",
    "close",
  ],
  escalation: [
    "text",
    "status",
    "stage",
    "view",
    "followed",
    "outcome",
    "outcomeNotified",
    "difference",
    "evidence",
    "close",
  ],
  request: ["text", "status", "due", "reason", "received", "close"],
  "learning-review": [
    "text",
    "notified",
    "rapidReviewSent",
    "decision",
    "panelReply",
    "published",
    "actions",
    "theme",
    "briefingIssued",
    "close",
  ],
  note: ["ready", "withdraw", "reason", "toldBack", "how"],
  decision: ["outcome", "text"],
};

/** Options that change nothing by themselves: they go with another. */
const WITH_OTHERS: readonly Name[] = ["text", "reason", "from", "action", "why", "evidence", "how"];

/** The options of `update`, as help lists them. */
export function updateOptions(command: Command): void {
  const option = (flags: string, says: string) => command.addOption(new Option(flags, says));
  option("--by <name>", "who says so; else git's user.name");
  option("--text <text>", "what happened, in a sentence or two; needed, but where --response says it all");
  option("--on <day>", "the day of it; else today");
  option("--status <status>", "how its owner says that it stands");
  option("--due <day>", "moves the day by which it is due; the first one stays on the entry");
  option("--reason <text>", "why the day moves, a recommendation is not accepted, or a note is withdrawn");
  option(
    "--response <text>",
    "an answer: its words, or for a recommendation accepted, accepted-in-part, not-accepted, awaiting; without --text they are its text too",
  );
  option("--from <id>", "who answered: an agency, a group or a role");
  option("--action <text>", "what they will do about the recommendation");
  option(
    "--view <view>",
    "of an answer: answers, answers-in-part, does-not-answer; of an escalation: your view in words",
  );
  option("--why <text>", "why you see it so");
  option("--followed <how>", "whether your view was followed: yes, in-part, no");
  option("--tested <view>", "what the scrutineer found: embedded, done-not-embedded, not-done, not-tested");
  option("--evidence <id...>", "notes on which the test or the difference rests");
  option("--difference <text>", "what it changed for children");
  option("--carried-to <id>", "where a question goes on: D2, E1, or an id");
  option("--stage <id>", "the stage that an escalation has reached");
  option("--outcome <text>", "what came of it; of a decision taken, taken-in-part, not-taken, deferred");
  option("--outcome-notified <day>", "when those concerned were told");
  option("--received <day>", "when all that was asked for had come");
  option("--notified <day>", "of a learning review: when it was notified");
  option("--rapid-review-sent <day>", "when the rapid review was sent");
  option("--decision <what>", "what was decided: no-review, lcspr, national, other");
  option("--panel-reply <day>", "when the panel replied");
  option("--published <day>", "when it was published");
  option("--actions <count...>", "its actions: agreed=6 complete=4 tested=2");
  option("--theme <text...>", "its themes");
  option("--briefing-issued <day>", "when the briefing was issued");
  option("--close", "it is done with");
  option("--ready", "of a note: you stand by it, and it counts from now on");
  option("--withdraw", "of a note: it no longer holds; it stays as it is, and counts no more");
  option("--told-back <day>", "of a note: the day on which those who were heard were told what came of it");
  option("--how <text>", "how they were told");
  option("--merge [side]", "join the two sides of a merge; ours or theirs settles what both set");
  option("--take [file]", "make an update that was kept aside");
  option("--drop [file]", "remove an update that was kept aside");
  option("--yes", "ask nothing");
  option("--dry-run", "show what would be added, and write nothing");
  command.addOption(
    new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
  );
}

/** The kind of a record that was named. */
export function kindOf(named: NamedRecord): UpdateKind {
  return named.is === "entry" ? named.entry.kind : named.is;
}

/** Throws UserError `wrong-usage` where an option was typed that the kind does not have; it names those that it has. */
export function mustFitKind(options: UpdateOptions, kind: UpdateKind): void {
  const wrong = typed(options).find((name) => ![...OF_EACH, ...OF_KIND[kind]].includes(name));
  if (wrong === undefined) return;
  throw new UserError(
    "wrong-usage",
    `${withArticle(kind)} has no ${flagOf(wrong)}.`,
    `It has ${OF_KIND[kind].map(flagOf).join(", ")}.`,
  );
}

/** Whether anything was typed that an update would say or set. */
export function saysNothing(options: UpdateOptions): boolean {
  return typed(options).every((name) => OF_EACH.includes(name));
}

/** Whether a field would change, and not words alone be added. */
export function setsSomething(options: UpdateOptions): boolean {
  return typed(options).some((name) => !OF_EACH.includes(name) && !WITH_OTHERS.includes(name));
}

/** `--carried-to`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The option of a field of an update: `response-due` is moved with `--due`. */
export function optionOfField(field: string): string {
  const first = field.split(".")[0] ?? "";
  const named: Readonly<Record<string, string>> = {
    "response-due": "due",
    responses: "response",
    themes: "theme",
    closed: "close",
  };
  if (first === "view" && field.endsWith(".why")) return "--why";
  if (first === "view" && field.endsWith(".followed")) return "--followed";
  if (field.endsWith(".from")) return "--from";
  if (field.endsWith(".action")) return "--action";
  if (field.endsWith(".reason")) return "--reason";
  if (field.includes(".evidence")) return "--evidence";
  return `--${named[first] ?? first}`;
}

function typed(options: UpdateOptions): readonly Name[] {
  return (Object.keys(options) as Name[]).filter((name) => options[name] !== undefined);
}

function withArticle(kind: UpdateKind): string {
  const words = kind.replace("-", " ");
  return `${/^[aeiou]/.test(words) ? "An" : "A"} ${words}`;
}
