import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { findParty, partyTitle } from "../../model/policy.ts";
import type { Activity, Programme } from "../../model/programme.ts";
import { activityTitle } from "../../model/programme.ts";
import type { Year } from "../../model/year.ts";

/** Whom or what a brief is for: an activity of the programme, a group, an agency; a group may be an activity too. */
export interface BriefSubject {
  readonly id: string;
  readonly title: string;
  /** The year whose programme it is of. */
  readonly year: Year;
  readonly programme: Programme | undefined;
  readonly activity: Activity | undefined;
  readonly party: "agency" | "group" | undefined;
}

/** The subject of an id; undefined where it is no activity of the programme, no group and no agency. */
export function briefSubject(base: KnowledgeBase, year: Year, id: string): BriefSubject | undefined {
  const policy = base.policy.value;
  const programme = base.years.get(year.start)?.programme?.value;
  const activity = programme?.activities.find((one) => one.id === id);
  const kind = findParty(policy, id)?.kind;
  const party = kind === "agency" || kind === "group" ? kind : undefined;
  if (!activity && !party) return undefined;
  const title = activity ? activityTitle(programme, id) : partyTitle(policy, id);
  return { id, title, year, programme, activity, party };
}

/** Who will be there, by their ids. */
export interface Attendance {
  /** Agencies and offices, in the order of where they are listed. */
  readonly present: readonly string[];
  /** Those present and the group itself: what is open with any of these is told. */
  readonly parties: ReadonlySet<string>;
  /** Where it is known from. */
  readonly from: "programme" | "group" | "agency" | "last-time" | undefined;
}

/** Who will be there: the group's members, else whom the programme names, else who was there last time. */
export function attendance(
  base: KnowledgeBase,
  { id, activity, party }: BriefSubject,
  presentLastTime: readonly string[],
): Attendance {
  const group = base.policy.value.groups.find((one) => one.id === id);
  if (party === "agency") return attended([id], [], "agency");
  if (group) {
    const chair = group.chair === undefined ? [] : [group.chair];
    return attended(
      [...new Set([...group.members, ...(activity?.defaults?.present ?? []), ...chair])],
      [id],
      "group",
    );
  }
  const planned = activity?.defaults?.present ?? [];
  if (planned.length > 0) return attended(planned, [], "programme");
  return attended(presentLastTime, [], presentLastTime.length > 0 ? "last-time" : undefined);
}

function attended(present: readonly string[], more: readonly string[], from: Attendance["from"]): Attendance {
  return { present, parties: new Set([...present, ...more]), from };
}
