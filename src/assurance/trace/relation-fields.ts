/** What a field's value leads to. */
export type LeadsTo =
  | "record"
  | "topic"
  | "party"
  | "activity"
  | "requirement"
  | "priority"
  | "thing"
  | "area";

/** A field by which one thing refers to another. */
export interface RelationField {
  /** The kind of file, as `FILE_SCHEMAS` names it. */
  readonly file: string;
  /** Keys from the top, lists passed over: `findings.about`; `{}` at its end stands for the keys of a map. */
  readonly field: string;
  readonly to: LeadsTo;
  /** What the thing that holds the field does to what it names. */
  readonly relation: string;
  /** `rests`: followed from anywhere. `touches`: shown beside the subject alone, as it says what a thing is about. */
  readonly strength: "rests" | "touches";
  /** Whether what is named rests on what holds the field, and not the other way: a criterion rests on its findings. */
  readonly isTurned?: true;
}

/**
 * Every field that refers to something else, in the order of the files. A test compares this list with the schemas, so
 * that a new field is either here or said to be no relation.
 */
export const RELATION_FIELDS: readonly RelationField[] = [
  touches("scrutiny", "groups.members", "party", "has as member"),
  touches("scrutiny", "groups.chair", "party", "is chaired by"),
  touches("framework", "areas.criteria.replaces", "topic", "replaces"),
  touches("programme", "agreed.by", "party", "was agreed by"),
  turned("programme", "activities.functions", "topic", "serves"),
  turned("programme", "activities.duties", "topic", "serves"),
  touches("programme", "activities.defaults.present", "party", "is attended by"),
  touches("programme", "information.from", "party", "is asked from"),
  touches("programme", "open-points.of", "thing", "is about"),
  rests("diary", "entries.activity", "activity", "is a line of"),
  { ...rests("diary", "entries.note", "record", "was noted in"), isTurned: true },
  touches("escalations", "returns.from", "party", "came from"),
  touches("accuracy", "rounds.to", "party", "went to"),
  touches("note", "activity", "activity", "came of"),
  touches("note", "present", "party", "had present"),
  turned("note", "findings.about", "topic", "is about"),
  touches("note", "findings.agencies", "party", "comes from"),
  touches("note", "findings.concerns", "party", "concerns"),
  turned("note", "findings.priority", "priority", "is about"),
  turned("note", "sources.kind", "requirement", "answers"),
  touches("note", "passed-on.to", "party", "was passed on to"),
  rests("note", "supersedes", "record", "supersedes"),
  touches("note", "related", "record", "is related to"),
  touches("recommendation", "related", "record", "is related to"),
  touches("recommendation", "about", "topic", "is about"),
  rests("recommendation", "evidence", "record", "rests on"),
  touches("recommendation", "owners", "party", "is owned by"),
  touches("recommendation", "responses.from", "party", "was answered by"),
  rests("recommendation", "tested.evidence", "record", "was tested by"),
  rests("recommendation", "difference.evidence", "record", "made a difference by"),
  touches("recommendation", "updates.responses.from", "party", "was answered by"),
  rests("recommendation", "updates.tested.evidence", "record", "was tested by"),
  rests("recommendation", "updates.difference.evidence", "record", "made a difference by"),
  touches("challenge", "related", "record", "is related to"),
  touches("challenge", "forum", "party", "was raised in"),
  touches("challenge", "raised-by", "party", "was raised by"),
  touches("challenge", "to", "party", "was put to"),
  touches("challenge", "about", "topic", "is about"),
  rests("challenge", "evidence", "record", "rests on"),
  touches("challenge", "responses.from", "party", "was answered by"),
  { ...rests("challenge", "carried-to", "record", "was carried to"), isTurned: true },
  rests("challenge", "difference.evidence", "record", "made a difference by"),
  touches("challenge", "updates.responses.from", "party", "was answered by"),
  { ...rests("challenge", "updates.carried-to", "record", "was carried to"), isTurned: true },
  rests("challenge", "updates.difference.evidence", "record", "made a difference by"),
  touches("escalation", "related", "record", "is related to"),
  touches("escalation", "parties", "party", "is between"),
  touches("escalation", "about", "topic", "is about"),
  touches("escalation", "asked-by", "party", "was asked by"),
  rests("escalation", "difference.evidence", "record", "made a difference by"),
  rests("escalation", "updates.difference.evidence", "record", "made a difference by"),
  touches("request", "related", "record", "is related to"),
  touches("request", "requirement", "requirement", "asks for"),
  touches("request", "from", "party", "was put to"),
  touches("learning-review", "related", "record", "is related to"),
  touches("quarter-words", "to", "party", "is written to"),
  touches("quarter-words", "areas{}", "area", "is about"),
  touches("quarter-words", "decisions.of", "party", "is asked of"),
  rests("quarter-words", "decisions.rests-on", "record", "rests on"),
  touches("statement-words", "areas{}", "area", "is about"),
  touches("statement-words", "criteria{}", "topic", "is about"),
  touches("statement-words", "duties{}", "topic", "is about"),
  touches("statement-words", "signed.role", "party", "is signed by"),
];

function rests(file: string, field: string, to: LeadsTo, relation: string): RelationField {
  return { file, field, to, relation, strength: "rests" };
}

function touches(file: string, field: string, to: LeadsTo, relation: string): RelationField {
  return { file, field, to, relation, strength: "touches" };
}

function turned(file: string, field: string, to: LeadsTo, relation: string): RelationField {
  return { ...touches(file, field, to, relation), isTurned: true };
}
