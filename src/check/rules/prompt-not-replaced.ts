import { ownWords } from "../own-words.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Words with a prompt in them count as unwritten, and the prompt would be printed.
 * Basis: The model of the knowledge base: unwritten is no file, no Headline (statement: no Opinion), or a prompt
 * of the template still in it.
 */
export const promptNotReplaced: Rule = {
  id: "prompt-not-replaced",
  severity: "warning",
  says: "A prompt of the template stands in the own words still.",
  why: "Words with a prompt in them count as unwritten, and the prompt would be printed.",
  basis:
    "The model of the knowledge base: unwritten is no file, no Headline (statement: no Opinion), or a prompt of the template still in it.",
  *check({ base }) {
    for (const { file } of ownWords(base)) {
      for (const place of file.words.prompts) {
        const message = "The template's prompt stands here still.";
        yield { message, place, hint: "Write in its place, or delete it." };
      }
    }
  },
};
