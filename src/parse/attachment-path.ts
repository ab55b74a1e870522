/** Whether a path is that of an attachment: what is kept beside the records, and read as none. */
export function isAttachmentPath(path: string): boolean {
  if (path.startsWith("programme/source/")) return true;
  // asked of every path there is
  return path.includes("/files/") && /^evidence\/\d{4}-\d{2}\/files\//.test(path);
}
