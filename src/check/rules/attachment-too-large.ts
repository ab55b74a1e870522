import { startOf } from "../../model/problem.ts";
import { isAttachmentPath } from "../named-file.ts";
import type { Rule } from "../rule.ts";

const BYTES_A_MIB = 1024 * 1024;

/**
 * Why: What is in git stays in its history for good, and every copy carries it.
 * Basis: The model of the knowledge base: over `attachments.max-mib` (5, where scrutiny.yaml is silent) is a
 * warning.
 */
export const attachmentTooLarge: Rule = {
  id: "attachment-too-large",
  severity: "warning",
  says: "An attached file is larger than the partnership allows.",
  why: "What is in git stays in its history for good, and every copy carries it.",
  basis:
    "The model of the knowledge base: over `attachments.max-mib` (5, where scrutiny.yaml is silent) is a warning.",
  *check({ base }) {
    const most = base.policy.value.attachmentMib;
    for (const { path, size } of base.files.attached) {
      if (size <= most * BYTES_A_MIB || !isAttachmentPath(path)) continue;
      yield {
        message: `The file is larger than ${most} MiB.`,
        place: startOf(path),
        hint: "Keep it where the partnership keeps such files, and name that place under url.",
      };
    }
  },
};
