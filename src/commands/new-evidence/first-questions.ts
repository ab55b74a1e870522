import { programmeProgress } from "../../assurance/programme-progress.ts";
import { type Answer, type Choice, type Prompter, STOPPED } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { mask } from "../../model/mask.ts";
import type { Finding, Says } from "../../model/note.ts";
import { UNPLANNED } from "../../model/programme.ts";
import { quarterOfDay } from "../../model/year.ts";
import type { NoteInput } from "../../parse/note-input.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { aboutChoices } from "../writing/about-choices.ts";
import { type PrivacyGuard, whyLookAgain, whyNotTaken } from "../writing/privacy-guard.ts";
import { shortened } from "../writing/question.ts";
import { type Setting, settingOf } from "../writing/setting.ts";
import { parseFinding, SIGNS } from "./options.ts";

/** What the questions need. */
export interface Asking {
  readonly prompter: Prompter;
  readonly base: KnowledgeBase;
  readonly today: Day;
  /** Looks at each text before it is taken. */
  readonly guard: PrivacyGuard;
  /** Whether these are answers of an earlier run, so that more findings may be to come. */
  readonly goesOn: boolean;
  /** Called after each answer, so that none is lost. */
  keep(made: NoteInput): Promise<void>;
}

/** Takes what has been answered so far. */
export type Took = (fields: NoteInputFields) => Promise<void>;

/** The activity, where none was given: by search, today's and due ones first. */
export async function askActivity(
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

/** What was seen, where no finding was given. */
export async function askFindings(
  asking: Asking,
  fields: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields>> {
  const findings = fields.findings ?? [];
  const isMidway = asking.goesOn && findings.every((one) => one.about === undefined);
  if (fields["nothing-new"] === true || (findings.length > 0 && !isMidway)) return fields;
  if (findings.length > 0) {
    asking.prompter.say(findings.map((one) => mask(`${signOf(one.says)} ${one.finding}`)).join("\n"));
  }
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
export async function askForLines(
  { prompter, guard }: Asking,
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
      check: (text) => whyNoFinding(text, guard),
    });
    if (line === STOPPED) return STOPPED;
    const read = parseFinding(line);
    if (!read) return fields;
    fields = { ...fields, findings: [...(fields.findings ?? []), { ...read, agencies: [], concerns: [] }] };
    await took(fields);
    const again = whyLookAgain(guard, read.finding);
    if (again) prompter.say(again);
  }
}

function whyNoFinding(line: string, guard: PrivacyGuard): string | undefined {
  if (line.trim() === "") return undefined;
  const read = parseFinding(line);
  if (!read) return "Begin with + (working well), - (worried about) or ? (not yet clear).";
  if (read.finding.length > 600) return "At most 600 characters: one sentence a finding.";
  return whyNotTaken(guard, line);
}

/** What each finding is about that does not say so, by search. */
export async function askAbout(
  { prompter, base, today }: Asking,
  before: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields>> {
  let fields = before;
  const all = aboutChoices(base, fields.until ?? fields.date ?? today, today);
  const choices = all.length === 0 ? [] : [LATER_CHOICE, ...all];
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

/** The choice that leaves a question open. */
export const LATER = "later";
const LATER_CHOICE = {
  value: LATER,
  label: "Later",
  hint: "or type any words to search",
  untilSearched: true,
};

/** The fields with one finding changed; positions count from 0. */
export function withFinding(fields: NoteInputFields, index: number, finding: Finding): NoteInputFields {
  return { ...fields, findings: (fields.findings ?? []).map((one, at) => (at === index ? finding : one)) };
}

/** The sign of what a finding says. */
export function signOf(says: Says): string {
  return Object.entries(SIGNS).find(([, one]) => one === says)?.[0] ?? "?";
}
