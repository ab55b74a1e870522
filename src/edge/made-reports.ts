import { type MadeReport, readMadeReport } from "../model/made-report.ts";
import { filesOf, type Source } from "../model/source.ts";

/** Reports that were made, and manifests that cannot be read. */
export interface MadeReports {
  readonly reports: readonly MadeReport[];
  readonly unreadable: readonly string[];
}

/** The manifests and seals below `reports/`, by their paths. */
export async function madeReports(source: Source): Promise<MadeReports> {
  const found = (await source.list(["reports"])).filter(({ path }) => MANIFEST.test(path));
  const reports: MadeReport[] = [];
  const unreadable = found.filter(({ kind }) => kind !== "file").map(({ path }) => path);
  const files = found.filter(({ kind }) => kind === "file").map(({ path }) => path);
  for await (const file of filesOf(source.read(files))) {
    const read =
      "failure" in file ? undefined : readMadeReport(file.path, new TextDecoder().decode(file.bytes));
    if (read) reports.push(read);
    else unreadable.push(file.path);
  }
  return { reports, unreadable };
}

const MANIFEST = /\/(?:manifest|seal)(?:-[\w-]+)?\.json$/;
