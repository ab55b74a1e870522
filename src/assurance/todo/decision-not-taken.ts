import { dayInWords } from "../../model/day.ts";
import { quarterBefore } from "../../model/year.ts";
import type { Target } from "../reference.ts";
import type { Found, TodoContext, TodoDecision, TodoKind } from "../todo-context.ts";

/** Decisions of the last two reports that were not taken, where nothing followed. */
export const decisionNotTaken: TodoKind = {
  kind: "decision-not-taken",
  says: "A decision asked in the report of one of the last two quarters was not taken, and no later decision, challenge or recommendation goes on from it.",
  find(context) {
    const { ended, base, decisions } = context;
    const oldest = quarterBefore(ended, base.policy.value.year.starts).from;
    return decisions
      .filter(
        (one) => one.outcome?.is === "not-taken" && one.period.from >= oldest && !isFollowed(context, one),
      )
      .map(
        (one): Found => ({
          urgency: 2,
          due: undefined,
          id: one.name,
          message: `${one.label}, ${one.decision.text.replace(/\.$/, "")}: not taken, ${dayInWords(one.outcome?.on ?? ended.to)}. Decide what follows.`,
          command: `scrutiny new-challenge TITLE --to ${one.decision.of[0] ?? "AGENCY"} --related ${one.name}`,
          who: one.decision.of,
        }),
      );
  },
};

/**
 * Whether something goes on from it: a later decision that rests on it, an entry that names it, or an entry that it rests
 * on and that was carried to a later decision.
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
  return entries.challenge.some(
    ({ record, entry, year }) =>
      basis.some((target) => isEntry(target, record.id)) && leadsTo(entry["carried-to"], year, later),
  );
}

function namedBy(entry: { readonly related: readonly string[]; readonly evidence?: readonly string[] }) {
  return [...entry.related, ...(entry.evidence ?? [])];
}

function isEntry(target: Target | undefined, id: string): boolean {
  return target?.is === "entry" && target.entry.record.id === id;
}
