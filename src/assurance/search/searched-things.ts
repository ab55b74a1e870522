import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { supersededBy } from "../notes-of-period.ts";
import { allEntries } from "../reference.ts";
import type { SearchedThing } from "./searched-text.ts";
import { entryThing } from "./things/entry.ts";
import { frameworkThings } from "./things/framework.ts";
import { noteThing } from "./things/note.ts";
import { decisionThings, wordsThings } from "./things/own-words.ts";
import { diaryThings, programmeThings } from "./things/year.ts";

/** Everything that is searched: notes, registers, decisions, own words, diary, programme, framework. */
export function* searchedThings(base: KnowledgeBase): Iterable<SearchedThing> {
  const superseded = supersededBy(base.notes, "9999-12-31" as Day);
  for (const record of base.notes) yield noteThing(record, superseded.has(record.id));
  for (const entry of allEntries(base)) yield entryThing(entry, base.policy.value.year.starts);
  yield* decisionThings(base);
  for (const folder of base.years.values()) {
    yield* wordsThings(folder);
    yield* diaryThings(folder);
    yield* programmeThings(folder);
  }
  yield* frameworkThings(base);
}
