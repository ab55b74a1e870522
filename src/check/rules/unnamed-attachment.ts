import { startOf } from "../../model/problem.ts";
import { isAttachmentPath, namedFiles } from "../named-file.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Nobody knows what it is evidence of, who sent it or whether it may be kept.
 * Basis: The model of the knowledge base: a source names its file. Not asked while a note cannot be read, as that
 * one may name it.
 */
export const unnamedAttachment: Rule = {
  id: "unnamed-attachment",
  severity: "info",
  says: "A file is attached that no note names.",
  why: "Nobody knows what it is evidence of, who sent it or whether it may be kept.",
  basis:
    "The model of the knowledge base: a source names its file. Not asked while a note cannot be read, as that one may name it.",
  needsAllNotes: true,
  *check({ base }) {
    if (base.files.leftOut.some((file) => file.kind === "note")) return;
    const named = new Set([...namedFiles(base)].map((one) => one.path));
    for (const { path } of base.files.attached) {
      if (named.has(path) || !isAttachmentPath(path)) continue;
      const hint = "Name it as a source of a note, or delete it.";
      yield { message: "No note names this file.", place: startOf(path), hint };
    }
  },
};
