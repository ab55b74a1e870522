import { isSame } from "../../model/same-value.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import type { RecordEdit } from "../../parse/record-edit.ts";

/** What becomes of a draft's text, and what of it was to be taken out and stays, as nothing is ever taken out of a file here. */
export interface DraftEdits {
  readonly edits: readonly RecordEdit[];
  readonly staying: readonly string[];
}

/** The smallest changes that make one set of fields of another: findings and their fields one by one, then the rest. */
export function draftEdits(before: NoteInputFields, after: NoteInputFields): DraftEdits {
  const { findings: old = [], ...rest } = before;
  const { findings: now = [], ...others } = after;
  const top = fieldEdits(rest, others, []);
  const inFindings = now.map((finding, index) => {
    const known = old[index];
    if (known) return fieldEdits(known, finding, ["findings", index]);
    return { edits: [{ is: "append", path: ["findings"], value: finding } as const], staying: [] };
  });
  const { status, edits } = statusLast(top.edits);
  return {
    edits: [...edits, ...inFindings.flatMap((one) => one.edits), ...status],
    staying: [...top.staying, ...inFindings.flatMap((one) => one.staying)],
  };
}

type Path = readonly (string | number)[];

function fieldEdits(before: object, after: object, path: Path): DraftEdits {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  const edits = [...now]
    .filter(([field, value]) => isThere(value) && !isSame(old.get(field), value))
    .map(([field, value]) => ({ is: "set", path: [...path, field], value }) as const);
  const staying = [...old]
    .filter(([field, value]) => isThere(value) && !isThere(now.get(field)))
    .map(([field]) => (path.length === 0 ? field : `finding ${Number(path[1]) + 1}: ${field}`));
  return { edits, staying };
}

/** The note is ready when the rest is there. */
function statusLast(edits: readonly RecordEdit[]) {
  const isStatus = ({ path }: RecordEdit) => path[0] === "status";
  return { status: edits.filter(isStatus), edits: edits.filter((one) => !isStatus(one)) };
}

function isThere(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
