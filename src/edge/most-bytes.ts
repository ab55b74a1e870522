import { isAttachmentPath } from "../parse/attachment-path.ts";
import { LARGEST_TEXT } from "../parse/largest-text.ts";

/** Attachments larger than this are not hashed: they are too large for git in any case. */
const LARGEST_HASHED = 256 * 1024 * 1024;

/** The most that is read of a file of a knowledge base, in bytes. */
export function mostBytes(path: string): number {
  return isAttachmentPath(path) ? LARGEST_HASHED : LARGEST_TEXT;
}
