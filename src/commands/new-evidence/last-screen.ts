import { type Answer, type Choice, type Prompter, STOPPED } from "../../edge/prompts.ts";
import { type Day, dayInWords, isDay } from "../../model/day.ts";
import { type Finding, FROM, VOICES } from "../../model/note.ts";
import { partyShort } from "../../model/policy.ts";
import { METHODS, UNPLANNED } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { type PrivacyGuard, whyLookAgain, whyNotTaken } from "../writing/privacy-guard.ts";
import { shortened } from "../writing/question.ts";
import { type Setting, settingOf } from "../writing/setting.ts";
import { lacking } from "./completeness.ts";
import { withDefaults } from "./defaults.ts";
import {
  type Asking,
  askAbout,
  askActivity,
  askForLines,
  LATER,
  signOf,
  type Took,
  withFinding,
} from "./first-questions.ts";
import { parseHeard } from "./options.ts";

/** One screen with the rest: Enter saves, or a line is chosen and changed. Gives the fields as they are to be saved. */
export async function askLastScreen(
  asking: Asking,
  before: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields>> {
  let fields = before;
  for (;;) {
    const setting = settingOf(asking.base, fields.until ?? fields.date ?? asking.today);
    const full = withDefaults(fields, setting, asking.today);
    const choices = [...savings(full), ...rows(full, setting)];
    const answer = await asking.prompter.choose({ message: "Save it?", choices });
    if (answer === STOPPED) return STOPPED;
    if (answer === "draft" || answer === "ready") {
      const cleaned = await askWithout(asking, fields, full);
      if (cleaned === STOPPED) return STOPPED;
      if (cleaned === fields) return { ...full, status: answer };
      fields = cleaned;
      await took(fields);
      continue;
    }
    const changed = await CHANGES[answer]?.({ asking, fields, full, setting, took });
    if (changed === undefined) continue;
    if (changed === STOPPED) return STOPPED;
    fields = changed;
    await took(fields);
  }
}

function savings(fields: NoteInputFields): readonly Choice[] {
  const gaps = lacking(fields).length;
  const draft = { value: "draft", label: "Save as a draft" };
  if (gaps > 0) return [{ ...draft, hint: gaps === 1 ? "it lacks one thing" : `it lacks ${gaps} things` }];
  const ready = { value: "ready", label: "Save as ready", hint: "it is complete, and will count" };
  return fields.status === "ready" ? [ready, draft] : [draft, ready];
}

function rows(fields: NoteInputFields, { activities, base }: Setting): readonly Choice[] {
  const row = (value: string, name: string, text: string): Choice => ({
    value,
    label: `${name.padEnd(9)} ${text === "" ? "–" : text}`,
  });
  const findings = fields.findings ?? [];
  const bare = findings.filter(hasNoSource).length;
  const from = bare === 0 ? "said for each finding" : `not said for ${bare} of ${findings.length}`;
  const until = fields.until === undefined ? "" : ` to ${dayInWords(fields.until)}`;
  const nothing = fields["nothing-new"] === true ? ", nothing new" : "";
  return [
    row("title", "Title", fields.title ?? ""),
    row("date", "Day", fields.date === undefined ? "" : `${dayInWords(fields.date)}${until}`),
    row("activity", "Activity", activities.get(fields.activity ?? "") ?? ""),
    row("findings", "Findings", `${findings.length}${nothing} (choose to add)`),
    ...(findings.length === 0 ? [] : [row("from", "From", from)]),
    row("methods", "Methods", (fields.methods ?? []).join(", ")),
    row(
      "present",
      "Present",
      (fields.present ?? []).map((id) => partyShort(base.policy.value, id)).join(", "),
    ),
    row("heard", "Heard", heardOf(fields, " ").join(", ")),
    row("marking", "Marking", fields.marking ?? ""),
  ];
}

/** What a change starts from: `fields` as answered, `full` with the defaults, which change with activity and day. */
interface Changing {
  readonly asking: Asking;
  readonly fields: NoteInputFields;
  readonly full: NoteInputFields;
  readonly setting: Setting;
  readonly took: Took;
}

const CHANGES: Readonly<Record<string, (changing: Changing) => Promise<Answer<NoteInputFields>>>> = {
  async title({ asking: { prompter, guard }, fields, full }) {
    const title = await prompter.line({
      message: "Title (no name of a child or family)",
      initial: full.title ?? "",
      check: (text) => whyNoTitle(text, guard),
    });
    if (title === STOPPED) return STOPPED;
    const again = whyLookAgain(guard, title);
    if (again) prompter.say(again);
    return { ...fields, title: title.trim() };
  },
  async date({ asking, fields, full }) {
    const date = await asking.prompter.line({
      message: "Day, such as 2025-07-14",
      initial: full.date ?? "",
      check: (text) => whyNoDate(text.trim(), fields, asking),
    });
    return date === STOPPED ? STOPPED : { ...fields, date: date.trim() as Day };
  },
  async activity({ asking, fields: { activity: _, ...fields }, took }) {
    return askActivity(asking, fields, took);
  },
  async findings({ asking, fields: { "nothing-new": _, ...fields }, took }) {
    const next = await askForLines(asking, fields, took);
    return next === STOPPED ? STOPPED : askAbout(asking, next, took);
  },
  async from({ asking, fields, full, setting, took }) {
    let next = fields;
    for (const [index, finding] of (fields.findings ?? []).entries()) {
      if (!hasNoSource(finding)) continue;
      const changed = await askFrom(asking.prompter, finding, full, setting);
      if (changed === STOPPED) return STOPPED;
      next = withFinding(next, index, changed);
      await took(next);
    }
    return next;
  },
  async methods({ asking: { prompter }, fields, full }) {
    const choices = METHODS.map((value) => ({ value, label: value.replaceAll("-", " ") }));
    const chosen = full.methods ?? [];
    const methods = await prompter.chooseMany({ message: "How do you know?", choices, chosen });
    if (methods === STOPPED) return STOPPED;
    return { ...fields, methods: METHODS.filter((one) => methods.includes(one)) };
  },
  async present({ asking: { prompter }, fields, full, setting }) {
    const message = "Which agencies were in the room?";
    const present = await askAgencies(prompter, message, setting, full.present ?? []);
    return present === STOPPED ? STOPPED : { ...fields, present: [...present] };
  },
  async heard({ asking: { prompter }, fields }) {
    const heard = await prompter.line({
      message: `Whom did you hear? (${VOICES.join(", ")})`,
      placeholder: "children=3 practitioners=2",
      initial: heardOf(fields, "=").join(" "),
      check: whyNotHeard,
    });
    if (heard === STOPPED) return STOPPED;
    const { heard: _, ...rest } = fields;
    return heard.trim() === "" ? rest : { ...rest, heard: parseHeard(heard) };
  },
  async marking({ asking: { prompter, base }, fields, full }) {
    const choices = base.policy.value.markings.map((value) => ({ value, label: value }));
    const chosen = full.marking ?? base.policy.value.defaultMarking;
    const marking = await prompter.choose({ message: "Marking", choices, chosen });
    return marking === STOPPED ? STOPPED : { ...fields, marking };
  },
};

const FROM_IN_WORDS = {
  seen: "I saw it",
  children: "Children told me",
  "parents-carers": "Parents or carers told me",
  practitioners: "Practitioners told me",
  leaders: "Leaders told me",
  "agency-account": "An agency's own account",
  data: "Data",
  document: "A document",
} as const satisfies Record<(typeof FROM)[number], string>;

async function askFrom(
  prompter: Prompter,
  finding: Finding,
  full: NoteInputFields,
  setting: Setting,
): Promise<Answer<Finding>> {
  const message = shortened(`How do you know? ${signOf(finding.says)} ${finding.finding}`);
  const choices = [
    ...FROM.map((value) => ({ value: value as string, label: FROM_IN_WORDS[value] })),
    { value: LATER, label: "Later" },
  ];
  const answer = await prompter.choose({ message, choices });
  if (answer === STOPPED) return STOPPED;
  const from = FROM.find((one) => one === answer);
  if (from === undefined) return finding;
  if (from === "children" || from === "parents-carers") return { ...finding, from };
  const chosen = from === "seen" ? (full.present ?? []) : [];
  const agencies = await askAgencies(
    prompter,
    "From which agencies, or where did you see it?",
    setting,
    chosen,
  );
  return agencies === STOPPED ? STOPPED : { ...finding, from, agencies: [...agencies] };
}

function askAgencies(
  prompter: Prompter,
  message: string,
  { base }: Setting,
  chosen: readonly string[],
): Promise<Answer<readonly string[]>> {
  const choices = base.policy.value.agencies.map((one) => ({
    value: one.id,
    label: one.name,
    words: one.short ?? "",
  }));
  return prompter.chooseMany({ message, choices, chosen });
}

/** Asks again for a title and findings that identify a person, as answers of an earlier run may; the same fields where none does. */
async function askWithout(
  asking: Asking,
  fields: NoteInputFields,
  full: NoteInputFields,
): Promise<Answer<NoteInputFields>> {
  const { prompter, guard } = asking;
  let next = fields;
  if (whyNotTaken(guard, full.title ?? "")) {
    const check = (text: string) => whyNoTitle(text, guard);
    const title = await prompter.line({ message: "The title again, without it", check });
    if (title === STOPPED) return STOPPED;
    next = { ...next, title: title.trim() };
  }
  for (const [index, finding] of (fields.findings ?? []).entries()) {
    const why = whyNotTaken(guard, finding.finding);
    if (why === undefined) continue;
    const message = shortened(`${signOf(finding.says)} ${finding.finding}`);
    prompter.say(`Finding ${index + 1}: ${why}\n${message}`);
    const check = (text: string) =>
      text.trim() === "" ? "The finding, in a sentence." : whyNotTaken(guard, text);
    const text = await prompter.line({ message: `Finding ${index + 1} again, without it`, check });
    if (text === STOPPED) return STOPPED;
    next = withFinding(next, index, { ...finding, finding: text.trim().replace(/^[-+?–] */, "") });
  }
  return next;
}

function whyNoTitle(text: string, guard: PrivacyGuard): string | undefined {
  if (text.trim().length < 3 || text.trim().length > 200) return "3 to 200 characters.";
  return whyNotTaken(guard, text);
}

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

function heardOf({ heard }: NoteInputFields, between: string): readonly string[] {
  return VOICES.flatMap((who) => (heard?.[who] === undefined ? [] : [`${who}${between}${heard[who]}`]));
}

function hasNoSource(finding: Finding): boolean {
  return finding.from === undefined && finding.agencies.length === 0;
}
