import { didYouMean } from "../../model/nearest.ts";
import { faultAtKey } from "../fault-at.ts";
import { ownWords } from "../own-words.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The judgement would be printed nowhere, and the area that was meant would stand without one.
 * Basis: The model of the knowledge base: `areas` in the own words has the ids of the framework's areas.
 */
export const unknownArea: Rule = {
  id: "unknown-area",
  severity: "error",
  says: "The own words judge an area that the framework does not have.",
  why: "The judgement would be printed nowhere, and the area that was meant would stand without one.",
  basis: "The model of the knowledge base: `areas` in the own words has the ids of the framework's areas.",
  *check({ base }) {
    for (const { file, framework } of ownWords(base)) {
      const known = framework?.value.areas.map((one) => one.id);
      for (const id of Object.keys(file.value.areas)) {
        if (!framework || !known || known.includes(id)) continue;
        // a key of this map is free text, and is not said again
        const fault = faultAtKey(file, ["areas", id], {
          message: `This is no area of the framework ${framework.value.id}.`,
          hint: didYouMean(id, known),
        });
        yield { ...fault, field: "areas" };
      }
    }
  },
};
