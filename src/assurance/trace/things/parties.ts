import type { KnowledgeBase } from "../../../model/knowledge-base.ts";
import { findParty } from "../../../model/policy.ts";
import type { TraceKind } from "../../../model/trace-answer.ts";
import type { Year } from "../../../model/year.ts";
import { type GraphInMaking, keyOf, PLAIN } from "../graph.ts";
import type { HeldRecord } from "../held-record.ts";

/** Agencies, groups and roles of scrutiny.yaml. */
export function addParties(graph: GraphInMaking, base: KnowledgeBase, year: Year): HeldRecord {
  const { agencies, groups, roles } = base.policy.value;
  const add = (kind: TraceKind, list: string, id: string, title: string, index: number) =>
    graph.add({ ...PLAIN, kind, id, title, place: () => base.policy.place([list, index, "id"]) });
  for (const [index, { id, name }] of agencies.entries()) add("agency", "agencies", id, name, index);
  for (const [index, { id, title }] of groups.entries()) add("group", "groups", id, title, index);
  for (const [index, { id, title }] of roles.entries()) add("role", "roles", id, title, index);
  return { file: "scrutiny", record: base.policy, year, holder: partyHolder(base) };
}

function partyHolder({ policy }: KnowledgeBase): HeldRecord["holder"] {
  return ([list, index]) =>
    list === "groups" ? keyOf("group", policy.value.groups[index as number]?.id ?? "") : undefined;
}

/** The key of an agency, group or role. */
export function partyKey({ policy }: KnowledgeBase, id: string): string | undefined {
  const party = findParty(policy.value, id);
  return party && keyOf(party.kind, id);
}
