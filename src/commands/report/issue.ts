import { join, relative } from "node:path";
import { editedOutputs, sealIn } from "../../edge/report-set.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { onOneLine } from "../../model/printable.ts";
import type { Seal } from "../../model/seal.ts";
import { UserError } from "../../model/user-error.ts";
import type { ReportSource } from "../../report/input.ts";
import type { Session } from "../session.ts";
import type { MakeOptions } from "./options.ts";
import { issuePath } from "./put-out.ts";

/** A sealed issue of the report that is asked for. */
export interface SealedIssue {
  readonly seal: Seal;
  /** Of the seal's file. */
  readonly sha256: string;
  /** Of the seal, below the root. */
  readonly path: string;
}

/** The sealed issues of a report in one edition, in the usual place, the first first. Throws where one cannot be read. */
export function sealedIssues(
  session: Session,
  base: KnowledgeBase,
  period: ReportSource["facts"]["period"],
  suffix: string,
): readonly SealedIssue[] {
  const found: SealedIssue[] = [];
  for (let issue = 1; ; issue++) {
    const path = `${issuePath(period, issue)}/seal${suffix}.json`;
    const one = base.seals.find((seal) => seal.path === path);
    if (!one) return found;
    if (!("seal" in one.read)) throw unreadable(session.shown(path));
    found.push({ ...one.read, path });
  }
}

function unreadable(shown: string): UserError {
  return new UserError(
    "unreadable-seal",
    `${shown} cannot be read as the seal that was written there; nothing was written.`,
    `Put it back as it was: git checkout HEAD -- ${shown}`,
    1,
  );
}

/** Drafts and sets of one format never take the place of a final. Throws UserError `final-stands` (exit 1). */
export function mustBeNoFinal(session: Session, folder: string, suffix: string): void {
  if (sealIn(folder, suffix, session.world) === undefined) return;
  throw new UserError(
    "final-stands",
    `A final report stands in ${shownIn(session, folder)}; nothing was written.`,
    "To correct it, make it final again: the next issue stands beside it. To look at a draft, write it elsewhere with --output DIR.",
    1,
  );
}

/**
 * The same final once more is no harm and writes nothing: its outputs are named. Throws UserError `edited-by-hand` where
 * one is not as it was sealed, `final-stands` for a format that the seal does not name.
 */
export function sayStands(
  session: Session,
  options: MakeOptions,
  { seal, folder }: { readonly seal: Seal; readonly folder: string },
  formats: readonly string[],
): void {
  const { terminal, world } = session;
  const shown = (name: string) => shownIn(session, folder, name);
  const edited = editedOutputs(folder, seal.outputs, world);
  if (edited.length > 0)
    throw new UserError(
      "edited-by-hand",
      `${edited.map(shown).join(", ")} ${edited.length === 1 ? "is" : "are"} not as sealed; nothing was written.`,
      `Put back what was committed: git checkout HEAD -- ${edited.map(shown).join(" ")}`,
      1,
    );
  const more =
    options.format === undefined ? [] : formats.filter((one) => !seal.report.formats.includes(one));
  if (more.length > 0)
    throw new UserError(
      "final-stands",
      `This final is sealed as ${seal.report.formats.join(", ")}, and a seal takes in nothing more; nothing was written.`,
      "Write other formats elsewhere with --output DIR.",
      1,
    );
  for (const { path } of seal.outputs) terminal.result(shown(path));
  terminal.note("This final is sealed already, of the same evidence and words; nothing was written.");
}

/** A file of a folder as the user would type it. */
function shownIn({ world }: Session, folder: string, name = ""): string {
  return onOneLine((relative(world.cwd, join(folder, name)) || ".").replaceAll("\\", "/"));
}
