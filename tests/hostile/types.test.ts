import { describe, expect, it } from "vitest";
import { readNote } from "../../src/parse/note.ts";

const PATH = "evidence/2025-26/2025-07-10-a-note-k7f3.md";

/** A note with the value, as it is typed, in a field of text, of days, of numbers, of true or false, and in a list of names. */
const FIELDS = {
  text: (typed: string) => lines({ title: typed }),
  day: (typed: string) => lines({ date: typed }),
  number: (typed: string) => lines({ figure: typed }),
  stated: (typed: string) => lines({ more: `nothing-new: ${typed}` }),
  name: (typed: string) => lines({ more: `present: [council, ${typed === "" ? '""' : typed}]` }),
} as const;

type Field = keyof typeof FIELDS;

/** The place of the value in each, where it is no value of that field. */
const PLACES: Readonly<Record<Field, string>> = {
  text: "2:8",
  day: "3:7",
  number: "6:32",
  stated: "8:14",
  name: "8:20",
};

function lines({ title = "A good note", date = "2025-07-10", figure = "1", more = "methods: []" }): string {
  return `---
title: ${title}
date: ${date}
activity: dsp-group
status: ready
figures: [{measure: m1, value: ${figure}, unit: families, period: 2025/26-Q1, source: a table}]
findings: [{about: leadership.edi, says: working-well, finding: It was said.}]
${more}
---
`;
}

/** What came of it: the value that was read, or the rule and the place of the problem. */
function outcome(field: Field, typed: string): unknown {
  const read = readNote({ path: PATH, bytes: new TextEncoder().encode(FIELDS[field](typed)) });
  const [problem] = read.problems;
  if (problem) return `${problem.place.line}:${problem.place.column} ${problem.rule}`;
  const value = read.value?.value;
  switch (field) {
    case "text":
      return value?.title;
    case "day":
      return value?.date;
    case "number":
      return value?.figures[0]?.value;
    case "stated":
      return value?.["nothing-new"];
    case "name":
      return value?.present[1];
    default:
      return field satisfies never;
  }
}

const WRONG = "wrong-type";
const NO_DAY = "bad-date";
const NO_NAME = "malformed-value";
const SHORT = "out-of-range";

interface Row {
  readonly text: unknown;
  readonly day?: unknown;
  readonly number?: unknown;
  readonly name?: unknown;
  readonly stated?: unknown;
}

/** Text is kept letter for letter where text is asked for, and is no number and no truth. */
const asText = (typed: string, name: string = NO_NAME): Row => ({ text: typed, name });
/** A number is a number where one is asked for, and nothing else elsewhere. */
const asNumber = (number: unknown): Row => ({ text: WRONG, day: WRONG, number, name: WRONG });
const AS_NOTHING: Row = { text: WRONG, day: WRONG, name: WRONG };

/** What is typed, and what comes of it: the value that is read, or the rule of a problem at the value's own place. */
const TABLE: Readonly<Record<string, Row>> = {
  "2025-07-14": { text: "2025-07-14", day: "2025-07-14", name: "2025-07-14" },
  "2025-02-30": asText("2025-02-30", "2025-02-30"),
  "2025-7-4": asText("2025-7-4", "2025-7-4"),
  "2025-07-14T10:00": asText("2025-07-14T10:00"),
  "2025-07-14 10:00:00Z": asText("2025-07-14 10:00:00Z"),
  "14/07/2025": asText("14/07/2025"),
  "12:30": asText("12:30"),
  "60:00": asText("60:00"),
  "190:20:30": asText("190:20:30"),
  yes: asText("yes", "yes"),
  off: asText("off", "off"),
  no: { text: SHORT, name: "no" },
  No: { text: SHORT, name: NO_NAME },
  y: { text: SHORT, name: "y" },
  NaN: asText("NaN"),
  "0b11": asText("0b11", "0b11"),
  "1_000": asText("1_000"),
  "2.50%": asText("2.50%"),
  "+44 7700 900123": asText("+44 7700 900123"),
  "07700 900123": asText("07700 900123"),
  '"07700900123"': asText("07700900123", "07700900123"),
  '"2025"': asText("2025", "2025"),
  '"true"': asText("true", "true"),
  "'null'": asText("null", "null"),
  '"1.10"': asText("1.10"),
  '" spaced "': asText(" spaced "),
  "20250714": asNumber(20250714),
  "1.10": asNumber(1.1),
  "1.0": asNumber(1),
  ".5": asNumber(0.5),
  "-0.5": asNumber(-0.5),
  "1e3": asNumber(1000),
  ".inf": asNumber(WRONG),
  ".nan": asNumber(WRONG),
  "9007199254740993": asNumber(SHORT),
  "1e300": asNumber(SHORT),
  true: { ...AS_NOTHING, stated: true },
  True: { ...AS_NOTHING, stated: true },
  null: AS_NOTHING,
  "~": AS_NOTHING,
  "[a, b]": AS_NOTHING,
  "{a: b}": AS_NOTHING,
};

function expected(field: Field, row: Row): unknown {
  const usual = { text: "", day: NO_DAY, number: WRONG, name: NO_NAME, stated: "unknown-value" };
  const one = row[field] ?? usual[field];
  return [WRONG, NO_DAY, NO_NAME, SHORT, "unknown-value"].includes(String(one))
    ? `${PLACES[field]} ${one}`
    : one;
}

describe("no value changes its type without a word", () => {
  it.each(Object.entries(TABLE))("%s", (typed, row) => {
    const fields = Object.keys(FIELDS) as Field[];
    expect(fields.map((field) => [field, outcome(field, typed)])).toEqual(
      fields.map((field) => [field, expected(field, row)]),
    );
  });

  it("an empty field is told at its name", () => {
    expect([outcome("text", ""), outcome("day", ""), outcome("stated", "")]).toEqual([
      "2:1 wrong-type",
      "3:1 wrong-type",
      "8:1 unknown-value",
    ]);
  });

  // 123, 7700900123, 15 and 31 today: the first is a number with a nought before it, which may have been an id
  it.skip.each(["0123", "07700900123", "0o17", "0x1F", "+5"])(
    "%s is no number, once src/parse/yaml.ts holds a number against its spelling",
    (typed) => expect(outcome("number", typed)).toMatch(/^6:32 /),
  );
});
