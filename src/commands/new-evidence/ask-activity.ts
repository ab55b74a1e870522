import { programmeProgress } from "../../assurance/programme-progress.ts";
import { type Answer, type Choice, STOPPED } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import { UNPLANNED } from "../../model/programme.ts";
import { quarterOfDay } from "../../model/year.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { type Setting, settingOf } from "../writing/setting.ts";
import type { Asking, Took } from "./asking.ts";

/** The activity, where none was given: by search, today's and due ones first. It is the first question: nothing is before it. */
export async function askActivity(
  { prompter, base, today }: Asking,
  fields: NoteInputFields,
  took: Took,
  isAgain = false,
): Promise<Answer<NoteInputFields>> {
  if (fields.activity !== undefined && !isAgain) return fields;
  const setting = settingOf(base, fields.until ?? fields.date ?? today);
  const choices = activityChoices(setting, fields.date ?? today);
  if (choices.length === 1)
    prompter.say(`There is no work programme for ${setting.year.label}: this is unplanned.`);
  const chosen = fields.activity === undefined ? {} : { chosen: fields.activity };
  const activity =
    choices.length === 1
      ? UNPLANNED
      : await prompter.search({ message: "Which activity was it?", choices, ...chosen });
  if (activity === STOPPED) return STOPPED;
  const next = { ...fields, activity };
  await took(next);
  return next;
}

/** Today's and those still due this quarter come first, then the others in the order of the programme. */
function activityChoices({ folder, programme, activities, base }: Setting, day: Day): readonly Choice[] {
  const quarter = quarterOfDay(day, base.policy.value.year.starts);
  const progress = programmeProgress(folder, quarter, quarter.to);
  const rows = new Map(programme?.rows.map((row) => [row.id, row.title]));
  const ranked = progress.activities.map((one) => {
    const planned = one.activity.planned;
    const isToday = Array.isArray(planned) && planned.includes(day);
    const isDue = one.unaccounted > 0;
    const count = typeof one.planned === "number" ? ` (${one.done} of ${one.planned} done)` : "";
    const mark = isToday ? " · today" : isDue ? ` · due this quarter${count}` : "";
    const { id, row, under, kind } = one.activity;
    const words = [rows.get(row), under, kind].join(" ");
    return { rank: isToday ? 0 : isDue ? 1 : 2, choice: { value: id, label: `${one.title}${mark}`, words } };
  });
  const sorted = [0, 1, 2].flatMap((rank) => ranked.filter((one) => one.rank === rank));
  const unplanned = {
    value: UNPLANNED,
    label: activities.get(UNPLANNED) ?? UNPLANNED,
    words: "unplanned other",
  };
  return [...sorted.map((one) => one.choice), unplanned];
}
