import { z } from "zod";
import { reviewStamp } from "./note.ts";
import { about, day, list, name, reference, words, yearText } from "./schema.ts";

export const DIRECTIONS = ["improving", "same", "declining", "no-comparison"] as const;
export type Direction = (typeof DIRECTIONS)[number];

const judgement = z.strictObject({ level: name.optional(), direction: z.enum(DIRECTIONS).optional() });

const decision = z.strictObject({
  id: z.string("expected a number such as D1").regex(/^D[1-9]\d{0,3}$/, "expected a number such as D1"),
  text: words(600),
  of: list(name),
  by: day.optional(),
  "rests-on": list(reference),
  outcome: z
    .strictObject({ is: z.enum(["taken", "taken-in-part", "not-taken", "deferred"]), on: day, text: words() })
    .optional(),
});

/** `programme/YYYY-YY/qN.md`: the scrutineer's own words for a quarter (front matter). */
export const quarterWordsSchema = z.strictObject({
  quarter: z.enum(["Q1", "Q2", "Q3", "Q4"]),
  to: name.optional(),
  meeting: day.optional(),
  "cut-off": day.optional(),
  areas: z.record(z.string(), judgement).default({}),
  decisions: list(decision),
  "not-heard": list(words(200)),
  reviews: list(reviewStamp),
});

/** `programme/YYYY-YY/statement.md`: the scrutineer's own words and judgements for the year (front matter). */
export const statementWordsSchema = z.strictObject({
  year: yearText,
  "cut-off": day.optional(),
  opinion: z.strictObject({ level: name.optional(), sentence: words(600) }).optional(),
  conditions: z.array(words(400)).max(3, "expected at most three").default([]),
  strengths: z.array(words(400)).max(3, "expected at most three").default([]),
  concerns: z.array(words(400)).max(3, "expected at most three").default([]),
  areas: z.record(z.string(), judgement).default({}),
  criteria: z.record(about, z.enum(["met", "partly-met", "not-met", "not-evidenced"])).default({}),
  duties: z.record(about, z.enum(["fulfilled", "partly", "not", "not-assessed"])).default({}),
  "yearly-report": z
    .strictObject({
      seen: z.enum(["no", "draft", "final"]),
      published: day.optional(),
      view: words().optional(),
    })
    .optional(),
  interests: words().optional(),
  limitations: list(words(600)),
  "not-heard": list(words(200)),
  signed: z.strictObject({ by: words(200), role: name, on: day }).optional(),
  reviews: list(reviewStamp),
});

export type QuarterWords = z.output<typeof quarterWordsSchema>;
export type StatementWords = z.output<typeof statementWordsSchema>;
export type Decision = z.output<typeof decision>;
export type Judgement = z.output<typeof judgement>;

/** The value of an area that there is too little evidence to judge. Always there, and not bad. */
export const NOT_ASSESSED = "not-assessed";

/** Headings (level two) of the words beside the areas', in the order of the report. */
export const QUARTER_HEADINGS = [
  "Headline",
  "Outside the framework",
  "Voice",
  "Learning reviews",
  "Forward look",
] as const;

/** The same for the statement. */
export const STATEMENT_HEADINGS = [
  "Opinion",
  "Outside the framework",
  "Voice of children and families",
  "Leadership by lead and delegated partners",
  "Yearly report",
  "Principles of scrutiny",
  "Difference made by scrutiny",
  "Next year",
] as const;

/** Headings under which a paragraph needs no citation. */
export const UNCITED_HEADINGS: readonly string[] = ["headline", "opinion", "forward look", "next year"];

/** What a prompt of the template looks like while nobody has written in its place: `_Write here: …_`. */
export const PROMPT = /^Write here:/;
