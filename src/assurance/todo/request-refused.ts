import { dayInWords } from "../../model/day.ts";
import { partyShort } from "../../model/policy.ts";
import type { Found, TodoContext, TodoEntry, TodoKind } from "../todo-context.ts";

const IN_WORDS = { refused: "refused", "not-held": "not held" } as const;

/** Information that was refused, or that nobody holds, where nothing says what follows. */
export const requestRefused: TodoKind = {
  kind: "request-refused",
  says: "Information was refused or is not held, and neither the own words nor a challenge, an escalation or a recommendation says anything of it.",
  find(context) {
    return context.entries.request.flatMap((one): Found[] => {
      const { entry, record, label, name } = one;
      const { status } = entry;
      if ((status !== "refused" && status !== "not-held") || isTold(context, one)) return [];
      const on = entry.updates.findLast((update) => update.status === status)?.on;
      const when = on === undefined ? "" : ` on ${dayInWords(on)}`;
      const from = partyShort(context.base.policy.value, entry.from);
      return [
        {
          urgency: 2,
          due: undefined,
          id: record.id,
          message: `${label}, ${entry.title}: ${IN_WORDS[status]} by ${from}${when}. Decide what follows.`,
          command: `scrutiny new-challenge TITLE --question TEXT --to ${entry.from} --related ${name}`,
          who: [entry.from],
        },
      ];
    });
  },
};

/** Whether own words cite it, a decision rests on it, or another entry names it. */
function isTold(context: TodoContext, { record }: TodoEntry<"request">): boolean {
  const { base, entries, references } = context;
  const leadsHere = (target: string, year: TodoEntry<"request">["year"]) => {
    const found = references.find(target, year);
    return found?.is === "entry" && found.entry.record.id === record.id;
  };
  const inWords = [...base.years.values()].some(({ year, quarters, statement }) =>
    [...Object.values(quarters), ...(statement ? [statement] : [])].some((page) =>
      page.words.citations.some((one) => leadsHere(one.target, year)),
    ),
  );
  const inDecisions = context.decisions.some(({ decision, year }) =>
    decision["rests-on"].some((target) => leadsHere(target, year)),
  );
  const others = [...entries.challenge, ...entries.escalation, ...entries.recommendation];
  const inEntries = others.some(({ entry, year }) =>
    [...entry.related, ...("evidence" in entry ? entry.evidence : [])].some((target) =>
      leadsHere(target, year),
    ),
  );
  return inWords || inDecisions || inEntries;
}
