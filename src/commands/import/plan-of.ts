import { type Answer, STOPPED } from "../../edge/prompts.ts";
import { UserError } from "../../model/user-error.ts";
import { kindOfImport } from "../../parse/import-kind.ts";
import { returnOfGrids, returnOfTables } from "../../parse/return-rows.ts";
import { readCsv } from "../../parse/table/csv.ts";
import type { Grid } from "../../parse/table/grid.ts";
import { readWorkbook } from "../../parse/table/workbook.ts";
import { readWordTables } from "../../parse/word/word-tables.ts";
import { planAccuracy } from "./accuracy.ts";
import { planEvidence } from "./evidence.ts";
import type { Given } from "./given.ts";
import { planOwnerReturn } from "./owner-return.ts";
import { IMPORT_KINDS, type ImportKind, type Plan } from "./plan.ts";
import { planRecommendations } from "./recommendations.ts";
import { planReturns } from "./returns.ts";

/** What would come of the file: an owner's return is known by its form, comments by the Word file; of a table it is asked. */
export async function planOf(given: Given): Promise<Answer<Plan>> {
  const { file } = given;
  const kind = kindOfImport(file.path, file.bytes);
  return kind === "docx" ? planWord(given) : planTables(given, kind);
}

async function planWord(given: Given): Promise<Plan> {
  const { file, options } = given;
  if (options.as !== undefined && options.as !== "accuracy" && options.as !== "returns")
    throw needsTable(file.path, options.as);
  const form = options.as === "accuracy" ? undefined : returnOfTables(readWordTables(file.path, file.bytes));
  if (form) return planOwnerReturn(given, form);
  if (options.as === "returns") throw needsTable(file.path, options.as);
  return planAccuracy(given);
}

async function planTables(given: Given, kind: "xlsx" | "csv"): Promise<Answer<Plan>> {
  const { file, options } = given;
  const grids = kind === "csv" ? [readCsv(file.path, file.bytes)] : readWorkbook(file.path, file.bytes);
  const form = returnOfGrids(grids);
  if (form && (options.as === undefined || options.as === "returns")) return planOwnerReturn(given, form);
  if (options.as === "accuracy")
    throw new UserError(
      "not-taken",
      `${file.path} is no Word document: comments on facts are read from one.`,
      "Import the .docx that came back.",
    );
  if (grids.every(({ rows }: Grid) => rows.length === 0))
    throw new UserError(
      "not-taken",
      `${file.path} holds no filled row.`,
      "Look whether it is the right file.",
    );
  const as = await kindAsked(given);
  return as === STOPPED ? STOPPED : planTable(given, grids, as);
}

async function planTable(given: Given, grids: readonly Grid[], as: ImportKind): Promise<Answer<Plan>> {
  if (as === "evidence") return planEvidence(given, grids);
  return as === "returns" ? planReturns(given, grids) : planRecommendations(given, grids);
}

async function kindAsked({ options, prompter, file }: Given): Promise<Answer<ImportKind>> {
  const named = IMPORT_KINDS.find((one) => one === options.as);
  if (named) return named;
  if (!prompter)
    throw new UserError(
      "missing-answer",
      `It is not clear what ${file.path} holds.`,
      "Say it with --as evidence, --as returns or --as recommendations.",
    );
  const answer = await prompter.choose({
    message: "What does the file hold?",
    choices: [
      { value: "evidence", label: "Notes: a finding in each row" },
      { value: "returns", label: "Section 11 or school returns: counts by standard" },
      { value: "recommendations", label: "A tracker of recommendations" },
    ],
  });
  return answer === STOPPED ? STOPPED : (answer as ImportKind);
}

function needsTable(name: string, as: string): UserError {
  return new UserError(
    "not-taken",
    `${name} is a Word document; --as ${as} is read from a workbook or CSV.`,
    "Copy its table into a spreadsheet, save it as .xlsx, and import that.",
  );
}
