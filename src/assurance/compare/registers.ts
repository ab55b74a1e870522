import type { RegisterChange } from "../../model/diff-answer.ts";
import { compareText } from "../../model/problem.ts";
import type { RegisterKind } from "../../model/register-kinds.ts";
import {
  type Challenge,
  FIRST_STATUS,
  type InformationRequest,
  openedOn,
  type Recommendation,
  type RegisterEntry,
} from "../../model/registers.ts";
import { type Year, yearOf } from "../../model/year.ts";
import { allEntries, type EntryFile, entryLabel } from "../reference.ts";
import { challengeDue, recommendationDue, requestDue } from "../registers-of-period.ts";
import { isOpen, standing } from "../standing.ts";
import { fieldChanges } from "./fields.ts";
import { type Compared, ofPeriods, type State } from "./state.ts";

/**
 * The entries that were opened, moved or taken away, by register and id. Of two periods each entry stands as at the day of
 * the period; of two states as its file says it.
 */
export function comparedRegisters(compared: Compared): readonly RegisterChange[] {
  const [was, is] = [entriesOf(compared.before, compared), entriesOf(compared.after, compared)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)];
    const change = changeOf(old, now, compared);
    return change ? [change] : [];
  });
}

interface Entry {
  readonly file: EntryFile;
  readonly value: RegisterEntry;
}

function entriesOf(state: State, compared: Compared): ReadonlyMap<string, Entry> {
  const byDay = ofPeriods(compared);
  const entries = allEntries(state.base)
    .filter(({ kind, record }) => !byDay || openedOn(kind, record.value) <= state.asAt)
    .map((file) => ({ file, value: byDay ? standingOf(file, state) : file.record.value }))
    .sort((a, b) => compareText(a.file.kind, b.file.kind) || compareText(a.file.record.id, b.file.record.id));
  return new Map(entries.map((one) => [one.file.record.id, one]));
}

function standingOf({ kind, record }: EntryFile, { asAt }: State): RegisterEntry {
  return standing(kind as RegisterKind, record.value, asAt);
}

function changeOf(
  old: Entry | undefined,
  now: Entry | undefined,
  { after, mask, before }: Compared,
): RegisterChange | undefined {
  const known = now ?? old;
  if (!known) return undefined;
  const fields = old && now ? fieldChanges(shown(old), shown(now), mask) : [];
  const updates = now ? now.value.updates.slice(old?.value.updates.length ?? 0) : [];
  if (old && now && fields.length === 0 && updates.length === 0) return undefined;
  const { kind, record } = known.file;
  return {
    id: record.id,
    kind,
    label: labelOf(
      known.file,
      (now ? after : before).base.policy.value.year.starts,
      after.facts?.period.year,
    ),
    title: mask(record.value.title),
    path: record.path,
    from: old && statusOf(old),
    to: now && statusOf(now),
    fields,
    updates: updates.map(({ on, text }) => ({ on, text: mask(text) })),
  };
}

/** With the day in force as its due day, and without what stands for itself: its status. */
function shown({ file: { kind, record }, value }: Entry) {
  const { status: _, ...rest } = value as RegisterEntry & { status?: string };
  return { value: { ...rest, ...dueOf(kind, value) }, body: record.body };
}

function dueOf(kind: RegisterKind, value: RegisterEntry): object {
  switch (kind) {
    case "recommendation": {
      const { first, moved } = recommendationDue(value as Recommendation);
      return { due: moved?.to ?? first };
    }
    case "challenge":
      return { "response-due": challengeDue(value as Challenge, undefined) };
    case "request":
      return { due: requestDue(value as InformationRequest) };
    default:
      return {};
  }
}

function statusOf({ file: { kind }, value }: Entry): string {
  const said = "status" in value ? value.status : undefined;
  return said ?? (isOpen(value) ? (FIRST_STATUS[kind] ?? "open") : "closed");
}

/** Its year is said where it is not that of the period. */
function labelOf(file: EntryFile, starts: string, year: Year | undefined): string {
  return entryLabel(file, year ?? yearOf(openedOn(file.kind, file.record.value), starts), starts);
}
