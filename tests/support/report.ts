import { readFileSync } from "node:fs";
import { join } from "node:path";
import { confirmation } from "../../src/assurance/confirmation.ts";
import { references } from "../../src/assurance/reference.ts";
import { parseTemplateMarkdown } from "../../src/parse/markdown.ts";
import { withPictures } from "../../src/render/pictures.ts";
import { type Composed, compose } from "../../src/report/compose.ts";
import { ANNUAL_STATEMENT, QUARTERLY_REPORT } from "../../src/report/document-kind.ts";
import { SECTIONS } from "../../src/report/sections/index.ts";
import { factsOf, load, ROOT } from "./fixture.ts";

/**
 * The document of a quarter, `2025/26-Q2`, or of a year, `2025/26`: an edition, the first unless told, by the shipped
 * template. A final has a round of factual accuracy whose draft is not kept.
 */
export async function composedReport(
  folder: string,
  period: string,
  wanted?: string,
  stage: "draft" | "final" = "draft",
): Promise<Composed> {
  const base = await load(folder);
  const { facts, before } = factsOf(base, period);
  const kind = facts.period.quarter ? QUARTERLY_REPORT : ANNUAL_STATEMENT;
  const editions = base.policy.value.editionsInForce;
  const edition = editions.find((one) => wanted === undefined || one.id === wanted) ?? (undefined as never);
  const path = `templates/${kind.template}`;
  const tree = parseTemplateMarkdown(readFileSync(join(ROOT, path), "utf8"));
  const version = "0123456789ab";
  const index = references(base);
  const source = {
    base,
    references: index,
    facts,
    before,
    confirmation: confirmation(base, facts, index),
    edition,
    issue: 1,
    version,
  };
  const name = facts.period.quarter?.toLowerCase() ?? "statement";
  const round = facts.folder?.accuracy?.value.rounds.findLast((one) => one.report === name);
  const accuracy = stage === "final" ? { round, before: undefined } : undefined;
  const made = compose({ ...source, stage, accuracy }, kind, { path, tree }, SECTIONS);
  return { ...made, document: await withPictures(made.document) };
}
