import { UserError } from "../../model/user-error.ts";

/** A document with macros, whatever its name. */
export function holdsMacros(name: string): UserError {
  return new UserError(
    "not-taken",
    `${name} holds macros, and is not read.`,
    "Save it in Word as a document without macros (.docx), and hand that in.",
  );
}

/** A document that is torn, or made to harm. */
export function broken(name: string): UserError {
  return new UserError(
    "not-taken",
    `${name} is broken: it cannot be read as a Word document.`,
    "Open it in Word, save it again as .docx, and hand that in; or copy its text into a .txt file.",
  );
}

/** More than a note can hold. */
export function tooLarge(name: string): UserError {
  return new UserError(
    "not-taken",
    `${name} holds more text than a note can.`,
    "Copy the part that matters into a file of its own, and hand that in.",
  );
}

/** A document of another program. */
export function noWord(name: string): UserError {
  return new UserError(
    "not-taken",
    `${name} is no Word document.`,
    "Hand in Markdown (.md), plain text (.txt) or Word (.docx).",
  );
}
