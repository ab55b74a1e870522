import { type Citation, citationGroups, withoutComments } from "../../model/citation.ts";
import type { KnowledgeBase, RecordFile, WordsFile } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import { type GraphInMaking, keyOf } from "./graph.ts";
import type { HeldRecord } from "./held-record.ts";
import type { TargetFinder } from "./relations.ts";
import { claimsOf } from "./things/own-words.ts";

const CITES = { strength: "rests", relation: "cites" } as const;
const SPEAKS_OF = { strength: "touches", relation: "speaks of" } as const;

/** Ties each paragraph of own words, and each body of a record, to what it cites. */
export function addCitations(
  graph: GraphInMaking,
  base: KnowledgeBase,
  held: readonly HeldRecord[],
  target: TargetFinder,
): void {
  const notes = new Map(base.notes.map((note) => [note.id, note]));
  const cited = ({ target: named, finding }: Pick<Citation, "target" | "finding">, { year }: HeldRecord) => {
    const note = notes.get(named);
    return note ? noteOrFinding(note, finding) : target("record", named, year);
  };
  for (const one of held) {
    if (isWords(one.record)) {
      for (const { key, citations } of claimsOf(one, one.record, graph))
        for (const citation of citations) {
          const lower = cited(citation, one);
          graph.rest(key, lower, CITES);
          for (const topic of topicsOf(graph, lower)) graph.rest(key, topic, SPEAKS_OF);
        }
    } else if (one.record.body.includes("[@")) {
      for (const group of citationGroups(withoutComments(one.record.body)))
        for (const citation of group.cited ?? []) graph.rest(one.holder([]), cited(citation, one), CITES);
    }
  }
}

function isWords(record: RecordFile<object>): record is WordsFile<never> {
  return "words" in record;
}

/** A note of one finding is that finding; of a withdrawn note nothing is followed but itself. */
function noteOrFinding({ id, value }: RecordFile<Note>, finding: number | undefined): string {
  const n = finding ?? (value.findings.length === 1 ? 1 : undefined);
  const isThere = value.status !== "withdrawn" && n !== undefined && n >= 1 && n <= value.findings.length;
  return isThere ? keyOf("finding", `${id}#${n}`) : keyOf("note", id);
}

/** What a cited finding is about: the framework's things that rest on it. */
function topicsOf(graph: GraphInMaking, key: string | undefined): readonly string[] {
  if (key === undefined || graph.nodes.get(key)?.kind !== "finding") return [];
  return graph
    .above(key)
    .filter(({ relation }) => relation === "is about")
    .map(({ to }) => to);
}
