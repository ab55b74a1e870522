import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { MadeReport } from "../model/made-report.ts";
import { compareText } from "../model/problem.ts";
import {
  TRACE_KINDS,
  type TraceAnswer,
  type TraceKind,
  type TraceLink,
  type TraceThing,
} from "../model/trace-answer.ts";
import { addCitations } from "./trace/citations.ts";
import { emptyGraph, type Step, type TraceGraph, type TraceNode } from "./trace/graph.ts";
import { addRelations, targetFinder } from "./trace/relations.ts";
import { addReports } from "./trace/reports.ts";
import { addThings } from "./trace/things.ts";

/** Everything in the knowledge base that rests on something, and what on. Built once for all that is asked. */
export function traceGraph(base: KnowledgeBase, reports: readonly MadeReport[]): TraceGraph {
  const graph = emptyGraph();
  const held = addThings(graph, base);
  addRelations(graph, base, held);
  addCitations(graph, base, held, targetFinder(graph, base, held));
  addReports(graph, held, reports);
  return graph;
}

/**
 * Follows the graph both ways from the subjects, each thing once and by the shortest way, at most `depth` steps. What a
 * thing is about and who has to do with it are shown beside the subjects and their parts alone.
 */
export function trace(
  graph: TraceGraph,
  subjects: readonly string[],
  depth = Number.POSITIVE_INFINITY,
): TraceAnswer {
  return {
    subjects: subjects.flatMap((key) => graph.nodes.get(key) ?? []).map(thingOf),
    restsOn: followed(graph, subjects, graph.below, depth),
    supports: followed(graph, subjects, graph.above, depth),
  };
}

function thingOf({ key: _, place, ...thing }: TraceNode): TraceThing {
  const { path, line } = place();
  return { ...thing, path, line };
}

interface Reached {
  readonly key: string;
  readonly step: Step;
  readonly depth: number;
  /** Whether it counts as the subject itself: a part of it. */
  readonly isNear: boolean;
  readonly next: Reached[];
}

function followed(
  graph: TraceGraph,
  subjects: readonly string[],
  steps: (key: string) => readonly Step[],
  depth: number,
): readonly TraceLink[] {
  const seen = new Set(subjects);
  const roots = subjects.map(
    (key): Reached => ({
      key,
      step: { to: key, strength: "part", relation: "", isOfFar: false },
      depth: 0,
      isNear: true,
      next: [],
    }),
  );
  let front: readonly Reached[] = roots;
  while (front.length > 0) {
    const reached: Reached[] = [];
    for (const from of front) {
      if (from.depth >= depth) continue;
      for (const step of steps(from.key)) {
        if (seen.has(step.to) || !isFollowed(graph, from, step)) continue;
        seen.add(step.to);
        const isNear = from.isNear && step.strength === "part";
        const one = { key: step.to, step, depth: from.depth + 1, isNear, next: [] };
        from.next.push(one);
        reached.push(one);
      }
    }
    front = reached;
  }
  return roots.flatMap((root) => inOrder(graph, root.next));
}

function isFollowed(graph: TraceGraph, from: Reached, step: Step): boolean {
  if (from.isNear) return true;
  if (step.strength === "touches") return false;
  const node = graph.nodes.get(from.key);
  return node !== undefined && !TOPICS_AND_PARTIES.has(node.kind) && from.step.relation !== "is related to";
}

/** What so much is about, or has to do with, that it ends a way: else everything would lead to everything. */
const TOPICS_AND_PARTIES: ReadonlySet<TraceKind> = new Set([
  "area",
  "criterion",
  "function",
  "principle",
  "duty",
  "strand",
  "outside-framework",
  "activity",
  "requirement",
  "priority",
  "open-point",
  "agency",
  "group",
  "role",
]);

function inOrder(graph: TraceGraph, reached: readonly Reached[]): readonly TraceLink[] {
  return reached
    .flatMap((one) => {
      const node = graph.nodes.get(one.key);
      return node ? [{ one, node }] : [];
    })
    .sort((a, b) => compareNodes(a.node, b.node))
    .flatMap(({ one, node }) => [
      { ...thingOf(node), depth: one.depth, relation: one.step.relation, isOwnRelation: one.step.isOfFar },
      ...inOrder(graph, one.next),
    ]);
}

/** By kind, then by day, then by id. */
function compareNodes(a: TraceNode, b: TraceNode): number {
  return (
    TRACE_KINDS.indexOf(a.kind) - TRACE_KINDS.indexOf(b.kind) ||
    compareText(a.day ?? LAST, b.day ?? LAST) ||
    compareText(a.id, b.id)
  );
}

const LAST = "9999-12-31" as Day;
