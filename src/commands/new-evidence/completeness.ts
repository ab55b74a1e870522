import type { NoteInputFields } from "../../parse/note-text.ts";
import type { Gap } from "../writing/gap.ts";

/** What stands between a note and `status: ready`; none where it is complete. */
export function lacking(fields: NoteInputFields): readonly Gap[] {
  const gaps: Gap[] = [];
  const findings = fields.findings ?? [];
  if (findings.length === 0 && fields["nothing-new"] !== true) {
    gaps.push({ reason: "no-finding", message: "one finding at least, or nothing-new: true" });
  }
  findings.forEach((finding, index) => {
    if (finding.about !== undefined) return;
    const message = `finding ${index + 1}: about (a criterion of the framework, or outside-framework)`;
    gaps.push({ reason: "no-about", message });
  });
  return gaps;
}

/** What would let a note count for more; nothing here stops it. */
export function worthAdding(fields: NoteInputFields): readonly string[] {
  const worth: string[] = [];
  const findings = fields.findings ?? [];
  if (findings.length > 0 && (fields.methods ?? []).length === 0) worth.push("methods: how you know");
  const bare = findings.flatMap((one, index) =>
    one.from === undefined && one.agencies.length === 0 ? [index + 1] : [],
  );
  if (bare.length > 0) {
    const which = bare.length === 1 ? `finding ${bare[0]}` : `findings ${bare.join(", ")}`;
    worth.push(`${which}: from and agencies (without a source a finding bears out no other)`);
  }
  const heard = (fields.heard?.children ?? 0) + (fields.heard?.["parents-carers"] ?? 0);
  if (heard > 0 && fields["told-back"] === undefined) {
    worth.push("told-back: by when children and families are told what came of it");
  }
  return worth;
}
