import { type Answer, STOPPED } from "../../edge/prompts.ts";
import type { Finding } from "../../model/note.ts";
import { FROM, type SAYS } from "../../model/note.ts";
import { METHODS, UNPLANNED } from "../../model/programme.ts";
import type { Grid, GridRow } from "../../parse/table/grid.ts";
import { settingOf } from "../writing/setting.ts";
import type { Given } from "./given.ts";
import { keepMapping } from "./keep-mapping.ts";
import { type NewNote, noteInWords, planNote } from "./new-note.ts";
import type { Plan, Refusal, Writing } from "./plan.ts";
import { idsOf, neededDay, neededText, oneOf, partiesOf, type Read, textOf } from "./row-values.ts";
import { placeAt, type Table, tableOf } from "./table.ts";
import { EVIDENCE_FIELDS } from "./table-fields.ts";

/** What words of other forms mean here. */
const SAYS_WORDS: Readonly<Record<string, readonly string[]>> = {
  "working-well": ["+", "working well", "strength", "good"],
  "worried-about": ["-", "–", "worried about", "concern", "worry"],
  "not-yet-clear": ["?", "not yet clear", "unclear"],
};
const FROM_WORDS = Object.fromEntries(FROM.map((one) => [one, []]));
const METHOD_WORDS = Object.fromEntries(METHODS.map((one) => [one, []]));

/** What a spreadsheet of findings comes to: a draft note for each title, day and activity, its findings in the order of the rows. */
export async function planEvidence(given: Given, grids: readonly Grid[]): Promise<Answer<Plan>> {
  const table = await tableOf(given, grids, "evidence", EVIDENCE_FIELDS);
  if (table === STOPPED) return STOPPED;
  const refused: Refusal[] = [];
  const notes = new Map<string, { rows: GridRow[]; note: NewNote["fields"] }>();
  for (const row of table.rows) {
    const read = rowOf(given, table, row);
    if ("refused" in read) {
      refused.push(read.refused);
      continue;
    }
    const { title, date, activity, findings } = read.value;
    const key = JSON.stringify([title, date, activity]);
    const known = notes.get(key);
    if (known) {
      known.rows.push(row);
      known.note = joined(known.note, read.value);
    } else notes.set(key, { rows: [row], note: { ...read.value, findings: [...(findings ?? [])] } });
  }
  const writings: Writing[] = [];
  const standing: { place: string; what: string }[] = [];
  for (const { rows, note } of notes.values()) {
    const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
    const sheet = table.grid.name === "" ? "" : `sheet ${table.grid.name}, `;
    const place = `${sheet}${first === last ? `row ${first}` : `rows ${first} to ${last}`}`;
    const count = note.findings?.length ?? 0;
    const fields = ordered(note, given);
    const does = noteInWords({ fields }, `${count} ${count === 1 ? "finding" : "findings"}`);
    const made = await planNote(given, { place, fields, body: "", does });
    if ("writing" in made) writings.push(made.writing);
    else if ("standing" in made) standing.push({ place, what: made.standing });
    else refused.push(made.refused);
  }
  const kept = await keepMapping(given, table, "evidence");
  return {
    title: "Notes, a finding in each row",
    as: "evidence",
    writings: [...writings, ...kept.writings],
    refused,
    standing,
    said: [...table.said, ...kept.said, "The notes are drafts, and no line is added to the diary."],
  };
}

function rowOf(given: Given, table: Table, row: GridRow): Read<NewNote["fields"]> {
  const at = { table, row };
  const policy = given.base.policy.value;
  const title = neededText(at, "title");
  if ("refused" in title) return title;
  const date = neededDay(at, "date");
  if ("refused" in date) return date;
  if (date.value > given.today)
    return { refused: { place: placeAt(table, row, "date"), reason: "The day is still to come." } };
  const text = neededText(at, "finding");
  if ("refused" in text) return text;
  const saidWord = neededText(at, "says");
  if ("refused" in saidWord) return saidWord;
  const says = oneOf(at, "says", saidWord.value, SAYS_WORDS);
  if ("refused" in says) return says;
  const setting = settingOf(given.base, date.value);
  const list = <T>(field: string, read: (words: string) => Read<T>): Read<T | undefined> => {
    const words = textOf(at, field);
    if ("refused" in words) return words;
    return words.value === undefined ? { value: undefined } : read(words.value);
  };
  const activity = list("activity", (words) => idsOf(at, "activity", words, setting.activities));
  if ("refused" in activity) return activity;
  const about = list("about", (words) => idsOf(at, "about", words, setting.about));
  if ("refused" in about) return about;
  const from = list("from", (words) => oneOf(at, "from", words, FROM_WORDS));
  if ("refused" in from) return from;
  const agencies = list("agencies", (words) => partiesOf(at, "agencies", words, policy));
  if ("refused" in agencies) return agencies;
  const needs = textOf(at, "needs");
  if ("refused" in needs) return needs;
  const method = list("methods", (words) => oneOf(at, "methods", words, METHOD_WORDS));
  if ("refused" in method) return method;
  const source = textOf(at, "source");
  if ("refused" in source) return source;
  if (text.value.length > 600)
    return {
      refused: {
        place: placeAt(table, row, "finding"),
        reason: `The finding has ${text.value.length} characters; at most 600 can be kept.`,
        hint: "Say it shorter, or as two rows.",
      },
    };
  const finding = {
    ...(about.value?.[0] === undefined ? {} : { about: about.value[0] }),
    says: says.value as (typeof SAYS)[number],
    finding: text.value,
    ...(needs.value === undefined ? {} : { needs: needs.value }),
    ...(from.value === undefined ? {} : { from: from.value }),
    ...(agencies.value === undefined ? {} : { agencies: agencies.value }),
  } as unknown as Finding;
  return {
    value: {
      title: title.value,
      date: date.value,
      activity: activity.value?.[0] ?? UNPLANNED,
      methods: method.value === undefined ? [] : [method.value as (typeof METHODS)[number]],
      findings: [finding],
      sources: source.value === undefined ? [] : [{ title: source.value, kind: "document" }],
    },
  };
}

function joined(one: NewNote["fields"], other: NewNote["fields"]): NewNote["fields"] {
  const titles = (one.sources ?? []).map(({ title }) => title);
  return {
    ...one,
    methods: [...new Set([...(one.methods ?? []), ...(other.methods ?? [])])],
    findings: [...(one.findings ?? []), ...(other.findings ?? [])],
    sources: [
      ...(one.sources ?? []),
      ...(other.sources ?? []).filter(({ title }) => !titles.includes(title)),
    ],
  };
}

/** As a note is written: the marking and the status before the findings. */
function ordered({ findings, sources, ...note }: NewNote["fields"], { base }: Given): NewNote["fields"] {
  return { ...note, marking: base.policy.value.defaultMarking, status: "draft", findings, sources };
}
