import { BACK, STOPPED } from "../../edge/prompts.ts";
import { type Day, dayInWords, isDay } from "../../model/day.ts";
import { parseId } from "../../model/id.ts";
import { askAbout } from "../new-evidence/ask-about.ts";
import { askActivity } from "../new-evidence/ask-activity.ts";
import { askFindings } from "../new-evidence/ask-findings.ts";
import { whyNoTitle } from "../new-evidence/ask-without.ts";
import type { LastScreen, Step } from "../new-evidence/asking.ts";
import { lacking } from "../new-evidence/completeness.ts";
import { askLastScreen } from "../new-evidence/last-screen.ts";
import type { Draft } from "./draft.ts";

/** The steps of a draft: only what it lacks is asked, then one screen with the rest. */
export function stepsFor(draft: Draft): readonly Step[] {
  const { title, date, activity, findings = [], "nothing-new": nothing } = draft.fields;
  return [
    ...(title === undefined ? [askTitle] : []),
    ...(date === undefined ? [askDate(draft)] : []),
    ...(activity === undefined ? [askActivity] : []),
    // findings that stand in the file are changed there
    ...(findings.length === 0 && nothing !== true ? [askFindings] : []),
    askAbout,
    askLastScreen,
  ];
}

/** The last screen of a draft: ready is the first answer where it is complete; its day and activity stay, as its diary line does. */
export const DRAFT_SCREEN: LastScreen = {
  message: "Is it ready?",
  fixed: new Set(["date", "activity", "findings"]),
  complete: (fields) => ({ ...fields, status: lacking(fields).length === 0 ? "ready" : "draft" }),
};

const askTitle: Step = async ({ prompter, guard }, fields, took, isAgain) => {
  if (fields.title !== undefined && !isAgain) return fields;
  const title = await prompter.line({
    message: "Title (no name of a child or family)",
    initial: fields.title ?? "",
    check: (text) => whyNoTitle(text, guard),
  });
  if (title === STOPPED) return STOPPED;
  const next = { ...fields, title: title.trim() };
  await took(next);
  return next;
};

function askDate({ record }: Draft): Step {
  return async ({ prompter }, fields, took, isAgain) => {
    if (fields.date !== undefined) return isAgain ? BACK : fields;
    const day = parseId(record.id)?.day ?? record.value.date;
    const date = await prompter.line({
      message: `Day (its name says ${dayInWords(day)})`,
      initial: day,
      back: true,
      check: (text) => (isDay(text.trim()) ? undefined : "A day that exists, such as 2025-07-14."),
    });
    if (date === STOPPED || date === BACK) return date;
    const next = { ...fields, date: date.trim() as Day };
    await took(next);
    return next;
  };
}
