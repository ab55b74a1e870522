import type { RootContent } from "mdast";
import {
  recommendationDaysOverdue,
  recommendationDue,
  type StandingEntry,
} from "../assurance/registers-of-period.ts";
import { partyShort } from "../model/policy.ts";
import { named, type ReportInput } from "./input.ts";
import { bullets, type Cell, type Inline, paragraph, strong, table } from "./nodes.ts";
import { cite } from "./own-words.ts";
import {
  countOf,
  periodWord,
  RESPONSE_IN_WORDS,
  STATUS_IN_WORDS,
  TESTED_IN_WORDS,
  withoutStop,
  withStop,
} from "./phrases.ts";
import { shortDay } from "./short-day.ts";
import { withheldEntries } from "./withheld.ts";

type Standing = StandingEntry<"recommendation">;

/** Recommendations on one table: what the owner says and what was tested, side by side and never one. */
export function recommendationTable(
  input: ReportInput,
  entries: readonly Standing[],
  caption: string,
): readonly RootContent[] {
  const header = ["No.", "Recommendation", "Owner", "Due", "Answer", "Owner says", "Tested"];
  const rows = entries.filter((one) => input.isShown(one.record.value.marking)).map((one) => row(input, one));
  return [...(rows.length > 0 ? [table(header, rows, { caption })] : []), ...withheldEntries(input, entries)];
}

function row(input: ReportInput, one: Standing): readonly Cell[] {
  const { entry, label } = one;
  const [lead, ...others] = entry.owners.map((id) => partyShort(input.policy, id));
  return [
    ...named(label, entry.title),
    others.length > 0 ? `${lead}, with ${others.join(", ")}` : (lead ?? "None"),
    due(input, entry),
    answer(input, entry),
    ownerSays(input, entry),
    tested(input, entry),
  ];
}

function ownerSays(input: ReportInput, entry: Standing["entry"]): string {
  const words = STATUS_IN_WORDS[entry.status ?? "not-started"];
  if (!entry.closed) return words;
  return `${words}, ${words.startsWith("Closed") ? "" : "closed "}${shortDay(input, entry.closed)}`;
}

function due(input: ReportInput, entry: Standing["entry"]): readonly Inline[] {
  const { first, moved } = recommendationDue(entry);
  const why = moved?.reason ? `: ${withStop(moved.reason)}` : "";
  const overdue = recommendationDaysOverdue(entry, input.facts.asAt);
  const text = moved
    ? `${shortDay(input, first)}, moved to ${shortDay(input, moved.to)}${why}`
    : shortDay(input, first);
  return overdue > 0 ? [`${withoutStop(text)}; `, strong(`${countOf(overdue, "day")} overdue`)] : [text];
}

function answer(input: ReportInput, entry: Standing["entry"]): string {
  const last = entry.responses.at(-1);
  if (!last) return "Awaiting";
  const late =
    last.on > input.facts.period.to ? ` (received after the ${periodWord(input.facts.period)})` : "";
  const reason = last.reason ? `: ${withStop(last.reason)}` : "";
  return `${RESPONSE_IN_WORDS[last.decision]}, ${shortDay(input, last.on)}${late}${reason}`;
}

function tested(input: ReportInput, entry: Standing["entry"]): readonly Inline[] {
  if (!entry.tested || entry.tested.view === "not-tested") return [TESTED_IN_WORDS["not-tested"]];
  const { view, on, evidence } = entry.tested;
  const words: Inline[] = [strong(TESTED_IN_WORDS[view]), `, ${shortDay(input, on)}`];
  return evidence.length > 0 ? [...words, " ", cite(input, evidence)] : words;
}

/** The differences on record, once any entry has one; those without are then named too. */
export function differencesOf(input: ReportInput, all: readonly Standing[]): readonly RootContent[] {
  const entries = all.filter((one) => input.isShown(one.record.value.marking));
  const made = entries.filter((one) => one.entry.difference !== undefined);
  if (made.length === 0) return [];
  const lines = made.map(({ label, entry }): readonly Inline[] => {
    const { text, evidence } = entry.difference ?? { text: "", evidence: [] };
    return evidence.length > 0
      ? [`${label}: ${withoutStop(text)} `, cite(input, evidence), "."]
      : [`${label}: ${withStop(text)}`];
  });
  const without = entries.filter((one) => one.entry.difference === undefined).map((one) => one.label);
  if (without.length > 0) lines.push([`None on record for ${without.join(", ")}.`]);
  return [paragraph("Difference made for children:"), bullets(lines)];
}
