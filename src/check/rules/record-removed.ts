import { allEntries } from "../../assurance/reference.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { startOf } from "../../model/problem.ts";
import { isSame } from "../../model/same-value.ts";
import type { Fault, Rule } from "../rule.ts";

/**
 * Why: Reports and seals lead to a record by its id; a note that no longer holds is withdrawn, and stays.
 * Basis: The model of the knowledge base: a withdrawn note stays whole as a tombstone; ids never change.
 */
export const recordRemoved: Rule = {
  id: "record-removed",
  severity: "error",
  says: "A note or a register entry that was there is gone, or has another id now.",
  why: "Reports lead to a record by its id; a note that no longer holds is withdrawn, and stays.",
  basis: "The model of the knowledge base: a withdrawn note stays whole as a tombstone; ids never change.",
  *check({ base, before }) {
    if (!before) return;
    const there = new Set(base.files.found.map(idOf));
    const known = new Set(recordsOf(before).map(({ id }) => id));
    const fresh = recordsOf(base).filter(({ id }) => !known.has(id));
    for (const record of recordsOf(before)) {
      if (there.has(record.id)) continue;
      const renamed = fresh.find((one) => isRenamed(record, one));
      yield renamed ? otherId(record, renamed) : gone(record);
    }
  },
};

function recordsOf(base: KnowledgeBase): readonly RecordFile<unknown>[] {
  return [...base.notes, ...allEntries(base).map(({ record }) => record)];
}

/** The same words under another name. */
function isRenamed(was: RecordFile<unknown>, is: RecordFile<unknown>): boolean {
  return isSame(was.value, is.value) && was.body === is.body;
}

function otherId(was: RecordFile<unknown>, is: RecordFile<unknown>): Fault {
  return {
    message: "This record had another id in the commit that is compared with.",
    place: startOf(is.path),
    hint: `Name the file ${was.id}.md again: an id never changes, whatever the title says.`,
    related: [{ message: "It stood here.", place: startOf(was.path) }],
  };
}

/** A draft was never counted, so to delete one takes nothing from a report; whoever knows of it should still be asked. */
function gone({ path, value }: RecordFile<unknown>): Fault {
  const isDraft = (value as { readonly status?: unknown }).status === "draft";
  const isNote = path.startsWith("evidence/");
  return {
    message: isDraft
      ? "A draft that was here is gone."
      : `${isNote ? "A note" : "An entry"} that was here is gone.`,
    place: startOf(path),
    hint: isNote
      ? `Put it back (git checkout REF -- ${path}), with status: withdrawn and a reason where it no longer holds.`
      : `Put it back (git checkout REF -- ${path}), and close it where it is done with.`,
    ...(isDraft ? { severity: "warning" as const } : {}),
  };
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
}
