import type { Day } from "../model/day.ts";
import { lastDayInTime } from "../model/deadline.ts";
import type { FieldPath, KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import type { RelatedPlace } from "../model/problem.ts";

/** The day by which something is due, the field that it comes from, and the deadline where a policy sets it. */
export interface DueDay {
  readonly on: Day;
  readonly field: FieldPath;
  readonly related: readonly RelatedPlace[];
}

type DeadlineName = keyof NonNullable<Policy["deadlines"]>;

interface Dated {
  readonly due?: Day | undefined;
  readonly "response-due"?: Day | undefined;
}

/** The due day in force of an entry: what an update set last, else its own; undefined where it has none. */
export function ownDueDay(
  record: RecordFile<Dated & { readonly updates: readonly Dated[] }>,
  field: keyof Dated,
): DueDay | undefined {
  const { updates } = record.value;
  const last = updates.findLastIndex((update) => update[field] !== undefined);
  const moved = updates[last]?.[field];
  if (moved !== undefined) return { on: moved, field: ["updates", last, field], related: [] };
  const own = record.value[field];
  return own === undefined ? undefined : { on: own, field: [field], related: [] };
}

/** The last day by a deadline of scrutiny.yaml, counted from a day in a field; undefined where the policy sets none. */
export function policyDueDay(
  { policy }: KnowledgeBase,
  deadline: DeadlineName,
  field: string,
  from: Day,
): DueDay | undefined {
  const set = policy.value.deadlines?.[deadline];
  if (!set) return undefined;
  const place = policy.place(["deadlines", deadline]);
  return {
    on: lastDayInTime(from, set),
    field: [field],
    related: [{ message: "This is the deadline.", place }],
  };
}
