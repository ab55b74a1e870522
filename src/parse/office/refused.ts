import { UserError } from "../../model/user-error.ts";

/** Why a file that was handed in is not read, and what to do; nothing of it was taken. */
export function notTaken(name: string, why: string, cure: string): UserError {
  return new UserError("not-taken", `${name} ${why}`, cure);
}

/** A file that is torn, or made to harm. */
export function broken(name: string): UserError {
  return notTaken(
    name,
    "is broken: it cannot be read.",
    "Open it in Excel, Word or LibreOffice, save it again as .xlsx, .csv or .docx, and import that.",
  );
}

/** A file beyond all measure. */
export function tooLarge(name: string): UserError {
  return notTaken(
    name,
    "holds more than can be taken in at once.",
    "Copy the part that matters into a file of its own, and import that.",
  );
}
