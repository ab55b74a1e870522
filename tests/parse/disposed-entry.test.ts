import { expect, it } from "vitest";
import { allEntries } from "../../src/assurance/reference.ts";
import { toDay } from "../../src/model/day.ts";
import { REGISTER_KINDS } from "../../src/model/register-kinds.ts";
import type { RegisterEntry } from "../../src/model/registers.ts";
import { entryTombstone } from "../../src/parse/disposed-entry.ts";
import { FERNSHIRE, load } from "../support/fixture.ts";

const disposal = { on: toDay("2032-01-10"), by: "Business Manager", reason: "The schedule says so." };
const WORDS = ["question", "why", "action", "reason", "text", "outcome", "themes"];

it("nothing of the words of any entry stays; what is counted does", async () => {
  const entries = allEntries(await load(FERNSHIRE));
  expect([...new Set(entries.map(({ kind }) => kind))].sort()).toEqual([...REGISTER_KINDS].sort());
  for (const { kind, record } of entries) {
    const entry: RegisterEntry = record.value;
    const made = entryTombstone(kind, entry, { disposal, title: "Gone" });
    if ("refused" in made) throw new Error(`${record.id}: ${made.refused}`);
    for (const words of wordsIn(entry)) expect(made.text, record.id).not.toContain(words);
    expect(made.text).not.toContain(entry.title);
    for (const day of JSON.stringify({ ...entry, reviews: [] }).match(/\d{4}-\d\d-\d\d(?=")/g) ?? [])
      expect(made.text, record.id).toContain(day);
    expect(made.text.match(/^ {2}- /gm)?.length ?? 0).toBeGreaterThanOrEqual(entry.updates.length);
  }
});

/** Every text below a field that holds words. */
function wordsIn(value: unknown, isWords = false): readonly string[] {
  if (typeof value === "string") return isWords ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => wordsIn(one, isWords));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([field, own]) =>
    wordsIn(own, isWords || (WORDS.includes(field) && typeof own !== "object") || field === "themes"),
  );
}
