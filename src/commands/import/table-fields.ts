/** A field that a column may hold, or that `--set` gives for all rows. */
export interface TableField {
  readonly name: string;
  /** Whether a row does not fit without it. */
  readonly isNeeded: boolean;
  /** What the question for its column calls it. */
  readonly says: string;
  /** Headings by which its column is known without being told, in lower case. */
  readonly known: readonly string[];
}

function field(name: string, says: string, known: readonly string[], isNeeded = false): TableField {
  return { name, isNeeded, says, known: [name, ...known] };
}

/** Notes: a finding in each row; rows of the same title, day and activity are one note. */
export const EVIDENCE_FIELDS: readonly TableField[] = [
  field("title", "the title of the note", ["note", "visit", "name of visit", "event"], true),
  field("date", "the day", ["day", "date of visit", "visit date"], true),
  field("finding", "what was found", ["findings", "what we found", "what was seen", "observation"], true),
  field("says", "whether it works well or worries", ["rating", "kind", "strength or concern"], true),
  field("activity", "the activity of the programme", []),
  field("about", "the criterion", ["criterion", "criteria"]),
  field("from", "whom or what it comes from", []),
  field("agencies", "the agencies", ["agency", "organisation"]),
  field("needs", "what it needs", ["what is needed", "action needed"]),
  field("methods", "the methods", ["method"]),
  field("source", "the document that it comes from", ["document"]),
];

/** Returns: a row each standard, with counts beside it; all other columns that hold counts are read too. */
export const RETURNS_FIELDS: readonly TableField[] = [
  field("standard", "the standard", ["standards", "question", "requirement", "section"], true),
  field("of", "the number of returns that answered it", ["total", "returns", "all", "base"]),
];

/** What `--set` says of a set of returns as a whole. */
export const RETURNS_WHOLE: readonly TableField[] = [
  field("title", "the title of the note, such as Section 11 returns 2025", [], true),
  field("date", "the day on which the counts were handed over", [], true),
  field("cycle", "the cycle, such as 2025/26 or 2025/26-Q2", [], true),
  field("returned", "how many returns came", []),
  field("asked", "how many were asked for", []),
  field("unit", "what is counted, such as agencies or schools", []),
  field("activity", "the activity of the programme", []),
  field("source", "the document that the counts come from", []),
];

/** A tracker of recommendations: a row each. */
export const RECOMMENDATION_FIELDS: readonly TableField[] = [
  field("title", "what is recommended", ["recommendation", "recommendations", "action"], true),
  field("date", "the day on which it was made", ["date made", "made", "date raised", "date opened"], true),
  field("owners", "who owns it", ["owner", "lead", "lead agency", "responsible", "agency"], true),
  field("due", "the day by which it is due", ["due date", "deadline", "target date", "by when"], true),
  field("priority", "the priority: 1, 2 or 3", [], true),
  field("status", "how far it is", ["progress status", "rag"]),
  field("update", "the last words on it", ["progress", "comments", "latest update"]),
  field("about", "the criterion", ["criterion", "criteria"]),
  field("reference", "its number in the other tracker", ["ref", "no", "no.", "number", "id"]),
];
