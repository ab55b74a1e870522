import { keyOf, type TraceGraph, type TraceNode } from "../../assurance/trace/graph.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { UserError } from "../../model/user-error.ts";
import { parseQuarter } from "../../model/year.ts";
import { quarterOption } from "../chosen-period.ts";
import { type NamedRecord, namedRecord } from "../named-record.ts";

/**
 * The things that a person names: by an id of any kind, a quarter, a folder of reports, a finding as it is cited, a number
 * or a part of an id. More than one where an activity and a group have the same id, or a folder holds several reports.
 */
export function subjectsOf(
  base: KnowledgeBase,
  graph: TraceGraph,
  text: string,
  today: Day,
): readonly string[] {
  const typed = text.trim();
  for (const id of [typed, typed.toLowerCase(), findingId(typed), quarterId(base, typed, today)]) {
    const found = withId(graph, id);
    if (found.length > 0) return found;
  }
  const made = reportsIn(graph, typed);
  return made.length > 0 ? made : [recordKey(base, graph, typed, today)];
}

/** `[@ID, 2]`, `ID, 2` and `ID#2` are the second finding of a note. */
function findingId(typed: string): string | undefined {
  const [, id, n] = /^\[?@?([a-z0-9-]+)(?:#|,\s*)(\d+)\]?$/i.exec(typed) ?? [];
  return id === undefined ? undefined : `${id.toLowerCase()}#${n}`;
}

function quarterId(base: KnowledgeBase, typed: string, today: Day): string | undefined {
  if (!/q[1-4]$/i.test(typed) || !parseQuarter(typed, base.policy.value.year.starts)) return undefined;
  const { period } = quarterOption(base, today, { quarter: typed });
  return `${period.year.label}-${period.quarter}`;
}

/** Not the sources and answers, whose ids nobody types: a finding has the number of one. */
const UNTYPED: ReadonlySet<TraceNode["kind"]> = new Set(["source", "told-back"]);

function withId(graph: TraceGraph, id: string | undefined): readonly string[] {
  if (id === undefined) return [];
  return [...graph.nodes.values()]
    .filter((one) => one.id === id && !UNTYPED.has(one.kind))
    .map(({ key }) => key);
}

function reportsIn(graph: TraceGraph, typed: string): readonly string[] {
  const folder = `${typed.replace(/^\.\//, "").replace(/\/[^/]*\.\w+$|\/$/, "")}/`;
  return [...graph.nodes.values()]
    .filter(({ kind, id }) => kind === "report" && id.startsWith(folder))
    .map(({ key }) => key);
}

function recordKey(base: KnowledgeBase, graph: TraceGraph, typed: string, today: Day): string {
  try {
    return keyOfRecord(namedRecord(base, typed, today));
  } catch (error) {
    if (error instanceof UserError && error.code === "unknown-id") throw unknown(graph, typed);
    throw error;
  }
}

function keyOfRecord(found: NamedRecord): string {
  switch (found.is) {
    case "note":
      return keyOf("note", found.record.id);
    case "entry":
      return keyOf(found.entry.kind, found.entry.record.id);
    case "decision":
      return keyOf("decision", `${found.decision.year.label}-${found.decision.decision.id}`);
    default:
      return found satisfies never;
  }
}

function unknown(graph: TraceGraph, typed: string): UserError {
  const known = new Set([...graph.nodes.values()].flatMap((one) => [one.id, ...namesOf(one)]));
  const hint =
    didYouMean(typed, known) ??
    "Name a note, an entry (R1, 2025/26-C1), a decision (D1), a criterion, area, function or duty, an activity or an agency.";
  return new UserError("unknown-id", `Nothing is called ${typed}.`, hint);
}

/** `2025/26 R1` is typed as `R1` or `2025/26-R1`. */
function namesOf({ label }: TraceNode): readonly string[] {
  return label === undefined ? [] : [label.replace(/^.* /, ""), label.replace(" ", "-")];
}
