import type { Seal } from "../../model/seal.ts";
import { changesInWords } from "../../report/changes-in-words.ts";
import { type ReplacedIssue, reportInput } from "../../report/input.ts";
import type { SealParts } from "../../report/manifest.ts";
import { whatChanged } from "../../report/what-changed.ts";
import type { Session } from "../session.ts";
import { type BuildAsked, type Prepared, prepared } from "./build.ts";
import { earlierState } from "./earlier-state.ts";
import { type SealedIssue, sealedIssues } from "./issue.ts";
import { accuracyDraft } from "./stage.ts";

/** Which issue a report is, and what goes into it. */
export interface IssueAsked {
  readonly issue: number;
  readonly prepared: Prepared;
  /** The seal of the same report, made of the same: nothing need be written. */
  readonly stands: Seal | undefined;
  readonly sealing: Pick<SealParts, "accuracy" | "replaces">;
}

type Asked = Omit<BuildAsked, "issue" | "accuracy" | "replaced">;

/** The issue that stands where nothing that goes in has changed; else the next one. `own` reads what it is made of. */
export async function issueAsked(own: Session, asked: Asked): Promise<IssueAsked> {
  const issues = sealedIssues(own, asked.base, asked.facts.period, asked.edition.suffix);
  const accuracy = asked.stage === "final" ? await accuracyDraft(own, asked.facts, asked.edition) : undefined;
  const last = issues.at(-1);
  if (last && asked.stage === "final") {
    const again = await asIssue(own, { ...asked, accuracy }, issues.slice(0, -1));
    if (again.prepared.source.version === last.seal.report.version) return { ...again, stands: last.seal };
  }
  return asIssue(own, { ...asked, accuracy }, issues);
}

/** The report as the next issue after those before it: to be made, or made again. */
export async function asIssue(
  own: Session,
  asked: Asked & { readonly accuracy: Awaited<ReturnType<typeof accuracyDraft>> | undefined },
  before: readonly SealedIssue[],
): Promise<IssueAsked> {
  const replaced = before.at(-1);
  const issue = before.length + 1;
  const old = replaced && (await replacedIssue(own, asked, replaced));
  const made = prepared(own, { ...asked, issue, replaced: old });
  const { accuracy } = asked;
  return {
    issue,
    prepared: made,
    stands: undefined,
    sealing: {
      accuracy:
        accuracy?.commit !== undefined && accuracy.before
          ? { commit: accuracy.commit, version: accuracy.before.version }
          : undefined,
      replaces: replaced && old && replacing(replaced, old, made),
    },
  };
}

async function replacedIssue(
  own: Session,
  { facts, edition }: Asked,
  { seal: { report } }: SealedIssue,
): Promise<ReplacedIssue | undefined> {
  const { commit, folder, asAt, issue, version } = report;
  const where = { commit, folder, period: facts.period, asAt };
  const input = await earlierState(own, {
    ...where,
    edition: edition.edition,
    stage: "final",
    issue,
    version,
  });
  return input && { issue, version, input };
}

/** What the seal says of the one that it replaces, in the words of the report. */
function replacing(
  { seal: { report }, sha256, path }: SealedIssue,
  old: ReplacedIssue,
  { source }: Prepared,
): Seal["replaces"] {
  const input = reportInput(source);
  const changed = changesInWords(input, whatChanged(old.input, input));
  const { issue, version, commit } = report;
  return {
    path,
    digest: sha256,
    issue,
    version,
    commit,
    changed: changed.flatMap(({ lines }) => [...lines]),
  };
}
