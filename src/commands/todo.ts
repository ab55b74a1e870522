import { type Command, InvalidArgumentError, Option } from "commander";
import { TODO_KINDS } from "../assurance/todo/index.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { didYouMean } from "../model/nearest.ts";
import { findParty, type Policy } from "../model/policy.ts";
import { type TodoAnswer, type TodoItem, URGENCY_IN_WORDS } from "../model/todo.ts";
import { UserError } from "../model/user-error.ts";
import { todoAsJson } from "../render/todo-json.ts";
import { todoAsText } from "../render/todo-text.ts";
import type { CommandFile } from "./command.ts";
import type { ExitCode, Session } from "./session.ts";
import { thingsToDo } from "./todo/things-to-do.ts";

interface TodoOptions {
  readonly kind?: readonly string[];
  readonly urgency?: readonly number[];
  readonly for?: string;
  readonly limit?: number;
  readonly format: "pretty" | "json";
}

/** `scrutiny todo`: what is due, missing, unanswered or thin, the most urgent first, each with what to type next. */
export const todo: CommandFile = {
  define(command: Command, run) {
    command
      .description(
        "Show what there is to do, the most urgent first: what is due, unanswered, untested, unwritten or thin. Each has the command to type next.",
      )
      .option("--kind <kind...>", "only these kinds, such as told-back; docs/status-and-todo.md lists them")
      .addOption(
        new Option("--urgency <numbers>", "only these: 1 now, 2 within 14 days, 3 this quarter").argParser(
          urgencies,
        ),
      )
      .option("--for <party>", "only what an agency, a group or a role is to act on")
      .addOption(new Option("--limit <number>", "at most so many, the most urgent").argParser(limit))
      .addOption(
        new Option("--format <format>", "how to say it").choices(["pretty", "json"]).default("pretty"),
      )
      .addHelpText(
        "after",
        "\nExamples:\n  $ scrutiny todo\n  $ scrutiny todo --urgency 1,2 --limit 10\n  $ scrutiny todo --for icb\n  $ scrutiny todo --kind told-back draft-note --format json",
      )
      .action((options: TodoOptions) => run((session) => showTodo(session, options)));
  },
};

async function showTodo(session: Session, options: TodoOptions): Promise<ExitCode> {
  const { terminal } = session;
  const base = await session.knowledgeBase();
  const answer = await answerOf(session, base, options);
  if (options.format === "json") terminal.document(todoAsJson(answer));
  else terminal.result(todoAsText(answer, { paint: terminal.style, columns: terminal.columns }));
  const unread = base.files.leftOut.filter((one) => one.kind !== "template" && one.kind !== "other").length;
  if (unread > 0) {
    const records = unread === 1 ? "1 record" : `${unread} records`;
    terminal.note(`Not looked at, as they cannot be read: ${records}. Next: scrutiny check`);
  }
  return 0;
}

async function answerOf(session: Session, base: KnowledgeBase, options: TodoOptions): Promise<TodoAnswer> {
  const today = await session.today();
  for (const kind of options.kind ?? []) mustBeKind(kind);
  const isFor = options.for === undefined ? undefined : forParty(base.policy.value, options.for);
  const all = await thingsToDo(session);
  const chosen = all.filter(
    (one) =>
      (options.kind?.includes(one.kind) ?? true) &&
      (options.urgency?.includes(one.urgency) ?? true) &&
      (isFor?.(one) ?? true),
  );
  const items = chosen.slice(0, options.limit);
  return { today, items, all: all.length, cut: chosen.length - items.length };
}

function mustBeKind(kind: string): void {
  const known = TODO_KINDS.map((one) => one.kind);
  if (known.includes(kind)) return;
  const hint = didYouMean(kind, known) ?? "docs/status-and-todo.md lists the kinds.";
  throw new UserError("unknown-kind", `${kind} is no kind of thing to do.`, hint);
}

/** What the party is to act on, or a group that it sits in or chairs. */
function forParty(policy: Policy, id: string): (item: TodoItem) => boolean {
  if (!findParty(policy, id)) {
    const known = [...policy.agencies, ...policy.groups, ...policy.roles].map((one) => one.id);
    const hint = didYouMean(id, known) ?? "Agencies, groups and roles stand in scrutiny.yaml.";
    throw new UserError("unknown-party", `There is no agency, group or role ${id}.`, hint);
  }
  const groups = policy.groups.filter((one) => one.members.includes(id) || one.chair === id);
  const names = new Set([id, ...groups.map((one) => one.id)]);
  return ({ who }) => who.some((one) => names.has(one));
}

function urgencies(text: string): readonly number[] {
  const read = text.split(",").map((one) => one.trim());
  if (read.every((one) => Object.keys(URGENCY_IN_WORDS).includes(one))) return read.map(Number);
  throw new InvalidArgumentError("Write 1, 2 or 3, or several by commas: 1,2.");
}

function limit(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Write a whole number from 1 on.");
}
