import { type Answer, BACK, type Choice, STOPPED } from "../../edge/prompts.ts";
import { dayInWords } from "../../model/day.ts";
import { partyShort } from "../../model/policy.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { type Setting, settingOf } from "../writing/setting.ts";
import { hasNoSource } from "./ask-from.ts";
import { askWithout } from "./ask-without.ts";
import type { Asking, Took } from "./asking.ts";
import { CHANGES } from "./changes.ts";
import { lacking } from "./completeness.ts";
import { heardOf, LINE_IN_WORDS } from "./in-words.ts";

/** One screen with the rest: Enter saves, or a line is chosen and changed; Escape leaves a line as it was. Gives the fields as they are to be saved. */
export async function askLastScreen(
  asking: Asking,
  before: NoteInputFields,
  took: Took,
): Promise<Answer<NoteInputFields> | typeof BACK> {
  let fields = before;
  for (;;) {
    const setting = settingOf(asking.base, fields.until ?? fields.date ?? asking.today);
    const { message, fixed, complete } = asking.screen;
    const full = complete(fields, setting);
    const open = rows(full, setting).filter(({ value }) => !fixed.has(value));
    const choices = [...savings(full), ...open];
    const answer = await asking.prompter.choose({ message, choices, back: true });
    if (answer === STOPPED || answer === BACK) return answer;
    if (answer === "draft" || answer === "ready") {
      const cleaned = await askWithout(asking, fields, full);
      if (cleaned === STOPPED) return STOPPED;
      if (cleaned === fields) return { ...full, status: answer };
      fields = cleaned;
      await took(fields);
      continue;
    }
    const changed = await CHANGES[answer]?.({ asking, fields, full, setting, took });
    if (changed === undefined || changed === BACK) continue;
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
  const open = findings.filter((one) => one.about === undefined).length;
  const about = open === 0 ? "said for each finding" : `not said for ${open} of ${findings.length}`;
  const line = fields.line === undefined ? "" : `${fields.line}, ${LINE_IN_WORDS[fields.line]}`;
  const told = fields["told-back"];
  const isToTell = (fields.heard?.children ?? 0) + (fields.heard?.["parents-carers"] ?? 0) > 0;
  const due = told === undefined ? "" : "due" in told ? `by ${dayInWords(told.due)}` : "done";
  const until = fields.until === undefined ? "" : ` to ${dayInWords(fields.until)}`;
  const nothing = fields["nothing-new"] === true ? ", nothing new" : "";
  return [
    row("title", "Title", fields.title ?? ""),
    row("date", "Day", fields.date === undefined ? "" : `${dayInWords(fields.date)}${until}`),
    row("activity", "Activity", activities.get(fields.activity ?? "") ?? ""),
    row("findings", "Findings", `${findings.length}${nothing} (choose to add or change)`),
    ...(findings.length === 0 ? [] : [row("about", "About", about), row("from", "From", from)]),
    row("methods", "Methods", (fields.methods ?? []).join(", ")),
    row(
      "present",
      "Present",
      (fields.present ?? []).map((id) => partyShort(base.policy.value, id)).join(", "),
    ),
    row("heard", "Heard", heardOf(fields, " ").join(", ")),
    ...(isToTell ? [row("told-back", "Told back", due)] : []),
    row("line", "Line", [line, fields.basis ?? ""].filter((one) => one !== "").join(", ")),
    row("marking", "Marking", fields.marking ?? ""),
  ];
}
