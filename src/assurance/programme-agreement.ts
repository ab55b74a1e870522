import type { Day } from "../model/day.ts";
import type { PolicyFile } from "../model/policy.ts";
import type { Programme } from "../model/programme.ts";
import type { AgreementAnswer } from "../model/programme-answer.ts";

/** The role that agrees a programme beside the executive group. */
export const BUSINESS_MANAGER = "business-manager";

/** Whether a programme is agreed, by whom, and who is still to agree. */
export interface Agreement {
  /** Agreed: by an executive group and the Business Manager. In part: by one of the two. */
  readonly state: AgreementAnswer["state"];
  /** The latest agreement of each party, in the order of the file. */
  readonly by: readonly AgreedBy[];
  /** Ids of those who are still to agree; of several executive groups any one is enough. */
  readonly waitingFor: readonly string[];
  readonly changedSince: boolean | undefined;
}

/** An agreement, and whether the activities are those that it was for. */
export interface AgreedBy {
  readonly id: string;
  readonly on: Day;
  readonly activities: AgreementAnswer["by"][number]["activities"];
}

/** What of a year's folder an agreement is told by. */
export interface AgreedProgramme {
  readonly programme: { readonly value: Pick<Programme, "agreed"> } | undefined;
  /** Digest of the activities as they stand. */
  readonly activitiesDigest: string | undefined;
}

/**
 * The agreement of a year's programme as at a day; without a day, as it stands. Of two agreements by one party the later
 * in the file counts.
 */
export function agreementOf(policy: PolicyFile, folder: AgreedProgramme | undefined, asAt?: Day): Agreement {
  const all = (folder?.programme?.value.agreed ?? []).filter((one) => asAt === undefined || one.on <= asAt);
  const latest = all.filter((one, index) => !all.slice(index + 1).some((later) => later.by === one.by));
  const by = latest.map(({ by: id, on, digest }): AgreedBy => {
    const same = digest === folder?.activitiesDigest ? "same" : "changed";
    return { id, on, activities: digest === undefined ? "not-recorded" : same };
  });
  const has = (id: string) => by.some((one) => one.id === id);
  const executives = executiveIds(policy);
  const isByExecutive = executives.some(has);
  const isByManager = has(BUSINESS_MANAGER);
  return {
    state: isByExecutive && isByManager ? "agreed" : isByExecutive || isByManager ? "in-part" : "not-agreed",
    by,
    waitingFor: [...(isByExecutive ? [] : executives), ...(isByManager ? [] : [BUSINESS_MANAGER])],
    changedSince: changedSince(by),
  };
}

/** Ids of the groups that are the executive. */
export function executiveIds(policy: PolicyFile): readonly string[] {
  return policy.groups.filter((one) => one.is === "executive").map((one) => one.id);
}

function changedSince(by: readonly AgreedBy[]): boolean | undefined {
  if (by.some((one) => one.activities === "changed")) return true;
  return by.some((one) => one.activities === "same") ? false : undefined;
}
