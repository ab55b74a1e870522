import type { Framework } from "../../model/framework.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The note keeps a slip of the source; when nobody finds the words, nobody can tell what it is about.
 * Basis: The model of the knowledge base, framework.yaml: `notes` keep slips of the source, whose sentences stand
 * word for word there and in the work programmes made of it. White space does not matter.
 */
export const quoteNotInSource: Rule = {
  id: "quote-not-in-source",
  severity: "warning",
  says: "A note of a framework quotes words that the framework's text does not have.",
  why: "The note keeps a slip of the source; when nobody finds the words, nobody can tell what it is about.",
  basis:
    "The model of the knowledge base, framework.yaml: `notes` keep slips of the source, whose sentences stand word for word there and in the work programmes made of it. White space does not matter.",
  *check({ base }) {
    for (const framework of base.frameworks.values()) {
      if (framework.value.notes.length === 0) continue;
      const text = plain([...ofFramework(framework.value), ...ofProgrammes(base, framework.value.id)]);
      for (const [index, { quote }] of framework.value.notes.entries()) {
        if (text.includes(plain([quote]))) continue;
        yield faultAt(framework, ["notes", index, "quote"], {
          message: "These words are not in the text of this framework.",
          hint: "Quote them letter by letter, as the framework has them.",
        });
      }
    }
  },
};

type Text = string | undefined;

function plain(texts: readonly Text[]): string {
  const all = texts.filter((one) => one !== undefined).join(" ");
  return all.normalize("NFC").replace(/\s+/g, " ").trim();
}

function ofFramework({ areas, functions, principles, duties, strands, ...own }: Framework): readonly Text[] {
  const ofAreas = areas.flatMap((area) => [
    area.title,
    area["source-title"],
    ...area.criteria.flatMap((one) => [
      one["lead-in"],
      one.text,
      ...(one.parts ?? []).map((part) => part.text),
    ]),
  ]);
  const items = [functions, principles, duties, strands, own.provisions].flat().map((one) => one.text);
  return [own.title, own.source, own.ratified?.by, own["derived-from"], ...ofAreas, ...items];
}

function ofProgrammes({ years }: KnowledgeBase, framework: string): readonly Text[] {
  const made = [...years.values()].map((one) => one.programme?.value).filter((one) => one !== undefined);
  return made
    .filter((one) => one.framework === framework)
    .flatMap(({ rows, activities, information }) => [
      ...rows.flatMap((row) => [row.title, row.how]),
      ...activities.flatMap((one) => [one.under, one.title, one.how]),
      ...information.map((one) => one.title),
    ]);
}
