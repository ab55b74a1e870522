/** Whether a path is that of an attachment: what is kept beside the records, and read as none. */
export function isAttachmentPath(path: string): boolean {
  return path.startsWith("programme/source/") || /^evidence\/\d{4}-\d{2}\/files\//.test(path);
}
