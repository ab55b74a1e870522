import { type Answer, STOPPED } from "../../edge/prompts.ts";
import type { Figure } from "../../model/note.ts";
import { UNPLANNED } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import { parseQuarter, parseYear } from "../../model/year.ts";
import { readDay } from "../../parse/table/day-text.ts";
import type { Grid, GridRow } from "../../parse/table/grid.ts";
import { mustBeKnown, settingOf } from "../writing/setting.ts";
import type { Given } from "./given.ts";
import { keepMapping } from "./keep-mapping.ts";
import { noteInWords, planNote } from "./new-note.ts";
import type { Plan, Refusal } from "./plan.ts";
import { neededText, type Read, refuse } from "./row-values.ts";
import { type Table, tableOf } from "./table.ts";
import { RETURNS_FIELDS, RETURNS_WHOLE } from "./table-fields.ts";

interface Whole {
  readonly title: string;
  readonly date: string;
  readonly cycle: string;
  readonly returned: number | undefined;
  readonly asked: number | undefined;
  readonly unit: string;
  readonly activity: string | undefined;
  readonly source: string;
}

/** What a set of Section 11 or school returns comes to: one draft note with the return rate and the counts of each standard. */
export async function planReturns(given: Given, grids: readonly Grid[]): Promise<Answer<Plan>> {
  const table = await tableOf(given, grids, "returns", RETURNS_FIELDS, RETURNS_WHOLE);
  if (table === STOPPED) return STOPPED;
  const whole = await wholeOf(given, table);
  if (whole === STOPPED) return STOPPED;
  const { base } = given;
  const date = dayOf(whole.date);
  const setting = settingOf(base, date);
  if (whole.activity !== undefined)
    mustBeKnown("activity", whole.activity, setting.activities.keys(), "the work programme");
  const figures: Figure[] = [...rateOf(whole)];
  const refused: Refusal[] = [];
  for (const row of table.rows) {
    const read = figuresOf(table, row, whole);
    if ("refused" in read) refused.push(read.refused);
    else figures.push(...read.value);
  }
  const { source } = whole;
  const fields = {
    title: whole.title,
    date,
    activity: whole.activity ?? UNPLANNED,
    methods: ["data-analysis" as const],
    line: 1 as const,
    basis: "reported" as const,
    marking: base.policy.value.defaultMarking,
    status: "draft" as const,
    figures,
    sources: [{ title: source, kind: "return" }],
  };
  const place = table.grid.name === "" ? "the file" : `sheet ${table.grid.name}`;
  const does = noteInWords({ fields }, `${figures.length} ${figures.length === 1 ? "figure" : "figures"}`);
  const made = figures.length === 0 ? undefined : await planNote(given, { place, fields, body: "", does });
  const kept = await keepMapping(given, table, "returns");
  return {
    title: "Returns, a standard in each row",
    as: "returns",
    writings: [...(made && "writing" in made ? [made.writing] : []), ...kept.writings],
    refused: [...refused, ...(made && "refused" in made ? [made.refused] : [])],
    standing: made && "standing" in made ? [{ place, what: made.standing }] : [],
    said: [...table.said, ...kept.said, "The note is a draft. Say in a finding what the figures show."],
  };
}

/** What is said of the returns as a whole: with `--set`, or as somebody answers. */
async function wholeOf({ prompter, base, today }: Given, { same }: Table): Promise<Answer<Whole>> {
  const said = new Map(same);
  for (const { name, says, isNeeded } of RETURNS_WHOLE) {
    if (said.has(name) || !isNeeded || !prompter) continue;
    const answer = await prompter.line({
      message: `What is ${says}?`,
      check: (text) => whyWrong(name, text),
    });
    if (answer === STOPPED) return STOPPED;
    said.set(name, answer.trim());
  }
  const lacking = RETURNS_WHOLE.filter(({ name, isNeeded }) => isNeeded && !said.has(name));
  if (lacking.length > 0)
    throw new UserError(
      "missing-answer",
      `Of the returns as a whole ${lacking.map(({ name, says }) => `${name} (${says})`).join(", ")} is missing.`,
      `Say it with ${lacking.map(({ name }) => `--set ${name}=…`).join(" ")}`,
    );
  for (const [name, text] of said) {
    const wrong = whyWrong(name, text);
    if (wrong !== undefined) throw new UserError("wrong-value", `--set ${name}: ${wrong}`);
  }
  const text = (name: string) => said.get(name);
  const number = (name: string) => (said.has(name) ? Number(text(name)) : undefined);
  const cycle = text("cycle") ?? "";
  if (!parseYear(cycle, base.policy.value.year.starts) && !parseQuarter(cycle, base.policy.value.year.starts))
    throw new UserError(
      "wrong-value",
      "--set cycle: that is no year or quarter.",
      "Write it as 2025/26 or 2025/26-Q2.",
    );
  if (dayOf(text("date") ?? "") > today)
    throw new UserError("bad-day", "--set date: the day is still to come.");
  const title = text("title") ?? "";
  return {
    title,
    date: text("date") ?? "",
    cycle,
    returned: number("returned"),
    asked: number("asked"),
    unit: text("unit") ?? "returns",
    activity: text("activity"),
    source: text("source") ?? title,
  };
}

function whyWrong(name: string, text: string): string | undefined {
  if (text.trim() === "") return "expected some words.";
  if (name === "date") {
    const read = readDay(text);
    return "refused" in read ? `${read.refused}.` : undefined;
  }
  if (name === "returned" || name === "asked")
    return /^\d{1,7}$/.test(text) ? undefined : "expected a whole number.";
  return undefined;
}

function dayOf(text: string) {
  const read = readDay(text);
  if ("day" in read) return read.day;
  throw new UserError("bad-day", `--set date: ${read.refused}.`);
}

function rateOf(whole: Whole): readonly Figure[] {
  const { returned, asked, unit, cycle, source } = whole;
  if (returned === undefined) return [];
  const of = asked === undefined ? {} : { of: asked };
  return [{ measure: "Returns that came", value: returned, ...of, unit, period: cycle, source } as Figure];
}

/** The counts of a standard: every column but its own and the base's that holds a number. */
function figuresOf(table: Table, row: GridRow, whole: Whole): Read<readonly Figure[]> {
  const at = { table, row };
  const standard = neededText(at, "standard");
  if ("refused" in standard) return standard;
  const count = (column: number): number | undefined => {
    const cell = row.cells.get(column);
    const text = cell?.text.replace(/,(?=\d{3})/g, "").trim() ?? "";
    return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
  };
  const base = table.columns.get("of");
  const of = base === undefined ? undefined : count(base);
  const figures: Figure[] = [];
  for (const [column, heading] of table.headings) {
    if (column === base || column === table.columns.get("standard")) continue;
    const cell = row.cells.get(column);
    if (cell?.isFormula === true)
      return refuse(
        at,
        "standard",
        `a formula stands in the column ${heading}.`,
        "Paste the counts as values.",
      );
    const value = count(column);
    if (value === undefined) continue;
    if (of !== undefined && value > of)
      return refuse(at, "standard", `the count of ${heading} is larger than its base.`);
    figures.push({
      measure: `${standard.value}: ${heading}`,
      value,
      ...(of === undefined ? {} : { of }),
      unit: whole.unit,
      period: whole.cycle,
      source: whole.source,
    } as Figure);
  }
  return figures.length === 0
    ? refuse(at, "standard", "no column of the row holds a count.")
    : { value: figures };
}
