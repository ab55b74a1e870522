import type { RecordFile } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A superseded note is not counted; of notes that supersede each other none is, and the evidence is gone
 * without a word.
 * Basis: The model of the knowledge base, Which notes count: no ready note dated by the as-at day supersedes it.
 */
export const supersedesCycle: Rule = {
  id: "supersedes-cycle",
  severity: "error",
  says: "A note supersedes itself, directly or through others.",
  why: "A superseded note is not counted; of notes that supersede each other none is, and the evidence is gone without a word.",
  basis:
    "The model of the knowledge base, Which notes count: no ready note dated by the as-at day supersedes it.",
  *check({ base }) {
    const notes = new Map(base.notes.map((note) => [note.id, note]));
    const done = new Set<string>();
    for (const note of base.notes) {
      if (note.value.supersedes.length === 0 || done.has(note.id)) continue;
      const cycle = cycleFrom(note, notes);
      if (!cycle) continue;
      for (const one of cycle) done.add(one.id);
      const index = note.value.supersedes.indexOf(cycle[1]?.id ?? note.id);
      yield faultAt(note, ["supersedes", index], {
        message: "This leads back to the note itself: each would take the place of the other.",
        hint: "Keep the line in the newer note alone.",
        related: cycle
          .slice(1)
          .map((one) => ({ message: "By way of this note.", place: one.place(["supersedes"]) })),
      });
    }
  },
};

/** The notes from one back to itself, itself first; undefined where no way leads back. Each note is entered once. */
function cycleFrom(
  start: RecordFile<Note>,
  notes: ReadonlyMap<string, RecordFile<Note>>,
): readonly RecordFile<Note>[] | undefined {
  const cameFrom = new Map<string, string>();
  const open = [start];
  for (let at = open.pop(); at; at = open.pop()) {
    for (const id of at.value.supersedes) {
      if (id === start.id) return wayTo(at.id, start.id, cameFrom).flatMap((one) => notes.get(one) ?? []);
      const next = notes.get(id);
      if (!next || cameFrom.has(id)) continue;
      cameFrom.set(id, at.id);
      open.push(next);
    }
  }
  return undefined;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = end; at !== undefined && at !== start; at = cameFrom.get(at))
    way.unshift(at);
  return [start, ...way];
}
