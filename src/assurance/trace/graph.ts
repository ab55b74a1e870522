import type { Place } from "../../model/problem.ts";
import type { TraceKind, TraceThing } from "../../model/trace-answer.ts";

/** A thing that rests on others, or others on it. Its place is looked up when it is shown. */
export interface TraceNode extends Omit<TraceThing, "path" | "line"> {
  /** Kind and id: unique. */
  readonly key: string;
  readonly place: () => Place;
}

/**
 * `part`: to what belongs to a thing, and counts as the thing itself. `rests`: followed from anywhere. `touches`: what
 * something is about or who has to do with it, shown beside the subject and its parts alone, or everything would lead to
 * everything.
 */
export type Strength = "part" | "rests" | "touches";

/** A tie of two things: `part-above` where the upper one is a part of the lower one, `part-below` the other way. */
export interface Tie {
  readonly strength: "rests" | "touches" | "part-above" | "part-below";
  /** Said of the upper thing: `is owned by`; of the lower one where it is turned. */
  readonly relation: string;
  readonly isTurned?: boolean;
}

/** A step from a thing to one that it rests on (below) or that rests on it (above). */
export interface Step {
  readonly to: string;
  readonly strength: Strength;
  readonly relation: string;
  /** Whether the relation is said of what the step leads to; else of where it comes from. */
  readonly isOfFar: boolean;
}

/** Everything in a knowledge base that rests on something, and what it rests on. */
export interface TraceGraph {
  readonly nodes: ReadonlyMap<string, TraceNode>;
  below(key: string): readonly Step[];
  above(key: string): readonly Step[];
}

/** A graph in the making: a thing or a step that is there already is not added again. */
export interface GraphInMaking extends TraceGraph {
  add(node: Omit<TraceNode, "key">): string;
  /** `upper` rests on `lower`; nothing happens where one of them is not there, or both are the same. */
  rest(upper: string | undefined, lower: string | undefined, tie: Tie): void;
}

/** A graph without anything in it. */
export function emptyGraph(): GraphInMaking {
  const nodes = new Map<string, TraceNode>();
  const below = new Map<string, Step[]>();
  const above = new Map<string, Step[]>();
  return {
    nodes,
    below: (key) => below.get(key) ?? [],
    above: (key) => above.get(key) ?? [],
    add(node) {
      const key = keyOf(node.kind, node.id);
      if (!nodes.has(key)) nodes.set(key, { ...node, key });
      return key;
    },
    rest(upper, lower, { strength, relation, isTurned = false }) {
      if (upper === undefined || lower === undefined || upper === lower) return;
      if (!nodes.has(upper) || !nodes.has(lower)) return;
      const [down, up] = [strengthOf(strength, "part-below"), strengthOf(strength, "part-above")];
      addStep(below, upper, { to: lower, relation, strength: down, isOfFar: isTurned });
      addStep(above, lower, { to: upper, relation, strength: up, isOfFar: !isTurned });
    },
  };
}

/** What most things have not: a number, a day, a state, a marking of their own. */
export const PLAIN = { label: undefined, day: undefined, state: undefined, marking: undefined } as const;

/** The upper thing is a part of the lower one: a finding of its note. */
export const PART_ABOVE = { strength: "part-above", relation: "is part of" } as const;

/** The lower thing is a part of the upper one: a criterion of its area. */
export const PART_BELOW = { strength: "part-below", relation: "is part of", isTurned: true } as const;

/** The key of a thing. */
export function keyOf(kind: TraceKind, id: string): string {
  return `${kind} ${id}`;
}

/** `not-yet-clear` as people read it: `Not yet clear`. */
export function inWords(value: string): string {
  const words = value.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function strengthOf(strength: Tie["strength"], part: Tie["strength"]): Strength {
  if (strength === part) return "part";
  return strength === "touches" ? "touches" : "rests";
}

function addStep(steps: Map<string, Step[]>, from: string, step: Step): void {
  const known = steps.get(from);
  if (!known) steps.set(from, [step]);
  else {
    const same = known.findIndex((one) => one.to === step.to);
    if (same === -1) known.push(step);
    // the stronger of two ties holds: what a thing rests on it may be about as well
    else if (RANK[step.strength] < RANK[(known[same] as Step).strength]) known[same] = step;
  }
}

const RANK: Readonly<Record<Strength, number>> = { part: 0, rests: 1, touches: 2 };
