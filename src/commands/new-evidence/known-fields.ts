import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { UNPLANNED } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { mustBeAbout, mustBeKnown, oneOf, recordId, type Setting } from "../writing/setting.ts";

/** Kinds of sources that are no requirement of the programme. */
const KINDS_OF_SOURCE = ["inspection-report", "audit", "return", "survey", "other"];

/**
 * Holds what was given against the knowledge base: throws UserError, with a did-you-mean, for an activity, criterion,
 * agency, marking, kind or id that is not known. Gives the fields with ids written out and digests of files filled in.
 */
export function knownFields(fields: NoteInputFields, setting: Setting): NoteInputFields {
  const { base, programme, activities } = setting;
  const policy = base.policy.value;
  const where = `the work programme of ${setting.year.label}`;
  if (fields.activity !== undefined) {
    const near = programme
      ? undefined
      : `There is no work programme for ${setting.year.label}: use ${UNPLANNED}.`;
    mustBeKnown("activity", fields.activity, activities.keys(), where, near);
  }
  const agencies = policy.agencies.map((one) => one.id);
  const agency = (id: string) => mustBeKnown("agency", id, agencies, "scrutiny.yaml");
  for (const id of fields.present ?? []) agency(id);
  for (const finding of fields.findings ?? []) {
    if (finding.about !== undefined && setting.about.size > 0) mustBeAbout(setting, finding.about);
    for (const id of [...finding.agencies, ...finding.concerns]) agency(id);
    if (finding.priority !== undefined && programme) {
      mustBeKnown(
        "priority",
        finding.priority,
        programme.priorities.map((one) => one.id),
        where,
      );
    }
  }
  if (fields.marking !== undefined) mustBeKnown("marking", fields.marking, policy.markings, "scrutiny.yaml");
  const kinds = [...(programme?.information ?? []).map((one) => one.id), ...KINDS_OF_SOURCE];
  const sources = (fields.sources ?? []).map((source) => {
    mustBeKnown("kind of source", source.kind, kinds, where);
    return source.file === undefined ? source : { ...source, ...fileOf(base, source.file) };
  });
  return {
    ...fields,
    ...(fields.sources === undefined ? {} : { sources }),
    ...(fields.supersedes === undefined
      ? {}
      : { supersedes: fields.supersedes.map((id) => noteId(base, id)) }),
    ...(fields.related === undefined ? {} : { related: fields.related.map((id) => recordId(setting, id)) }),
  };
}

function fileOf(base: KnowledgeBase, path: string): { file: string; sha256?: string } {
  const file = path.replace(/^\.\//, "").replaceAll("\\", "/");
  const found = base.files.attached.find((one) => one.path === file);
  if (!found || !file.startsWith("evidence/")) {
    const near = didYouMean(
      file,
      base.files.attached.map((one) => one.path).filter((one) => one.startsWith("evidence/")),
    );
    throw new UserError(
      "unknown-file",
      `There is no attachment ${file}.`,
      near ??
        "Copy the file to evidence/YYYY-YY/files/ first, and name it from the root of the knowledge base.",
    );
  }
  return { file, ...(found.sha256 === undefined ? {} : { sha256: found.sha256 }) };
}

function noteId(base: KnowledgeBase, part: string): string {
  return oneOf(
    part,
    base.notes.map((one) => one.id),
    "note",
  );
}
