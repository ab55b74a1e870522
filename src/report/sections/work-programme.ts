import type { RootContent } from "mdast";
import type { ActivityProgress } from "../../assurance/programme-progress.ts";
import { activityTitle, type DiaryEntry } from "../../model/programme.ts";
import { followsCases } from "../follows-cases.ts";
import type { ReportInput } from "../input.ts";
import { paragraph, table } from "../nodes.ts";
import { countOf, DIARY_IN_WORDS, periodWord, withoutStop, withStop } from "../phrases.ts";
import { agreementIn, openPointsOf } from "../programme-agreed.ts";
import type { Section } from "../section.ts";
import { shortDay } from "../short-day.ts";

/** What was planned, done, and not done and why. What went as planned is one sentence. */
export const workProgramme: Section = {
  name: "work-programme",
  says: "what was planned, done, and not done and why; days; papers",
  render(input) {
    const { folder, progress } = input.facts;
    if (!folder?.programme) return [paragraph("There is no work programme for this year.")];
    if (progress.lines === 0) return [...withoutDiary(input), ...notAgreed(input)];
    const short = progress.activities.filter((one) => isShort(one) || one.notDone.length > 0);
    const rows = short.map((one) => [
      one.title,
      plannedInWords(one),
      String(one.done),
      whyNotDone(input, one),
    ]);
    const blocks: RootContent[] = [];
    if (rows.length > 0)
      blocks.push(
        table(["Not done as planned", "Planned", "Done", "Why"], rows, {
          caption: "Not done as planned",
          numeric: [1, 2],
        }),
      );
    const asPlanned = doneAsPlanned(input, short);
    if (asPlanned !== "") blocks.push(paragraph(`Done as planned: ${asPlanned}.`));
    return [...blocks, paragraph(totals(input)), ...notAgreed(input)];
  },
};

function withoutDiary(input: ReportInput): readonly RootContent[] {
  const { progress } = input.facts;
  const nothing = `No diary is held for this ${periodWord(input.facts.period)}, so nothing can be said of what was done.`;
  if (progress.activities.length === 0) return [paragraph(`${nothing} The programme lists no activity yet.`)];
  const titles = progress.activities.map((one) => `${withoutStop(one.title)}${inBrackets(input, one)}`);
  return [paragraph(`${nothing} The programme lists: ${titles.join("; ")}.`)];
}

function inBrackets({ facts }: ReportInput, one: ActivityProgress): string {
  if (one.planned === undefined) return "";
  if (typeof one.planned === "number") return ` (${one.planned} planned this ${periodWord(facts.period)})`;
  const words = one.planned.replace("-", " ");
  return one.title.toLowerCase().includes(words) ? "" : ` (${words})`;
}

function notAgreed(input: ReportInput): readonly RootContent[] {
  const { state, changedSince } = agreementIn(input);
  const changed = changedSince ? " Its activities have changed since it was agreed." : "";
  if (state === "agreed") return changed === "" ? [] : [paragraph(changed.trim())];
  const open = openPointsOf(input).length;
  const points = open > 0 ? ` It leaves ${countOf(open, "point")} open: see the appendix.` : "";
  return [paragraph(`The programme is not recorded as agreed.${changed}${points}`)];
}

function isShort(one: ActivityProgress): boolean {
  return typeof one.planned === "number" && one.done < one.planned;
}

function plannedInWords({ planned }: ActivityProgress): string {
  if (planned === undefined) return "not stated";
  return typeof planned === "number" ? String(planned) : planned.replace("-", " ");
}

function whyNotDone(input: ReportInput, one: ActivityProgress): string {
  const { asAt, period } = input.facts;
  const why = (entry: DiaryEntry) =>
    `${DIARY_IN_WORDS[entry.outcome]}, ${shortDay(input, entry.on)}: ${withStop(entry.why ?? "no reason given")}`;
  const lines = one.notDone.map(why);
  if (one.unaccounted > 0) {
    lines.push(
      asAt < period.to
        ? `${one.unaccounted} not yet due.`
        : `No line in the diary for ${one.unaccounted}: not accounted for.`,
    );
  }
  return lines.join(" ");
}

function doneAsPlanned(input: ReportInput, short: readonly ActivityProgress[]): string {
  const { progress, folder } = input.facts;
  const rest = progress.activities.filter(
    (one) => !short.includes(one) && one.done > 0 && !followsCases(input, one),
  );
  const byCount = rest.filter((one) => typeof one.planned === "number" && one.planned > 0);
  const pieces = byCount.map((one) => `${one.title} ${one.done} of ${one.planned}`);
  for (const planned of ["as-agreed", "as-required"] as const) {
    const own = rest.filter((one) => one.planned === planned);
    if (own.length > 0)
      pieces.push(`${planned.replace("-", " ")}: ${own.map((one) => `${one.title} ${one.done}`).join(", ")}`);
  }
  const beyond = rest.filter((one) => one.planned === undefined || one.planned === 0);
  if (beyond.length > 0) {
    const titles = beyond.map(
      (one) => `${activityTitle(folder?.programme?.value, one.activity.id)} ${one.done}`,
    );
    pieces.push(`no number planned: ${titles.join(", ")}`);
  }
  if (progress.unplanned.length > 0) pieces.push(`not in the programme: ${progress.unplanned.length}`);
  return pieces.join("; ");
}

function totals({ facts: { progress, period } }: ReportInput): string {
  const sentences = [
    `Of ${progress.planned} planned, ${progress.doneOfPlanned} done and ${progress.notDone} not done.`,
  ];
  if (progress.daysSoFar > 0) {
    const of = progress.daysContracted === undefined ? "" : ` of ${progress.daysContracted}`;
    const both = `${progress.daysInPeriod} this quarter, ${progress.daysSoFar}${of} so far`;
    sentences.push(`Days: ${period.quarter ? both : `${progress.daysSoFar}${of} this year`}.`);
  }
  const { inTime, late } = progress.papers;
  if (inTime + late > 0)
    sentences.push(`Papers came in time for ${inTime} of ${countOf(inTime + late, "meeting")}.`);
  return sentences.join(" ");
}
