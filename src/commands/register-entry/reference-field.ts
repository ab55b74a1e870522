import type { Choice } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import { dayInWords } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { openedOn } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import { yearOf } from "../../model/year.ts";
import { type NamedRecord, namedRecord } from "../named-record.ts";
import { aboutChoices } from "../writing/about-choices.ts";
import { mustBeAbout } from "../writing/setting.ts";
import type { EntryContext, EntryField } from "./entry-kind.ts";
import { askAtLeast } from "./list-question.ts";

/** What it is about: ids of the framework, by search. */
export const ABOUT: EntryField = {
  name: "about",
  label: "About",
  flags: "--about <id...>",
  says: "what of the framework it is about, or outside-framework",
  isList: true,
  need: "wanted",
  lacks: "what of the framework it is about, or outside-framework",
  known(value, { setting }) {
    for (const id of value as readonly string[]) if (setting.about.size > 0) mustBeAbout(setting, id);
    return distinct(value);
  },
  isThere: ({ setting }) => setting.about.size > 0,
  ask(asking, fields) {
    const day = fields[asking.kind.day] as Day | undefined;
    const choices = aboutChoices(asking.setting.base, day ?? asking.today, asking.today);
    const chosen = listOf(fields["about"]);
    return askAtLeast(0, { asking, message: "What is it about?", choices, chosen });
  },
  shown: (value, { setting }) =>
    listOf(value)
      .map((id) => setting.about.get(id) ?? id)
      .join(", "),
};

/** What it rests on: notes by search, newest first; by option also entries, decisions and diary lines. */
export const EVIDENCE: EntryField = {
  name: "evidence",
  label: "Evidence",
  flags: "--evidence <id...>",
  says: "what it rests on: ids or parts of ids, numbers, diary lines as ACTIVITY@DAY",
  isList: true,
  need: "wanted",
  lacks: "what it rests on",
  known: (value, context) => distinct(listOf(value).map((one) => notWithdrawn(one, context))),
  isThere: (context) => evidenceChoices(context).length > 0,
  ask(asking, fields) {
    const chosen = listOf(fields["evidence"]);
    const known = evidenceChoices(asking);
    const others = chosen.filter((one) => !known.some(({ value }) => value === one));
    const choices = [...known, ...others.map((value) => ({ value, label: value }))];
    return askAtLeast(0, { asking, message: "Which evidence does it rest on?", choices, chosen });
  },
  shown: shownRecords,
};

/** Records that belong to it. */
export const RELATED: EntryField = {
  name: "related",
  label: "Related",
  flags: "--related <id...>",
  says: "records that belong to it: ids or parts of ids, numbers",
  isList: true,
  need: "may",
  lacks: "records that belong to it",
  known: (value, context) => distinct(listOf(value).map((one) => referenceTo(one, context))),
  isThere: ({ setting }) => setting.references.ids.length > 0,
  ask(asking, fields) {
    const chosen = listOf(fields["related"]);
    const ids = [...new Set([...chosen, ...[...asking.setting.references.ids].reverse()])];
    const choices = ids.map((value) => ({ value, label: value }));
    return askAtLeast(0, { asking, message: "Which records belong to it?", choices, chosen });
  },
  shown: shownRecords,
};

/** Whether something that is rested on is a draft still: it counts nowhere until it is ready. */
export function isDraft(target: string, { setting }: EntryContext): boolean {
  const found = setting.references.find(target, setting.year);
  return found?.is === "note" && found.record.value.status === "draft";
}

function notWithdrawn(part: string, context: EntryContext): string {
  const target = referenceTo(part, context);
  const found = context.setting.references.find(target, context.setting.year);
  if (found?.is !== "note" || found.record.value.status !== "withdrawn") return target;
  throw new UserError(
    "withdrawn-evidence",
    `${target} was withdrawn: nothing can rest on it.`,
    "Name other evidence.",
  );
}

/**
 * What is to stand in the file: an id in full, a number as the entry's own year has it, or a diary line. Throws UserError
 * where nothing or more than one thing is meant.
 */
function referenceTo(part: string, { setting, today }: EntryContext): string {
  const typed = part.replace(/^(\d{4}[/-]\d{2,4}) /, "$1-");
  if (setting.references.find(typed, setting.year)) return typed;
  if (part.includes("@"))
    throw new UserError("unknown-id", `There is no diary line ${part}.`, "Write it as ACTIVITY@DAY.");
  return targetOf(setting.base, namedRecord(setting.base, typed, today), typed, setting.year.start);
}

function targetOf(base: KnowledgeBase, named: NamedRecord, typed: string, ownYear: number): string {
  const starts = base.policy.value.year.starts;
  if (named.is === "note") return named.record.id;
  if (named.is === "decision") {
    const { decision, year } = named.decision;
    return year.start === ownYear ? decision.id : `${year.label}-${decision.id}`;
  }
  const { kind, record } = named.entry;
  if (record.id.includes(typed.toLowerCase()) || !("number" in record.value)) return record.id;
  const year = yearOf(openedOn(kind, record.value), starts);
  return year.start === ownYear ? record.value.number : `${year.label}-${record.value.number}`;
}

function evidenceChoices({ setting }: EntryContext): readonly Choice[] {
  return [...setting.base.notes]
    .filter(({ value }) => value.status !== "withdrawn")
    .sort((a, b) => (a.value.date < b.value.date ? 1 : a.value.date > b.value.date ? -1 : 0))
    .map(({ id, value }) => ({
      value: id,
      label: `${dayInWords(value.date)} · ${value.title}${value.status === "draft" ? " · draft" : ""}`,
      words: value.findings.map((one) => `${one.about ?? ""} ${one.finding}`).join(" "),
    }));
}

function listOf(value: unknown): readonly string[] {
  return (value as readonly string[] | undefined) ?? [];
}

function distinct(value: unknown): readonly string[] {
  return [...new Set(value as readonly string[])];
}

/** A single note by its title; of more than one record how many. */
function shownRecords(value: unknown, { setting }: EntryContext): string {
  const list = listOf(value);
  const [only = ""] = list;
  if (list.length !== 1) return `${list.length} records`;
  const found = setting.references.find(only, setting.year);
  return found?.is === "note" ? found.record.value.title : only;
}
