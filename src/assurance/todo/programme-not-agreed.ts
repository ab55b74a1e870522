import { executiveOf, partyTitle } from "../../model/policy.ts";
import type { TodoContext, TodoKind } from "../todo-context.ts";

const BUSINESS_MANAGER = "business-manager";

/** Programmes of the year that runs and of the next that are not agreed by both who agree them. */
export const programmeNotAgreed: TodoKind = {
  kind: "programme-not-agreed",
  says: "The work programme of the year that runs, or of the next, is not agreed by the Executive and the Business Manager, or its activities changed since.",
  find(context) {
    const { base, year } = context;
    return [...base.years.values()]
      .filter((one) => one.programme && one.year.start >= year.start)
      .flatMap((folder) => {
        const [missing, isChanged] = [
          notYet(context, folder.year.start),
          hasChanged(context, folder.year.start),
        ];
        if (missing.length === 0 && !isChanged) return [];
        const { label, start } = folder.year;
        const titles = missing.map((id) => partyTitle(base.policy.value, id));
        const what =
          titles.length > 0 ? `is not agreed by ${titles.join(" and ")}` : "changed since it was agreed";
        return [
          {
            urgency: start === year.start ? 2 : 3,
            due: undefined,
            id: label,
            message: `The work programme of ${label} ${what}.`,
            command: `scrutiny programme agree --year ${label} --by ${(missing.length > 0 ? missing : parties(context)).join(" ")} --on DAY`,
            who: missing,
          },
        ];
      });
  },
};

function notYet(context: TodoContext, start: number): readonly string[] {
  const { base, today } = context;
  const agreed = (base.years.get(start)?.programme?.value.agreed ?? []).filter((one) => one.on <= today);
  return parties(context).filter((id) => !agreed.some((one) => one.by === id));
}

/** Who agree it. */
function parties({ base }: TodoContext): readonly string[] {
  const executive = executiveOf(base.policy.value)?.id;
  return [...(executive === undefined ? [] : [executive]), BUSINESS_MANAGER];
}

function hasChanged({ base }: TodoContext, start: number): boolean {
  const folder = base.years.get(start);
  const last = folder?.programme?.value.agreed.findLast((one) => one.digest !== undefined);
  return last !== undefined && last.digest !== folder?.activitiesDigest;
}
