import { faultAt } from "../fault-at.ts";
import { isAttachmentPath, namedFiles } from "../named-file.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Evidence that cannot be shown bears nothing; most often the file was not added to git with the note.
 * Basis: The model of the knowledge base, Severity: attachment missing or changed.
 */
export const attachmentMissing: Rule = {
  id: "attachment-missing",
  severity: "error",
  says: "A note names a file that is not there.",
  why: "Evidence that cannot be shown bears nothing; most often the file was not added to git with the note.",
  basis: "The model of the knowledge base, Severity: attachment missing or changed.",
  *check({ base }) {
    const there = new Set([...base.files.attached, ...base.files.leftOut].map((file) => file.path));
    for (const { record, index, path } of namedFiles(base)) {
      if (there.has(path) || !isAttachmentPath(path)) continue;
      yield faultAt(record, ["sources", index, "file"], {
        message: "The file that is named here is not there.",
        hint: "Add it under evidence/YYYY-YY/files/, or correct its name; letter case counts.",
      });
    }
  },
};
