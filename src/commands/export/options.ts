import { EXPORT_KINDS, type ExportFormat, type ExportKind, formatsOf } from "../../model/export-table.ts";
import { didYouMean } from "../../model/nearest.ts";
import type { ReturnKind } from "../../model/owner-return.ts";
import { UserError } from "../../model/user-error.ts";

/** What is typed after `export`. */
export interface ExportOptions {
  readonly to?: string;
  readonly year?: string;
  readonly format?: string;
  readonly marking?: string;
  readonly output?: string;
  readonly stdout?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** The registers of which `--to` makes a return, by what `export` calls them. */
export const REGISTER_OF: Readonly<Partial<Record<ExportKind, ReturnKind>>> = {
  recommendations: "recommendation",
  challenges: "challenge",
  requests: "request",
};

/** The kind that was typed; throws with what was perhaps meant. */
export function kindOf(typed: string): ExportKind {
  const found = EXPORT_KINDS.find((one) => one === typed.toLowerCase());
  if (found) return found;
  const hint = didYouMean(typed, EXPORT_KINDS) ?? `Known: ${EXPORT_KINDS.join(", ")}.`;
  throw new UserError("unknown-kind", `${typed} is nothing that can be exported.`, hint);
}

/** The format asked for, or the first of the kind; throws where the kind does not have it. */
export function formatOf(kind: ExportKind, typed: string | undefined): ExportFormat {
  const formats = formatsOf(kind);
  const [first = "xlsx"] = formats;
  if (typed === undefined) return first;
  const found = formats.find((one) => one === typed.toLowerCase());
  if (found) return found;
  const isCalendars = typed.toLowerCase() === "ics";
  const hint = isCalendars
    ? "Only the calendar does: scrutiny export calendar --format ics"
    : (didYouMean(typed, formats) ?? `Formats: ${formats.join(", ")}.`);
  throw new UserError("unknown-format", `${kind} cannot be made as ${typed}.`, hint);
}

/** The kind of return that `--to` makes of a kind and format; undefined for a table. Throws where a kind has no owner. */
export function returnKindOf(
  kind: ExportKind,
  format: ExportFormat,
  { to, year }: ExportOptions,
): ReturnKind | undefined {
  if (to === undefined) return undefined;
  const found = REGISTER_OF[kind];
  if (!found && kind !== "calendar") {
    const kinds = [...Object.keys(REGISTER_OF), "calendar"].join(", ");
    throw new UserError(
      "wrong-usage",
      `--to does not go with ${kind}: nobody owns it.`,
      `It goes with ${kinds}.`,
    );
  }
  if (found && year !== undefined) {
    const message = "--to takes what is open, of any year, and --year one year.";
    throw new UserError("wrong-usage", message, "Leave out --year.");
  }
  return format === "xlsx" || format === "docx" ? found : undefined;
}
