import { references } from "../../assurance/reference.ts";
import { gitUserName } from "../../edge/git-user.ts";
import { makeEntry } from "../../edge/new-entry.ts";
import { type Answer, STOPPED } from "../../edge/prompts.ts";
import { type Day, dayInWords } from "../../model/day.ts";
import { makeId } from "../../model/id.ts";
import { partyShort } from "../../model/policy.ts";
import { startOf } from "../../model/problem.ts";
import { REGISTERS } from "../../model/register-kinds.ts";
import { recommendationSchema } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import { yearOf } from "../../model/year.ts";
import { entryText } from "../../parse/entry-text.ts";
import { shapeProblems } from "../../parse/shape.ts";
import type { Grid, GridRow } from "../../parse/table/grid.ts";
import { recordTexts } from "../writing/record-texts.ts";
import { settingOf } from "../writing/setting.ts";
import type { Given } from "./given.ts";
import { rowGuard } from "./guarded.ts";
import { keepMapping } from "./keep-mapping.ts";
import type { Addition, Plan, Refusal, Writing } from "./plan.ts";
import { idsOf, neededDay, neededText, oneOf, partiesOf, type Read, refuse, textOf } from "./row-values.ts";
import { placeAt, type Table, tableOf } from "./table.ts";
import { RECOMMENDATION_FIELDS } from "./table-fields.ts";

/** What words of other trackers mean here, where they mean one thing; colours are to be told. */
const STATUS_WORDS: Readonly<Record<string, readonly string[]>> = {
  "not-started": ["not started", "not yet started", "open", "new"],
  "on-track": ["on track", "in progress", "ongoing"],
  slipping: ["delayed", "some delay"],
  "off-track": ["off track", "overdue"],
  complete: ["completed", "done"],
  superseded: ["replaced"],
  "closed-not-accepted": ["not accepted", "rejected"],
};
const PRIORITY_WORDS = { 1: ["high"], 2: ["medium"], 3: ["low"] } as const;
const ENDED = ["superseded", "closed-not-accepted"];
const LONGEST_TITLE = 120;

interface TrackerRow {
  readonly fields: Readonly<Record<string, unknown>> & { readonly title: string; readonly date: Day };
  readonly body: string;
  readonly words: string;
}

/** What a tracker of recommendations comes to: an entry a row, with the next numbers of its year when it is written. */
export async function planRecommendations(given: Given, grids: readonly Grid[]): Promise<Answer<Plan>> {
  const table = await tableOf(given, grids, "recommendations", RECOMMENDATION_FIELDS);
  if (table === STOPPED) return STOPPED;
  const { session, base, options } = given;
  const by = options.by ?? (await gitUserName({ folder: session.root(), env: session.world.env }));
  const guard = await rowGuard(session, `${REGISTERS.recommendation.folder}/entry.md`);
  const writings: Writing[] = [];
  const refused: Refusal[] = [];
  const standing: { place: string; what: string }[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const place = placeAt(table, row);
    const read = rowOf(given, table, row, by);
    if ("refused" in read) {
      refused.push(read.refused);
      continue;
    }
    const { fields, body, words } = read.value;
    const there = base.registers.recommendation.find(
      ({ value }) => value.title === fields.title && value.date === fields.date,
    );
    const key = `${fields.date} ${fields.title}`;
    if (there) {
      standing.push({ place, what: `${there.value.number} of ${dayInWords(fields.date)} is the same.` });
      continue;
    }
    if (seen.has(key)) {
      refused.push({
        place,
        reason: "A row above has the same title and day.",
        hint: "Give it its own title.",
      });
      continue;
    }
    seen.add(key);
    const made = textWith(read.value, "R1");
    if ("refused" in made) {
      refused.push({ place, reason: made.refused });
      continue;
    }
    const guarded = guard(recordTexts(fields, body), made.text);
    if (guarded.refused !== undefined) {
      refused.push({ place, reason: guarded.refused });
      continue;
    }
    const lines = made.text
      .trimEnd()
      .split("\n")
      .filter((line) => line !== "number: R1");
    const addition: Addition = {
      place,
      does: words,
      lines,
      id: null,
      number: null,
      path: REGISTERS.recommendation.folder,
      warnings: guarded.warnings,
    };
    writings.push({ additions: [addition], run: () => create(given, read.value) });
  }
  const kept = await keepMapping(given, table, "recommendations");
  return {
    title: "A tracker of recommendations",
    as: "recommendations",
    writings: [...writings, ...kept.writings],
    refused,
    standing,
    said: [...table.said, ...kept.said, "Each gets the next number of its year when it is written."],
  };
}

function rowOf(given: Given, table: Table, row: GridRow, by: string | undefined): Read<TrackerRow> {
  const at = { table, row };
  const policy = given.base.policy.value;
  const title = neededText(at, "title");
  if ("refused" in title) return title;
  const date = neededDay(at, "date");
  if ("refused" in date) return date;
  if (date.value > given.today) return refuse(at, "date", "the day is still to come.");
  const ownerWords = neededText(at, "owners");
  if ("refused" in ownerWords) return ownerWords;
  const owners = partiesOf(at, "owners", ownerWords.value, policy);
  if ("refused" in owners) return owners;
  const due = neededDay(at, "due");
  if ("refused" in due) return due;
  if (due.value < date.value) return refuse(at, "due", "it is due before it was made.");
  const priorityWord = neededText(at, "priority");
  if ("refused" in priorityWord) return priorityWord;
  const priority = oneOf(at, "priority", priorityWord.value, PRIORITY_WORDS);
  if ("refused" in priority) return priority;
  const status = optional(textOf(at, "status"), (words) => oneOf(at, "status", words, STATUS_WORDS));
  if ("refused" in status) return status;
  const about = optional(textOf(at, "about"), (words) =>
    idsOf(at, "about", words, settingOf(given.base, date.value).about),
  );
  if ("refused" in about) return about;
  const latest = textOf(at, "update");
  if ("refused" in latest) return latest;
  const reference = textOf(at, "reference");
  if ("refused" in reference) return reference;
  const isMoved = status.value !== undefined && status.value !== "not-started";
  if ((isMoved || latest.value !== undefined) && by === undefined)
    throw new UserError(
      "missing-answer",
      "Who says how far it is is missing, and git knows no name.",
      "Give it with --by NAME.",
    );
  const closed = isMoved && ENDED.includes(status.value ?? "") ? { closed: given.today } : {};
  const moved = isMoved ? { status: status.value } : {};
  const update = {
    on: given.today,
    by,
    text: latest.value ?? "Taken over from another tracker.",
    ...moved,
    ...closed,
  };
  const isLong = title.value.length > LONGEST_TITLE;
  const fields = {
    title: isLong ? `${title.value.slice(0, LONGEST_TITLE - 1).replace(/\s+\S*$/, "")}…` : title.value,
    date: date.value,
    about: about.value ?? [],
    owners: owners.value,
    priority: Number(priority.value),
    due: due.value,
    ...moved,
    marking: given.base.policy.value.defaultMarking,
    ...closed,
    updates: isMoved || latest.value !== undefined ? [update] : [],
  };
  const trial = { ...fields, number: "R1" };
  const shape = recommendationSchema.safeParse(trial);
  if (!shape.success) {
    const [first] = shapeProblems(recommendationSchema, shape.error, trial, () => startOf(""));
    return {
      refused: {
        place: placeAt(table, row),
        reason: first?.message ?? "It cannot be written.",
        hint: first?.hint,
      },
    };
  }
  const from = reference.value === undefined ? "" : `, where it is ${reference.value}`;
  const body = `${isLong ? `${title.value}\n\n` : ""}Taken over from another tracker${from}.\n`;
  const who = owners.value.map((one) => partyShort(policy, one)).join(", ");
  const words = `${title.value} (${who}, due ${dayInWords(due.value)}, ${status.value ?? "not-started"})`;
  return { value: { fields, body, words } };
}

function optional<T>(read: Read<string | undefined>, then: (words: string) => Read<T>): Read<T | undefined> {
  if ("refused" in read) return read;
  return read.value === undefined ? { value: undefined } : then(read.value);
}

function textWith({ fields, body }: TrackerRow, number: string) {
  const { title, ...rest } = fields;
  return entryText("recommendation", { title, number, ...rest }, body);
}

async function create({ session, base }: Given, row: TrackerRow) {
  const { starts } = base.policy.value.year;
  const taken = new Set(references(base).ids);
  const { title, date } = row.fields;
  const made = await makeEntry({
    root: session.root(),
    cwd: session.world.cwd,
    kind: "recommendation",
    year: yearOf(date, starts),
    starts,
    reference: undefined,
    makeId() {
      for (;;) {
        const id = makeId(date, title, session.world.randomBytes(3));
        if (!taken.has(id)) return id;
      }
    },
    text(number) {
      const text = textWith(row, number ?? "R1");
      if ("text" in text) return text.text;
      throw new UserError("wrong-value", `The entry cannot be written. ${text.refused}`);
    },
  });
  const path = `${REGISTERS.recommendation.folder}/${made.id}.md`;
  return { path, id: made.id, number: made.number };
}
