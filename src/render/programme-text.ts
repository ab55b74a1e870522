import { dayInWords } from "../model/day.ts";
import type { AgreementAnswer, InformationAnswer, ProgrammeAnswer } from "../model/programme-answer.ts";
import {
  andList,
  daysOf,
  laidOut,
  type ProgrammeTextOptions,
  type Said,
  sentence,
} from "./programme/lines.ts";
import { programmeTable } from "./programme/table.ts";
import { safeLine } from "./safe-line.ts";

/** The work programme for a person: facts in words, which the colours only repeat. */
export function programmeAsText(answer: ProgrammeAnswer, options: ProgrammeTextOptions): string {
  const { paint } = options;
  const quarter = answer.quarter ? `, quarter ${answer.quarter.slice(1)}` : "";
  const head = [...agreementSaid(answer), ...plain(stateLines(answer))];
  const hasActivities = answer.rows.some((row) => row.activities.length > 0);
  const totals = [
    ...(answer.isDiaryEmpty ? ["The diary of the year has no line."] : []),
    ...totalLines(answer),
    ...daysLines(answer),
    ...paperLines(answer),
  ];
  return [
    [
      paint.bold(`Work programme ${answer.year}${quarter}, as at ${dayInWords(answer.asAt)}`),
      ...head.flatMap((said) => laidOut(said, 0, options)),
    ].join("\n"),
    hasActivities ? programmeTable(answer, options) : "The programme has no activity yet.",
    part("Totals and days", plain(totals), options),
    part("Information", answer.information.flatMap(informationSaid), options),
    part("Open points", openPointsSaid(answer), options),
    part("Priorities", plain(priorityLines(answer)), options),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function part(title: string, said: readonly Said[], options: ProgrammeTextOptions): string {
  if (said.length === 0) return "";
  return [options.paint.bold(title), ...said.flatMap((one) => laidOut(one, 2, options))].join("\n");
}

function plain(lines: readonly string[]): readonly Said[] {
  return lines.map((text) => ({ text }));
}

function agreementSaid({ agreement }: ProgrammeAnswer): readonly Said[] {
  const by = agreement.by.map(({ title, on }) => `${safeLine(title)} (${dayInWords(on)})`);
  const waiting = agreement.waitingFor.map(({ title }) => safeLine(title));
  const so = by.length > 0 ? ` So far: ${andList(by)}.` : "";
  const said: Said =
    agreement.state === "agreed"
      ? { text: `Agreed by ${andList(by)}.`, marked: [{ words: "Agreed", colour: "green" }] }
      : {
          text: `Not agreed. Still to agree: ${andList(waiting) || "an executive group"}.${so}`,
          marked: [{ words: "Not agreed", colour: "yellow" }],
        };
  return by.length > 0 ? [said, changeSaid(agreement)] : [said];
}

function changeSaid({ by, changedSince }: AgreementAnswer): Said {
  if (changedSince === undefined)
    return { text: "Which activities were agreed is not recorded, so a later change cannot be seen." };
  if (!changedSince) return { text: "The activities are those that were agreed." };
  const others = by.filter((one) => one.activities === "changed").map(({ title }) => safeLine(title));
  return {
    text: `Changed since: the activities are not those that were agreed by ${andList(others)}.`,
    marked: [{ words: "Changed since", colour: "yellow" }],
  };
}

function stateLines({ quarters, year }: ProgrammeAnswer): readonly string[] {
  const named = (state: string) => quarters.filter((one) => one.state === state).map((one) => one.quarter);
  const [ended, now, later] = [named("ended"), named("under-way"), named("to-come")];
  if (ended.length === quarters.length)
    return [quarters.length === 1 ? "The quarter has ended." : `The year ${year} has ended.`];
  const said = [
    ended.length > 0 ? `${andList(ended)} ${ended.length === 1 ? "has" : "have"} ended` : "",
    now.length > 0 ? `${andList(now)} is under way` : "",
    later.length > 0 ? `${andList(later)} ${later.length === 1 ? "is" : "are"} to come` : "",
  ].filter((one) => one !== "");
  return [`${said.join("; ")}.`];
}

function totalLines({ totals, quarters }: ProgrammeAnswer): readonly string[] {
  const { planned, doneOfPlanned, notDone, late, toCome, extra, unplanned } = totals;
  if (planned + extra + unplanned === 0) return ["Nothing is planned by number."];
  const lines = [`Of ${planned} planned by number, ${doneOfPlanned} done and ${notDone} not done.`];
  const facts = [
    late > 0 ? `${late} late: the quarter has ended, and no line of the diary says why` : "",
    toCome > 0 ? `${toCome} still to come` : "",
    extra > 0 ? `${extra} beyond the plan of the quarter` : "",
    unplanned > 0 ? `${unplanned} not in the programme` : "",
  ].filter((one) => one !== "");
  if (facts.length > 0) lines.push(`${facts.join("; ")}.`);
  const byQuarter = quarters.reduce((sum, one) => sum + one.doneOfPlanned, 0);
  if (byQuarter !== doneOfPlanned)
    lines.push("Over the year, what was done in another quarter than planned counts as done.");
  return lines;
}

/** Facts about the days: used, left, and what an even share of the time that has passed would be. */
function daysLines({ days, quarter }: ProgrammeAnswer): readonly string[] {
  const { contracted, soFar, left, evenShare, passed, ofYear, linesWithoutDays } = days;
  const inQuarter = quarter ? [`Days in the quarter: ${days.inPeriod}.`] : [];
  const lines: string[] = [...inQuarter];
  if (contracted === undefined || left === undefined || evenShare === undefined)
    lines.push(`${daysOf(soFar)} used so far. The programme states no days contracted.`);
  else {
    const rest = passed < ofYear ? "left" : "not used";
    const over = left < 0 ? `${daysOf(-left)} more than contracted` : `${daysOf(left)} ${rest}`;
    lines.push(`${soFar} of ${daysOf(contracted)} contracted used, ${over}.`);
    if (passed < ofYear && passed > 0) {
      const gap = soFar - evenShare;
      const than = gap === 0 ? "as many" : `${daysOf(Math.abs(gap))} ${gap > 0 ? "more" : "fewer"}`;
      lines.push(
        `${passed} of the year's ${ofYear} days have passed. An even share by now is ${daysOf(evenShare)}; ${than} were used.`,
      );
    }
  }
  if (linesWithoutDays > 0)
    lines.push(
      `${linesWithoutDays} ${linesWithoutDays === 1 ? "line" : "lines"} of what was done in the year so far ${linesWithoutDays === 1 ? "states" : "state"} no days.`,
    );
  return lines;
}

function paperLines({ papers }: ProgrammeAnswer): readonly string[] {
  const { inTime, late, none } = papers;
  if (inTime + late + none === 0) return [];
  return [`Papers of meetings: ${inTime} in time, ${late} late, ${none} without papers.`];
}

const EVERY = {
  meeting: "every meeting",
  month: "every month",
  quarter: "every quarter",
  year: "every year",
  event: "at each event",
} as const;

function informationSaid(one: InformationAnswer): readonly Said[] {
  const from = one.from.map(({ title }) => safeLine(title)).join(", ");
  const every = EVERY[one.every as keyof typeof EVERY];
  const stated = [from, every].filter((text) => text !== undefined && text !== "").join("; ");
  const late = one.receivedLate > 0 ? `received late ${one.receivedLate}` : "";
  const overdue = one.overdue > 0 ? `overdue ${one.overdue}` : "";
  const counts = [
    one.asked > 0 ? `asked for ${one.asked}` : "",
    one.received > 0 ? `received ${one.received}` : "",
    one.returns > 0 ? `returns held ${one.returns}` : "",
    late,
    overdue,
  ].filter((text) => text !== "");
  const said = counts.length > 0 ? counts.join(", ") : "neither asked for nor received";
  const title = safeLine(one.title).replace(/[.:]+$/, "");
  return [
    {
      text: `${title}${stated === "" ? "" : ` (${stated})`}: ${said}.`,
      marked: [
        ...(late === "" ? [] : [{ words: late, colour: "yellow" } as const]),
        ...(overdue === "" ? [] : [{ words: overdue, colour: "red" } as const]),
      ],
    },
    ...one.requests.filter(isToTell).map((request) => ({ text: requestInWords(request), further: 2 })),
  ];
}

type Request = InformationAnswer["requests"][number];

function isToTell({ daysLate, status }: Request): boolean {
  return daysLate > 0 || status === "refused" || status === "not-held" || status === "part-received";
}

function requestInWords({ number, from, due, received, status, daysLate }: Request): string {
  const late = daysLate > 0 ? `${daysOf(daysLate)} ${received ? "late" : "overdue"}` : "";
  const state = received ? `received ${dayInWords(received)}` : status.replace("-", " ");
  const facts = [due ? `due ${dayInWords(due)}` : "", state, late].filter((text) => text !== "");
  return `${safeLine(number)}, ${safeLine(from.title)}: ${facts.join(", ")}.`;
}

function openPointsSaid({ openPoints }: ProgrammeAnswer): readonly Said[] {
  if (openPoints.length === 0) return [];
  const open = openPoints.filter((one) => one.settled === undefined);
  return [
    { text: `${open.length} open, ${openPoints.length - open.length} settled.` },
    ...openPoints.map(({ id, text, settled }): Said => {
      const said = `${settled ? "settled" : "open"} ${safeLine(id)}: ${sentence(text)}`;
      if (!settled) return { text: said, marked: [{ words: "open", colour: "yellow" }], further: 2 };
      const how = `${safeLine(settled.by)}, ${dayInWords(settled.on)}: ${sentence(settled.text)}`;
      return { text: `${said} By ${how}`, further: 2 };
    }),
  ];
}

function priorityLines({ priorities }: ProgrammeAnswer): readonly string[] {
  return priorities.map(({ title, findings }) => {
    if (findings.length === 0) return `${safeLine(title)}: no finding names it.`;
    const count = (says: string) => findings.filter((one) => one.says === says).length;
    const notes = new Set(findings.map((one) => one.id)).size;
    const sides = [
      `${count("working-well")} working well`,
      `${count("worried-about")} worried about`,
      `${count("not-yet-clear")} not yet clear`,
    ].join(", ");
    const of = `${findings.length} ${findings.length === 1 ? "finding" : "findings"}`;
    return `${safeLine(title)}: ${of} in ${notes} ${notes === 1 ? "note" : "notes"} (${sides}).`;
  });
}
