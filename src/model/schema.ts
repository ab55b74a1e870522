import { z } from "zod";
import { type Day, type DayOrMonth, isDay, isDayOrMonth } from "./day.ts";
import { MAY_BE_UNSEEN, UNSEEN } from "./printable.ts";

/**
 * The building blocks of every schema. A message is what the writer of the file reads: it says what was expected.
 * Schemas only say what may stand in a file; what fits together (that an agency is known, say) is for the rules.
 */

/** What says what may stand in a file, and gives what it reads there. */
export type Schema<T> = z.ZodType<T>;

/** A day, `YYYY-MM-DD`, that exists. */
export const day = z.string("expected a day such as 2025-07-10").refine(isDay, {
  error: "expected a day that exists, such as 2025-07-10",
  params: { rule: "bad-date" },
}) as unknown as z.ZodType<Day, string>;

/** A day or a month, `2025-07-10` or `2025-07`, for documents that give no more. */
export const dayOrMonth = z
  .string("expected a day or a month such as 2025-07-10 or 2025-07")
  .refine(isDayOrMonth, {
    error: "expected a day or a month that exists, such as 2025-07-10 or 2025-07",
    params: { rule: "bad-date" },
  }) as unknown as z.ZodType<DayOrMonth, string>;

/** Words: at least one character that is not white space, at most `most` (4,000). */
export function words(most = 4000) {
  return z
    .string("expected text; put a number or a true or false in quotes to make it text")
    .refine((text) => text.trim() !== "", { error: "expected some words", params: { rule: "out-of-range" } })
    .max(most, `expected at most ${most} characters`)
    .refine((text) => !MAY_BE_UNSEEN.test(text) || !UNSEEN.test(text), {
      error: "expected text without characters that cannot be seen",
      params: { rule: "unseen-character" },
    });
}

/** A title of a record: 3 to 200 characters on one line. */
export const title = words(200)
  .min(3, "expected at least 3 characters")
  .refine((text) => !text.trim().includes("\n"), {
    error: "expected one line",
    params: { rule: "malformed-value" },
  });

/** Kebab-case words: `dsp-group`. */
export const name = z
  .string("expected an id such as dsp-group")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected lower-case words joined by hyphens, such as dsp-group")
  .max(80, "expected at most 80 characters");

/** Anything that points to another thing by id, number or diary line; whether it exists is for the rules. */
export const reference = z
  .string("expected an id")
  .regex(/^[A-Za-z0-9][A-Za-z0-9./@-]*$/, "expected an id: letters, digits, points and hyphens")
  .max(120, "expected at most 120 characters");

/** A dotted id of the framework: `leadership.edi`, `function.voice`, or `outside-framework`. */
export const about = z
  .string("expected the id of a criterion, function, principle, duty or strand, or outside-framework")
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/,
    "expected the id of a criterion, such as leadership.edi, or outside-framework",
  )
  .max(120, "expected at most 120 characters");

/** A count: 0 or more, whole, at most ten million. */
export const count = z
  .int("expected a whole number")
  .min(0, "expected 0 or more")
  .max(10_000_000, "expected at most 10,000,000");

/** A scrutiny year as people write it: `2025/26`, `2025-26` or `2025-2026`. */
export const yearText = z
  .string("expected a year such as 2025/26")
  .regex(/^\d{4}[/-](?:\d{2}|\d{4})$/, "expected a year such as 2025/26");

/** A list that may be absent, which is the same as empty. */
export function list<T extends z.ZodType>(item: T) {
  return z.array(item, "expected a list").max(2000, "expected at most 2,000 entries").default([]);
}

/** `true` and nothing else: a statement that is either made or not there. */
export const stated = z.literal(true, "expected true, or leave the field out");

/** Dated words of a person: who, when, what. */
export const by = words(200);

/** A stretch of time, both days in it. */
export const stretch = z.strictObject({ from: day, to: day });
