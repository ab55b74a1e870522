import { yearFrom } from "../../model/year.ts";
import type { TodoKind } from "../todo-context.ts";

const SEEN = {
  no: "you have not seen it",
  draft: "you have seen a draft, and not the final version",
} as const;

/** The partners' own yearly report of the last year, on which the scrutineer gives a view. */
export const yearlyReport: TodoKind = {
  kind: "yearly-report",
  says: "The year that ended last has a programme, and its statement does not say that the partners' final yearly report was seen.",
  find({ base, year, folder }) {
    const last = yearFrom(year.start - 1, base.policy.value.year.starts);
    const ended = folder(last);
    const seen = ended?.statement?.value["yearly-report"]?.seen ?? "no";
    if (!ended?.programme || seen === "final") return [];
    const message = `The partners' yearly report of ${last.label}: ${SEEN[seen]}. Ask for it, and give your view.`;
    return [
      { urgency: 3, due: undefined, id: last.label, message, command: "scrutiny new-evidence", who: [] },
    ];
  },
};
