import type { FieldPath, KnowledgeBase } from "../../../model/knowledge-base.ts";
import { fieldPiece, PLAIN, textsIn } from "../pieces.ts";
import type { SearchedThing } from "../searched-text.ts";

/** Every sentence of the frameworks, which have no day. */
export function* frameworkThings(base: KnowledgeBase): Iterable<SearchedThing> {
  for (const record of base.frameworks.values()) {
    const thing = (id: string, title: string, at: FieldPath, text: string | undefined): SearchedThing => ({
      ...PLAIN,
      kind: "framework",
      id,
      title,
      date: undefined,
      pieces: [
        fieldPiece(record, "title", [...at, "id"], title),
        fieldPiece(record, "title", [...at, "id"], id.replaceAll(".", " ")),
        ...textsIn(record, "said", [...at, "text"], text === title ? undefined : text),
      ],
    });
    for (const [a, area] of record.value.areas.entries()) {
      yield thing(area.id, area.title, ["areas", a], area["source-title"]);
      for (const [c, one] of area.criteria.entries()) {
        const at: FieldPath = ["areas", a, "criteria", c];
        if (one.text !== undefined) yield thing(one.id, one.title, at, one.text);
        for (const [p, part] of (one.parts ?? []).entries())
          yield thing(part.id, `${one.title}, part ${p + 1}`, [...at, "parts", p], part.text);
      }
    }
    for (const list of ["functions", "principles", "duties", "strands"] as const)
      for (const [index, one] of record.value[list].entries())
        yield thing(one.id, one.title ?? one.text, [list, index], one.text);
    for (const [index, one] of record.value.provisions.entries())
      yield thing(one.id, one.text, ["provisions", index], undefined);
  }
}
