import { type Answer, BACK, STOPPED } from "../../edge/prompts.ts";
import { mask } from "../../model/mask.ts";
import type { Finding } from "../../model/note.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { type PrivacyGuard, whyLookAgain, whyNotTaken } from "../writing/privacy-guard.ts";
import { type Asking, signOf, type Took } from "./asking.ts";
import { briefInWords, fromTheBrief } from "./from-the-brief.ts";
import { typedFinding } from "./options.ts";

/** What was seen, where no finding was given, or where a person comes back to it. */
export async function askFindings(
  asking: Asking,
  fields: NoteInputFields,
  took: Took,
  isAgain = false,
): Promise<Answer<NoteInputFields> | typeof BACK> {
  const findings = fields.findings ?? [];
  const isMidway = asking.goesOn && findings.every((one) => one.about === undefined);
  const isAnswered = fields["nothing-new"] === true || (findings.length > 0 && !isMidway);
  if (isAnswered && !isAgain) return fields;
  if (!isAgain) sayBefore(asking, fields);
  const { "nothing-new": _, ...open } = fields;
  const next = await askForLines(asking, open, took);
  if (next === STOPPED || next === BACK || (next.findings ?? []).length > 0) return next;
  const answer = await asking.prompter.choose({
    message: "No finding. What shall stand in the note?",
    choices: [
      { value: "nothing-new", label: "There was nothing new to record" },
      { value: "later", label: "I shall write the findings later" },
    ],
    back: true,
  });
  if (answer === STOPPED) return STOPPED;
  if (answer === BACK) return askFindings(asking, next, took, true);
  return answer === "later" ? next : { ...next, "nothing-new": true };
}

/** What the brief asks to look at, what was answered before, and how a line begins. */
function sayBefore(asking: Asking, fields: NoteInputFields): void {
  const { prompter } = asking;
  const brief = briefInWords(fromTheBrief(asking, fields), fields.activity ?? "");
  if (brief !== undefined) prompter.say(brief);
  const findings = fields.findings ?? [];
  if (findings.length > 0) prompter.say(findings.map((one) => mask(lineOf(one))).join("\n"));
  prompter.say(
    `One line a finding. Begin with + working well, - worried about, ? not yet clear.\nEnter on an empty line ends; ${prompter.back} goes back to the line before.`,
  );
}

/**
 * One line a finding, until an empty one. Escape goes back to the line before, which can be changed, or taken out by
 * leaving it empty; from the first it goes a step back.
 */
export async function askForLines(
  { prompter, guard }: Asking,
  before: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields> | typeof BACK> {
  let fields = before;
  for (let at = (fields.findings ?? []).length; ; ) {
    const findings = fields.findings ?? [];
    const old = findings[at];
    const line = await prompter.line({
      message: questionFor(at, findings.length),
      ...(old ? { initial: lineOf(old) } : {}),
      back: true,
      aLineEach: true,
      check: (text) => whyNoFinding(text, guard),
    });
    if (line === STOPPED) return STOPPED;
    if (line === BACK && at === 0) return BACK;
    if (line === BACK) at -= 1;
    else if (!old && line.trim() === "") return fields;
    else {
      const read = typedFinding(line);
      const again = read && whyLookAgain(guard, read.finding);
      if (again) prompter.say(again);
      const now: readonly Finding[] = read ? [{ agencies: [], concerns: [], ...old, ...read }] : [];
      fields = { ...fields, findings: findings.toSpliced(at, 1, ...now) };
      at += now.length;
      await took(fields);
    }
  }
}

function questionFor(at: number, count: number): string {
  if (at < count) return `Finding ${at + 1} (Enter takes it; empty takes it out)`;
  return count === 0 ? "What did you see?" : "And what else? (Enter: that was all)";
}

function lineOf({ says, finding }: Finding): string {
  return `${signOf(says)} ${finding}`;
}

function whyNoFinding(line: string, guard: PrivacyGuard): string | undefined {
  if (line.trim() === "") return undefined;
  const read = typedFinding(line);
  if (!read)
    return "Begin with + (working well), - (worried about) or ? (not yet clear); or put the sign here, at the end.";
  if (read.finding.length > 600) return "At most 600 characters: one sentence a finding.";
  return whyNotTaken(guard, line);
}
