import { frameworkOf } from "../../assurance/quarter.ts";
import { type References, references } from "../../assurance/reference.ts";
import type { Day } from "../../model/day.ts";
import { aboutIds, type Framework } from "../../model/framework.ts";
import type { KnowledgeBase, YearFolder } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { activityTitle, type Programme, UNPLANNED } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import { type Year, yearOf } from "../../model/year.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";

/** What a note of a day is written against: its year's programme and framework. */
export interface Setting {
  readonly base: KnowledgeBase;
  readonly year: Year;
  readonly folder: YearFolder | undefined;
  readonly programme: Programme | undefined;
  readonly framework: Framework | undefined;
  /** Activities by id, with their titles, in the order of the programme; `unplanned` last. */
  readonly activities: ReadonlyMap<string, string>;
  /** All that a finding may be about, with titles; empty where there is no framework. */
  readonly about: ReadonlyMap<string, string>;
  readonly references: References;
}

/** The setting of a day. */
export function settingOf(base: KnowledgeBase, day: Day): Setting {
  const year = yearOf(day, base.policy.value.year.starts);
  const folder = base.years.get(year.start);
  const programme = folder?.programme?.value;
  const framework = frameworkOf(base, folder)?.value;
  const ids = [...(programme?.activities ?? []).map((one) => one.id), UNPLANNED];
  return {
    base,
    year,
    folder,
    programme,
    framework,
    activities: new Map(ids.map((id) => [id, activityTitle(programme, id)])),
    about: framework ? aboutIds(framework) : new Map(),
    references: references(base),
  };
}

/** Kinds of sources that are no requirement of the programme. */
const KINDS_OF_SOURCE = ["inspection-report", "audit", "return", "survey", "other"];

/**
 * Holds what was given against the knowledge base: throws UserError, with a did-you-mean, for an activity, criterion,
 * agency, marking, kind or id that is not known. Gives the fields with ids written out and digests of files filled in.
 */
export function knownFields(fields: NoteInputFields, setting: Setting): NoteInputFields {
  const { base, programme, about, activities } = setting;
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
    if (finding.about !== undefined && about.size > 0) {
      mustBeKnown("criterion", finding.about, about.keys(), `the framework ${setting.framework?.id ?? ""}`);
    }
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

/** Throws UserError `unknown-…` where the id is none of those known; a hint takes the place of the did-you-mean. */
export function mustBeKnown(
  what: string,
  id: string,
  known: Iterable<string>,
  where: string,
  hint?: string,
): void {
  const all = [...known];
  if (all.includes(id)) return;
  const code = `unknown-${what.replaceAll(" ", "-")}`;
  throw new UserError(code, `There is no ${what} ${id} in ${where}.`, hint ?? didYouMean(id, all));
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

function recordId({ references, year }: Setting, part: string): string {
  return references.find(part, year) ? part : oneOf(part, references.ids, "record");
}

/** The one id that the text is, or is a part of. */
function oneOf(part: string, ids: readonly string[], what: string): string {
  if (ids.includes(part)) return part;
  const found = ids.filter((id) => id.includes(part.toLowerCase()));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length > 1) {
    const some = found.slice(0, 5).join(", ");
    throw new UserError(
      "ambiguous-id",
      `${part} is a part of ${found.length} ids.`,
      `Type more of it: ${some}.`,
    );
  }
  throw new UserError("unknown-id", `There is no ${what} ${part}.`, didYouMean(part, ids));
}
