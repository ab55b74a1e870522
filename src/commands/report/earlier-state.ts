import { frameworkOf, periodFacts } from "../../assurance/quarter.ts";
import { references } from "../../assurance/reference.ts";
import { commitSource } from "../../edge/git.ts";
import { loadKnowledgeBase, loadPolicy } from "../../edge/load.ts";
import type { Edition } from "../../model/policy.ts";
import type { Period } from "../../model/year.ts";
import { type ReportInput, type ReportSource, reportInput } from "../../report/input.ts";
import type { Session } from "../session.ts";

/** A report that was made, of a commit. */
export interface EarlierReport extends Pick<ReportSource, "stage" | "issue" | "version"> {
  readonly commit: string;
  /** The knowledge base's folder in that commit; undefined where it is the present one. */
  readonly folder?: string | undefined;
  readonly period: Period;
  readonly asAt: ReportSource["facts"]["asAt"];
  readonly edition: Edition;
}

/**
 * A report as it was at a commit, to be compared with; undefined where there was no framework. Throws UserError where
 * this clone does not have the commit.
 */
export async function earlierState(
  session: Session,
  { commit, folder, period, asAt, ...about }: EarlierReport,
): Promise<ReportInput | undefined> {
  const { world } = session;
  const source = await commitSource({ root: session.root(), ref: commit, env: world.env, folder });
  const base = await loadKnowledgeBase(source, await loadPolicy(source), world);
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (!framework) return undefined;
  const facts = periodFacts(base, period, asAt, framework);
  return reportInput({
    ...about,
    base,
    references: references(base),
    facts,
    before: undefined,
    confirmation: undefined,
  });
}
