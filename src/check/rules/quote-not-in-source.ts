import type { Framework } from "../../model/framework.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The note keeps a slip of the source; when nobody finds the words, nobody can tell what it is about.
 * Basis: The model of the knowledge base, framework.yaml: `notes` keep slips of the source, whose sentences stand
 * word for word. White space does not matter.
 */
export const quoteNotInSource: Rule = {
  id: "quote-not-in-source",
  severity: "warning",
  says: "A note of a framework quotes words that the framework's text does not have.",
  why: "The note keeps a slip of the source; when nobody finds the words, nobody can tell what it is about.",
  basis:
    "The model of the knowledge base, framework.yaml: `notes` keep slips of the source, whose sentences stand word for word. White space does not matter.",
  *check({ base }) {
    for (const framework of base.frameworks.values()) {
      if (framework.value.notes.length === 0) continue;
      const text = sourceText(framework.value);
      for (const [index, { quote }] of framework.value.notes.entries()) {
        if (text.includes(plain(quote))) continue;
        yield faultAt(framework, ["notes", index, "quote"], {
          message: "These words are not in the text of this framework.",
          hint: "Quote them letter by letter, as the framework has them.",
        });
      }
    }
  },
};

function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

function sourceText({
  areas,
  functions,
  principles,
  duties,
  strands,
  provisions,
  ...own
}: Framework): string {
  const ofAreas = areas.flatMap((area) => [
    area.title,
    area["source-title"],
    ...area.criteria.flatMap((one) => [
      one["lead-in"],
      one.text,
      ...(one.parts ?? []).map((part) => part.text),
    ]),
  ]);
  const items = [functions, principles, duties, strands, provisions].flat().map((one) => one.text);
  const all = [own.title, own.source, own["derived-from"], ...ofAreas, ...items];
  return plain(all.filter((one) => one !== undefined).join(" "));
}
