import { faultAt } from "../fault-at.ts";
import { namedFiles } from "../named-file.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The note's findings and figures are of the file whose digest it holds; nobody has read this one for it.
 * Basis: The model of the knowledge base, Severity: attachment missing or changed. The digest is SHA-256.
 */
export const attachmentChanged: Rule = {
  id: "attachment-changed",
  severity: "error",
  says: "An attached file is not the one that the note was written about.",
  why: "The note's findings and figures are of the file whose digest it holds; nobody has read this one for it.",
  basis: "The model of the knowledge base, Severity: attachment missing or changed. The digest is SHA-256.",
  *check({ base }) {
    const digests = new Map(base.files.attached.map((file) => [file.path, file.sha256]));
    for (const { record, index, source, path } of namedFiles(base)) {
      const digest = digests.get(path);
      if (digest === undefined || source.sha256 === undefined || digest === source.sha256) continue;
      yield faultAt(record, ["sources", index, "sha256"], {
        message: "The file's digest is another than the one here: it was changed after the note was written.",
        hint: "Put the file back as it was, or read it again and set the new digest.",
      });
    }
  },
};
