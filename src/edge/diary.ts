import { lstatSync } from "node:fs";
import { join } from "node:path";
import type { DiaryEntry } from "../model/programme.ts";
import { UNPLANNED } from "../model/programme.ts";
import { UserError } from "../model/user-error.ts";
import type { Year } from "../model/year.ts";
import { addDiaryLine, diaryEntries, newDiary } from "../parse/diary-edit.ts";
import { createFile, editFile, makeFolder, type WriteOptions } from "./write.ts";

/** What came of a line for the diary: added, or there was one already, which stands as it was. */
export type DiaryChange =
  | { readonly is: "added"; readonly line: number }
  | { readonly is: "standing"; readonly line: number; readonly entry: DiaryEntry };

/** A line for the diary, and where it goes. */
export interface DiaryAddition {
  /** Absolute path of the knowledge base. */
  readonly root: string;
  readonly cwd: string;
  readonly year: Year;
  readonly entry: DiaryEntry;
  /** Add it even where there is a line of that activity and day. */
  readonly again: boolean;
}

/** The diary of a year, relative to the root. */
export function diaryPath(year: Year): string {
  return `programme/${year.folder}/diary.yaml`;
}

/**
 * Adds a line to the diary of a year, under its lock, and changes nothing else in it; makes the diary where there is
 * none. Where a line of that activity and day stands there already it is left alone and told. Throws UserError
 * `unreadable-diary` (exit 1) where the diary cannot be read.
 */
export async function addToDiary(addition: DiaryAddition): Promise<DiaryChange> {
  const { root, cwd, year, entry } = addition;
  const path = join(root, diaryPath(year));
  const options: WriteOptions = { root, cwd };
  await makeFolder(join(root, "programme", year.folder), options);
  if (lstatSync(path, { throwIfNoEntry: false })) return intoStanding(path, addition, options);
  try {
    await createFile(path, Buffer.from(newDiary(entry)), options);
    return { is: "added", line: 2 };
  } catch (error) {
    // another process made it in the meantime
    if (error instanceof UserError && error.code === "exists") return intoStanding(path, addition, options);
    throw error;
  }
}

async function intoStanding(
  path: string,
  addition: DiaryAddition,
  options: WriteOptions,
): Promise<DiaryChange> {
  const { entry, again, year } = addition;
  let change: DiaryChange = { is: "added", line: 0 };
  await editFile(
    path,
    (bytes) => {
      const text = decoded(bytes);
      const standing = text === undefined || again ? undefined : sameOf(text, entry);
      if (standing) {
        change = { is: "standing", ...standing };
        return bytes;
      }
      const edited = text === undefined ? { refused: "it is not UTF-8 text" } : addDiaryLine(text, entry);
      if ("refused" in edited) {
        const message = `No line was added to ${diaryPath(year)}: ${edited.refused}.`;
        throw new UserError(
          "unreadable-diary",
          message,
          `See what is wrong: scrutiny check ${diaryPath(year)}`,
          1,
        );
      }
      change = { is: "added", line: edited.line };
      return Buffer.from(edited.text);
    },
    options,
  );
  return change;
}

/** Work outside the programme is the same only where it has the same title, or neither has one and the note is the same. */
function sameOf(text: string, entry: DiaryEntry): { entry: DiaryEntry; line: number } | undefined {
  return diaryEntries(text).find(
    ({ entry: one }) =>
      one.activity === entry.activity &&
      one.on === entry.on &&
      (entry.activity !== UNPLANNED || (one.title === entry.title && one.note === entry.note)),
  );
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
