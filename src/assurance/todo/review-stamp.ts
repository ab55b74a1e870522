import { recordReviews, yearsBegun } from "../confirmation.ts";
import { reviewedRecords } from "../reviewed-records.ts";
import type { TodoKind } from "../todo-context.ts";

/** Records that the scrutineer has not confirmed, or that changed since: one line for all. */
export const reviewStamp: TodoKind = {
  kind: "review-stamp",
  says: "Records of a year whose review has begun have no stamp of the scrutineer, or changed in meaning since they had one. One line for all; it is urgent while a report is still to come.",
  find({ base, today, pages }) {
    const records = reviewedRecords(base, today).filter((one) => one.day === undefined || one.day <= today);
    const begun = yearsBegun(records);
    const counting = records.filter((one) => one.notCounting === undefined && begun.has(one.year.start));
    const states = recordReviews(base, counting).map((one) => one.review.state);
    const [waiting, changed] = [count(states, "not-yet"), count(states, "changed-since")];
    if (waiting + changed === 0) return [];
    const pieces = [
      ...(waiting > 0 ? [`not yet confirmed: ${waiting}`] : []),
      ...(changed > 0 ? [`changed since: ${changed}`] : []),
    ];
    const message = `Notes, register entries and own words ${pieces.join("; ")}. A final report rests on what you confirmed.`;
    const due = pages.map((one) => one.due ?? "9999").sort()[0];
    const page = pages.find((one) => one.due === due);
    const command = "scrutiny review --list";
    return [{ urgency: page ? 2 : 3, due: page?.due, id: "review", message, command, who: [] }];
  },
};

function count(states: readonly string[], wanted: string): number {
  return states.filter((one) => one === wanted).length;
}
