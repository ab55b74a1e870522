import { dirname } from "node:path";
import { findRoot } from "../../edge/base-folder.ts";
import { commitSource } from "../../edge/git.ts";
import type { Seal } from "../../model/seal.ts";
import { UserError } from "../../model/user-error.ts";
import type { Difference } from "../../model/verify-answer.ts";
import { type Period, parseQuarter, parseYear, quarterOf, wholeYear } from "../../model/year.ts";
import { FORMATS } from "../../render/index.ts";
import type { Renderer } from "../../render/renderer.ts";
import { ANNUAL_STATEMENT, QUARTERLY_REPORT } from "../../report/document-kind.ts";
import { type SealParts, sealOf } from "../../report/manifest.ts";
import { built, builtDocuments } from "../report/build.ts";
import { editionOption } from "../report/edition.ts";
import { factsAsked } from "../report/facts-asked.ts";
import { contentDigest, partsOf } from "../report/format-out.ts";
import { sealedIssues } from "../report/issue.ts";
import { asIssue } from "../report/issue-asked.ts";
import { accuracyDraft } from "../report/stage.ts";
import { openSession, type Session } from "../session.ts";
import { sealDifferences } from "./compare.ts";

/** What went in, with digests that have no key. */
type Whole = Pick<Seal, "configuration" | "records" | "earlier" | "templates">;

/** What came of making a sealed report again. */
export interface Rebuilt {
  readonly how: "bytes" | "content" | "not";
  readonly why: string | undefined;
  readonly hint: string | undefined;
  readonly differences: readonly Difference[];
  /** All that went in by its path, also what the edition keeps back; undefined where it could not be read. */
  readonly whole: Whole | undefined;
  /** Whether the knowledge base here is the one that the report was made of, as far as can be known. */
  readonly isOurs: boolean;
}

/** A knowledge base that the report may be made again of. */
export interface Rebuildable {
  readonly session: Session;
  /** Whether the seal lies in it; else it is where the user stands. */
  readonly isAround: boolean;
}

/** The knowledge base that a seal lies in, else the one where the user stands. */
export function rebuildable(session: Session, sealPath: string): Rebuildable | undefined {
  const { world, terminal, options } = session;
  const around = rootOf(() => findRoot(dirname(sealPath)));
  if (around !== undefined)
    return { isAround: true, session: openSession(world, terminal, { ...options, directory: around }) };
  return rootOf(() => session.root()) === undefined ? undefined : { isAround: false, session };
}

function rootOf(find: () => string): string | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Makes the report again of its commit, by the same steps as when it was sealed, and compares. */
export async function rebuiltOf(
  { session, isAround }: Rebuildable,
  { seal, path }: { readonly seal: Seal; readonly path: string },
  shown: (path: string) => string,
): Promise<Rebuilt> {
  try {
    return await madeAgain(session, { seal, path }, shown);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const isElsewhere = error.code === "unknown-commit" || error.code === "no-repository";
    const about =
      error.code === "unknown-commit"
        ? `The commit ${seal.report.commit.slice(0, 12)}, or one that it rests on, is not in this clone.`
        : `${error.message.charAt(0).toUpperCase()}${error.message.slice(1).replace(/\.$/, "")}.`;
    return {
      how: "not",
      why: about,
      // where the user merely stands in some knowledge base, nothing says that its history should have it
      hint: isElsewhere && (!isAround || error.code === "no-repository") ? undefined : error.hint,
      differences: [],
      whole: undefined,
      isOurs: isAround,
    };
  }
}

async function madeAgain(
  session: Session,
  { seal, path }: { readonly seal: Seal; readonly path: string },
  shown: (path: string) => string,
): Promise<Rebuilt> {
  const { world } = session;
  const { report } = seal;
  const { commit, folder } = report;
  const own = session.over(await commitSource({ root: session.root(), ref: commit, env: world.env, folder }));
  const base = await own.knowledgeBase();
  const kind = report.document === "quarterly-report" ? QUARTERLY_REPORT : ANNUAL_STATEMENT;
  const period = periodOf(report.period, base.policy.value.year.starts);
  const edition = editionOption(base.policy.value, report.edition);
  const counted = factsAsked(base, report.asAt, period);
  const accuracy = await accuracyDraft(own, counted.facts, edition, report);
  const issues = sealedIssues(own, base, period, edition.suffix).slice(0, report.issue - 1);
  const asked = { ...counted, base, kind, edition, stage: "final" as const, accuracy };
  const { prepared, sealing } = await asIssue(own, asked, issues);
  const made = await built(prepared, kind);
  const { renderers, missing } = await renderersOf(report.formats);
  const outputs = await builtDocuments(own, made, renderers, `${kind.name}${edition.suffix}`);
  const parts: SealParts = {
    ...partsOf(
      own,
      { made, kind, renderers, confirmed: confirmedAgain(seal, made.toConfirm, world) },
      outputs,
    ),
    ...sealing,
    commit,
    folder,
    content: await contentDigest(own, made, outputs),
    signed: seal.signed,
  };
  const again = sealOf(parts);
  const isSameTool = seal.tool.version === world.version && seal.tool.platform === world.architecture;
  const how = isSameTool ? "bytes" : "content";
  return {
    how,
    why:
      missing.length > 0 ? `There is no engine for ${missing.join(", ")} here.` : toolInWords(seal, session),
    hint: missing.length > 0 ? "Verify it where that format can be made." : undefined,
    differences: sealDifferences(seal, again, {
      how,
      missing,
      sealPath: path,
      inBase: (one) => shown(`${own.root()}/${one}`),
    }),
    whole: wholeOf(parts),
    isOurs: true,
    ...(missing.length > 0 ? { how: "not" as const } : {}),
  };
}

/** Bytes are promised for the same version and platform alone. */
function toolInWords({ tool }: Seal, { world }: Session): string | undefined {
  if (tool.version !== world.version)
    return `It was made by version ${tool.version} and this is ${world.version}: the text is compared, not the bytes.`;
  if (tool.platform !== world.architecture)
    return `It was made on ${tool.platform} and this is ${world.architecture}: the text is compared, not the bytes.`;
  return undefined;
}

function confirmedAgain(
  { confirmed }: Seal,
  sentences: readonly { readonly text: string }[],
  { sha256 }: Session["world"],
): Seal["confirmed"] {
  return confirmed && { ...confirmed, words: sha256(JSON.stringify(sentences.map((one) => one.text))) };
}

async function renderersOf(formats: readonly string[]) {
  const renderers: Renderer[] = [];
  const missing: string[] = [];
  for (const format of formats) {
    const renderer = await FORMATS.find((one) => one.format === format)?.load();
    if (renderer && (await renderer.isThere())) renderers.push(renderer);
    else missing.push(format);
  }
  return { renderers, missing };
}

/** As though the edition kept nothing back: who has the repository may see which record moved. */
function wholeOf(parts: SealParts): Whole {
  const { source } = parts;
  const highest = source.base.policy.value.markings.at(-1) ?? source.edition.marking;
  const edition = { ...source.edition, marking: highest, suppress: false };
  return sealOf({ ...parts, source: { ...source, edition } });
}

function periodOf(text: string, starts: string): Period {
  const quarter = parseQuarter(text, starts);
  if (quarter?.year) return quarterOf(quarter.year, quarter.quarter);
  const year = parseYear(text, starts);
  if (year) return wholeYear(year);
  throw new UserError("unknown-year", "the seal names no period that this knowledge base has");
}
