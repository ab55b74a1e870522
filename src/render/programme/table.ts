import stringWidth from "fast-string-width";
import { dayInWords } from "../../model/day.ts";
import type {
  ActivityAnswer,
  LineAnswer,
  PlanCounts,
  ProgrammeAnswer,
  QuarterTotals,
} from "../../model/programme-answer.ts";
import type { Paint } from "../paint.ts";
import { safeLine } from "../safe-line.ts";
import { wrapped } from "../wrapped.ts";
import { atLeft, atRight, daysOf, laidOut, type ProgrammeTextOptions, type Said, sentence } from "./lines.ts";

/** Columns between numbers, in a narrow and in a wide terminal. */
const GAP = { narrow: 1, wide: 3 };
const WIDE = 110;
/** The widest that titles are set: beyond it the numbers stand too far from them. */
const WIDEST = 64;

/** A cell and how it is coloured; the words under the line say the same. */
interface Cell {
  readonly text: string;
  readonly colour?: keyof Paint | undefined;
}

/** A line of the table: cells belong to the title, and what stands under it is laid out already. */
interface Row {
  readonly title: string;
  readonly cells: readonly Cell[];
  readonly under: readonly string[];
}

/** The programme by row and activity: a column a quarter, the period, and how many notes came of it. */
export function programmeTable(answer: ProgrammeAnswer, options: ProgrammeTextOptions): string {
  const { paint, columns } = options;
  const names = [...answer.quarters.map((one) => one.quarter), ...(answer.quarter ? [] : ["Year"]), "Notes"];
  const head: Row = { title: "", cells: names.map((text) => ({ text })), under: [] };
  const groups = [
    ...answer.rows.map((row) => ({
      title: safeLine(row.title),
      rows: row.activities.map((one) => activityRow(one, answer, options)),
    })),
    { title: "All", rows: closingRows(answer, options) },
  ];
  const all = [head, ...groups.flatMap((group) => group.rows)];
  const gap = columns < WIDE ? GAP.narrow : GAP.wide;
  const widths = names.map(
    (_, index) => gap + Math.max(...all.map(({ cells }) => stringWidth(cells[index]?.text ?? ""))),
  );
  const shown = groups.map(({ title, rows }) =>
    [
      ...wrapped(title, columns).map((line) => paint.bold(line)),
      ...rows.flatMap((row) => [...lineOf(row, widths, options), ...row.under]),
    ].join("\n"),
  );
  const heading = lineOf(head, widths, options).map((line) => paint.dim(line));
  return [[...heading, shown[0]].join("\n"), ...shown.slice(1)].join("\n\n");
}

function activityRow(one: ActivityAnswer, answer: ProgrammeAnswer, options: ProgrammeTextOptions): Row {
  const quarters = one.quarters.map((each) => cellOf(each, stateOf(answer, each.quarter)));
  return {
    title: `${safeLine(one.title)}${planInWords(one)}`,
    cells: [
      ...quarters,
      ...(answer.quarter ? [] : [{ text: doneInWords(one) }]),
      { text: countOrNone(usedOf(one.notes)) },
    ],
    under: underActivity(one, answer, options),
  };
}

/** How many notes count; the others are named where each note is. */
function usedOf(notes: ActivityAnswer["notes"]): number {
  return notes.filter(({ status }) => status === "used" || status === "other-period").length;
}

function countOrNone(count: number): string {
  return count === 0 ? "–" : String(count);
}

function stateOf(answer: ProgrammeAnswer, quarter: string): QuarterTotals["state"] {
  return answer.quarters.find((one) => one.quarter === quarter)?.state ?? "ended";
}

/** `2 of 3`; where no number is planned, what was done. */
function doneInWords({ planned, done, extra }: PlanCounts): string {
  if (typeof planned === "number" && planned + done > 0)
    return planned === 0 && extra === done ? String(done) : `${done} of ${planned}`;
  return done === 0 ? "–" : String(done);
}

function cellOf(counts: PlanCounts, state: QuarterTotals["state"]): Cell {
  const { planned, done, late } = counts;
  const isShort = typeof planned === "number" && done < planned;
  const colour = late > 0 ? "red" : state === "to-come" ? "dim" : isShort ? "yellow" : undefined;
  return { text: doneInWords(counts), colour };
}

function planInWords({ planned, title }: ActivityAnswer): string {
  if (typeof planned === "number") return "";
  const words = planned === undefined ? "no number stated" : planned.replace("-", " ");
  return title.toLowerCase().includes(words) ? "" : ` (${words})`;
}

/** Title and cells; a title that does not fit goes on below. */
function lineOf(
  { title, cells }: Row,
  widths: readonly number[],
  { paint, columns }: ProgrammeTextOptions,
): readonly string[] {
  const taken = widths.reduce((sum, width) => sum + width, 0);
  const room = Math.max(16, Math.min(WIDEST, columns - taken - 2));
  const lines = wrapped(title, room - 1);
  const shown = cells.map(({ text, colour }, index) => {
    const cell = atRight(text, widths[index] ?? 0);
    return colour ? paint[colour](cell) : cell;
  });
  const first = `  ${atLeft(lines[0] ?? "", room)}${shown.join("")}`;
  return [first.trimEnd(), ...lines.slice(1).map((line) => `    ${line}`)];
}

/** What did not go as planned, a line each; for one quarter every line of the diary, and the notes. */
function underActivity(
  one: ActivityAnswer,
  answer: ProgrammeAnswer,
  options: ProgrammeTextOptions,
): readonly string[] {
  const isDetailed = answer.quarter !== undefined;
  const told = one.quarters.flatMap((each): readonly Said[] => {
    const where = isDetailed ? "" : `${each.quarter} `;
    const own = one.lines.filter((line) => line.quarter === each.quarter);
    return [
      ...own.filter((line) => isDetailed || line.outcome !== "done").map((line) => lineSaid(line, where)),
      ...differences(each, where),
    ];
  });
  const notes = isDetailed ? one.notes.map(noteSaid) : [];
  return [...told, ...notes].flatMap((said) => laidOut(said, 4, options));
}

/** Late, and extra, of a quarter. */
function differences({ planned, late, extra }: PlanCounts, where: string): readonly Said[] {
  const said: Said[] = [];
  if (late > 0)
    said.push({
      text: `${where}late: ${late} of ${planned} planned, and no line of the diary says why.`,
      marked: [{ words: "late", colour: "red" }],
    });
  if (extra > 0)
    said.push({
      text: `${where}extra: ${planned === 0 ? `${extra}, and none was planned` : `${extra} beyond the ${planned} planned`}.`,
      marked: [{ words: "extra", colour: "blue" }],
    });
  return said;
}

const OUTCOMES = {
  done: "done",
  cancelled: "cancelled",
  postponed: "postponed",
  missed: "missed",
  "not-invited": "not invited",
} as const satisfies Record<LineAnswer["outcome"], string>;

const PAPERS = { "in-time": "papers in time", late: "papers late", none: "no papers" } as const;

/** `Q2 cancelled 12 August 2025: Too few members could come.` */
function lineSaid({ outcome, on, why, days, papers, title }: LineAnswer, where: string): Said {
  const word = OUTCOMES[outcome];
  const more = [days === undefined ? [] : daysOf(days), papers === undefined ? [] : PAPERS[papers]].flat();
  const head = [`${where}${word} ${dayInWords(on)}`, ...more].join(", ");
  const reason = why ?? title;
  const end = outcome === "done" ? "." : ": no reason given.";
  return {
    text: reason === undefined ? `${head}${end}` : `${head}: ${sentence(reason)}`,
    marked: outcome === "done" ? [] : [{ words: word, colour: "yellow" }],
  };
}

/** The id of a note; of one that is not counted, why. */
function noteSaid({ id, status }: ActivityAnswer["notes"][number]): Said {
  const why = status === "used" ? "" : ` (${status === "other-period" ? "of another period" : status})`;
  return { text: `note ${safeLine(id)}${why}` };
}

/** Work in no programme, and what each quarter comes to. */
function closingRows(answer: ProgrammeAnswer, options: ProgrammeTextOptions): readonly Row[] {
  const all = [...answer.quarters, ...(answer.quarter ? [] : [answer.totals])];
  const { lines, notes } = answer.unplanned;
  const isDetailed = answer.quarter !== undefined;
  const told = [
    ...lines.filter((one) => isDetailed || one.outcome !== "done").map((one) => lineSaid(one, "")),
    ...(isDetailed ? notes.map(noteSaid) : []),
  ];
  return [
    {
      title: "Done of those planned",
      cells: all.map((one) => ({ text: `${one.doneOfPlanned} of ${one.planned}` })),
      under: [],
    },
    {
      title: "Not in the programme",
      cells: [
        ...all.map((one) => ({ text: countOrNone(one.unplanned) })),
        { text: countOrNone(usedOf(notes)) },
      ],
      under: told.flatMap((said) => laidOut(said, 4, options)),
    },
    { title: "Days used", cells: all.map((one) => ({ text: String(one.days) })), under: [] },
  ];
}
