import { dayInWords } from "../../model/day.ts";
import { quarterBefore } from "../../model/year.ts";
import type { Target } from "../reference.ts";
import type { Found, TodoContext, TodoDecision, TodoKind } from "../todo-context.ts";

/** Decisions that were not taken or were deferred, where nothing followed. */
export const decisionNotTaken: TodoKind = {
  kind: "decision-not-taken",
  says: "A decision was deferred, or one of the last two quarters' reports was not taken, and nothing goes on from it: no later decision, challenge or recommendation, and no entry that it rests on was carried on or closed since.",
  find(context) {
    const { ended, base, decisions } = context;
    const oldest = quarterBefore(ended, base.policy.value.year.starts).from;
    return decisions.flatMap((one): readonly Found[] => {
      const is = one.outcome?.is;
      const isAsked = is === "deferred" || (is === "not-taken" && one.period.from >= oldest);
      return isAsked && !isFollowed(context, one) ? [itemOf(one, is)] : [];
    });
  },
};

function itemOf(one: TodoDecision, is: "deferred" | "not-taken"): Found {
  const { decision, name, label, outcome } = one;
  const came = is === "deferred" ? "deferred on" : "not taken,";
  const on = outcome ? dayInWords(outcome.on) : "";
  return {
    urgency: is === "deferred" ? 3 : 2,
    due: undefined,
    id: name,
    message: `${label}, ${decision.text.replace(/\.$/, "")}: ${came} ${on}, and nothing followed. Decide what does.`,
    command: `scrutiny new-challenge TITLE --question TEXT --to ${decision.of[0] ?? "AGENCY"} --related ${name}`,
    who: decision.of,
  };
}

/**
 * Whether something goes on from it: a later decision that rests on it, an entry that names it, or an entry that it rests
 * on and that was carried to a later decision, or closed since.
 */
function isFollowed(context: TodoContext, one: TodoDecision): boolean {
  const { decisions, entries, references } = context;
  const later = decisions.filter((other) => other.period.from > one.period.from);
  const leadsTo = (
    target: string | undefined,
    year: TodoDecision["year"],
    wanted: readonly TodoDecision[],
  ) => {
    const found = target === undefined ? undefined : references.find(target, year);
    return found?.is === "decision" && wanted.some((each) => each.decision === found.decision.decision);
  };
  if (later.some((other) => other.decision["rests-on"].some((id) => leadsTo(id, other.year, [one]))))
    return true;
  const all = [...entries.challenge, ...entries.recommendation, ...entries.escalation];
  if (all.some(({ entry, year }) => namedBy(entry).some((id) => leadsTo(id, year, [one])))) return true;
  const basis = one.decision["rests-on"].map((id) => references.find(id, one.year));
  return all.some(({ record, entry, year }) => {
    if (!basis.some((target) => isEntry(target, record.id))) return false;
    const isClosedSince = entry.closed !== undefined && entry.closed >= (one.outcome?.on ?? entry.closed);
    return isClosedSince || ("carried-to" in entry && leadsTo(entry["carried-to"], year, later));
  });
}

function namedBy(entry: { readonly related: readonly string[]; readonly evidence?: readonly string[] }) {
  return [...entry.related, ...(entry.evidence ?? [])];
}

function isEntry(target: Target | undefined, id: string): boolean {
  return target?.is === "entry" && target.entry.record.id === id;
}
