import { recordReviews } from "../../assurance/confirmation.ts";
import { reviewedRecords } from "../../assurance/reviewed-records.ts";
import type { Day } from "../../model/day.ts";
import type { FieldChange } from "../../model/diff-answer.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { Place, Problem, RelatedPlace } from "../../model/problem.ts";
import type { ChangedSince } from "../../model/review-answer.ts";
import type { Source } from "../../model/source.ts";
import { changedByInWords, fieldInWords } from "../../render/changed-since.ts";
import type { Session } from "../session.ts";
import { changedSince } from "./changed-since.ts";

/** The rule whose problems say more where git knows more. */
export const CHANGED_SINCE = "changed-since-confirmed";
/** So many fields are told of one record; the others are counted. */
const MOST_FIELDS = 5;

/** The problems, those of what changed since it was confirmed with the commit that did it, and what is said otherwise. */
export async function withChangesSince(
  session: Session,
  state: { readonly base: KnowledgeBase; readonly source: Source; readonly today: Day },
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  const paths = new Set(problems.filter(({ rule }) => rule === CHANGED_SINCE).map(({ place }) => place.path));
  const records = reviewedRecords(state.base, state.today).filter(({ record }) => paths.has(record.path));
  const found = await changedSince(session, state, recordReviews(state.base, records));
  const byPath = new Map(records.map(({ record }) => [record.path, record]));
  return problems.map((problem) => {
    const [since, record] = [found.get(problem.place.path), byPath.get(problem.place.path)];
    if (problem.rule !== CHANGED_SINCE || !since || !record) return problem;
    return { ...problem, related: [...told(since, record, problem.place), ...problem.related] };
  });
}

function told({ by, fields }: ChangedSince, record: RecordFile<object>, place: Place): RelatedPlace[] {
  const first = fields[0];
  const shown = fields
    .slice(0, MOST_FIELDS)
    .map((one) => ({ message: fieldInWords(one), place: placeOf(one, record) }));
  const more = fields.length - shown.length;
  return [
    { message: changedByInWords(by), place: first ? placeOf(first, record) : place },
    ...shown,
    ...(more > 0 ? [{ message: `${more} more of its fields changed.`, place }] : []),
  ];
}

function placeOf({ field }: FieldChange, { place, placeInBody, body }: RecordFile<object>): Place {
  if (field === "body") return placeInBody(body.length - body.trimStart().length, body.trimEnd().length);
  const [name = "", position] = field.split(".");
  return place(position === undefined ? [name] : [name, Number(position) - 1]);
}
