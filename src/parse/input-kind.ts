import { UserError } from "../model/user-error.ts";
import { broken, holdsMacros } from "./docx/refused.ts";

const SAVE_AS_WORD = "Open it, save it as a Word document (.docx), and hand that in.";

/** Kinds of files that people have their notes in and that are not read, by the end of the name. */
const NOT_READ: Readonly<Record<string, string>> = {
  doc: "an old Word file",
  dot: "an old Word file",
  odt: "an OpenDocument file",
  ott: "an OpenDocument file",
  rtf: "a rich text file",
  pdf: "a PDF",
  pages: "a Pages file",
  wpd: "a WordPerfect file",
};

/** Whether what is handed in is text or a Word document, by its bytes before its name. Throws UserError with the cure for what is neither. */
export function kindOfInput(name: string, bytes: Uint8Array): "text" | "docx" {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const head = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (ending === "docm" || ending === "dotm") throw holdsMacros(name);
  if (head.startsWith("\xd0\xcf\x11\xe0")) throw ofOldKind(name, bytes);
  if (head.startsWith("%PDF")) throw notRead(name, "a PDF");
  if (head.startsWith("{\\rtf")) throw notRead(name, "a rich text file");
  const isZip = head.startsWith("PK\x03\x04");
  if (isZip && isOpenDocument(bytes)) throw notRead(name, "an OpenDocument file");
  if (isZip) return "docx";
  const known = Object.hasOwn(NOT_READ, ending) ? NOT_READ[ending] : undefined;
  if (known !== undefined) throw notRead(name, known);
  if (ending === "docx" || ending === "dotx") throw broken(name);
  return "text";
}

/** An archive of the old kind: Word before 2007, or a new file locked by a password, which hides in such a one. */
function ofOldKind(name: string, bytes: Uint8Array): UserError {
  const locked = Buffer.from("EncryptedPackage", "utf16le");
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(locked))
    return notRead(name, "an old Word file");
  return new UserError(
    "not-taken",
    `${name} is locked by a password, and is not read.`,
    "Open it in Word, take the password off (File, Info, Protect Document), save it, and hand that in.",
  );
}

/** OpenDocument names its kind in the first file of its archive. */
function isOpenDocument(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 120)).toString("latin1").includes("mimetypeapplication/vnd.oasis");
}

function notRead(name: string, what: string): UserError {
  const more = what === "a PDF" ? " Or copy its text into a file that ends in .txt." : "";
  return new UserError("not-taken", `${name} is ${what}, which is not read.`, `${SAVE_AS_WORD}${more}`);
}
