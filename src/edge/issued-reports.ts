import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SEAL_NAME } from "../model/seal.ts";
import { UserError } from "../model/user-error.ts";

/** A final report: the file that seals it, relative to the root, and the paths of the records that went in. */
export interface IssuedReport {
  readonly path: string;
  readonly records: readonly string[];
}

/**
 * Every final report below `reports/`, by its seal. Throws UserError `unreadable-seal` (exit 1) where a seal cannot be read: what it sealed is then not known.
 */
export function issuedReports(root: string): readonly IssuedReport[] {
  return filesBelow(root, "reports")
    .filter((path) => SEAL_NAME.test(path.slice(path.lastIndexOf("/") + 1)))
    .map((path) => {
      const records = recordsOf(readJson(join(root, path)));
      if (records !== undefined) return { path, records };
      const message = `${path} cannot be read, so what that report sealed is not known.`;
      const hint = `Put it back as it was: git checkout HEAD -- ${path}`;
      throw new UserError("unreadable-seal", message, hint, 1);
    });
}

function filesBelow(root: string, folder: string): readonly string[] {
  const entries = entriesOf(join(root, folder));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function recordsOf(read: unknown): readonly string[] | undefined {
  const { records } = fieldsOf(read);
  if (!Array.isArray(records)) return undefined;
  return records.map((one) => fieldsOf(one)["path"]).filter((path) => typeof path === "string");
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" ? (value as Readonly<Record<string, unknown>>) : {};
}
