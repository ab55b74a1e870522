import type { Day } from "../../model/day.ts";
import { dayInWords } from "../../model/day.ts";
import { UNPLANNED } from "../../model/programme.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import type { Setting } from "../writing/setting.ts";

/**
 * The fields with what follows where nothing was given: today, the activity's defaults, the partnership's marking, a
 * title of the activity and the day, `status: draft`. Given values stand.
 */
export function withDefaults(fields: NoteInputFields, setting: Setting, today: Day): NoteInputFields {
  const { programme, activities, base } = setting;
  const activity = programme?.activities.find((one) => one.id === fields.activity);
  const own = activity?.defaults;
  const date = fields.date ?? today;
  const isSaid = fields["nothing-new"] !== true;
  const line = fields.line ?? (isSaid ? own?.line : undefined);
  const basis = fields.basis ?? (isSaid ? own?.basis : undefined);
  return {
    ...fields,
    title: fields.title ?? titleOf(activities.get(fields.activity ?? ""), fields.activity, date),
    date,
    methods: filled(fields.methods, own?.methods),
    present: filled(fields.present, own?.present),
    ...(line === undefined ? {} : { line }),
    ...(basis === undefined ? {} : { basis }),
    marking: fields.marking ?? own?.marking ?? base.policy.value.defaultMarking,
    status: fields.status ?? "draft",
  };
}

function titleOf(activity: string | undefined, id: string | undefined, date: Day): string {
  const name = activity === undefined || id === UNPLANNED ? "Note" : activity;
  return `${name.slice(0, 160)}, ${dayInWords(date)}`;
}

function filled<T>(given: readonly T[] | undefined, otherwise: readonly T[] | undefined): T[] {
  return [...(given !== undefined && given.length > 0 ? given : (otherwise ?? []))];
}
