import { parseId } from "../model/id.ts";
import type { RecordFile } from "../model/knowledge-base.ts";
import { type Note, noteSchema } from "../model/note.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { UNPLANNED } from "../model/programme.ts";
import { NOTE_LIMITS } from "./front-matter.ts";
import { type RawFile, readRecordFile } from "./record.ts";

/**
 * Reads an evidence note. What must be given and is not is an error, in a draft a warning: a draft can be committed,
 * and stands in with the day of its id, `Untitled note` and the activity `unplanned`.
 */
export function readNote(file: RawFile): Outcome<RecordFile<Note> | undefined> {
  const read = readRecordFile(file, noteSchema, NOTE_LIMITS);
  const record = read.value;
  if (!record) return { value: undefined, problems: read.problems };
  const fields = record.value;
  const draft = fields.status === "draft";
  const missing = whatIsMissing(record, draft ? "warning" : "error");
  const problems = [...read.problems, ...missing];
  const date = fields.date ?? parseId(record.id)?.day;
  if (date === undefined || (!draft && missing.length > 0)) return { value: undefined, problems };
  // all is there: the record is the note as it stands
  if (fields.date && fields.title !== undefined && fields.activity !== undefined) {
    return { value: record as RecordFile<Note>, problems };
  }
  const note: Note = {
    ...fields,
    date,
    title: fields.title ?? "Untitled note",
    activity: fields.activity ?? UNPLANNED,
  };
  return { value: { ...record, value: note }, problems };
}

function whatIsMissing(
  record: RecordFile<typeof noteSchema._zod.output>,
  severity: Problem["severity"],
): Problem[] {
  const fields = record.value;
  const problems: Problem[] = [];
  const lacks = (field: (string | number)[], name: string, hint: string) => {
    const message = `The field ${name} is missing.`;
    problems.push({
      rule: "missing-field",
      severity,
      message,
      place: record.place(field),
      field: name,
      hint,
      related: [],
    });
  };
  if (fields.title === undefined) lacks(["title"], "title", "Say in a few words what the note is about.");
  if (fields.date === undefined)
    lacks(["date"], "date", "The day on which you saw, met, read or received it.");
  if (fields.activity === undefined)
    lacks(["activity"], "activity", "An activity of the work programme, or unplanned.");
  if (fields.findings.length === 0 && fields["nothing-new"] !== true && fields.status !== "withdrawn") {
    lacks(["findings"], "findings", "Write one finding at least, or nothing-new: true.");
  }
  fields.findings.forEach((finding, index) => {
    if (finding.about === undefined) {
      lacks(
        ["findings", index, "about"],
        `findings.${index + 1}.about`,
        "A criterion of the framework, or outside-framework.",
      );
    }
  });
  return problems;
}
