import { newestBy } from "../../assurance/review-state.ts";
import { type ReviewedRecord, reviewedRecords } from "../../assurance/reviewed-records.ts";
import { editRecordFile } from "../../edge/edit-record.ts";
import { toDay } from "../../model/day.ts";
import type { RecordFile } from "../../model/knowledge-base.ts";
import type { Policy } from "../../model/policy.ts";
import { UserError } from "../../model/user-error.ts";
import { knowledgeBaseReader } from "../../parse/knowledge-base.ts";
import { editedRecord } from "../../parse/record-edit.ts";
import type { Session } from "../session.ts";
import type { Reviewer } from "./reviewer.ts";

/** What became of a record: stamped, left as that person stamped it already, or not stamped, and why. */
export type Stamping =
  | { readonly is: "stamped" }
  | { readonly is: "standing" }
  | { readonly is: "not-stamped"; readonly why: string };

/** A record as it was listed, and the digest of what it meant then. */
export interface Listed {
  readonly reviewed: ReviewedRecord;
  readonly digest: string;
}

/** Whether the person's newest stamp in that role holds what the record means. */
export function isStanding({ reviewed, digest }: Listed, who: Reviewer): boolean {
  return newestBy(reviewed.record.value.reviews, who)?.digest === digest;
}

/**
 * Stamps a record: adds a stamp to those that it has, under the file's lock. The file is read again there: where it no
 * longer says what was listed, nobody has seen what it says now, and it is not stamped.
 */
export async function stamp(session: Session, listed: Listed, who: Reviewer): Promise<Stamping> {
  const { path } = listed.reviewed.record;
  const policy = await session.policy();
  let stamping: Stamping = { is: "stamped" };
  try {
    await editRecordFile({
      root: session.root(),
      cwd: session.world.cwd,
      path,
      change: (text) => {
        const now = listedNow(session, policy, path, text);
        if (now?.digest !== listed.digest) throw changed(path);
        if (isStanding(now, who)) {
          stamping = { is: "standing" };
          return { text };
        }
        const value = { ...who, digest: listed.digest };
        return editedRecord(text, [{ is: "append", path: ["reviews"], value }], "front-matter");
      },
    });
    return stamping;
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode !== 1) throw error;
    return { is: "not-stamped", why: error.message };
  }
}

/** The record as it stands in the text; undefined where it can no longer be read. */
function listedNow(
  session: Session,
  policy: RecordFile<Policy>,
  path: string,
  text: string,
): Listed | undefined {
  const reader = knowledgeBaseReader(policy, session.world);
  reader.take({ path, bytes: Buffer.from(text) });
  const base = reader.finish();
  const reviewed = reviewedRecords(base, FIRST_DAY).find((one) => one.record.path === path);
  return reviewed && { reviewed, digest: base.meaningDigest(reviewed.kind, reviewed.record) };
}

/** Nothing is superseded in a knowledge base of one record. */
const FIRST_DAY = toDay("1900-01-01");

function changed(path: string): UserError {
  return new UserError("changed", `${path} has changed since it was listed.`, undefined, 1);
}
