import { type Answer, BACK, STOPPED } from "../../edge/prompts.ts";
import { type Day, isDay } from "../../model/day.ts";
import { VOICES } from "../../model/note.ts";
import { METHODS, UNPLANNED } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { whyLookAgain } from "../writing/privacy-guard.ts";
import { type Setting, settingOf } from "../writing/setting.ts";
import { askAbout } from "./ask-about.ts";
import { askActivity } from "./ask-activity.ts";
import { askForLines } from "./ask-findings.ts";
import { askAgencies, askFrom, hasNoSource } from "./ask-from.ts";
import { whyNoTitle } from "./ask-without.ts";
import { type Asking, type Took, withFinding } from "./asking.ts";
import { heardOf, LINE_IN_WORDS } from "./in-words.ts";
import { parseHeard } from "./options.ts";

/** What a change starts from: `fields` as answered, `full` with the defaults, which change with activity and day. */
export interface Changing {
  readonly asking: Asking;
  readonly fields: NoteInputFields;
  readonly full: NoteInputFields;
  readonly setting: Setting;
  readonly took: Took;
}

type Changed = Answer<NoteInputFields> | typeof BACK;

/** What asks for each line of the last screen, by its name; BACK leaves it as it was. */
export const CHANGES: Readonly<Record<string, (changing: Changing) => Promise<Changed>>> = {
  async title({ asking: { prompter, guard }, fields, full }) {
    const title = await prompter.line({
      message: "Title (no name of a child or family)",
      initial: full.title ?? "",
      check: (text) => whyNoTitle(text, guard),
      back: true,
    });
    if (title === STOPPED || title === BACK) return title;
    const again = whyLookAgain(guard, title);
    if (again) prompter.say(again);
    return { ...fields, title: title.trim() };
  },
  async date({ asking, fields, full }) {
    const date = await asking.prompter.line({
      message: "Day, such as 2025-07-14",
      initial: full.date ?? "",
      check: (text) => whyNoDate(text.trim(), fields, asking),
      back: true,
    });
    return date === STOPPED || date === BACK ? date : { ...fields, date: date.trim() as Day };
  },
  activity: ({ asking, fields, took }) => askActivity(asking, fields, took, true),
  async findings({ asking, fields: { "nothing-new": _, ...fields }, took }) {
    let next = fields;
    const keep: Took = async (changed) => {
      next = changed;
      await took(changed);
    };
    const answer = await askForLines(asking, fields, keep);
    if (answer === STOPPED) return STOPPED;
    // who goes back beyond the first line keeps what was changed until then
    const about = await askAbout(asking, next, keep);
    return about === BACK ? next : about;
  },
  about({ asking, fields, took }) {
    const isAll = (fields.findings ?? []).every((one) => one.about !== undefined);
    return askAbout(asking, fields, took, isAll);
  },
  async from({ asking, fields, full, setting, took }) {
    let next = fields;
    for (const [index, finding] of (fields.findings ?? []).entries()) {
      if (!hasNoSource(finding)) continue;
      const changed = await askFrom(asking.prompter, finding, full, setting);
      if (changed === STOPPED) return STOPPED;
      if (changed === BACK) return next;
      next = withFinding(next, index, changed);
      await took(next);
    }
    return next;
  },
  async methods({ asking: { prompter }, fields, full }) {
    const choices = METHODS.map((value) => ({ value, label: value.replaceAll("-", " ") }));
    const chosen = full.methods ?? [];
    const methods = await prompter.chooseMany({ message: "How do you know?", choices, chosen, back: true });
    if (methods === STOPPED || methods === BACK) return methods;
    return { ...fields, methods: METHODS.filter((one) => methods.includes(one)) };
  },
  async present({ asking: { prompter }, fields, full, setting }) {
    const message = "Which agencies were in the room?";
    const present = await askAgencies(prompter, message, setting, full.present ?? []);
    return present === STOPPED || present === BACK ? present : { ...fields, present: [...present] };
  },
  async heard({ asking: { prompter }, fields }) {
    const heard = await prompter.line({
      message: `Whom did you hear? (${VOICES.join(", ")})`,
      placeholder: "children=3 practitioners=2",
      initial: heardOf(fields, "=").join(" "),
      check: whyNotHeard,
      back: true,
    });
    if (heard === STOPPED || heard === BACK) return heard;
    const { heard: _, ...rest } = fields;
    return heard.trim() === "" ? rest : { ...rest, heard: parseHeard(heard) };
  },
  async "told-back"({ asking: { prompter }, fields }) {
    const told = fields["told-back"];
    const due = await prompter.line({
      message: "By when are they told what came of it?",
      placeholder: "a day, such as 2025-07-14",
      initial: told && "due" in told ? told.due : "",
      check: (text) => (text.trim() === "" || isDay(text.trim()) ? undefined : "A day, such as 2025-07-14."),
      back: true,
    });
    if (due === STOPPED || due === BACK) return due;
    const { "told-back": _, ...rest } = fields;
    return due.trim() === "" ? rest : { ...rest, "told-back": { due: due.trim() as Day } };
  },
  async line({ asking: { prompter }, fields, full }) {
    const choices = LINES.map(({ line, basis, label }) => ({ value: `${line} ${basis}`, label }));
    const chosen = `${full.line} ${full.basis}`;
    const message = "Whose view is it, and how do you have it?";
    const answer = await prompter.choose({ message, choices, chosen, back: true });
    if (answer === STOPPED || answer === BACK) return answer;
    const one = LINES.find(({ line, basis }) => `${line} ${basis}` === answer);
    return one ? { ...fields, line: one.line, basis: one.basis } : fields;
  },
  async marking({ asking: { prompter, base }, fields, full }) {
    const choices = base.policy.value.markings.map((value) => ({ value, label: value }));
    const chosen = full.marking ?? base.policy.value.defaultMarking;
    const marking = await prompter.choose({ message: "Marking", choices, chosen, back: true });
    return marking === STOPPED || marking === BACK ? marking : { ...fields, marking };
  },
};

/** The lines of defence, and whether it was seen or told, in the words of a list. */
const LINES = ([1, 2, 3] as const).flatMap((line) =>
  (["first-hand", "reported"] as const).map((basis) => ({
    line,
    basis,
    label: `Line ${line}, ${LINE_IN_WORDS[line]}, ${basis}`,
  })),
);

function whyNoDate(text: string, { until, activity }: NoteInputFields, { base }: Asking): string | undefined {
  if (!isDay(text)) return "A day that exists, such as 2025-07-14.";
  if (until !== undefined && text > until) return "It lies after the last day of the work.";
  const { year, activities } = settingOf(base, until ?? text);
  if (activities.has(activity ?? UNPLANNED)) return undefined;
  return `The work programme of ${year.label} does not have this activity.`;
}

function whyNotHeard(text: string): string | undefined {
  try {
    parseHeard(text);
    return undefined;
  } catch (error) {
    if (error instanceof UserError)
      return [error.message.replace("--heard takes", "Type"), error.hint].join(" ");
    throw error;
  }
}
