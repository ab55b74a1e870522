import { hasEvidence } from "../../assurance/coverage.ts";
import { programmeProgress } from "../../assurance/programme-progress.ts";
import { frameworkOf, periodFacts } from "../../assurance/quarter.ts";
import { type Answer, type Choice, type Prompter, STOPPED } from "../../edge/prompts.ts";
import { type Day, dayInWords, isDay } from "../../model/day.ts";
import { countedCriteria, OUTSIDE } from "../../model/framework.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { type Finding, FROM, SAYS, type Says, VOICES } from "../../model/note.ts";
import { METHODS, UNPLANNED } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import { quarterOfDay, wholeYear, yearOf } from "../../model/year.ts";
import type { NoteInput } from "../../parse/note-input.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { lacking, seemsToIdentify } from "./completeness.ts";
import { withDefaults } from "./defaults.ts";
import { parseFinding, parseHeard, SIGNS } from "./options.ts";
import { type Setting, settingOf } from "./setting.ts";

/** Said before any question. */
export const FRONT_DOOR = "If a child may be at risk, tell the front door now; write nothing about it here.";

/** What the questions need. */
export interface Asking {
  readonly prompter: Prompter;
  readonly base: KnowledgeBase;
  readonly today: Day;
  /** Called after each answer, so that none is lost. */
  keep(made: NoteInput): Promise<void>;
}

/**
 * Asks for what is missing of a note: the activity, what was seen, what each finding is about, and one screen to confirm
 * the rest. Gives the note to save, or STOPPED; what was answered until then has been kept.
 */
export async function askForNote(asking: Asking, given: NoteInput): Promise<Answer<NoteInput>> {
  let fields = given.fields;
  const took = async (next: NoteInputFields): Promise<void> => {
    fields = next;
    await asking.keep({ fields, body: given.body });
  };
  for (const question of [askActivity, askFindings, askAbout, confirm]) {
    const answer = await question(asking, fields, took);
    if (answer === STOPPED) return STOPPED;
    fields = answer;
  }
  return { fields, body: given.body };
}

type Took = (fields: NoteInputFields) => Promise<void>;

async function askActivity(
  { prompter, base, today }: Asking,
  fields: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields>> {
  if (fields.activity !== undefined) return fields;
  const setting = settingOf(base, fields.until ?? fields.date ?? today);
  const choices = activityChoices(setting, fields.date ?? today);
  if (choices.length === 1)
    prompter.say(`There is no work programme for ${setting.year.label}: this is unplanned.`);
  const activity =
    choices.length === 1 ? UNPLANNED : await prompter.search({ message: "Which activity was it?", choices });
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

async function askFindings(
  asking: Asking,
  fields: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields>> {
  if (fields["nothing-new"] === true || (fields.findings ?? []).length > 0) return fields;
  const next = await askForLines(asking, fields, took);
  if (next === STOPPED || (next.findings ?? []).length > 0) return next;
  const answer = await asking.prompter.choose({
    message: "No finding. What shall stand in the note?",
    choices: [
      { value: "nothing-new", label: "There was nothing new to record" },
      { value: "later", label: "I shall write the findings later" },
    ],
  });
  if (answer === STOPPED) return STOPPED;
  return answer === "later" ? next : { ...next, "nothing-new": true };
}

/** One line a finding, until an empty one. */
async function askForLines(
  { prompter }: Asking,
  before: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields>> {
  let fields = before;
  prompter.say(
    "Begin a line with  + working well   - worried about   ? not yet clear.\nOne line a finding; Enter on an empty line ends.",
  );
  for (;;) {
    const count = (fields.findings ?? []).length;
    const line = await prompter.line({
      message: count === 0 ? "What did you see?" : "And what else? (Enter: that was all)",
      check: whyNoFinding,
    });
    if (line === STOPPED) return STOPPED;
    const read = parseFinding(line);
    if (!read) return fields;
    fields = { ...fields, findings: [...(fields.findings ?? []), { ...read, agencies: [], concerns: [] }] };
    await took(fields);
  }
}

function whyNoFinding(line: string): string | undefined {
  if (line.trim() === "") return undefined;
  const read = parseFinding(line);
  if (!read) return "Begin with + (working well), - (worried about) or ? (not yet clear).";
  if (read.finding.length > 600) return "At most 600 characters: one sentence a finding.";
  if (seemsToIdentify(line)) return "This looks like a personal identifier. Write it without.";
  return undefined;
}

async function askAbout(
  { prompter, base, today }: Asking,
  before: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields>> {
  let fields = before;
  const choices = aboutChoices(base, fields.until ?? fields.date ?? today, today);
  for (const [index, finding] of (before.findings ?? []).entries()) {
    if (finding.about !== undefined || choices.length <= 1) continue;
    const message = `What is it about? ${signOf(finding.says)} ${finding.finding}`;
    const about = await prompter.search({ message: shortened(message), choices });
    if (about === STOPPED) return STOPPED;
    if (about === LATER) continue;
    fields = withFinding(fields, index, { ...finding, about });
    await took(fields);
  }
  return fields;
}

const LATER = "later";

/** Every criterion with what marks it, then functions, principles, duties and strands. */
function aboutChoices(base: KnowledgeBase, day: Day, today: Day): readonly Choice[] {
  const year = yearOf(day, base.policy.value.year.starts);
  const record = frameworkOf(base, base.years.get(year.start));
  if (!record) return [];
  const framework = record.value;
  const facts = periodFacts(base, wholeYear(year), today, record);
  const seen = new Set(facts.areas.flatMap((area) => area.criteria.filter(hasEvidence).map((one) => one.id)));
  const areas = new Map(framework.areas.map((area) => [area.id, area]));
  const criteria = countedCriteria(framework).map((one): Choice => {
    const area = areas.get(one.areaId);
    const criterion = area?.criteria.find((each) => each.id === one.criterionId);
    const part = criterion?.parts?.find((each) => each.id === one.id)?.text;
    const text = part ?? criterion?.text ?? criterion?.parts?.map((each) => each.text).join(" ") ?? "";
    const mark = seen.has(one.id) ? "" : " · no evidence yet";
    return {
      value: one.id,
      label: `${one.title} (${one.areaId})${mark}`,
      hint: text,
      words: `${area?.title ?? ""} ${area?.["source-title"] ?? ""} ${text}`,
    };
  });
  const others = [framework.functions, framework.principles, framework.duties, framework.strands].flatMap(
    (items) =>
      items.map(
        (one): Choice => ({
          value: one.id,
          label: `${one.title ?? one.text} (${one.id.split(".")[0]})`,
          words: one.text,
        }),
      ),
  );
  return [
    { value: LATER, label: "Later (Enter); or type any word to search", untilSearched: true },
    ...criteria,
    ...others,
    { value: OUTSIDE, label: "Outside the framework", words: "other none" },
  ];
}

/** One screen with the rest: Enter saves, or a line is chosen and changed. */
async function confirm(
  asking: Asking,
  before: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields>> {
  let fields = before;
  let chosen = "draft";
  for (;;) {
    const setting = settingOf(asking.base, fields.until ?? fields.date ?? asking.today);
    const full = withDefaults(fields, setting, asking.today);
    const answer = await asking.prompter.choose({
      message: "Save it?",
      choices: [...savings(full), ...rows(full, setting)],
      chosen,
    });
    if (answer === STOPPED) return STOPPED;
    if (answer === "draft" || answer === "ready") return { ...full, status: answer };
    const changed = await CHANGES[answer]?.(asking, full, setting, took);
    if (changed === undefined) continue;
    if (changed === STOPPED) return STOPPED;
    fields = changed;
    chosen = full.status === "ready" ? "ready" : "draft";
    await took(fields);
  }
}

function savings(fields: NoteInputFields): readonly Choice[] {
  const gaps = lacking(fields, "").length;
  const draft = { value: "draft", label: "Save as a draft" };
  if (gaps > 0) return [{ ...draft, hint: gaps === 1 ? "it lacks one thing" : `it lacks ${gaps} things` }];
  const ready = { value: "ready", label: "Save as ready", hint: "it is complete, and will count" };
  return fields.status === "ready" ? [ready, draft] : [draft, ready];
}

function rows(fields: NoteInputFields, { activities }: Setting): readonly Choice[] {
  const row = (value: string, name: string, text: string): Choice => ({
    value,
    label: `${name.padEnd(9)} ${text === "" ? "–" : text}`,
  });
  const findings = fields.findings ?? [];
  const bare = findings.filter((one) => one.from === undefined && one.agencies.length === 0).length;
  const heard = VOICES.flatMap((who) =>
    fields.heard?.[who] === undefined ? [] : [`${who} ${fields.heard[who]}`],
  );
  const when = fields.until === undefined ? "" : ` to ${dayInWords(fields.until)}`;
  return [
    row("title", "Title", fields.title ?? ""),
    row("date", "Day", fields.date === undefined ? "" : `${dayInWords(fields.date)}${when}`),
    row("activity", "Activity", activities.get(fields.activity ?? "") ?? ""),
    row(
      "findings",
      "Findings",
      `${findings.length}${fields["nothing-new"] === true ? ", nothing new" : ""} (add one)`,
    ),
    ...(findings.length === 0
      ? []
      : [
          row(
            "from",
            "From",
            bare === 0 ? "said for each finding" : `not said for ${bare} of ${findings.length}`,
          ),
        ]),
    row("methods", "Methods", (fields.methods ?? []).join(", ")),
    row("present", "Present", (fields.present ?? []).join(", ")),
    row("heard", "Heard", heard.join(", ")),
    row("marking", "Marking", fields.marking ?? ""),
  ];
}

type Change = (
  asking: Asking,
  fields: NoteInputFields,
  setting: Setting,
  took: Took,
) => Promise<Answer<NoteInputFields>>;

const CHANGES: Readonly<Record<string, Change>> = {
  async title({ prompter }, fields) {
    const title = await prompter.line({
      message: "Title (no name of a child or family)",
      initial: fields.title ?? "",
      check(text) {
        if (text.trim().length < 3 || text.trim().length > 200) return "3 to 200 characters.";
        return seemsToIdentify(text) ? "This looks like a personal identifier. Write it without." : undefined;
      },
    });
    return title === STOPPED ? STOPPED : { ...fields, title: title.trim() };
  },
  async date({ prompter, base }, fields) {
    const date = await prompter.line({
      message: "Day, such as 2025-07-14",
      initial: fields.date ?? "",
      check(text) {
        if (!isDay(text.trim())) return "A day that exists, such as 2025-07-14.";
        if (fields.until !== undefined && text.trim() > fields.until)
          return "It lies after the last day of the work.";
        const known = settingOf(base, fields.until ?? (text.trim() as Day));
        return known.activities.has(fields.activity ?? UNPLANNED)
          ? undefined
          : `The work programme of ${known.year.label} does not have this activity.`;
      },
    });
    return date === STOPPED ? STOPPED : { ...fields, date: date.trim() as Day };
  },
  async activity(asking, { activity: _, ...fields }, __, took) {
    return askActivity(asking, fields, took);
  },
  async findings(asking, { "nothing-new": _, ...fields }, __, took) {
    const next = await askForLines(asking, fields, took);
    return next === STOPPED ? STOPPED : askAbout(asking, next, took);
  },
  async from(asking, fields, setting) {
    let next = fields;
    for (const [index, finding] of (fields.findings ?? []).entries()) {
      if (finding.from !== undefined || finding.agencies.length > 0) continue;
      const changed = await askFrom(asking, finding, fields, setting);
      if (changed === STOPPED) return STOPPED;
      next = withFinding(next, index, changed);
    }
    return next;
  },
  async methods({ prompter }, fields) {
    const choices = METHODS.map((value) => ({ value, label: value.replaceAll("-", " ") }));
    const methods = await prompter.chooseMany({
      message: "How do you know?",
      choices,
      chosen: fields.methods ?? [],
    });
    if (methods === STOPPED) return STOPPED;
    return { ...fields, methods: METHODS.filter((one) => methods.includes(one)) };
  },
  async present({ prompter }, fields, setting) {
    const present = await askAgencies(
      prompter,
      "Which agencies were in the room?",
      setting,
      fields.present ?? [],
    );
    return present === STOPPED ? STOPPED : { ...fields, present: [...present] };
  },
  async heard({ prompter }, fields) {
    const heard = await prompter.line({
      message: `Whom did you hear? (${VOICES.join(", ")})`,
      placeholder: "children=3 practitioners=2",
      initial: VOICES.flatMap((who) =>
        fields.heard?.[who] === undefined ? [] : [`${who}=${fields.heard[who]}`],
      ).join(" "),
      check: whyNotHeard,
    });
    if (heard === STOPPED) return STOPPED;
    const { heard: _, ...rest } = fields;
    return heard.trim() === "" ? rest : { ...rest, heard: parseHeard(heard) };
  },
  async marking({ prompter, base }, fields) {
    const choices = base.policy.value.markings.map((value) => ({ value, label: value }));
    const chosen = fields.marking ?? base.policy.value.defaultMarking;
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
  { prompter }: Asking,
  finding: Finding,
  fields: NoteInputFields,
  setting: Setting,
): Promise<Answer<Finding>> {
  const message = shortened(`How do you know? ${signOf(finding.says)} ${finding.finding}`);
  const choices = [
    ...FROM.map((value) => ({ value, label: FROM_IN_WORDS[value] })),
    { value: LATER, label: "Later" },
  ];
  const answer = await prompter.choose({ message, choices });
  if (answer === STOPPED) return STOPPED;
  const from = FROM.find((one) => one === answer);
  if (from === undefined) return finding;
  if (from === "children" || from === "parents-carers") return { ...finding, from };
  const chosen = from === "seen" ? (fields.present ?? []) : [];
  const agencies = await askAgencies(
    prompter,
    "Which agencies does it come from, or where did you see it?",
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

function withFinding(fields: NoteInputFields, index: number, finding: Finding): NoteInputFields {
  return { ...fields, findings: (fields.findings ?? []).map((one, at) => (at === index ? finding : one)) };
}

function signOf(says: Says): string {
  return Object.entries(SIGNS).find(([, one]) => one === says)?.[0] ?? SAYS[2];
}

function shortened(text: string): string {
  return text.length > 74 ? `${text.slice(0, 73)}…` : text;
}
