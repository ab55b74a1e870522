import { faultAt } from "../fault-at.ts";
import { isAttachmentPath, namedFiles } from "../named-file.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Files elsewhere are neither hashed nor kept with the evidence; a path that leaves the knowledge base is
 * read by nobody.
 * Basis: The model of the knowledge base: attachments are paths under `evidence/YYYY-YY/files/`.
 */
export const attachmentOutside: Rule = {
  id: "attachment-outside",
  severity: "error",
  says: "A note names a file that is not among the attachments.",
  why: "Files elsewhere are neither hashed nor kept with the evidence; a path that leaves the knowledge base is read by nobody.",
  basis: "The model of the knowledge base: attachments are paths under `evidence/YYYY-YY/files/`.",
  *check({ base }) {
    for (const { record, index, path } of namedFiles(base)) {
      if (isAttachmentPath(path)) continue;
      yield faultAt(record, ["sources", index, "file"], {
        message: "This is no path under evidence/YYYY-YY/files/.",
        hint: "Attach the file there and name it from the root, with /; a page on the web goes under url.",
      });
    }
  },
};
