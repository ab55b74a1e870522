import type { Day } from "../../model/day.ts";
import type { Framework } from "../../model/framework.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { type Year, yearFrom } from "../../model/year.ts";
import { supersededBy } from "../notes-of-period.ts";
import { frameworkOf } from "../quarter.ts";
import { allEntries } from "../reference.ts";
import type { GraphInMaking } from "./graph.ts";
import type { HeldRecord } from "./held-record.ts";
import { addEntry } from "./things/entry.ts";
import { addFramework } from "./things/framework.ts";
import { addNote } from "./things/note.ts";
import { addOwnWords } from "./things/own-words.ts";
import { addParties } from "./things/parties.ts";
import { addYear } from "./things/year.ts";

/** Puts everything that can be followed into the graph, with what belongs to what; gives the records for their fields. */
export function addThings(graph: GraphInMaking, base: KnowledgeBase): readonly HeldRecord[] {
  // the newest year first: a thing that several years have stands where it stands now
  const folders = [...base.years.values()].sort((a, b) => b.year.start - a.year.start);
  const year = folders[0]?.year ?? NO_YEAR;
  const superseded = supersededBy(base.notes, LAST_DAY);
  return [
    addParties(graph, base, year),
    ...frameworksInOrder(base).map((record) => addFramework(graph, record, year)),
    ...folders.flatMap((folder) => addYear(graph, base, folder)),
    ...base.notes.map((record) => addNote(graph, base, record, superseded.has(record.id))),
    ...allEntries(base).map((entry) => addEntry(graph, base, entry)),
    ...folders.flatMap((folder) => addOwnWords(graph, base, folder)),
  ];
}

const LAST_DAY = "9999-12-31" as Day;
const NO_YEAR: Year = yearFrom(2000, "04-01");

/** The one in force first: where an older one has the same id, the present title and place hold. */
function frameworksInOrder(base: KnowledgeBase): readonly RecordFile<Framework>[] {
  const inForce = frameworkOf(base, undefined);
  return [...base.frameworks.values()].sort((a, b) => Number(b === inForce) - Number(a === inForce));
}
