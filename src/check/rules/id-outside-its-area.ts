import type { Framework } from "../../model/framework.ts";
import type { FieldPath } from "../../model/knowledge-base.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Ids are read by people: `quality.data-gaps` in another area than quality would mislead whoever cites it.
 * Basis: The model of the knowledge base, Ids: criterion ids are `area.words`, their parts `area.words.words`,
 * others `function.…`, `principle.…`, `duty.…` and `strand.…`.
 */
export const idOutsideItsArea: Rule = {
  id: "id-outside-its-area",
  severity: "error",
  says: "An id of a framework does not begin with that of the area, criterion or kind that it belongs to.",
  why: "Ids are read by people: `quality.data-gaps` in another area than quality would mislead whoever cites it.",
  basis:
    "The model of the knowledge base, Ids: criterion ids are `area.words`, their parts `area.words.words`, others `function.…`, `principle.…`, `duty.…` and `strand.…`.",
  *check({ base }) {
    for (const framework of base.frameworks.values()) {
      for (const [field, id, parent] of idsWithParents(framework.value)) {
        if (id.startsWith(`${parent}.`)) continue;
        yield faultAt(framework, field, {
          message: `${id} does not begin with ${parent} and a point.`,
          hint: `Write ${parent}. and its own words, and correct what names it.`,
        });
      }
    }
  },
};

const KINDS = [
  ["functions", "function"],
  ["principles", "principle"],
  ["duties", "duty"],
  ["strands", "strand"],
] as const;

function* idsWithParents(framework: Framework): Iterable<[FieldPath, string, string]> {
  for (const [index, area] of framework.areas.entries()) {
    for (const [at, { id, parts }] of area.criteria.entries()) {
      const field = ["areas", index, "criteria", at];
      yield [[...field, "id"], id, area.id];
      for (const [position, part] of (parts ?? []).entries())
        yield [[...field, "parts", position, "id"], part.id, id];
    }
  }
  for (const [list, parent] of KINDS)
    for (const [index, { id }] of framework[list].entries()) yield [[list, index, "id"], id, parent];
}
