import { broken, notTaken } from "./office/refused.ts";

/** What a file that is to be imported is, by its bytes. */
export type ImportFileKind = "xlsx" | "docx" | "csv";

const CURE =
  "Save it as a workbook (.xlsx), as CSV UTF-8 (.csv) or as a Word document (.docx), and import that.";
const ENDINGS: Readonly<Record<string, string>> = {
  xls: "an old Excel file",
  ods: "an OpenDocument file",
  odt: "an OpenDocument file",
  doc: "an old Word file",
  numbers: "a Numbers file",
  pdf: "a PDF",
  rtf: "a rich text file",
  xlsb: "a binary Excel file",
};

/** The kind of a file, by its bytes before its name. Throws UserError `not-taken` with the cure for what is not read. */
export function kindOfImport(name: string, bytes: Uint8Array): ImportFileKind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (bytes.length === 0)
    throw notTaken(name, "is empty.", "Look whether it was saved, and import it again.");
  const head = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (head.startsWith("\xd0\xcf\x11\xe0")) throw ofOldKind(name, bytes, ending);
  if (head.startsWith("%PDF")) throw notRead(name, "a PDF");
  if (head.startsWith("{\\rtf")) throw notRead(name, "a rich text file");
  if (head.startsWith("PK\x03\x04")) return zipKind(name, bytes);
  const known = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (known !== undefined) throw notRead(name, known);
  if (/^(?:xls[xm]|doc[xm]|dotx|xltx)$/.test(ending)) throw broken(name);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(Buffer.from(bytes.subarray(0, 200)).toString("latin1")))
    throw notRead(name, "a web page or XML");
  return "csv";
}

function zipKind(name: string, bytes: Uint8Array): ImportFileKind {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.subarray(0, 120).toString("latin1").includes("mimetypeapplication/vnd.oasis"))
    throw notRead(name, "an OpenDocument file");
  if (text.includes("xl/workbook.xml")) return "xlsx";
  if (text.includes("xl/workbook.bin")) throw notRead(name, "a binary Excel file");
  if (text.includes("word/document")) return "docx";
  if (/\.(?:xlsx|docx)$/i.test(name)) throw broken(name);
  throw notRead(name, "a packed file of another kind");
}

/** A container of the old kind: Office before 2007, or a new file locked by a password, which hides in such a one. */
function ofOldKind(name: string, bytes: Uint8Array, ending: string) {
  const locked = Buffer.from("EncryptedPackage", "utf16le");
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(locked))
    return notTaken(
      name,
      "is locked by a password, and is not read.",
      "Open it, take the password off (File, Info, Protect), save it, and import that.",
    );
  return notRead(name, ending === "doc" ? "an old Word file" : "an old Excel or Word file");
}

function notRead(name: string, what: string) {
  return notTaken(name, `is ${what}, which is not read.`, CURE);
}
