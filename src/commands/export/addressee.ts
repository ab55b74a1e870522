import { groupsWith } from "../../assurance/open-with.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import type { ReturnKind } from "../../model/owner-return.ts";
import { findParty, type Policy } from "../../model/policy.ts";
import { UserError } from "../../model/user-error.ts";
import type { Session } from "../session.ts";

/** The agency, group or role of that id; throws with what was perhaps meant. */
export function addressee(policy: Policy, typed: string): string {
  const id = typed.trim().toLowerCase();
  if (findParty(policy, id)) return id;
  const known = [...policy.agencies, ...policy.groups, ...policy.roles].map((one) => one.id);
  const hint = didYouMean(id, known) ?? `Known: ${known.join(", ")}.`;
  throw new UserError("unknown-party", `There is no agency, group or role ${typed}.`, hint);
}

/**
 * The highest marking of what leaves: the one asked for. Without one, a file for somebody else holds nothing above the
 * marking that records have by themselves, and a file of one's own holds all.
 */
export function ceilingOf(policy: Policy, asked: string | undefined, to: string | undefined): string {
  if (asked === undefined)
    return (to === undefined ? policy.markings.at(-1) : undefined) ?? policy.defaultMarking;
  const found = policy.markings.find((one) => one.toLowerCase() === asked.trim().toLowerCase());
  if (found) return found;
  const hint = didYouMean(asked, policy.markings) ?? `Known: ${policy.markings.join(", ")}.`;
  throw new UserError("unknown-marking", `${asked} is no marking of scrutiny.yaml.`, hint);
}

/** What is open with the groups of a party is theirs, and a line says so: it stands in none of the party's files. */
export function sayGroups(
  session: Session,
  base: KnowledgeBase,
  party: string,
  today: Day,
  kind?: ReturnKind,
): void {
  const groups = groupsWith(base, party, today, kind).map(({ id, open }) => `${id} (${open})`);
  if (groups.length > 0)
    session.terminal.note(`Not in it: what is open with groups that it sits in: ${groups.join(", ")}.`);
}

/** What is left out for its marking is said, with what to type to have it. */
export function sayWithheld({ terminal }: Session, policy: Policy, withheld: number): void {
  if (withheld === 0) return;
  const rows = withheld === 1 ? "1 is" : `${withheld} are`;
  terminal.note(`${rows} left out for the marking. With all: --marking ${policy.markings.at(-1)}`);
}
