import { fieldChanges } from "../../assurance/compare/fields.ts";
import type { RecordReview } from "../../assurance/confirmation.ts";
import { whenChanged } from "../../edge/record-history.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { mask } from "../../model/mask.ts";
import { isMeant } from "../../model/meaning.ts";
import { onOneLine } from "../../model/printable.ts";
import { privacyMask } from "../../model/privacy/masked-text.ts";
import type { ChangedBy, ChangedSince } from "../../model/review-answer.ts";
import type { Source } from "../../model/source.ts";
import type { Session } from "../session.ts";

/**
 * By path, what became of records that changed since the scrutineer confirmed them: by which commit, and what they say
 * otherwise. Of other records nothing is asked, and git is not started where there are none.
 */
export async function changedSince(
  { world, root }: Pick<Session, "world" | "root">,
  { base, source }: { readonly base: KnowledgeBase; readonly source: Source },
  reviews: readonly RecordReview[],
): Promise<ReadonlyMap<string, ChangedSince>> {
  const changed = reviews.filter(({ review }) => review.state === "changed-since");
  if (changed.length === 0) return new Map();
  const asked = changed.map(({ kind, record: { path }, review }) => ({
    kind,
    path,
    digest: review.newest?.digest ?? "",
  }));
  const where = { root: root(), env: world.env, commit: source.commit?.id, policy: base.policy, world };
  const found = await whenChanged(where, asked);
  const masked = privacyMask(base.policy.value);
  const since = changed.flatMap(({ kind, record }) => {
    const state = found.get(record.path);
    if (!state) return [];
    const all = state.confirmed ? fieldChanges(state.confirmed, record, masked) : [];
    const fields = all.filter(({ field }) => isMeant(kind, field.split(".")[0] ?? ""));
    return [[record.path, { by: named(state.by), fields }] as const];
  });
  return new Map(since);
}

function named(by: ChangedBy): ChangedBy {
  return by.is === "commit" ? { ...by, author: mask(onOneLine(by.author)) } : by;
}
