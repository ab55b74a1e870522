import { faultAt } from "../fault-at.ts";
import { isAttachmentPath, namedFiles } from "../named-file.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Nobody could tell whether the file is still the one that was read.
 * Basis: The model of the knowledge base: an attachment is a path with its `sha256`. A draft may lack it.
 */
export const attachmentWithoutDigest: Rule = {
  id: "attachment-without-digest",
  severity: "warning",
  says: "A note names a file without its digest.",
  why: "Nobody could tell whether the file is still the one that was read.",
  basis: "The model of the knowledge base: an attachment is a path with its `sha256`. A draft may lack it.",
  *check({ base }) {
    const digests = new Map(base.files.attached.map((file) => [file.path, file.sha256]));
    for (const { record, index, source, path } of namedFiles(base)) {
      if (source.sha256 !== undefined || record.value.status === "draft" || !isAttachmentPath(path)) continue;
      const digest = digests.get(path);
      if (digest === undefined) continue;
      yield faultAt(record, ["sources", index, "file"], {
        message: "The file's sha256 is not here.",
        hint: `Write sha256: ${digest}`,
      });
    }
  },
};
