import { partyShort } from "../../model/policy.ts";
import { allEntries } from "../reference.ts";
import type { Compared } from "./state.ts";

/** Titles of notes and register entries, and short names of agencies, groups and roles, by their ids. Masked. */
export function comparedNames({ before, after, mask }: Compared): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { base } of new Set([before, after])) {
    const policy = base.policy.value;
    for (const { id } of [...policy.agencies, ...policy.groups, ...policy.roles])
      names.set(id, mask(partyShort(policy, id)));
    for (const { id, value } of base.notes) names.set(id, mask(value.title));
    for (const { record } of allEntries(base)) names.set(record.id, mask(record.value.title));
  }
  return names;
}
