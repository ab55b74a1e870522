import type { FieldPath, RecordFile, YearFolder } from "../../../model/knowledge-base.ts";
import { activityTitle, UNPLANNED } from "../../../model/programme.ts";
import type { Year } from "../../../model/year.ts";
import { fieldPiece, PLAIN, textsIn } from "../pieces.ts";
import type { SearchedThing } from "../searched-text.ts";

/** Lines of the diary that say more than their note. */
export function* diaryThings({ diary, programme }: YearFolder): Iterable<SearchedThing> {
  for (const [index, entry] of (diary?.value.entries ?? []).entries()) {
    // a line with a note says no more than the note
    if (!diary || (entry.note !== undefined && entry.why === undefined)) continue;
    const own = entry.activity === UNPLANNED ? entry.title : activityTitle(programme?.value, entry.activity);
    const title = own ?? activityTitle(undefined, entry.activity);
    yield {
      ...PLAIN,
      kind: "diary-line",
      id: `${entry.activity}@${entry.on}`,
      title: `${title}: ${entry.outcome.replaceAll("-", " ")}`,
      date: entry.on,
      pieces: [
        fieldPiece(diary, "body", ["entries", index], title),
        ...textsIn(diary, "said", ["entries", index, "why"], entry.why),
      ],
    };
  }
}

/** Activities, requirements, priorities and open points; as of the first day of their year. */
export function* programmeThings({ programme, year }: YearFolder): Iterable<SearchedThing> {
  if (!programme) return;
  const { activities, information, priorities, "open-points": points } = programme.value;
  for (const [index, { id, how }] of activities.entries())
    yield programmeThing(programme, ["activities", index], year, {
      id,
      title: activityTitle(programme.value, id),
      said: how,
    });
  for (const [index, { id, title }] of information.entries())
    yield programmeThing(programme, ["information", index], year, { id, title, said: undefined });
  for (const [index, { id, title }] of priorities.entries())
    yield programmeThing(programme, ["priorities", index], year, { id, title, said: undefined });
  for (const [index, { id, text, settled }] of points.entries())
    yield programmeThing(programme, ["open-points", index], year, { id, title: text, said: settled?.text });
}

function programmeThing(
  record: RecordFile<object>,
  at: FieldPath,
  year: Year,
  { id, title, said }: { readonly id: string; readonly title: string; readonly said: string | undefined },
): SearchedThing {
  const pieces = [
    fieldPiece(record, "title", [...at, "id"], title),
    fieldPiece(record, "title", [...at, "id"], id),
    ...textsIn(record, "said", at, said),
  ];
  return { ...PLAIN, kind: "programme", id, title: `${title} (${year.label})`, date: year.from, pieces };
}
