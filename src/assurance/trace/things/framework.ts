import { type Framework, OUTSIDE } from "../../../model/framework.ts";
import type { RecordFile } from "../../../model/knowledge-base.ts";
import type { TraceKind } from "../../../model/trace-answer.ts";
import type { Year } from "../../../model/year.ts";
import { type GraphInMaking, keyOf, PART_BELOW, PLAIN } from "../graph.ts";
import type { HeldRecord } from "../held-record.ts";

/** Areas, criteria and their parts, functions, principles, duties and strands. */
export function addFramework(graph: GraphInMaking, record: RecordFile<Framework>, year: Year): HeldRecord {
  const add = (kind: TraceKind, id: string, title: string, field: readonly (string | number)[]) =>
    graph.add({ ...PLAIN, kind, id, title, place: () => record.place([...field, "id"]) });
  for (const [a, area] of record.value.areas.entries()) {
    const areaKey = add("area", area.id, area.title, ["areas", a]);
    for (const [c, criterion] of area.criteria.entries()) {
      const field = ["areas", a, "criteria", c];
      const key = add("criterion", criterion.id, criterion.title, field);
      graph.rest(areaKey, key, PART_BELOW);
      for (const [p, part] of (criterion.parts ?? []).entries()) {
        const title = `${criterion.title}, part ${p + 1}`;
        graph.rest(key, add("criterion", part.id, title, [...field, "parts", p]), PART_BELOW);
      }
    }
  }
  for (const [list, kind] of ITEMS)
    for (const [index, one] of record.value[list].entries())
      add(kind, one.id, one.title ?? one.text, [list, index]);
  add("outside-framework", OUTSIDE, "Outside the framework", []);
  return {
    file: "framework",
    record,
    year,
    holder: ([, a, , c]) => {
      const id = record.value.areas[a as number]?.criteria[c as number]?.id;
      return id === undefined ? undefined : keyOf("criterion", id);
    },
  };
}

const ITEMS = [
  ["functions", "function"],
  ["principles", "principle"],
  ["duties", "duty"],
  ["strands", "strand"],
] as const;
