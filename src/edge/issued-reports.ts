import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../model/user-error.ts";

/** A final report: the file that seals it, relative to the root, and the paths of the records that went in. */
export interface IssuedReport {
  readonly path: string;
  readonly records: readonly string[];
}

/**
 * Every final report below `reports/`: those with a seal, and those whose manifest says that its stage is final. Throws
 * UserError `unreadable-seal` (exit 1) where a seal cannot be read: what it sealed is then not known.
 */
export function issuedReports(root: string): readonly IssuedReport[] {
  return filesBelow(root, "reports").flatMap((path) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (!/^(?:seal|manifest)(?:-[\w-]+)?\.json$/.test(name)) return [];
    const read = readJson(join(root, path));
    const isSeal = name.startsWith("seal");
    const records = recordsOf(read);
    if (isSeal && records === undefined) {
      const message = `${path} cannot be read, so what that report sealed is not known.`;
      throw new UserError(
        "unreadable-seal",
        message,
        `Put it back as it was: git checkout HEAD -- ${path}`,
        1,
      );
    }
    return records && (isSeal || stageOf(read) === "final") ? [{ path, records }] : [];
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

function stageOf(read: unknown): unknown {
  const fields = fieldsOf(read);
  return fieldsOf(fields["report"])["stage"] ?? fields["stage"];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" ? (value as Readonly<Record<string, unknown>>) : {};
}
