import { isUtf8 } from "node:buffer";
import type { SourceFile } from "../model/source.ts";
import { isAttachmentPath } from "../parse/attachment-path.ts";
import { LARGEST_TEXT } from "../parse/largest-text.ts";
import type { PrivacyFile } from "../parse/private-text.ts";

/** What of a file of a Source is looked at: its text where it is one, and its name. */
export function scannedOf(file: SourceFile): PrivacyFile {
  const { path } = file;
  if (!("bytes" in file)) return { path };
  return !isAttachmentPath(path) || isText(file.bytes) ? { path, bytes: file.bytes } : { path };
}

/** UTF-8 without a NUL, of a length that records may have: a table as CSV, say. */
export function isText(bytes: Uint8Array): boolean {
  if (bytes.length > LARGEST_TEXT || bytes.includes(0)) return false;
  return isUtf8(bytes);
}
