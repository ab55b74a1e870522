import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { Programme } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import type { Year } from "../../model/year.ts";
import { yearsWithProgramme } from "../chosen-period.ts";

/** The path of a year's programme, relative to the root. */
export function programmePath(year: Year): string {
  return `programme/${year.folder}/programme.yaml`;
}

/** The programme of a year; throws where there is none, or it cannot be read. */
export function programmeOf(base: KnowledgeBase, year: Year): RecordFile<Programme> {
  const found = base.years.get(year.start)?.programme;
  if (found) return found;
  mustNotBeUnreadable(base, year);
  const known = yearsWithProgramme(base).map((one) => one.label);
  const begin = `Begin one: scrutiny programme new --year ${year.label}`;
  throw new UserError(
    "no-programme",
    `There is no work programme for ${year.label}: no file ${programmePath(year)}.`,
    known.length > 0 ? `There is one for ${known.join(", ")}. ${begin}` : begin,
  );
}

/** Throws where the programme of a year is there and cannot be read. */
export function mustNotBeUnreadable(base: KnowledgeBase, year: Year): void {
  const path = programmePath(year);
  if (!base.files.leftOut.some((file) => file.path === path)) return;
  throw new UserError(
    "unreadable-programme",
    `${path} cannot be read.`,
    `See what is wrong: scrutiny check ${path}`,
    1,
  );
}
